import { readResident } from '#features/population';
import {
  type AidPayout,
  type AidRecipient,
  findObjections,
  findPrograms,
  findRecipients,
  makeObjection,
  OBJECTION_LIST,
  OBJECTION_WORDS,
  PROGRAM_LIST,
  RECIPIENT_LIST,
  readFamilyAid,
  readMaskedRecipients,
  readPayoutsOf,
  readProgram,
} from '#features/social-aid';
import { formatDate, todayOf } from '#kernel/calendar';
import {
  errorsOf,
  filteredUrl,
  idOf,
  listAsked,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  readTyped,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import { ListTable } from '#kernel/list';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Button,
  DataTable,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Select,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import { type AppError, actorOf, notFound } from '#kernel/work';
import { AidBadge, aidPage } from './aid-page.tsx';
import {
  choicesOf,
  OBJECTION_STATES,
  OBJECTIONS_URL,
  OWN_URL,
  PUBLIC_URL,
  RECIPIENTS_URL,
} from './aid-words.ts';
import { PayoutTable } from './payout-table.tsx';
import { programChoices, RecipientBadge } from './recipient-routes.tsx';

const OBJECT_URL = `${OWN_URL}/sanggah`;
const shown = { resource: 'aid-public', right: 'read', publishedOnly: true } as const;
const objects = { resource: 'aid-objection', right: 'create' };

/** What a family receives, in its own words; and the list with masked names that everybody may read. */
export const ownAidRoutes: readonly Route[] = [
  page.get(
    OWN_URL,
    { access: { resource: 'aid', right: 'read' }, summary: 'Aid of the own family; officers look for one' },
    (ctx) => (ctx.reach?.isAll ? lookupPage(ctx) : ownPage(ctx)),
  ),
  page.get(OBJECT_URL, { access: objects, summary: 'Form of an objection' }, (ctx) => objectPage(ctx, {})),
  page.post(OBJECT_URL, { access: objects, summary: 'Object against a list of aid' }, async (ctx) => {
    const typed = await readTyped(ctx);
    const { programId = '', about = '', words = '' } = typed;
    try {
      await ctx.transaction((tx) => makeObjection(ctx, tx, { programId, about, words }));
      return redirectTo(OWN_URL, { tone: 'success', text: 'Sanggahan dikirim. Jawabannya tampil di sini.' });
    } catch (error) {
      return objectPage(ctx, typed, told(error));
    }
  }),
  page.get(PUBLIC_URL, { access: shown, summary: 'Programmes whose list is public' }, (ctx) =>
    publicPage(ctx),
  ),
  page.get(`${PUBLIC_URL}/:id`, { access: shown, summary: 'The list of a programme, names masked' }, (ctx) =>
    maskedPage(ctx),
  ),
];

/** Everybody on the own card counts, whoever of them stands on the list; nobody else's. */
async function ownPage(ctx: RequestContext): Promise<PageAnswer> {
  const { subjectId } = actorOf(ctx);
  if (!subjectId) throw notFound();
  const whole = ctx.beyondWalls('bantuan keluarga sendiri');
  const { aid, payouts } = await whole.transaction(async (tx) => {
    const found = await readFamilyAid(tx, (await readResident(whole, tx, subjectId)).familyId);
    const ids = found.map(({ id }) => id);
    return { aid: found, payouts: await readPayoutsOf(tx, ids) };
  });
  const objections = await ctx.transaction((tx) =>
    findObjections(ctx, tx, listAsked({ sort: OBJECTION_LIST.defaultSort, size: 20 })),
  );
  const isReceiving = aid.some(({ state }) => state === 'active');
  const next = nextPayout(payouts, todayOf(ctx));
  return aidPage(
    'Cek Bansos',
    <>
      <PageHeader
        title="Cek Bansos"
        note="Bantuan untuk Anda dan keluarga pada kartu keluarga Anda"
        actions={
          ctx.can('aid-objection', 'create') && (
            <LinkButton href={OBJECT_URL} icon="message-square-warning">
              Ajukan sanggahan
            </LinkButton>
          )
        }
      />
      {isReceiving ? (
        <Notice tone="success" title="Anda atau keluarga Anda tercatat sebagai penerima">
          {next
            ? `Penyaluran berikutnya ${formatDate(next.plannedOn)}${next.place && `, ${next.place}`}: ${formatRupiah(next.amount)} dari ${next.programName}.`
            : 'Belum ada jadwal penyaluran berikutnya.'}
        </Notice>
      ) : (
        <Notice tone="neutral" title="Anda dan keluarga Anda tidak tercatat sebagai penerima">
          Bila keadaan keluarga Anda memenuhi syarat, ajukan sanggahan; perangkat desa menjawabnya di sini.
        </Notice>
      )}
      {aid.length > 0 && (
        <Sheet isFlush title="Program yang diterima">
          <AidTable rows={aid} />
        </Sheet>
      )}
      {aid.length > 0 && (
        <Sheet isFlush title="Jadwal dan riwayat penyaluran">
          <PayoutTable rows={payouts} hasLinks={false} />
        </Sheet>
      )}
      {objections.items.length > 0 && (
        <Sheet isFlush title="Sanggahan Anda">
          <DataTable
            isPlain
            caption="Sanggahan Anda"
            rows={objections.items}
            rowKey={({ id }) => id}
            empty={{ kind: 'nothing-yet', title: 'Belum ada sanggahan' }}
            columns={[
              {
                ...{ key: 'about', label: 'Sanggahan' },
                cell: ({ id, about }) => (
                  <a className="link font-semibold" href={`${OBJECTIONS_URL}/${id}`}>
                    {OBJECTION_WORDS[about]}
                  </a>
                ),
              },
              { key: 'program', label: 'Program', cell: ({ programName }) => programName },
              {
                ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
                cell: ({ state }) => <AidBadge {...OBJECTION_STATES[state]} />,
              },
            ]}
          />
        </Sheet>
      )}
    </>,
    { menuUrl: OWN_URL, surface: 'member' },
  );
}

function nextPayout(payouts: readonly AidPayout[], today: string): AidPayout | undefined {
  return payouts
    .filter(({ state, plannedOn }) => state === 'planned' && plannedOn >= today)
    .sort((one, other) => one.plannedOn.localeCompare(other.plannedOn))[0];
}

function AidTable({ rows }: { rows: readonly AidRecipient[] }) {
  return (
    <DataTable
      isPlain
      caption="Program yang diterima"
      rows={rows}
      rowKey={({ id }) => id}
      empty={{ kind: 'nothing-yet', title: 'Belum ada' }}
      columns={[
        { key: 'program', label: 'Program', cell: ({ programName }) => programName },
        { key: 'name', label: 'Atas nama', cell: ({ fullName }) => fullName },
        {
          key: 'received',
          label: 'Sudah diterima',
          isNumeric: true,
          cell: (row) => formatRupiah(row.received),
        },
        {
          key: 'state',
          label: 'Keadaan',
          onPhone: 'badge',
          cell: (row) => <RecipientBadge state={row.state} />,
        },
        { key: 'reason', label: 'Keterangan', cell: ({ stopReason }) => stopReason },
      ]}
    />
  );
}

/** The same page for an officer: who receives what, found by name; nothing is changed here. */
async function lookupPage(ctx: RequestContext): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, RECIPIENT_LIST);
  const found = list.q.length < 3 ? undefined : await ctx.transaction((tx) => findRecipients(tx, list));
  return aidPage(
    'Cek Bansos',
    <>
      <PageHeader title="Cek Bansos" note="Cari penerima menurut namanya" />
      <Sheet>
        <Form action={OWN_URL} method="get" className="flex flex-wrap items-end gap-3">
          <TextField name="q" label="Nama penerima" value={list.q} help="Paling sedikit tiga huruf." />
          <Button>Cari</Button>
          <LinkButton href={filteredUrl(RECIPIENTS_URL, {})} look="quiet">
            Semua penerima
          </LinkButton>
        </Form>
      </Sheet>
      {found && (
        <ListTable
          ctx={ctx}
          list={list}
          total={found.total}
          noun="penerima"
          caption="Penerima bantuan"
          rows={found.items}
          rowKey={({ id }) => id}
          nothingYet={{ icon: 'hand-heart', title: 'Belum ada penerima' }}
          columns={[
            { key: 'name', label: 'Nama', cell: ({ fullName }) => fullName },
            { key: 'program', label: 'Program', cell: ({ programName }) => programName },
            {
              key: 'received',
              label: 'Diterima',
              isNumeric: true,
              cell: (row) => formatRupiah(row.received),
            },
            {
              key: 'state',
              label: 'Keadaan',
              onPhone: 'badge',
              cell: (row) => <RecipientBadge state={row.state} />,
            },
          ]}
        />
      )}
    </>,
    { menuUrl: OWN_URL },
  );
}

async function objectPage(
  ctx: RequestContext,
  typed: Readonly<Record<string, string>>,
  problem?: AppError,
): Promise<PageAnswer> {
  const programs = await ctx.transaction((tx) => programChoices(tx));
  const errors = errorsOf(problem);
  const field = (name: string) => ({ name, value: typed[name] ?? '', error: errors[name] });
  return aidPage(
    'Ajukan sanggahan',
    <div className="grid max-w-2xl gap-5">
      <PageHeader title="Ajukan sanggahan" note="Dibaca perangkat desa saja, dan dijawab tertulis." />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={OBJECT_URL} className="grid gap-5">
          <Select {...field('programId')} label="Program bantuan" options={programs} />
          <Select {...field('about')} label="Yang disanggah" options={choicesOf(OBJECTION_WORDS)} />
          <TextArea {...field('words')} label="Keadaannya" rows={5} help="Ceritakan apa adanya." />
          <FormActions>
            <Button look="primary">Kirim sanggahan</Button>
            <LinkButton href={OWN_URL} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
    </div>,
    { menuUrl: OWN_URL, surface: 'member', problem },
  );
}

async function publicPage(ctx: RequestContext): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, PROGRAM_LIST);
  const whole = ctx.beyondWalls('daftar bantuan untuk umum');
  const { items, total } = await whole.transaction((tx) => findPrograms(tx, list, { isPublishedOnly: true }));
  return openPage(
    'Penerima bantuan',
    <>
      <PageHeader title="Penerima bantuan" note="Program yang daftarnya diumumkan; nama disamarkan" />
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="program"
        caption="Program bantuan"
        rows={items}
        rowKey={({ id }) => id}
        nothingYet={{
          ...{ icon: 'hand-heart', title: 'Belum ada daftar yang diumumkan' },
          children: 'Daftar tampil di sini setelah diumumkan pemerintah desa.',
        }}
        columns={[
          {
            ...{ key: 'name', label: 'Program', isSortable: true },
            cell: ({ id, name }) => (
              <a className="link font-semibold" href={`${PUBLIC_URL}/${id}`}>
                {name}
              </a>
            ),
          },
          { key: 'start', label: 'Mulai', isSortable: true, cell: ({ startsOn }) => formatDate(startsOn) },
          {
            ...{ key: 'recipients', label: 'Penerima', isNumeric: true },
            cell: ({ recipients }) => formatCount(recipients),
          },
          { key: 'paid', label: 'Disalurkan', isNumeric: true, cell: ({ paid }) => formatRupiah(paid) },
        ]}
      />
    </>,
  );
}

async function maskedPage(ctx: RequestContext): Promise<PageAnswer> {
  const whole = ctx.beyondWalls('daftar bantuan untuk umum');
  const { program, people } = await whole.transaction(async (tx) => {
    const found = await readProgram(tx, idOf(ctx));
    if (!found.isPublished) throw notFound();
    return { program: found, people: await readMaskedRecipients(tx, found.id) };
  });
  return openPage(
    program.name,
    <>
      <PageHeader
        title={program.name}
        note={`${formatCount(people.length)} penerima, nama disamarkan; ${program.fundSource}`}
      />
      <DataTable
        caption="Penerima, nama disamarkan"
        rows={people.map((person, at) => ({ ...person, at }))}
        rowKey={({ at }) => String(at)}
        empty={{ kind: 'nothing-yet', title: 'Belum ada penerima' }}
        columns={[
          { key: 'name', label: 'Nama', cell: ({ name }) => name },
          { key: 'hamlet', label: 'Dusun', cell: ({ hamlet }) => `Dusun ${hamlet}` },
          {
            ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
            cell: ({ isActive }) => <RecipientBadge state={isActive ? 'active' : 'stopped'} />,
          },
        ]}
      />
    </>,
  );
}

const openPage = (title: string, body: React.ReactNode) =>
  renderPage({
    ...{ surface: 'public', title, menuUrl: PUBLIC_URL, help: 'bansos' },
    body: <div className="page-width grid gap-6 py-8 lg:py-12">{body}</div>,
  });

import {
  type AidPayout,
  CHANNEL_WORDS,
  confirmPayout,
  findPayouts,
  PAYOUT_LIST,
  PROOF_BYTES,
  planPayouts,
  proofOwner,
  readPayout,
  stopPayout,
} from '#features/social-aid';
import { formatDate, todayOf } from '#kernel/calendar';
import { openPrivateFile } from '#kernel/files';
import {
  errorsOf,
  file,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  readTyped,
  readUploadForm,
  redirectTo,
  sendPrivateFile,
  told,
  toldOfUpload,
} from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Button,
  DateField,
  DescriptionList,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  LinkButton,
  MoneyField,
  PageHeader,
  ReasonPanel,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import { type AppError, notFound } from '#kernel/work';
import { AidBadge, aidPage } from './aid-page.tsx';
import { choicesOf, PAYOUT_STATES, PAYOUTS_URL } from './aid-words.ts';
import { programChoices } from './recipient-routes.tsx';

const may = (right: string) => ({ resource: 'aid-payout', right });
const AT = `${PAYOUTS_URL}/:id`;
const ABOVE = { label: 'Penyaluran', url: PAYOUTS_URL };
type Typed = Readonly<Record<string, string>>;

/** Payouts: planned for everybody of a programme, confirmed with a proof, stopped with a reason. */
export const payoutRoutes: readonly Route[] = [
  page.get(
    PAYOUTS_URL,
    { access: may('read'), summary: 'Payouts of aid; a villager sees their own' },
    (ctx) => listPage(ctx),
  ),
  page.get(`${PAYOUTS_URL}/rencana`, { access: may('create'), summary: 'Form to plan payouts' }, (ctx) =>
    planPage(ctx, {}),
  ),
  page.post(
    `${PAYOUTS_URL}/rencana`,
    { access: may('create'), summary: 'Plan a payout for everybody on a list' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      const { programId = '', period = '', amount = '', channel = '', place = '', plannedOn = '' } = typed;
      try {
        const count = await ctx.transaction((tx) =>
          planPayouts(ctx, tx, { programId, period, amount, channel, place, plannedOn }),
        );
        const text = `${formatCount(count)} penyaluran dijadwalkan dan penerimanya diberi tahu.`;
        return redirectTo(PAYOUTS_URL, { tone: 'success', text });
      } catch (error) {
        return planPage(ctx, typed, told(error));
      }
    },
  ),
  page.get(AT, { access: may('read'), summary: 'One payout' }, (ctx) => payoutPage(ctx)),
  file.get(`${AT}/bukti`, { access: may('read'), summary: 'The proof of a payout' }, (ctx) =>
    ctx.transaction(async (tx) => {
      const { id, hasProof } = await readPayout(tx, idOf(ctx));
      if (!hasProof) throw notFound();
      const kept = await tx.one<{ id: string }>(
        `select id from files where tenant_id = balai.tenant_id() and resource = 'aid-payout' and object_id = $1`,
        [id],
      );
      return sendPrivateFile(await openPrivateFile(ctx, tx, kept!.id, proofOwner(id)));
    }),
  ),
  page.post(
    `${AT}/bayar`,
    { access: may('confirm'), summary: 'Say that a payout was paid', bodyKind: 'multipart' },
    async (ctx) => {
      let typed: Typed = {};
      try {
        await using form = await readUploadForm(ctx, PROOF_BYTES);
        typed = form.typed;
        const proof = form.file('proof');
        await ctx.transaction((tx) =>
          confirmPayout(ctx, tx, idOf(ctx), { paidOn: form.typed.paidOn ?? '', proof }),
        );
        return redirectTo(`${PAYOUTS_URL}/${idOf(ctx)}`, {
          tone: 'success',
          text: 'Dicatat sudah disalurkan.',
        });
      } catch (error) {
        return payoutPage(ctx, typed, toldOfUpload(error));
      }
    },
  ),
  page.post(
    `${AT}/hentikan`,
    { access: may('confirm'), summary: 'Stop a planned payout, or take back one that was not paid' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      try {
        await ctx.transaction((tx) => stopPayout(ctx, tx, idOf(ctx), typed.reason ?? ''));
        return redirectTo(`${PAYOUTS_URL}/${idOf(ctx)}`, {
          tone: 'success',
          text: 'Dicatat beserta alasannya.',
        });
      } catch (error) {
        return payoutPage(ctx, typed, told(error));
      }
    },
  ),
];

async function listPage(ctx: RequestContext): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, PAYOUT_LIST);
  const { items, total, amount, programs } = await ctx.transaction(async (tx) => ({
    ...(await findPayouts(tx, list)),
    programs: await programChoices(tx),
  }));
  return aidPage(
    'Penyaluran bantuan',
    <>
      <PageHeader
        title="Penyaluran bantuan"
        note={`${formatCount(total)} penyaluran, ${formatRupiah(amount)}`}
        actions={
          ctx.can('aid-payout', 'create') && (
            <LinkButton href={`${PAYOUTS_URL}/rencana`} look="primary" icon="calendar-plus">
              Jadwalkan penyaluran
            </LinkButton>
          )
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Nama penerima"
        filters={[
          { key: 'program', label: 'Program', all: 'Semua program', options: programs },
          { key: 'state', label: 'Keadaan', all: 'Semua', options: choicesOf(PAYOUT_STATES) },
          { kind: 'month', key: 'month', label: 'Bulan' },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="penyaluran"
        caption="Penyaluran bantuan"
        rows={items}
        rowKey={({ id }) => id}
        nothingYet={{
          ...{ icon: 'coins', title: 'Belum ada penyaluran' },
          children: 'Penyaluran yang dijadwalkan untuk penerima tampil di sini.',
        }}
        columns={[
          {
            ...{ key: 'name', label: 'Penerima', isSortable: true },
            cell: ({ id, fullName }) => (
              <a className="link font-semibold" href={`${PAYOUTS_URL}/${id}`}>
                {fullName}
              </a>
            ),
          },
          {
            key: 'program',
            label: 'Program',
            cell: ({ programName, period }) => `${programName}, ${period}`,
          },
          {
            ...{ key: 'planned', label: 'Jadwal', isSortable: true, isNarrow: true },
            cell: ({ plannedOn }) => formatDate(plannedOn),
          },
          {
            key: 'paid',
            label: 'Dibayar',
            isNarrow: true,
            cell: ({ paidOn }) => (paidOn ? formatDate(paidOn) : ''),
          },
          {
            ...{ key: 'amount', label: 'Jumlah', isNumeric: true, isSortable: true },
            cell: (row: AidPayout) => formatRupiah(row.amount),
          },
          {
            ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
            cell: ({ state }) => <AidBadge {...PAYOUT_STATES[state]} />,
          },
        ]}
      />
    </>,
    { menuUrl: PAYOUTS_URL },
  );
}

async function payoutPage(ctx: RequestContext, typed: Typed = {}, problem?: AppError): Promise<PageAnswer> {
  const payout = await ctx.transaction((tx) => readPayout(tx, idOf(ctx)));
  const url = `${PAYOUTS_URL}/${payout.id}`;
  const errors = errorsOf(problem);
  const mayDecide = ctx.can('aid-payout', 'confirm');
  return aidPage(
    payout.fullName,
    <>
      <PageHeader
        title={payout.fullName}
        note={`${payout.programName}, ${payout.period}`}
        badge={<AidBadge {...PAYOUT_STATES[payout.state]} />}
      />
      <ErrorSummary errors={errors} />
      <Sheet>
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Jumlah', detail: formatRupiah(payout.amount) },
            { term: 'Dijadwalkan', detail: formatDate(payout.plannedOn) },
            { term: 'Dibayar', detail: payout.paidOn ? formatDate(payout.paidOn) : 'Belum' },
            {
              term: 'Saluran',
              detail: [CHANNEL_WORDS[payout.channel], payout.place].filter(Boolean).join(', '),
            },
            ...(payout.reason ? [{ term: 'Alasan', detail: payout.reason }] : []),
            ...(payout.decidedByName ? [{ term: 'Dicatat oleh', detail: payout.decidedByName }] : []),
            ...(payout.hasProof
              ? [
                  {
                    term: 'Bukti',
                    detail: (
                      <a className="link" href={`${url}/bukti`} data-turbo="false">
                        Buka bukti
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Sheet>
      {mayDecide && payout.state === 'planned' && (
        <Sheet title="Catat pembayaran">
          <Form action={`${url}/bayar`} isMultipart className="grid max-w-xl gap-5">
            <DateField
              name="paidOn"
              label="Tanggal dibayar"
              value={typed.paidOn ?? todayOf(ctx)}
              error={errors.paidOn}
            />
            <FileField
              name="proof"
              label="Bukti"
              help="Foto atau PDF tanda terima, paling besar 5 MB."
              accept="image/*,.pdf"
              isOptional
              error={errors.proof}
            />
            <FormActions>
              <Button look="primary">Catat sudah disalurkan</Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
      {mayDecide && (payout.state === 'planned' || payout.state === 'paid') && (
        <ReasonPanel
          title={payout.state === 'planned' ? 'Hentikan penyaluran ini' : 'Batalkan catatan pembayaran'}
          form={{ action: `${url}/hentikan` }}
          label="Alasan, dibaca penerima"
          value={typed.reason}
          error={errors.reason}
          button={payout.state === 'planned' ? 'Hentikan penyaluran' : 'Batalkan catatan'}
        />
      )}
    </>,
    { menuUrl: PAYOUTS_URL, above: ABOVE, problem },
  );
}

async function planPage(ctx: RequestContext, typed: Typed, problem?: AppError): Promise<PageAnswer> {
  const programs = await ctx.transaction((tx) => programChoices(tx));
  const errors = errorsOf(problem);
  const field = (name: string) => ({ name, value: typed[name] ?? '', error: errors[name] });
  return aidPage(
    'Jadwalkan penyaluran',
    <div className="grid max-w-2xl gap-5">
      <PageHeader
        title="Jadwalkan penyaluran"
        note="Satu penyaluran untuk setiap penerima yang sekarang menerima."
      />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={`${PAYOUTS_URL}/rencana`} className="grid gap-5">
          <Select {...field('programId')} label="Program" options={programs} />
          <TextField {...field('period')} label="Periode" help="Misalnya Maret 2026 atau Tahap 2." />
          <MoneyField {...field('amount')} label="Jumlah untuk setiap penerima" />
          <Select {...field('channel')} label="Saluran" options={choicesOf(CHANNEL_WORDS)} />
          <TextField {...field('place')} label="Tempat" isOptional />
          <DateField {...field('plannedOn')} label="Tanggal penyaluran" />
          <FormActions>
            <Button look="primary">Jadwalkan</Button>
          </FormActions>
        </Form>
      </Sheet>
    </div>,
    { menuUrl: PAYOUTS_URL, above: ABOVE, problem },
  );
}

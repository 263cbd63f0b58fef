import { z } from 'zod';
import { clockValue, readClock, zoneOf } from '#kernel/calendar';
import { contentDisposition } from '#kernel/files';
import {
  check,
  errorsOf,
  file,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readTyped,
  redirectTo,
  textsLike,
  told,
} from '#kernel/http';
import {
  Badge,
  Button,
  DataTable,
  DateField,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  RadioGroup,
  Sheet,
  TextArea,
  TextField,
  typedFields,
} from '#kernel/ui';
import { type AppError, invalid, notFound } from '#kernel/work';
import { ClockBadge, momentOf } from './clock-badge.tsx';
import { deskPage } from './desk-frame.tsx';
import {
  type Incident,
  noteAuthorityTold,
  openIncident,
  readIncident,
  readIncidents,
  tellPeople,
} from './incident.ts';
import { LETTERS, type LetterTo, letterParts, printLetter } from './incident-letter.ts';
import { DESK_DECIDE, DESK_READ, type PrivacyPlace } from './privacy-place.ts';

const EMPTY = {
  ...{ title: '', discoveredAt: '', happened: '', dataKinds: '', measures: '', contact: '' },
  ...{ audience: '', people: '' },
};

type Typed = typeof EMPTY;

const text = (least: number, most: number, words: string) =>
  z
    .string()
    .trim()
    .min(least, words)
    .max(most, `Paling panjang ${most.toLocaleString('id-ID')} huruf.`);

const shape = z.object({
  title: text(5, 150, 'Beri nama singkat kejadiannya, paling sedikit 5 huruf.'),
  happened: text(10, 4000, 'Ceritakan kapan dan bagaimana terjadinya.'),
  dataKinds: text(3, 2000, 'Sebutkan data apa yang terdampak.'),
  measures: text(10, 4000, 'Sebutkan apa yang sudah dan sedang dilakukan.'),
  contact: text(3, 300, 'Isi siapa yang dapat dihubungi.'),
  audience: z.enum(['all', 'some'], { error: 'Pilih siapa yang terdampak.' }),
  people: z.string().max(20_000).default(''),
});

/** Incidents with personal data: written down, told to those concerned and to the authority, each with its clock. */
export function incidentRoutes(place: PrivacyPlace): Route[] {
  const here = `${place.desk}/insiden`;
  const back = (ctx: RequestContext, words: string) =>
    redirectTo(`${here}/${idOf(ctx)}`, { tone: 'success', text: words });
  return [
    page.get(here, { access: DESK_READ, summary: 'Incidents with personal data' }, (ctx) =>
      listPage(ctx, place),
    ),
    page.get(`${here}/baru`, { access: DESK_DECIDE, summary: 'Write down an incident' }, (ctx) =>
      newPage(ctx, place),
    ),
    page.post(here, { access: DESK_DECIDE, summary: 'Keep a new incident' }, (ctx) => create(ctx, place)),
    page.get(`${here}/:id`, { access: DESK_READ, summary: 'One incident and its letters' }, (ctx) =>
      incidentPage(ctx, place),
    ),
    page.post(`${here}/:id/tell`, { access: DESK_DECIDE, summary: 'Tell those concerned' }, async (ctx) => {
      await readTyped(ctx);
      const count = await ctx.transaction((tx) => tellPeople(ctx, tx, idOf(ctx)));
      return back(ctx, `Pemberitahuan dikirim kepada ${count.toLocaleString('id-ID')} orang.`);
    }),
    page.post(
      `${here}/:id/authority`,
      { access: DESK_DECIDE, summary: 'Note that the authority was told' },
      (ctx) => noteAuthority(ctx, place, back),
    ),
    file.get(
      `${here}/:id/letter/:to`,
      { access: DESK_READ, summary: 'A letter about an incident as PDF' },
      (ctx) => sendLetter(ctx),
    ),
  ];
}

async function listPage(ctx: RequestContext, place: PrivacyPlace): Promise<PageAnswer> {
  const here = `${place.desk}/insiden`;
  const rows = await ctx.transaction((tx) => readIncidents(tx));
  const add = ctx.can(DESK_DECIDE.resource, DESK_DECIDE.right) && (
    <LinkButton href={`${here}/baru`} look="primary" icon="plus">
      Catat insiden
    </LinkButton>
  );
  return deskPage(place, {
    title: 'Insiden data pribadi',
    part: 'incidents',
    header: (
      <PageHeader
        title="Insiden data pribadi"
        note="Diberitahukan dalam 3 x 24 jam sejak diketahui (Pasal 46 UU 27/2022)"
        actions={add}
      />
    ),
    body: (
      <>
        <DataTable
          caption="Insiden, yang terbaru di atas"
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'title',
              label: 'Insiden',
              cell: (row) => (
                <a className="link font-semibold" href={`${here}/${row.id}`}>
                  {row.title}
                </a>
              ),
            },
            { key: 'number', label: 'Nomor', isNarrow: true, cell: (row) => row.number },
            { key: 'at', label: 'Diketahui', cell: (row) => momentOf(ctx, row.discoveredAt, 'short') },
            {
              key: 'state',
              label: 'Keadaan',
              onPhone: 'badge',
              cell: (row) => <StateBadge ctx={ctx} row={row} />,
            },
          ]}
          empty={{
            kind: 'nothing-yet',
            icon: 'shield-check',
            title: 'Belum ada insiden',
            children: 'Data bocor, hilang, atau terbuka kepada yang tidak berhak dicatat di sini.',
          }}
        />
      </>
    ),
  });
}

function StateBadge({ ctx, row }: { ctx: RequestContext; row: Incident }) {
  if (row.peopleToldAt && row.authorityToldAt) return <Badge tone="success">Diberitahukan</Badge>;
  return <ClockBadge ctx={ctx} dueAt={row.dueAt} />;
}

async function newPage(
  ctx: RequestContext,
  place: PrivacyPlace,
  typed: Typed = { ...EMPTY, discoveredAt: clockValue(ctx.now, zoneOf(ctx.tenant.timeZone)) },
  problem?: AppError,
): Promise<PageAnswer> {
  const here = `${place.desk}/insiden`;
  const errors = errorsOf(problem);
  const field = typedFields(typed, errors);
  return deskPage(place, {
    title: 'Catat insiden',
    part: 'incidents',
    trail: [{ label: 'Insiden data pribadi', url: here }],
    status: problem?.status ?? 200,
    header: <PageHeader title="Catat insiden" note="Kedua suratnya disusun dari isian ini" />,
    body: (
      <div className="grid max-w-3xl gap-5">
        <ErrorSummary errors={errors} />
        <Sheet>
          <Form action={here} className="grid gap-5">
            <TextField {...field('title')} label="Nama kejadian" maxLength={150} />
            <DateField
              {...field('discoveredAt')}
              kind="datetime-local"
              label="Diketahui pada"
              help="Batas 3 x 24 jam dihitung dari sini."
            />
            <TextArea {...field('happened')} label="Kapan dan bagaimana terjadinya" maxLength={4000} />
            <TextArea {...field('dataKinds')} label="Data yang terdampak" maxLength={2000} />
            <TextArea {...field('measures')} label="Penanganan dan pemulihan" maxLength={4000} />
            <TextField
              {...field('contact')}
              label="Narahubung"
              maxLength={300}
              help="Nama jabatan dan cara menghubunginya."
            />
            <RadioGroup
              {...field('audience')}
              label="Siapa yang terdampak"
              options={[
                { value: 'all', label: 'Semua pemilik akun' },
                { value: 'some', label: 'Sebagian: yang surelnya disebut di bawah' },
              ]}
            />
            <TextArea {...field('people')} label="Surel mereka" isOptional help="Satu per baris." />
            <FormActions>
              <Button look="primary" busyLabel="Menyimpan…">
                Simpan insiden
              </Button>
              <LinkButton href={here} look="quiet">
                Batal
              </LinkButton>
            </FormActions>
          </Form>
        </Sheet>
      </div>
    ),
  });
}

async function create(ctx: RequestContext, place: PrivacyPlace): Promise<Response | PageAnswer> {
  const typed = textsLike(EMPTY, await readTyped(ctx));
  try {
    const given = check(shape, typed);
    const discoveredAt = readClock(typed.discoveredAt, zoneOf(ctx.tenant.timeZone));
    if (!discoveredAt) throw invalid({ discoveredAt: 'Isi tanggal dan jam diketahuinya.' });
    const id = await ctx.transaction((tx) => openIncident(ctx, tx, { ...given, discoveredAt }));
    return redirectTo(`${place.desk}/insiden/${id}`, {
      tone: 'success',
      text: 'Insiden dicatat. Periksa suratnya, lalu beri tahu yang bersangkutan.',
    });
  } catch (error) {
    return newPage(ctx, place, typed, told(error));
  }
}

async function incidentPage(
  ctx: RequestContext,
  place: PrivacyPlace,
  typed: { reference: string } = { reference: '' },
  problem?: AppError,
): Promise<PageAnswer> {
  const here = `${place.desk}/insiden`;
  const incident = await ctx.transaction((tx) => readIncident(tx, idOf(ctx)));
  const errors = errorsOf(problem);
  const mayAct = ctx.can(DESK_DECIDE.resource, DESK_DECIDE.right);
  return deskPage(place, {
    title: incident.title,
    part: 'incidents',
    trail: [{ label: 'Insiden data pribadi', url: here }],
    status: problem?.status ?? 200,
    header: (
      <PageHeader
        title={incident.title}
        note={`${incident.number}, diketahui ${momentOf(ctx, incident.discoveredAt)}; batas ${momentOf(ctx, incident.dueAt)}`}
        badge={<StateBadge ctx={ctx} row={incident} />}
      />
    ),
    body: (
      <div className="grid max-w-3xl gap-5">
        <ErrorSummary errors={errors} />
        <LetterSheet ctx={ctx} here={here} incident={incident} to="people">
          {incident.peopleToldAt ? (
            <p className="text-sm">
              Dikirim {momentOf(ctx, incident.peopleToldAt)} kepada {incident.peopleCount ?? 0} orang.
            </p>
          ) : (
            mayAct && (
              <Form action={`${here}/${incident.id}/tell`}>
                <Button look="primary" busyLabel="Mengirim…">
                  {incident.audience === 'all'
                    ? 'Kirim kepada semua pemilik akun'
                    : 'Kirim kepada yang disebut'}
                </Button>
              </Form>
            )
          )}
        </LetterSheet>
        <LetterSheet ctx={ctx} here={here} incident={incident} to="authority">
          {incident.authorityToldAt ? (
            <p className="text-sm">
              Diserahkan {momentOf(ctx, incident.authorityToldAt)}, tanda terima {incident.authorityReference}
              .
            </p>
          ) : (
            mayAct && (
              <Form action={`${here}/${incident.id}/authority`} className="grid max-w-md gap-4">
                <TextField
                  name="reference"
                  label="Nomor tanda terima"
                  maxLength={100}
                  value={typed.reference}
                  error={errors.reference}
                  help="Setelah surat diserahkan kepada lembaga."
                />
                <div>
                  <Button>Catat sudah dilaporkan</Button>
                </div>
              </Form>
            )
          )}
        </LetterSheet>
      </div>
    ),
  });
}

function LetterSheet(props: {
  ctx: RequestContext;
  here: string;
  incident: Incident;
  to: LetterTo;
  children: React.ReactNode;
}) {
  const { ctx, here, incident, to } = props;
  return (
    <Sheet title={LETTERS[to]}>
      <div className="grid gap-4">
        <div className="prose-text grid gap-2 rounded-lg bg-base-200 p-4 text-sm">
          {letterParts(ctx, incident, to).map((part) => (
            <p key={part}>{part}</p>
          ))}
        </div>
        <div>
          <LinkButton href={`${here}/${incident.id}/letter/${to}`} icon="download" download>
            Unduh PDF
          </LinkButton>
        </div>
        {props.children}
      </div>
    </Sheet>
  );
}

async function noteAuthority(
  ctx: RequestContext,
  place: PrivacyPlace,
  back: (ctx: RequestContext, words: string) => Response,
): Promise<Response | PageAnswer> {
  const { reference } = textsLike({ reference: '' }, await readTyped(ctx));
  await ctx.transaction((tx) => readIncident(tx, idOf(ctx)));
  try {
    if (reference.length < 3 || reference.length > 100)
      throw invalid({ reference: 'Isi nomor tanda terima, 3 sampai 100 huruf.' });
    await ctx.transaction((tx) => noteAuthorityTold(ctx, tx, idOf(ctx), reference));
  } catch (error) {
    return incidentPage(ctx, place, { reference }, told(error));
  }
  return back(ctx, 'Laporan kepada lembaga dicatat.');
}

async function sendLetter(ctx: RequestContext): Promise<Response> {
  const to = ctx.params.to;
  if (to !== 'people' && to !== 'authority') throw notFound();
  const incident = await ctx.transaction((tx) => readIncident(tx, idOf(ctx)));
  return new Response(new Uint8Array(await printLetter(ctx, incident, to)), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition(`${incident.number}-${to}.pdf`),
      'cache-control': 'private, no-store',
    },
  });
}

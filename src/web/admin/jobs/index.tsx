import { Readable } from 'node:stream';
import type { RightName } from '#kernel/access';
import { contentDisposition, openPrivateFile } from '#kernel/files';
import {
  file,
  listUrl,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { ListFoot } from '#kernel/list';
import type { Product } from '#kernel/product';
import {
  Badge,
  Button,
  Chip,
  ChipRow,
  DataTable,
  DescriptionList,
  Form,
  LinkButton,
  Notice,
  PageHeader,
  ProgressBar,
  Sheet,
  type Tone,
} from '#kernel/ui';
import { notFound } from '#kernel/work';
import { agoText, momentText, shortMomentText } from '../../moment.ts';
import { adminAddresses } from '../addresses.ts';
import { cancelJob, type JobRow, jobShape, readJob, readJobs, retryJob } from './job-rows.ts';

const STATES: Readonly<Record<JobRow['state'], { label: string; tone: Tone }>> = {
  queued: { label: 'Menunggu', tone: 'neutral' },
  running: { label: 'Berjalan', tone: 'info' },
  done: { label: 'Selesai', tone: 'success' },
  failed: { label: 'Gagal', tone: 'error' },
  cancelled: { label: 'Dibatalkan', tone: 'neutral' },
};

/** Seconds after which the page of a running job asks again. */
const REFRESH_SECONDS = '4';

/** The page of one piece of work in every product, for links from code that knows no product. */
const LINKED = '/jobs';

/** Long work: how far it is, what came out of it, what was laid aside as failed. */
export function jobRoutes(product: Product): Route[] {
  const { jobs, ownJobs } = adminAddresses(product);
  const read = { resource: 'job', right: 'read' };
  const pagesAt = (base: string, access: RightName): Route[] => [
    page.get(base, { access, summary: 'Background work' }, (ctx) => listPage(ctx, base)),
    page.get(`${base}/:id`, { access, summary: 'One piece of background work' }, (ctx) =>
      jobPage(ctx, base, ownJobs),
    ),
  ];
  return [
    ...pagesAt(ownJobs, read),
    // Pages of the system belong to whoever manages it; an officer's own work stands outside of them.
    ...(jobs === ownJobs ? [] : pagesAt(jobs, { resource: 'settings', right: 'read' })),
    ...(ownJobs === LINKED
      ? []
      : [
          page.get(`${LINKED}/:id`, { access: read, summary: 'One piece of background work' }, (ctx) =>
            jobPage(ctx, ownJobs, ownJobs),
          ),
        ]),
    file.get(`${ownJobs}/:id/hasil`, { access: read, summary: 'What a piece of work produced' }, sendResult),
    page.post(
      `${ownJobs}/:id/ulangi`,
      { access: { resource: 'job', right: 'retry' }, summary: 'Try a failed piece of work again' },
      async (ctx) => {
        await ctx.transaction((tx) => retryJob(ctx, tx, ctx.params.id ?? ''));
        return redirectTo(`${ownJobs}/${ctx.params.id}`, {
          tone: 'success',
          text: 'Pekerjaan masuk antrean lagi.',
        });
      },
    ),
    page.post(
      `${ownJobs}/:id/batalkan`,
      { access: { resource: 'job', right: 'cancel' }, summary: 'Stop a piece of work' },
      async (ctx) => {
        await ctx.transaction((tx) => cancelJob(ctx, tx, ctx.params.id ?? ''));
        return redirectTo(`${ownJobs}/${ctx.params.id}`, {
          tone: 'success',
          text: 'Pekerjaan dibatalkan. Yang sudah dikerjakan tetap ada.',
        });
      },
    ),
  ];
}

async function listPage(ctx: RequestContext, here: string): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, jobShape);
  const { items, total, failed } = await ctx.transaction((tx) => readJobs(ctx, tx, list));
  const state = list.filters.state?.[0];
  const url = (value: string | null) => listUrl(here, ctx.query, { 'filter[state]': value });
  return renderPage({
    surface: 'console',
    title: 'Pekerjaan latar',
    menuUrl: here,
    help: 'pekerjaan',
    body: (
      <div className="grid gap-5">
        <PageHeader
          title="Pekerjaan latar"
          note={ctx.reach?.isAll ? 'Impor, tagihan, ekspor, dan kiriman besar' : 'Yang Anda minta'}
        />
        {failed > 0 && state !== 'failed' && (
          <Notice
            tone="error"
            role="none"
            title={`${failed} pekerjaan gagal dan menunggu tindakan`}
            action={
              <LinkButton href={url('failed')} size="sm">
                Lihat yang gagal
              </LinkButton>
            }
          >
            Sudah dicoba beberapa kali dan disisihkan. Baca sebabnya, lalu coba lagi.
          </Notice>
        )}
        <ChipRow label="Keadaan">
          <Chip value="Semua" url={url(null)} isCurrent={state === undefined} />
          {Object.entries(STATES).map(([value, { label }]) => (
            <Chip key={value} value={label} url={url(value)} isCurrent={state === value} />
          ))}
        </ChipRow>
        <DataTable
          caption="Pekerjaan latar, yang terbaru di atas"
          rows={items}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'title',
              label: 'Pekerjaan',
              cell: (row) => (
                <a className="link font-semibold" href={`${here}/${row.id}`}>
                  {row.title}
                </a>
              ),
            },
            { key: 'progress', label: 'Kemajuan', cell: (row) => progressText(row) },
            {
              key: 'by',
              label: 'Diminta oleh',
              onPhone: 'hidden',
              cell: (row) => row.requestedBy ?? 'Sistem',
            },
            { key: 'at', label: 'Waktu', isNarrow: true, cell: (row) => shortMomentText(ctx, row.createdAt) },
            {
              key: 'state',
              label: 'Keadaan',
              onPhone: 'badge',
              cell: (row) => <Badge tone={STATES[row.state].tone}>{STATES[row.state].label}</Badge>,
            },
          ]}
          empty={{
            kind: state ? 'not-found' : 'nothing-yet',
            icon: 'list-checks',
            title: state ? 'Tidak ada pekerjaan dalam keadaan ini' : 'Belum ada pekerjaan latar',
            children: 'Impor lembar, tagihan bulanan, dan ekspor besar muncul di sini dengan kemajuannya.',
          }}
          footer={<ListFoot ctx={ctx} list={list} total={total} shown={items.length} noun="pekerjaan" />}
        />
      </div>
    ),
  });
}

/** @param acts below this address stand what is done with a piece of work, and what came of it */
async function jobPage(ctx: RequestContext, here: string, acts: string): Promise<PageAnswer> {
  const job = await ctx.transaction((tx) => readJob(ctx, tx, ctx.params.id ?? ''));
  const isOpen = job.state === 'queued' || job.state === 'running';
  return renderPage({
    surface: 'console',
    title: job.title,
    trail: [{ label: 'Pekerjaan latar', url: here }],
    menuUrl: here,
    help: 'pekerjaan',
    ...(isOpen ? { headers: { refresh: REFRESH_SECONDS } } : {}),
    body: (
      <div className="grid max-w-3xl gap-5">
        <PageHeader
          title={job.title}
          note={`Diminta ${job.requestedBy ?? 'oleh sistem'}, ${momentText(ctx, job.createdAt)}`}
          badge={<Badge tone={STATES[job.state].tone}>{STATES[job.state].label}</Badge>}
          actions={<JobActs ctx={ctx} here={acts} job={job} />}
        />
        {job.failure && (
          <Notice tone={job.state === 'failed' ? 'error' : 'warning'} title="Sebab kegagalan">
            {job.failure}
          </Notice>
        )}
        <Sheet>
          {job.total !== null && job.total > 0 ? (
            <ProgressBar
              label={job.title}
              title="Kemajuan"
              value={job.done}
              max={job.total}
              note={progressText(job)}
            />
          ) : (
            <p className="text-muted">
              {isOpen ? 'Sedang dikerjakan; jumlah seluruhnya belum diketahui.' : progressText(job)}
            </p>
          )}
          {isOpen && (
            <p className="mt-3 text-sm text-muted">
              Halaman ini boleh ditutup; pekerjaan jalan terus.{' '}
              <a className="link" href={`${here}/${job.id}`}>
                Muat ulang
              </a>
            </p>
          )}
        </Sheet>
        <Sheet title="Rincian">
          <DescriptionList
            items={[
              { term: 'Mulai', detail: job.startedAt ? momentText(ctx, job.startedAt) : 'Belum mulai' },
              ...(isOpen && job.beatAt ? [{ term: 'Kabar terakhir', detail: agoText(ctx, job.beatAt) }] : []),
              ...(job.finishedAt ? [{ term: 'Selesai', detail: momentText(ctx, job.finishedAt) }] : []),
              { term: 'Percobaan', detail: String(job.attempts) },
              ...(job.note ? [{ term: 'Catatan', detail: job.note }] : []),
              ...resultItems(job),
            ]}
          />
        </Sheet>
      </div>
    ),
  });
}

function JobActs({ ctx, here, job }: { ctx: RequestContext; here: string; job: JobRow }) {
  const isOpen = job.state === 'queued' || job.state === 'running';
  const isStuck = job.state === 'failed' || job.state === 'cancelled';
  return (
    <>
      {job.resultFileId && isOwnJob(ctx, job) && (
        <LinkButton href={`${here}/${job.id}/hasil`} look="primary" icon="download" download>
          Unduh hasil
        </LinkButton>
      )}
      {isStuck && ctx.can('job', 'retry') && (
        <Form action={`${here}/${job.id}/ulangi`}>
          <Button look="primary" icon="refresh-cw" busyLabel="Mengantre…">
            Coba lagi
          </Button>
        </Form>
      )}
      {isOpen && ctx.can('job', 'cancel') && (
        <Form action={`${here}/${job.id}/batalkan`}>
          <Button look="danger" busyLabel="Membatalkan…">
            Batalkan
          </Button>
        </Form>
      )}
    </>
  );
}

/** The few figures a job leaves, when it leaves any that can be read. */
function resultItems(job: JobRow) {
  return Object.entries(job.result ?? {})
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .slice(0, 12)
    .map(([key, value]) => ({ term: RESULT_WORDS[key] ?? key, detail: String(value) }));
}

const RESULT_WORDS: Readonly<Record<string, string>> = {
  created: 'Dibuat',
  updated: 'Diubah',
  unchanged: 'Tidak berubah',
  pending: 'Tertunda',
  skipped: 'Dilewati',
  rows: 'Baris',
  total: 'Jumlah',
  sent: 'Terkirim',
};

function progressText(job: JobRow): string {
  const done = job.done.toLocaleString('id-ID');
  if (job.total) return `${done} dari ${job.total.toLocaleString('id-ID')}`;
  return job.done > 0 ? `${done} dikerjakan` : STATES[job.state].label;
}

function isOwnJob(ctx: RequestContext, job: JobRow): boolean {
  return ctx.principal.kind === 'account' && ctx.principal.accountId === job.requestedById;
}

/** What a job wrote holds what its asker was allowed to see: nobody else gets it. */
async function sendResult(ctx: RequestContext): Promise<Response> {
  const file = await ctx.transaction(async (tx) => {
    const job = await readJob(ctx, tx, ctx.params.id ?? '');
    if (!job.resultFileId || !isOwnJob(ctx, job)) throw notFound();
    return openPrivateFile(ctx, tx, job.resultFileId, {});
  });
  return new Response(Readable.toWeb(Readable.from(file.content)) as ReadableStream, {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.size),
      'content-disposition': contentDisposition(file.name),
      'cache-control': 'private, no-store',
    },
  });
}

import {
  type AuditEntry,
  describeAction,
  describeThing,
  readAudit,
  readAuditEntry,
  readAuditWords,
  readSeal,
  recordAudit,
  streamAudit,
} from '#kernel/audit';
import { exportCsv } from '#kernel/exchange';
import {
  file,
  type ListQuery,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  renderPage,
} from '#kernel/http';
import { describeDevice } from '#kernel/identity';
import { ListFoot } from '#kernel/list';
import type { Product } from '#kernel/product';
import {
  Badge,
  DataTable,
  DateField,
  DescriptionList,
  LinkButton,
  Notice,
  PageHeader,
  Select,
  Sheet,
  TextField,
  type Tone,
} from '#kernel/ui';
import { notFound } from '#kernel/work';
import { momentText, shortMomentText } from '../moment.ts';
import { thingNames } from '../thing-names.ts';
import { adminAddresses, FORMER_ADDRESSES } from './addresses.ts';
import { auditFilterOf, auditShape } from './audit-filter.ts';
import { downloadStream } from './download-stream.ts';
import { ListFilter } from './list-filter.tsx';

const OUTCOMES: Readonly<Record<AuditEntry['outcome'], { label: string; tone: Tone }>> = {
  done: { label: 'Terjadi', tone: 'success' },
  refused: { label: 'Ditolak', tone: 'warning' },
  failed: { label: 'Gagal', tone: 'error' },
};

/** The log of who did what, when, to what, with before and after. It can be read and taken along, never changed. */
export function auditRoutes(product: Product): Route[] {
  const { audit: here } = adminAddresses(product);
  const read = { resource: 'audit', right: 'read' };
  const former = Object.entries(FORMER_ADDRESSES[product.kind] ?? {}).filter(([, name]) => name === 'audit');
  return [
    page.get(here, { access: read, summary: 'Audit log' }, (ctx) => listPage(ctx, product)),
    file.get(
      `${here}/unduh`,
      {
        access: { resource: 'audit', right: 'export' },
        summary: 'Audit log as CSV, with the filter that holds',
      },
      (ctx) => exportLog(ctx, product),
    ),
    page.get(`${here}/:id`, { access: read, summary: 'One entry of the audit log' }, (ctx) =>
      entryPage(ctx, product),
    ),
    ...former.map(([path]) =>
      page.get(path, { access: read, summary: 'Former address of the audit log' }, (ctx) =>
        listPage(ctx, product),
      ),
    ),
  ];
}

async function listPage(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const { audit: here } = adminAddresses(product);
  const list = readListQuery(ctx.query, auditShape);
  const { items, total, words } = await ctx.transaction(async (tx) => ({
    ...(await readAudit(ctx, tx, auditFilterOf(ctx, list), { offset: list.offset, limit: list.size })),
    words: await readAuditWords(tx),
  }));
  const one = (name: string) => list.filters[name]?.[0];
  const nameOf = thingNames(product);
  return renderPage({
    surface: 'console',
    title: 'Catatan audit',
    menuUrl: here,
    help: 'catatan-audit',
    body: (
      <div className="grid gap-5">
        <PageHeader
          title="Catatan audit"
          note={`${total.toLocaleString('id-ID')} catatan; tidak dapat diubah atau dihapus siapa pun`}
          actions={
            ctx.can('audit', 'export') && (
              <LinkButton href={`${here}/unduh${ctx.request.url.search}`} icon="download" download>
                Unduh CSV
              </LinkButton>
            )
          }
        />
        <ListFilter
          ctx={ctx}
          search={{ label: 'Cari tindakan, benda, atau nama', value: list.q }}
          filters={[
            { parameter: 'filter[actor]', label: 'Pelaku', value: actorWords(items, one('actor')) },
            {
              parameter: 'filter[action]',
              label: 'Tindakan',
              value: one('action') && describeAction(one('action')!, nameOf),
            },
            {
              parameter: 'filter[resource]',
              label: 'Bagian',
              value: one('resource') && describeThing(one('resource')!, nameOf),
            },
            {
              parameter: 'filter[outcome]',
              label: 'Hasil',
              value: OUTCOMES[one('outcome') as AuditEntry['outcome']]?.label,
            },
            { parameter: 'filter[object]', label: 'Benda', value: one('object') },
            { parameter: 'filter[from]', label: 'Dari', value: one('from') },
            { parameter: 'filter[until]', label: 'Sampai', value: one('until') },
          ]}
          fields={<FilterFields list={list} words={words} nameOf={nameOf} />}
        />
        <DataTable
          caption="Catatan audit, yang terbaru di atas"
          rows={items}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'action',
              label: 'Tindakan',
              cell: (row) => (
                <a className="link font-semibold" href={`${here}/${row.id}`}>
                  {describeAction(row.action, nameOf)}
                </a>
              ),
            },
            { key: 'actor', label: 'Pelaku', cell: (row) => actorName(row) },
            { key: 'object', label: 'Benda', cell: (row) => row.objectLabel ?? '' },
            { key: 'at', label: 'Waktu', isNarrow: true, cell: (row) => shortMomentText(ctx, row.at) },
            { key: 'ip', label: 'Alamat', isNarrow: true, onPhone: 'hidden', cell: (row) => row.ip },
            {
              key: 'outcome',
              label: 'Hasil',
              onPhone: 'badge',
              cell: (row) => <Badge tone={OUTCOMES[row.outcome].tone}>{OUTCOMES[row.outcome].label}</Badge>,
            },
          ]}
          empty={{
            kind: 'not-found',
            title: 'Tidak ada catatan yang cocok',
            children: 'Kurangi saringan, atau perlebar rentang tanggalnya.',
            actions: <LinkButton href={here}>Hapus semua saringan</LinkButton>,
          }}
          footer={<ListFoot ctx={ctx} list={list} total={total} shown={items.length} noun="catatan" />}
        />
      </div>
    ),
  });
}

function FilterFields(props: {
  list: ListQuery;
  words: { resources: string[]; actions: string[] };
  nameOf: (thing: string) => string | undefined;
}) {
  const { list, words, nameOf } = props;
  const one = (name: string) => list.filters[name]?.[0];
  return (
    <>
      <TextField name="filter[actor]" label="Nama pelaku" isOptional value={one('actor')} maxLength={100} />
      <Select
        name="filter[action]"
        label="Tindakan"
        placeholder="Semua"
        isOptional
        value={one('action')}
        options={words.actions.map((value) => ({ value, label: describeAction(value, nameOf) }))}
      />
      <Select
        name="filter[resource]"
        label="Bagian"
        placeholder="Semua"
        isOptional
        value={one('resource')}
        options={words.resources.map((value) => ({ value, label: describeThing(value, nameOf) }))}
      />
      <Select
        name="filter[outcome]"
        label="Hasil"
        placeholder="Semua"
        isOptional
        value={one('outcome')}
        options={Object.entries(OUTCOMES).map(([value, { label }]) => ({ value, label }))}
      />
      <DateField name="filter[from]" label="Dari tanggal" isOptional value={one('from')} />
      <DateField name="filter[until]" label="Sampai tanggal" isOptional value={one('until')} />
    </>
  );
}

async function entryPage(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const { audit: here } = adminAddresses(product);
  const id = ctx.params.id ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) throw notFound();
  const { entry, seal } = await ctx.transaction(async (tx) => ({
    entry: await readAuditEntry(ctx, tx, id),
    seal: await readSeal(tx, id),
  }));
  if (!entry) throw notFound();
  const title = describeAction(entry.action, thingNames(product));
  return renderPage({
    surface: 'console',
    title,
    trail: [{ label: 'Catatan audit', url: here }],
    menuUrl: here,
    help: 'catatan-audit',
    body: (
      <div className="grid max-w-4xl gap-5">
        <PageHeader
          title={title}
          note={momentText(ctx, entry.at)}
          badge={<Badge tone={OUTCOMES[entry.outcome].tone}>{OUTCOMES[entry.outcome].label}</Badge>}
        />
        <Sheet>
          <DescriptionList
            items={[
              { term: 'Pelaku', detail: <ActorLink entry={entry} here={here} /> },
              { term: 'Peran saat itu', detail: entry.roles || 'Tidak ada' },
              ...(entry.scope ? [{ term: 'Cakupan', detail: entry.scope }] : []),
              { term: 'Benda', detail: objectName(entry) },
              ...(entry.reason ? [{ term: 'Alasan', detail: entry.reason }] : []),
              { term: 'Alamat jaringan', detail: entry.ip || 'Dari dalam sistem' },
              ...(entry.device ? [{ term: 'Perangkat', detail: describeDevice(entry.device) }] : []),
              { term: 'Kode tindakan', detail: entry.action },
              ...(entry.requestId ? [{ term: 'Nomor kejadian', detail: entry.requestId }] : []),
              {
                term: 'Segel',
                detail: seal ? `Nomor ${seal.seq} dalam rantai` : 'Disegel dalam satu menit',
              },
            ]}
          />
        </Sheet>
        <Changes entry={entry} />
        {entry.objectId && (
          <div>
            <LinkButton href={`${here}?filter%5Bobject%5D=${encodeURIComponent(entry.objectId)}`} icon="list">
              Semua catatan tentang benda ini
            </LinkButton>
          </div>
        )}
      </div>
    ),
  });
}

function objectName(entry: AuditEntry): string {
  if (entry.isErased) return 'Sudah dihapus';
  return entry.objectLabel ?? entry.objectId ?? 'Tidak disebut';
}

function ActorLink({ entry, here }: { entry: AuditEntry; here: string }) {
  const name = actorName(entry);
  return entry.actorId ? (
    <a className="link" href={`${here}?filter%5Bactor%5D=${entry.actorId}`}>
      {name}
    </a>
  ) : (
    name
  );
}

function Changes({ entry }: { entry: AuditEntry }) {
  const before = entry.before ?? {};
  const after = entry.after ?? {};
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  if (entry.isErased) {
    return (
      <Notice tone="neutral">Isi catatan ini dihapus bersama data orangnya; rantainya tetap utuh.</Notice>
    );
  }
  if (keys.length === 0) return <Notice tone="neutral">Tindakan ini tidak mengubah nilai apa pun.</Notice>;
  const rows = keys.map((key) => ({ key, before: before[key], after: after[key] }));
  return (
    <section aria-labelledby="perubahan" className="grid gap-3">
      <h2 id="perubahan" className="text-xl">
        Sebelum dan sesudah
      </h2>
      <DataTable
        caption="Nilai sebelum dan sesudah"
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'key', label: 'Isian', cell: (row) => <b className="font-semibold">{row.key}</b> },
          {
            key: 'before',
            label: 'Sebelum',
            onPhone: 'pair',
            cell: (row) => <ValueText value={row.before} />,
          },
          { key: 'after', label: 'Sesudah', onPhone: 'pair', cell: (row) => <ValueText value={row.after} /> },
        ]}
        empty={{ kind: 'nothing-yet', title: 'Tidak ada perubahan nilai' }}
      />
    </section>
  );
}

function ValueText({ value }: { value: unknown }) {
  if (value === undefined || value === null || value === '')
    return <span className="text-muted">kosong</span>;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return <span className="break-words">{text.length > 500 ? `${text.slice(0, 500)}…` : text}</span>;
}

async function exportLog(ctx: RequestContext, product: Product): Promise<Response> {
  const filter = auditFilterOf(ctx, readListQuery(ctx.query, auditShape));
  await ctx.transaction((tx) =>
    recordAudit(ctx, tx, {
      action: 'audit.exported',
      resource: 'audit',
      after: { filter: ctx.request.url.search || 'semua' },
    }),
  );
  const nameOf = thingNames(product);
  const text = (value: unknown) => (value === null || value === undefined ? '' : JSON.stringify(value));
  const csv = exportCsv<AuditEntry>({
    name: 'Catatan audit',
    columns: [
      { label: 'Waktu', writes: 'text', value: (row) => row.at.toISOString() },
      { label: 'Pelaku', writes: 'text', value: (row) => actorName(row) },
      { label: 'Peran', writes: 'text', value: (row) => row.roles },
      { label: 'Tindakan', writes: 'text', value: (row) => describeAction(row.action, nameOf) },
      { label: 'Kode tindakan', writes: 'text', value: (row) => row.action },
      { label: 'Bagian', writes: 'text', value: (row) => row.resource },
      { label: 'Benda', writes: 'text', value: (row) => row.objectLabel },
      { label: 'Hasil', writes: 'text', value: (row) => OUTCOMES[row.outcome].label },
      { label: 'Sebelum', writes: 'text', value: (row) => text(row.before) },
      { label: 'Sesudah', writes: 'text', value: (row) => text(row.after) },
      { label: 'Alasan', writes: 'text', value: (row) => row.reason },
      { label: 'Alamat jaringan', writes: 'text', value: (row) => row.ip },
    ],
    rows: rowsOf(ctx, filter),
  });
  return downloadStream(csv, 'catatan-audit.csv');
}

async function* rowsOf(
  ctx: RequestContext,
  filter: ReturnType<typeof auditFilterOf>,
): AsyncGenerator<AuditEntry> {
  for await (const rows of streamAudit(ctx, filter)) yield* rows;
}

function actorName(entry: AuditEntry): string {
  if (entry.actorKind === 'guest') return 'Pengunjung';
  if (entry.actorKind === 'system') return entry.actorName ? `Sistem: ${entry.actorName}` : 'Sistem';
  return entry.actorName;
}

function actorWords(items: readonly AuditEntry[], actor: string | undefined): string | undefined {
  if (!actor || !/^[0-9a-f-]{36}$/.test(actor)) return actor;
  return items.find(({ actorId }) => actorId === actor)?.actorName ?? 'orang ini';
}

import { formatDate } from '#kernel/calendar';
import { type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount, formatRupiah } from '#kernel/money';
import { Badge, LinkButton, PageHeader } from '#kernel/ui';
import { accountTitle, type LedgerAccount } from '../account.ts';
import { type Journal, KIND_LABELS } from '../journal.ts';
import { journalsUrl, type LedgerPlace } from '../place.ts';

/** All journals, newest first. */
export function JournalsView(props: {
  ctx: RequestContext;
  place: LedgerPlace;
  list: ListQuery;
  items: readonly Journal[];
  count: number;
  amount: number;
  accounts: readonly LedgerAccount[];
}) {
  const { ctx, place, list, items, count, amount, accounts } = props;
  const url = journalsUrl(place);
  const can = (right: string) => ctx.can(place.resources.journal, right);
  return (
    <>
      <PageHeader
        title="Jurnal"
        note={`${formatCount(count)} jurnal, ${formatRupiah(amount)}`}
        actions={
          <>
            {can('create') && (
              <LinkButton href={`${url}/baru`} look="primary" icon="plus">
                Jurnal baru
              </LinkButton>
            )}
            {can('export') && (
              <LinkButton href={listUrl(`${url}/xlsx`, ctx.query, {})} icon="download" download>
                XLSX
              </LinkButton>
            )}
            {can('print') && (
              <LinkButton href={listUrl(`${url}/pdf`, ctx.query, {})} icon="printer" download>
                PDF
              </LinkButton>
            )}
          </>
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari nomor atau uraian"
        filters={[
          { key: 'month', kind: 'month', label: 'Bulan' },
          {
            ...{ key: 'kind', label: 'Jenis', all: 'Semua jenis' },
            options: Object.entries(KIND_LABELS).map(([value, label]) => ({ value, label })),
          },
          {
            ...{ key: 'account', label: 'Akun', all: 'Semua akun' },
            options: accounts.map((account) => ({ value: account.id, label: accountTitle(account) })),
          },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={count}
        noun="jurnal"
        caption="Jurnal"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ number }) => number}
        nothingYet={{
          ...{ icon: 'scale', title: 'Belum ada jurnal' },
          children: 'Setiap uang yang masuk dan keluar dibukukan di sini, debit sama dengan kredit.',
        }}
        columns={[
          {
            ...{ key: 'number', label: 'Nomor', isSortable: true, isNarrow: true },
            cell: (row) => (
              <a className="link font-semibold" href={`${url}/${row.id}`}>
                {row.number}
              </a>
            ),
          },
          { key: 'description', label: 'Uraian', cell: (row) => row.description },
          {
            ...{ key: 'date', label: 'Tanggal', isSortable: true, isNarrow: true },
            cell: (row) => formatDate(row.postedOn, 'short'),
          },
          {
            ...{ key: 'source', label: 'Asal', onPhone: 'hidden' },
            cell: (row) =>
              place.sourceOf({ kind: row.sourceKind, id: row.sourceId, journalId: row.id }).label,
          },
          {
            ...{ key: 'amount', label: 'Jumlah', isSortable: true, isNumeric: true },
            cell: (row) => formatRupiah(row.total),
          },
          {
            ...{ key: 'kind', label: 'Jenis', onPhone: 'badge' },
            cell: (row) => <JournalBadge journal={row} />,
          },
        ]}
      />
    </>
  );
}

/** What a journal is, and whether it was taken back. */
export function JournalBadge({ journal }: { journal: Pick<Journal, 'kind' | 'reversedById'> }) {
  if (journal.reversedById) return <Badge tone="warning">Dibalik</Badge>;
  return <Badge tone={journal.kind === 'general' ? 'success' : 'info'}>{KIND_LABELS[journal.kind]}</Badge>;
}

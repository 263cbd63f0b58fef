import { formatDate } from '#kernel/calendar';
import { type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount, formatRupiah } from '#kernel/money';
import { Badge, LinkButton, PageHeader } from '#kernel/ui';
import { STATE_LABELS } from '../loan.ts';
import { type LoanPlace, loanUrl } from '../place.ts';
import { QUALITY_LABELS } from '../policy.ts';
import type { LoanProduct } from '../product.ts';
import { type LoanList, overdueOf } from '../read-loan-list.ts';
import { STATE_TONES } from './applications-view.tsx';
import { QUALITY_TONES } from './card-view.tsx';

/** Book 05: every loan, what is left of it and what is late. */
export function LoansView(props: {
  ctx: RequestContext;
  place: LoanPlace;
  list: ListQuery;
  loans: LoanList;
  products: readonly LoanProduct[];
}) {
  const { ctx, place, list, loans, products } = props;
  const { rows, sums } = loans;
  const { book } = place.urls;
  const can = (right: string) => ctx.can(place.resources.loan, right);
  const file = (path: string) => listUrl(`${book}/${path}`, ctx.query, {});
  return (
    <>
      <PageHeader
        title="05. Pinjaman Anggota"
        note={`${formatCount(rows.length)} pinjaman, sisa pokok ${formatRupiah(sums.outstanding)}`}
        actions={
          <>
            {can('export') && (
              <LinkButton href={file('xlsx')} icon="download" download>
                XLSX
              </LinkButton>
            )}
            {can('print') && (
              <LinkButton href={file('pdf')} icon="printer" isFile>
                Cetak buku 05
              </LinkButton>
            )}
          </>
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari nama, nomor anggota, atau nomor pinjaman"
        filters={[
          {
            ...{ key: 'state', label: 'Keadaan', all: 'Berjalan' },
            options: [
              { value: 'late', label: 'Terlambat' },
              { value: 'closed', label: STATE_LABELS.closed },
              { value: 'written-off', label: STATE_LABELS['written-off'] },
              { value: 'all', label: 'Semua' },
            ],
          },
          {
            ...{ key: 'quality', label: 'Kolektibilitas', all: 'Semua' },
            options: Object.entries(QUALITY_LABELS).map(([value, label]) => ({ value, label })),
          },
          {
            ...{ key: 'product', label: 'Produk', all: 'Semua produk' },
            options: products.map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={rows.length}
        noun="pinjaman"
        caption="Pinjaman anggota"
        rows={rows.slice(list.offset, list.offset + list.size)}
        rowKey={({ loan }) => loan.id}
        rowLabel={({ holder }) => holder.name}
        nothingYet={{
          ...{ icon: 'hand-coins', title: 'Belum ada pinjaman yang berjalan' },
          children: 'Pinjaman masuk ke buku ini saat dicairkan dari pengajuannya.',
        }}
        columns={[
          {
            ...{ key: 'name', label: 'Anggota', isSortable: true },
            cell: ({ loan, holder }) => (
              <a className="link font-semibold" href={loanUrl(place, loan.id)}>
                {holder.name}
              </a>
            ),
          },
          { key: 'number', label: 'Nomor', isSortable: true, cell: ({ loan }) => loan.number },
          {
            ...{ key: 'amount', label: 'Pinjaman', isSortable: true, isNumeric: true },
            cell: ({ loan }) => formatRupiah(loan.amount),
          },
          {
            ...{ key: 'outstanding', label: 'Sisa pokok', isSortable: true, isNumeric: true },
            cell: ({ standing }) => <strong>{formatRupiah(standing.outstanding)}</strong>,
          },
          {
            ...{ key: 'next', label: 'Angsuran berikutnya', isSortable: true },
            cell: ({ standing }) => (standing.next ? formatDate(standing.next.dueOn, 'short') : ''),
          },
          {
            ...{ key: 'overdue', label: 'Terlambat', isSortable: true, isNumeric: true },
            cell: (card) => (overdueOf(card) > 0 ? formatRupiah(overdueOf(card)) : ''),
          },
          {
            ...{ key: 'days', label: 'Keadaan', isSortable: true, onPhone: 'badge' },
            cell: ({ loan, standing, quality }) =>
              loan.state === 'active' ? (
                <Badge tone={QUALITY_TONES[quality]}>
                  {standing.overdue.days > 0
                    ? `${QUALITY_LABELS[quality]}, ${standing.overdue.days} hari`
                    : QUALITY_LABELS[quality]}
                </Badge>
              ) : (
                <Badge tone={STATE_TONES[loan.state]}>{STATE_LABELS[loan.state]}</Badge>
              ),
          },
        ]}
        totals={{
          ...{ name: 'Jumlah semua', amount: formatRupiah(sums.amount) },
          ...{ outstanding: formatRupiah(sums.outstanding), overdue: formatRupiah(sums.overdue) },
        }}
      />
    </>
  );
}

import { todayOf } from '#kernel/calendar';
import { type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount, formatRupiah } from '#kernel/money';
import { Badge, Button, DateField, Disclosure, Form, LinkButton, PageHeader } from '#kernel/ui';
import { holderUrl, type SavingsPlace } from '../place.ts';
import type { BalanceList } from '../read-balance-list.ts';

/** What every member has saved, by kind, with sums. */
export function BalancesView(props: {
  ctx: RequestContext;
  place: SavingsPlace;
  list: ListQuery;
  balances: BalanceList;
}) {
  const { ctx, place, list, balances } = props;
  const { types, rows, sums } = balances;
  const { book } = place.urls;
  const can = (right: string) => ctx.can(place.resources.savings, right);
  const inKinds = Object.fromEntries(types.map(({ id }) => [id, formatRupiah(sums.held.get(id) ?? 0)]));
  return (
    <>
      <PageHeader
        title="04. Simpanan Anggota"
        note={`${formatCount(rows.length)} anggota, ${formatRupiah(sums.total)}`}
        actions={
          <>
            {can('create') && (
              <LinkButton href={`${book}/jasa`} icon="percent">
                Jasa simpanan
              </LinkButton>
            )}
            {can('export') && (
              <LinkButton href={listUrl(`${book}/xlsx`, ctx.query, {})} icon="download" isFile>
                XLSX
              </LinkButton>
            )}
            {can('print') && (
              <LinkButton href={listUrl(`${book}/pdf`, ctx.query, {})} icon="printer" isFile>
                Cetak buku 04
              </LinkButton>
            )}
          </>
        }
      />
      {can('print') && (
        <Disclosure title="Cetak kuitansi beberapa hari dalam satu berkas" icon="printer">
          <Form
            action={`${book}/kuitansi.pdf`}
            method="get"
            className="grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto]"
          >
            <DateField name="dari" label="Dari" value={todayOf(ctx)} max={todayOf(ctx)} />
            <DateField name="sampai" label="Sampai" value={todayOf(ctx)} max={todayOf(ctx)} />
            <Button>Cetak kuitansi</Button>
          </Form>
        </Disclosure>
      )}
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari nama atau nomor anggota"
        filters={[
          {
            ...{ key: 'standing', label: 'Keadaan', all: 'Anggota sekarang' },
            options: [
              { value: 'arrears', label: 'Menunggak' },
              { value: 'left', label: 'Sudah berhenti' },
            ],
          },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={rows.length}
        noun="anggota"
        caption="Simpanan anggota"
        rows={rows.slice(list.offset, list.offset + list.size)}
        rowKey={({ holder }) => holder.id}
        rowLabel={({ holder }) => holder.name}
        nothingYet={{
          ...{ icon: 'piggy-bank', title: 'Belum ada anggota' },
          children: 'Setoran dicatat pada buku seorang anggota. Isi dulu 01. Daftar Anggota.',
        }}
        columns={[
          {
            ...{ key: 'name', label: 'Nama', isSortable: true },
            cell: ({ holder }) => (
              <a className="link font-semibold" href={holderUrl(place, holder.id)}>
                {holder.name}
              </a>
            ),
          },
          {
            ...{ key: 'number', label: 'Nomor', isSortable: true, isNarrow: true },
            cell: ({ holder }) => holder.number,
          },
          ...types.map((type) => ({
            ...{ key: type.id, label: type.name, isNumeric: true as const },
            cell: ({ held }: { held: ReadonlyMap<string, number> }) => formatRupiah(held.get(type.id) ?? 0),
          })),
          {
            ...{ key: 'total', label: 'Jumlah', isSortable: true, isNumeric: true },
            cell: ({ total }) => <strong>{formatRupiah(total)}</strong>,
          },
          {
            ...{ key: 'arrears', label: 'Tunggakan wajib', isSortable: true, isNumeric: true },
            cell: ({ arrears, holder }) =>
              arrears > 0 ? (
                <Badge tone="warning">{formatRupiah(arrears)}</Badge>
              ) : holder.leftOn ? (
                <Badge>Berhenti</Badge>
              ) : (
                ''
              ),
          },
        ]}
        totals={{
          ...{ name: 'Jumlah semua', ...inKinds, total: formatRupiah(sums.total) },
          arrears: formatRupiah(sums.arrears),
        }}
      />
    </>
  );
}

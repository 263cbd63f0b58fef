import type { ListQuery, RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { Badge, LinkButton, PageHeader } from '#kernel/ui';
import { CLASS_LABELS, type LedgerAccount } from '../account.ts';
import { accountLedgerUrl, chartUrl, type LedgerPlace } from '../place.ts';

/** The chart of accounts; each name leads to the general ledger of the account. */
export function AccountsView(props: {
  ctx: RequestContext;
  place: LedgerPlace;
  list: ListQuery;
  accounts: readonly LedgerAccount[];
}) {
  const { ctx, place, list, accounts } = props;
  const url = chartUrl(place);
  const shown = accounts.slice(list.offset, list.offset + list.size);
  const canRead = ctx.can(place.resources.journal, 'read');
  return (
    <>
      <PageHeader
        title="Bagan akun"
        note={`${accounts.length} akun`}
        actions={
          ctx.can(place.resources.chart, 'create') && (
            <LinkButton href={`${url}/baru`} look="primary" icon="plus">
              Tambah akun
            </LinkButton>
          )
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari kode, nama, atau kelompok"
        filters={[
          {
            ...{ key: 'class', label: 'Golongan', all: 'Semua golongan' },
            options: Object.entries(CLASS_LABELS).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={accounts.length}
        noun="akun"
        caption="Bagan akun"
        rows={shown}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        nothingYet={{
          ...{ icon: 'scale', title: 'Belum ada akun' },
          children: 'Bagan akun berisi tempat setiap rupiah dicatat.',
        }}
        columns={[
          {
            ...{ key: 'name', label: 'Akun' },
            cell: (row) =>
              canRead ? (
                <a className="link font-semibold" href={accountLedgerUrl(place, row.id)}>
                  {row.code} {row.name}
                </a>
              ) : (
                <b className="font-semibold">
                  {row.code} {row.name}
                </b>
              ),
          },
          { key: 'group', label: 'Kelompok', cell: (row) => row.groupName },
          { key: 'class', label: 'Golongan', cell: (row) => CLASS_LABELS[row.class] },
          {
            ...{ key: 'side', label: 'Saldo biasa' },
            cell: (row) => (row.normalSide === 'debit' ? 'Debit' : 'Kredit'),
          },
          {
            ...{ key: 'state', label: 'Keterangan', onPhone: 'badge' },
            cell: (row) =>
              row.isActive ? (
                row.isControl ? (
                  <Badge tone="info">Dari buku anggota</Badge>
                ) : (
                  <Badge>Dipakai</Badge>
                )
              ) : (
                <Badge tone="warning">Tidak dipakai</Badge>
              ),
          },
        ]}
        {...(ctx.can(place.resources.chart, 'update') && {
          rowActions: (row: LedgerAccount) => (
            <a className="link" href={`${url}/${row.id}`} aria-label={`Ubah akun ${row.name}`}>
              Ubah
            </a>
          ),
        })}
      />
    </>
  );
}

import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import { Badge, DataTable, LinkButton, PageHeader } from '#kernel/ui';
import type { SavingsPlace } from '../place.ts';
import { KIND_LABELS, type SavingsType } from '../savings-type.ts';

/** What members may save, and by which rules. */
export function TypesView(props: {
  ctx: RequestContext;
  place: SavingsPlace;
  types: readonly SavingsType[];
}) {
  const { ctx, place, types } = props;
  const { types: url } = place.urls;
  const can = (right: string) => ctx.can(place.resources.type, right);
  return (
    <>
      <PageHeader
        title="Jenis Simpanan"
        note="Jumlah dan jasa ditetapkan rapat anggota. Perubahan berlaku untuk tagihan dan setoran berikutnya."
        actions={
          can('create') && (
            <LinkButton href={`${url}/baru`} look="primary" icon="plus">
              Jenis baru
            </LinkButton>
          )
        }
      />
      <DataTable
        caption="Jenis simpanan"
        rows={types}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        empty={{ kind: 'nothing-yet', icon: 'piggy-bank', title: 'Belum ada jenis simpanan' }}
        columns={[
          {
            ...{ key: 'name', label: 'Jenis' },
            cell: (type) =>
              can('update') ? (
                <a className="link font-semibold" href={`${url}/${type.id}`}>
                  {type.name}
                </a>
              ) : (
                type.name
              ),
          },
          { key: 'kind', label: 'Sifat', cell: ({ kind }) => KIND_LABELS[kind] },
          {
            ...{ key: 'amount', label: 'Jumlah', isNumeric: true },
            cell: ({ amount }) => (amount === null ? 'Bebas' : formatRupiah(amount)),
          },
          {
            ...{ key: 'interest', label: 'Jasa setahun', isNumeric: true },
            cell: ({ interestBp }) => (interestBp === 0 ? '–' : percentOf(interestBp)),
          },
          {
            ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
            cell: ({ isActive }) =>
              isActive ? <Badge tone="success">Dipakai</Badge> : <Badge>Tidak dipakai</Badge>,
          },
        ]}
      />
    </>
  );
}

/** "2,25%" from hundredths of a per cent. */
export const percentOf = (bp: number) => `${String(bp / 100).replace('.', ',')}%`;

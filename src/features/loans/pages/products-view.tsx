import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import { Badge, DataTable, LinkButton, PageHeader } from '#kernel/ui';
import type { LoanPlace } from '../place.ts';
import type { LoanProduct } from '../product.ts';
import { percentText, quoteOf, rateText } from '../quote.ts';
import { METHOD_LABELS } from '../schedule.ts';

/** What the cooperative lends, and what it really costs. */
export function ProductsView(props: {
  ctx: RequestContext;
  place: LoanPlace;
  products: readonly LoanProduct[];
  today: string;
}) {
  const { ctx, place, products, today } = props;
  const { products: url } = place.urls;
  const can = (right: string) => ctx.can(place.resources.product, right);
  const effective = (product: LoanProduct) => {
    const months = Math.min(12, product.maxMonths);
    return percentText(quoteOf(product, { amount: product.maxAmount, months, on: today }).effective);
  };
  return (
    <>
      <PageHeader
        title="Produk Pinjaman"
        note="Jasa dan batasnya ditetapkan rapat pengurus dalam batas yang disetujui rapat anggota."
        actions={
          <>
            {can('update') && (
              <LinkButton href={`${url}/aturan`} icon="settings">
                Aturan
              </LinkButton>
            )}
            {can('create') && (
              <LinkButton href={`${url}/baru`} look="primary" icon="plus">
                Produk baru
              </LinkButton>
            )}
          </>
        }
      />
      <DataTable
        caption="Produk pinjaman"
        rows={products}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        empty={{ kind: 'nothing-yet', icon: 'hand-coins', title: 'Belum ada produk pinjaman' }}
        columns={[
          {
            ...{ key: 'name', label: 'Produk' },
            cell: (product) =>
              can('update') ? (
                <a className="link font-semibold" href={`${url}/${product.id}`}>
                  {product.name}
                </a>
              ) : (
                product.name
              ),
          },
          { key: 'method', label: 'Jasa dihitung', cell: ({ method }) => METHOD_LABELS[method] },
          {
            ...{ key: 'rate', label: 'Jasa sebulan', isNumeric: true },
            cell: ({ rateMillionths }) => rateText(rateMillionths),
          },
          {
            ...{ key: 'effective', label: 'Efektif setahun', isNumeric: true },
            cell: effective,
          },
          {
            ...{ key: 'most', label: 'Paling banyak', isNumeric: true },
            cell: ({ maxAmount, maxMonths }) => `${formatRupiah(maxAmount)}, ${maxMonths} bulan`,
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

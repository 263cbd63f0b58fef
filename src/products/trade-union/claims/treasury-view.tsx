import { CLAIM_LABELS } from '#features/dues';
import { filteredUrl, type ListQuery, type RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { LinkButton, PageHeader } from '#kernel/ui';
import { zoneOf } from '../clock.ts';
import { regionName } from '../members/campus.ts';
import { kindFilter, MEMBER_FILTER, regionFilter, statusFilter } from '../treasury/dues-filters.ts';
import { billTitle, waitingSince } from '../treasury/words.ts';
import { CLAIM_STATES, ClaimBadge } from './claim-badge.tsx';
import type { ClaimRow } from './read-claims.ts';

export interface ClaimsViewProps {
  ctx: RequestContext;
  list: ListQuery;
  items: readonly ClaimRow[];
  count: number;
  open: number;
  regions: readonly string[];
}

export const CLAIMS_PATH = '/treasury/dues/claims';
const KINDS = Object.entries(CLAIM_LABELS).map(([value, label]) => ({ value, label }));

/** The treasurer's claims: what waits stands first. */
export function ClaimsView({ ctx, list, items, count, open, regions }: ClaimsViewProps) {
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Klaim iuran"
        note={`${formatCount(count)} klaim, ${formatCount(open)} belum diputuskan`}
        actions={
          !list.filters.status && open > 0 ? (
            <LinkButton href={filteredUrl(CLAIMS_PATH, { ...list.filters, status: 'open' })} icon="hourglass">
              Yang belum diputuskan
            </LinkButton>
          ) : undefined
        }
      />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari nama, nomor anggota, atau nomor klaim"
        filters={[statusFilter(CLAIM_STATES), kindFilter(KINDS), regionFilter(regions), MEMBER_FILTER]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={count}
        noun="klaim"
        caption="Klaim iuran"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ number }) => number}
        nothingYet={{
          icon: 'message-square',
          title: 'Belum ada klaim',
          children: 'Anggota yang merasa tagihannya keliru mengirim klaim, dan Anda memutuskannya di sini.',
        }}
        columns={[
          {
            key: 'name',
            label: 'Anggota',
            isSortable: true,
            cell: (row) => (
              <>
                <a className="link font-semibold" href={`${CLAIMS_PATH}/${row.id}`}>
                  {row.memberName}
                </a>
                <span className="block text-sm text-muted">{row.number}</span>
              </>
            ),
          },
          { key: 'kind', label: 'Jenis', cell: (row) => CLAIM_LABELS[row.kind] },
          { key: 'about', label: 'Tentang', cell: aboutOf },
          { key: 'region', label: 'Wilayah', onPhone: 'hidden', cell: (row) => regionName(row.regionCode) },
          {
            key: 'sent',
            label: 'Dikirim',
            isSortable: true,
            isNarrow: true,
            cell: (row) => waitingSince(row.createdAt, ctx.now, zoneOf(ctx)),
          },
          {
            key: 'status',
            label: 'Status',
            onPhone: 'badge',
            cell: (row) => <ClaimBadge status={row.status} />,
          },
        ]}
      />
    </div>
  );
}

export function aboutOf(row: ClaimRow): string {
  if (row.billKind && row.billPeriod) return billTitle({ kind: row.billKind, period: row.billPeriod });
  return row.paymentId ? 'Pembayaran' : 'Iuran';
}

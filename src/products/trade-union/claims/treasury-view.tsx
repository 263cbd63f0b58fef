import { CLAIM_LABELS } from '#features/dues';
import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { DataTable, FilterBar, LinkButton, PageHeader, Pagination, Select } from '#kernel/ui';
import { zoneOf } from '../clock.ts';
import { regionName } from '../treasury/dashboard-view.tsx';
import { type ListQuery, listUrl, pageCountOf, rangeOf } from '../treasury/list-query.ts';
import { billTitle, waitingSince } from '../treasury/words.ts';
import { CLAIM_STATES, ClaimBadge } from './claim-badge.tsx';
import type { ClaimRow } from './read-claims.ts';

export interface ClaimsViewProps {
  ctx: RequestContext;
  query: ListQuery;
  items: readonly ClaimRow[];
  count: number;
  open: number;
  regions: readonly string[];
}

export const CLAIMS_PATH = '/treasury/dues/claims';
const KINDS = Object.entries(CLAIM_LABELS).map(([value, label]) => ({ value, label }));

/** The treasurer's claims: what waits stands first. */
export function ClaimsView({ ctx, query, items, count, open, regions }: ClaimsViewProps) {
  const url = (change: Record<string, string | number>) => listUrl(CLAIMS_PATH, query, change);
  const { status, kind, region, member } = query.filters;
  const isNarrowed = query.q !== '' || Object.keys(query.filters).length > 0;
  const chips = [
    { name: 'status', label: 'Status', value: status && labelOf(CLAIM_STATES, status) },
    { name: 'kind', label: 'Jenis', value: kind && labelOf(KINDS, kind) },
    { name: 'region', label: 'Wilayah', value: region && regionName(region) },
    { name: 'member', label: '', value: member && 'Satu anggota' },
  ].flatMap(({ name, label, value }) =>
    value ? [{ ...(label ? { label } : {}), value, removeUrl: url({ [name]: '' }) }] : [],
  );
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Klaim iuran"
        note={`${formatCount(count)} klaim, ${formatCount(open)} belum diputuskan`}
        actions={
          !status && open > 0 ? (
            <LinkButton href={url({ status: 'open' })} icon="hourglass">
              Yang belum diputuskan
            </LinkButton>
          ) : undefined
        }
      />
      <FilterBar
        action={CLAIMS_PATH}
        keep={{ ...query.filters, sort: query.sort }}
        fieldsKeep={{ sort: query.sort, ...(query.q && { q: query.q }) }}
        search={{ label: 'Cari nama, nomor anggota, atau nomor klaim', value: query.q }}
        chips={chips}
        fields={
          <>
            <Select
              name="status"
              label="Status"
              value={status ?? ''}
              placeholder="Semua status"
              isOptional
              options={[...CLAIM_STATES]}
            />
            <Select
              name="kind"
              label="Jenis"
              value={kind ?? ''}
              placeholder="Semua jenis"
              isOptional
              options={KINDS}
            />
            <Select
              name="region"
              label="Wilayah"
              value={region ?? ''}
              placeholder="Semua wilayah"
              isOptional
              options={regions.map((code) => ({ value: code, label: regionName(code) }))}
            />
          </>
        }
      />
      <DataTable
        caption="Klaim iuran"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ number }) => number}
        sort={
          query.sort.startsWith('-')
            ? { key: query.sort.slice(1), direction: 'descending' }
            : { key: query.sort, direction: 'ascending' }
        }
        sortUrl={(key, direction) => url({ sort: direction === 'descending' ? `-${key}` : key })}
        empty={
          isNarrowed
            ? {
                kind: 'not-found',
                title: 'Tidak ada klaim dengan saringan ini',
                children: 'Lepas salah satu saringan, atau cari yang lain.',
                actions: <LinkButton href={CLAIMS_PATH}>Lepas semua saringan</LinkButton>,
              }
            : {
                kind: 'nothing-yet',
                icon: 'message-square',
                title: 'Belum ada klaim',
                children:
                  'Anggota yang merasa tagihannya keliru mengirim klaim, dan Anda memutuskannya di sini.',
              }
        }
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
        footer={
          <Pagination
            page={query.page}
            pageCount={pageCountOf(count, query.size)}
            summary={`${rangeOf(query, count)} klaim`}
            pageUrl={(page) => url({ page })}
          />
        }
      />
    </div>
  );
}

export function aboutOf(row: ClaimRow): string {
  if (row.billKind && row.billPeriod) return billTitle({ kind: row.billKind, period: row.billPeriod });
  return row.paymentId ? 'Pembayaran' : 'Iuran';
}

const labelOf = (list: readonly { value: string; label: string }[], value: string) =>
  list.find((one) => one.value === value)?.label ?? value;

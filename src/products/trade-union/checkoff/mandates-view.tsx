import { formatMoment } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Badge, LinkButton, PageHeader } from '#kernel/ui';
import { zoneOf } from '../clock.ts';
import { regionFilter, statusFilter } from '../treasury/dues-filters.ts';
import { CheckoffTabs } from './checkoff-tabs.tsx';
import type { Mandate } from './mandate.ts';
import type { EmployerWithMandates } from './plan-list.ts';
import { CHECKOFF_PATH, MANDATE_STATES, MandateBadge, monthWord, PAPER_MANDATE_PATH } from './words.tsx';

export interface MandatesViewProps {
  ctx: RequestContext;
  list: ListQuery;
  items: readonly Mandate[];
  count: number;
  waiting: number;
  employers: readonly EmployerWithMandates[];
  regions: readonly string[];
}

/** The treasurer's mandates: what waits to be looked at stands first. */
export function MandatesView({ ctx, list, items, count, waiting, employers, regions }: MandatesViewProps) {
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Potong gaji"
        note={`${formatCount(count)} kuasa, ${formatCount(waiting)} menunggu diperiksa`}
        actions={
          <LinkButton href={PAPER_MANDATE_PATH} icon="plus">
            Catat surat kuasa
          </LinkButton>
        }
      />
      <CheckoffTabs current="mandates" />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari nama, nomor anggota, atau nomor kuasa"
        filters={[
          statusFilter(MANDATE_STATES),
          {
            key: 'employer',
            label: 'Kampus',
            all: 'Semua kampus',
            options: employers.map(({ employer }) => ({ value: employer, label: employer })),
          },
          regionFilter(regions),
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={count}
        noun="kuasa"
        caption="Kuasa potong gaji"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ memberName }) => memberName}
        nothingYet={{
          icon: 'file-text',
          title: 'Belum ada kuasa',
          children:
            'Anggota memberi kuasa di Iuran Saya, Potong gaji. Surat yang ditandatangani masuk ke sini. Surat di atas kertas Anda catat sendiri.',
        }}
        columns={[
          {
            key: 'name',
            label: 'Anggota',
            isSortable: true,
            cell: (row) => (
              <>
                <a className="link font-semibold" href={`${CHECKOFF_PATH}/mandates/${row.id}`}>
                  {row.memberName}
                </a>
                <span className="block text-sm text-muted">{row.number}</span>
              </>
            ),
          },
          {
            key: 'employer',
            label: 'Kampus',
            isSortable: true,
            cell: (row) => (
              <>
                {row.employer}
                {row.hidesFromEmployer && (
                  <span className="mt-1 block">
                    <Badge tone="warning" icon="eye-off">
                      Jangan disebut
                    </Badge>
                  </span>
                )}
              </>
            ),
          },
          { key: 'from', label: 'Mulai', isNarrow: true, cell: (row) => monthWord(row.firstPeriod) },
          {
            key: 'given',
            label: 'Diberikan',
            isSortable: true,
            isNarrow: true,
            onPhone: 'hidden',
            cell: (row) => formatMoment(row.givenAt, zoneOf(ctx), 'short'),
          },
          {
            key: 'status',
            label: 'Status',
            onPhone: 'badge',
            cell: (row) => <MandateBadge status={row.status} />,
          },
        ]}
      />
    </div>
  );
}

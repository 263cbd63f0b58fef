import { daysBetween, formatDate } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { ListFilters, ListTable } from '#kernel/list';
import { formatCount, formatRupiah } from '#kernel/money';
import { LinkButton, PageHeader } from '#kernel/ui';
import type { CheckoffList } from './checkoff-list.ts';
import { CheckoffTabs } from './checkoff-tabs.tsx';
import type { EmployerWithMandates } from './plan-list.ts';
import { CHECKOFF_PATH, LIST_STATES, ListBadge, monthWord } from './words.tsx';

export interface ListsViewProps {
  ctx: RequestContext;
  list: ListQuery;
  items: readonly CheckoffList[];
  count: number;
  employers: readonly EmployerWithMandates[];
  today: string;
}

/** Employers answer late, some never: after this many days a list is worth a call. */
const LATE_DAYS = 30;

/** Lists for employers, the newest first. */
export function ListsView({ ctx, list, items, count, employers, today }: ListsViewProps) {
  const active = employers.reduce((sum, one) => sum + one.active, 0);
  const waiting = employers.reduce((sum, one) => sum + one.waiting, 0);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Potong gaji"
        note={`${formatCount(active)} kuasa berlaku di ${formatCount(employers.length)} kampus${waiting > 0 ? `, ${formatCount(waiting)} menunggu diperiksa` : ''}`}
        actions={
          <>
            {waiting > 0 && (
              <LinkButton href={`${CHECKOFF_PATH}/mandates?filter[status]=submitted`} icon="list-checks">
                Periksa kuasa
              </LinkButton>
            )}
            {employers.length > 0 && ctx.can('dues.checkoff', 'manage') && (
              <LinkButton href={`${CHECKOFF_PATH}/lists/new`} look="primary" icon="plus">
                Buat daftar
              </LinkButton>
            )}
          </>
        }
      />
      <CheckoffTabs current="lists" />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari kampus atau nomor"
        filters={[
          { key: 'state', label: 'Keadaan', all: 'Semua keadaan', options: LIST_STATES },
          {
            key: 'employer',
            label: 'Kampus',
            all: 'Semua kampus',
            options: employers.map(({ employer }) => ({ value: employer, label: employer })),
          },
          { key: 'period', kind: 'month', label: 'Bulan iuran' },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={count}
        noun="daftar"
        caption="Daftar potong gaji"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ number }) => number}
        nothingYet={{
          icon: 'file-text',
          title: 'Belum ada daftar',
          children:
            employers.length === 0
              ? 'Daftar dibuat dari kuasa anggota. Setelah ada kuasa yang diterima, buat daftarnya di sini.'
              : 'Pilih kampus dan bulannya; Anda melihat dahulu siapa yang masuk dan siapa yang tidak.',
          ...(employers.length > 0
            ? { actions: <LinkButton href={`${CHECKOFF_PATH}/lists/new`}>Buat daftar</LinkButton> }
            : {}),
        }}
        columns={[
          {
            key: 'employer',
            label: 'Kampus',
            isSortable: true,
            cell: (row) => (
              <>
                <a className="link font-semibold" href={`${CHECKOFF_PATH}/lists/${row.id}`}>
                  {row.employer}
                </a>
                <span className="block text-sm text-muted">{row.number}</span>
              </>
            ),
          },
          { key: 'period', label: 'Bulan', isSortable: true, cell: (row) => monthWord(row.period) },
          { key: 'count', label: 'Orang', isNumeric: true, cell: (row) => formatCount(row.count) },
          {
            key: 'asked',
            label: 'Diminta',
            isNumeric: true,
            cell: (row) => formatRupiah(row.asked),
          },
          { key: 'deducted', label: 'Dicatat', isNumeric: true, cell: (row) => formatRupiah(row.deducted) },
          {
            key: 'handed',
            label: 'Diserahkan',
            isNarrow: true,
            onPhone: 'hidden',
            cell: (row) => handedWord(row, today),
          },
          {
            key: 'state',
            label: 'Keadaan',
            onPhone: 'badge',
            cell: (row) => <ListBadge state={row.state} />,
          },
        ]}
      />
    </div>
  );
}

function handedWord(row: CheckoffList, today: string): string {
  if (!row.handedOverOn) return '–';
  const days = daysBetween(row.handedOverOn, today);
  const date = formatDate(row.handedOverOn, 'short');
  return row.state === 'handed_over' && days > LATE_DAYS ? `${date}, sudah ${days} hari` : date;
}

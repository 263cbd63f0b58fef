import { formatDate, todayOf } from '#kernel/calendar';
import type { ListQuery, RequestContext } from '#kernel/http';
import { type ListFilter, ListFilters, ListTable } from '#kernel/list';
import { type EmptyStateProps, type Ground, GroundMap, type Option, Sheet } from '#kernel/ui';
import { CATEGORIES, type Complaint, categoryLabel, STATES } from './complaint.ts';
import { DueBadge, StateBadge } from './complaint-view.tsx';

/** A list of complaints with its map: for the desk, for heads of areas, for the village. */
export function ComplaintList(props: {
  ctx: RequestContext;
  list: ListQuery;
  items: readonly Complaint[];
  total: number;
  areas: Option[];
  ground: Ground | undefined;
  filters: readonly ListFilter[];
  urlOf: (complaint: Complaint) => string;
  nothingYet: Omit<EmptyStateProps, 'kind'>;
  /** Shows who reported it and how long there is left. */
  isDesk?: boolean;
}) {
  const { ctx, list, items, total, areas, ground, urlOf, isDesk = false } = props;
  const marks = items.flatMap((one) =>
    one.point
      ? [
          {
            ...{ key: one.id, ...one.point, url: urlOf(one), tone: STATES[one.state].tone },
            label: `${one.number}: ${one.title}, ${STATES[one.state].label}`,
          },
        ]
      : [],
  );
  return (
    <>
      <ListFilters ctx={ctx} list={list} search="Nomor atau pokok" filters={props.filters} />
      {ground && marks.length > 0 && (
        <Sheet title="Peta" note={`${marks.length} pengaduan di halaman ini`}>
          <GroundMap ground={ground} marks={marks} label="Pengaduan di peta desa; daftarnya ada di bawah" />
        </Sheet>
      )}
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="pengaduan"
        caption="Pengaduan"
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ number, title }) => `${number} ${title}`}
        nothingYet={props.nothingYet}
        columns={[
          {
            ...{ key: 'title', label: 'Pengaduan' },
            cell: (one) => (
              <a className="link font-semibold break-words" href={urlOf(one)}>
                {one.title}
              </a>
            ),
          },
          { key: 'number', label: 'Nomor', isSortable: true, isNarrow: true, cell: ({ number }) => number },
          { key: 'category', label: 'Jenis', cell: ({ category }) => categoryLabel(category) },
          {
            ...{ key: 'area', label: 'Tempat' },
            cell: ({ areaCode }) => areas.find(({ value }) => value === areaCode)?.label ?? '',
          },
          {
            ...{ key: 'sent', label: 'Dikirim', isSortable: true, isNarrow: true },
            cell: ({ sentAt }) => formatDate(todayOf({ ...ctx, now: sentAt! }), 'short'),
          },
          ...(isDesk
            ? [
                {
                  ...{ key: 'assignee', label: 'Petugas' },
                  cell: ({ assigneeName }: Complaint) => assigneeName ?? 'Belum ada',
                },
                {
                  ...{ key: 'due', label: 'Batas', isSortable: true, onPhone: 'badge-end' as const },
                  cell: (one: Complaint) => <DueBadge ctx={ctx} complaint={one} />,
                },
              ]
            : []),
          { key: 'state', label: 'Keadaan', onPhone: 'badge', cell: (one) => <StateBadge {...one} /> },
        ]}
      />
    </>
  );
}

export const categoryFilter: ListFilter = {
  ...{ key: 'category', label: 'Jenis', all: 'Semua jenis' },
  options: CATEGORIES.map((one) => ({ ...one })),
};

export const stateFilter: ListFilter = {
  ...{ key: 'state', label: 'Keadaan', all: 'Semua keadaan' },
  options: Object.entries(STATES)
    .filter(([value]) => value !== 'draft')
    .map(([value, { label }]) => ({ value, label })),
};

import { formatMoment, type Zone } from '#kernel/calendar';
import { keptParameters, type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { type EmptyStateProps, FilterBar, LinkButton, PageHeader, Select } from '#kernel/ui';
import { PHASE_OPTIONS, type SurveyRow } from './survey.ts';
import { SurveyBadge } from './survey-badge.tsx';
import { EVERYBODY, regionLabel, type SurveyPlace, type SurveyReach } from './survey-place.ts';

export interface OfficerListProps {
  place: SurveyPlace;
  /** Which of the two lists it is: surveys to manage, or results to read. */
  act: 'manage' | 'results';
  reach: SurveyReach;
  ctx: RequestContext;
  list: ListQuery;
  items: readonly SurveyRow[];
  total: number;
  zone: Zone;
}

const TITLES = { manage: 'Kelola survei', results: 'Hasil dan rekap survei' };

/** Surveys of one's reach: to build and to run, or to read what they found. */
export function OfficerList(props: OfficerListProps) {
  const { place, act, reach, ctx, list, items, total, zone } = props;
  const base = place.addresses[act];
  const url = (changes: Record<string, string | number | null>) => listUrl(base, ctx.query, changes);
  const phase = PHASE_OPTIONS.find(({ value }) => value === list.filters.state?.[0]);
  const region = list.filters.region?.[0];
  const regions = [
    ...(reach === 'all' ? [{ value: EVERYBODY, label: regionLabel(place, EVERYBODY) }] : []),
    ...place.regions.filter(({ value }) => reach === 'all' || reach.includes(value)),
  ];
  const create = (
    <LinkButton href={`${base}/new`} look="primary" icon="plus">
      Buat survei
    </LinkButton>
  );
  const chips = [
    ...(phase ? [{ label: 'Keadaan', value: phase.label, removeUrl: url({ 'filter[state]': null }) }] : []),
    ...(region
      ? [{ label: 'Wilayah', value: regionLabel(place, region), removeUrl: url({ 'filter[region]': null }) }]
      : []),
  ];
  return (
    <div className="grid gap-4">
      <PageHeader
        title={TITLES[act]}
        note={`${formatCount(total)} survei`}
        actions={act === 'manage' ? create : undefined}
      />
      <FilterBar
        action={base}
        keep={keptParameters(ctx.query, 'q')}
        fieldsKeep={keptParameters(ctx.query, 'filter[state]', 'filter[region]')}
        search={{ label: 'Cari judul survei', value: list.q }}
        chips={chips}
        fields={
          <>
            <Select
              name="filter[state]"
              label="Keadaan"
              value={phase?.value ?? ''}
              placeholder="Semua keadaan"
              isOptional
              options={PHASE_OPTIONS.filter(({ value }) => act === 'manage' || value !== 'draft')}
            />
            {regions.length > 1 && (
              <Select
                name="filter[region]"
                label="Wilayah"
                value={region ?? ''}
                placeholder="Semua yang Anda urus"
                isOptional
                options={regions}
              />
            )}
          </>
        }
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="survei"
        caption={TITLES[act]}
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ title }) => title}
        columns={[
          {
            key: 'title',
            label: 'Survei',
            isSortable: true,
            cell: (survey) => (
              <>
                <a className="link break-words font-semibold" href={`${base}/${survey.id}`}>
                  {survey.title}
                </a>
                <span className="block text-sm text-muted">
                  {regionLabel(place, survey.regionCode)}, {survey.questionCount} pertanyaan,{' '}
                  {survey.isAnonymous ? 'anonim' : 'dengan nama'}
                </span>
              </>
            ),
          },
          {
            key: 'state',
            label: 'Keadaan',
            onPhone: 'badge',
            cell: (survey) => <SurveyBadge survey={survey} now={ctx.now} />,
          },
          {
            key: 'answered',
            label: 'Mengisi',
            isNumeric: true,
            cell: ({ state, asked, answered }) =>
              state === 'draft' ? '–' : `${formatCount(answered)} dari ${formatCount(asked)}`,
          },
          {
            key: 'closes',
            label: 'Ditutup',
            isSortable: true,
            cell: ({ closesAt, closedAt }) => {
              const moment = closedAt ?? closesAt;
              return moment ? formatMoment(moment, zone, 'short') : 'Belum ditentukan';
            },
          },
        ]}
        nothingYet={nothingYet(act, create)}
      />
    </div>
  );
}

function nothingYet(act: OfficerListProps['act'], create: React.ReactNode): Omit<EmptyStateProps, 'kind'> {
  return act === 'manage'
    ? {
        icon: 'clipboard-list',
        title: 'Belum ada survei',
        children: 'Tanyakan pendapat anggota: tulis pertanyaannya, pilih siapa yang ditanya, lalu terbitkan.',
        actions: create,
      }
    : {
        icon: 'chart-column',
        title: 'Belum ada hasil',
        children: 'Hasil tampil setelah sebuah survei diterbitkan.',
      };
}

import { listProvinceTiles, shortProvinceName } from '#features/regions';
import { keptParameters, type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import {
  BarChart,
  Button,
  type ChipProps,
  EmptyState,
  FigureRow,
  FilterBar,
  LinkButton,
  Notice,
  PageHeader,
  Select,
  Sheet,
  TileMap,
} from '#kernel/ui';
import { regionName } from '../members/campus.ts';
import {
  AGE_OPTIONS,
  CAMPUS_KIND_OPTIONS,
  FILTER_LABELS,
  filterWord,
  GENDER_OPTIONS,
  ROOM_OPTIONS,
  STATUS_OPTIONS,
} from '../members/list-words.ts';
import { ACADEMIC_RANKS, EMPLOYMENT_STATUSES } from '../members/member-fields.ts';
import { percentOf } from '../treasury/words.ts';
import { GrowthSheet } from './growth-sheet.tsx';
import { type Slice, type Statistics, sum } from './read-statistics.ts';
import { RetentionSheet } from './retention-sheet.tsx';
import { SMALL_NOTE } from './send-statistics.ts';
import {
  isHiddenFrom,
  isNarrowed,
  membersUrl,
  type StatTable,
  statisticsTables,
} from './statistics-tables.ts';

export interface StatisticsPageProps {
  ctx: RequestContext;
  path: string;
  title: string;
  list: ListQuery;
  statistics: Statistics;
  subtitle: string;
  regions: readonly string[];
}

/** Who the members are, where, and how the union grows; each number opens its list. */
export function StatisticsPage(props: StatisticsPageProps) {
  const { ctx, path, title, statistics, subtitle } = props;
  const tables = new Map(statisticsTables(ctx, statistics).map((table) => [table.key, table]));
  const charts = [
    ...(ctx.reach?.isAll ? [] : ['region']),
    'gender',
    'age',
    'status',
    'employment',
    'rank',
    'room',
    'campusKind',
    'dues',
    'bill',
  ];
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={title}
        note={`${subtitle.charAt(0).toUpperCase()}${subtitle.slice(1)}`}
        actions={
          <>
            {ctx.can('report', 'export') &&
              (['xlsx', 'pdf'] as const).map((format) => (
                <LinkButton
                  key={format}
                  href={listUrl(`${path}/${format}`, ctx.query, {})}
                  icon="download"
                  download
                >
                  {format.toUpperCase()}
                </LinkButton>
              ))}
            <Button type="button" icon="printer" className="needs-script" data={{ print: '' }}>
              Cetak
            </Button>
          </>
        }
      />
      <Filters {...props} />
      <Figures {...props} />
      {statistics.total === 0 ? (
        <EmptyState
          kind={Object.keys(props.list.filters).length > 0 ? 'not-found' : 'nothing-yet'}
          title="Tidak ada anggota untuk dihitung"
          actions={<LinkButton href={path}>Lepas semua saringan</LinkButton>}
        >
          Lepas salah satu saringan di atas. Grafik tampil setelah ada anggota aktif.
        </EmptyState>
      ) : (
        <>
          {/* Of one or two provinces a map of the country tells nothing. */}
          {ctx.reach?.isAll && (
            <Sheet>
              <ProvinceMap table={tables.get('region')!} />
            </Sheet>
          )}
          <div className="gap-6 lg:columns-2 [&>*]:mb-4 [&>*]:break-inside-avoid lg:[&>*]:mb-6">
            {charts.map((key) => {
              const table = tables.get(key);
              return table && table.rows.length > 0 && <Bars key={key} table={table} />;
            })}
          </div>
        </>
      )}
      <GrowthSheet tables={tables} />
      <RetentionSheet ctx={ctx} statistics={statistics} />
      <Notice tone="info" title="Angka kecil">
        {SMALL_NOTE}
        {isHiddenFrom(ctx, 'gender') &&
          (isNarrowed(statistics.people)
            ? ' Grafik tentang orang tampil tanpa saringan.'
            : ' Angka sekecil itu, dan angka yang membuatnya dapat dihitung, disembunyikan dari Anda.')}
      </Notice>
    </div>
  );
}

function Figures({ ctx, statistics }: StatisticsPageProps) {
  const { people, everybody, cohorts, joined, left } = statistics;
  const isActive = people.filters.status?.join() === 'active';
  const once = cohorts.reduce((all, { stays, left: gone }) => all + stays + gone, 0);
  const stays = cohorts.reduce((all, cohort) => all + cohort.stays, 0);
  const url = membersUrl(ctx, people, {});
  const kept = membersUrl(ctx, everybody, { stay: 'stays' });
  const monthly = (filter: string, slices: readonly Slice[]) => {
    const list = membersUrl(ctx, everybody, { [filter]: slices.map(({ key }) => key) });
    return { value: formatCount(sum(slices)), ...(list ? { url: list } : {}) };
  };
  return (
    <FigureRow
      items={[
        {
          label: isActive ? 'Anggota aktif' : 'Orang yang cocok',
          icon: 'users',
          value: formatCount(statistics.total),
          ...(url ? { url } : {}),
        },
        { label: 'Bergabung dalam masa ini', icon: 'user-plus', ...monthly('joinedMonth', joined) },
        { label: 'Keluar dalam masa ini', icon: 'user-minus', ...monthly('leftMonth', left) },
        {
          label: 'Bertahan',
          icon: 'heart-handshake',
          value: once === 0 ? '–' : percentOf(stays, once),
          note: `${formatCount(stays)} dari ${formatCount(once)} yang pernah menjadi anggota`,
          ...(kept ? { url: kept } : {}),
        },
      ]}
    />
  );
}

function ProvinceMap({ table }: { table: StatTable }) {
  const rows = new Map(table.rows.map((row) => [row.key, row]));
  const unknown = rows.get('00');
  const most = table.rows[0];
  return (
    <>
      <TileMap
        title={`${table.title}, orang`}
        finding={
          most
            ? `Terbanyak di ${most.label}, ${most.countText} orang; ada anggota di ${table.rows.filter(({ key }) => key !== '00').length} dari 38 provinsi.`
            : 'Belum ada anggota.'
        }
        tiles={listProvinceTiles().map(({ code, ...place }) => {
          const row = rows.get(code);
          return {
            key: code,
            label: shortProvinceName(code),
            ...place,
            value: row?.count ?? 0,
            valueText: row?.countText ?? '0',
            ...(row?.url ? { url: row.url } : {}),
          };
        })}
      />
      {unknown && (
        <p className="mt-2 text-sm text-muted">
          {unknown.url ? (
            <a className="link" href={unknown.url}>
              {unknown.countText} orang
            </a>
          ) : (
            `${unknown.countText} orang`
          )}{' '}
          belum diketahui provinsinya.
        </p>
      )}
    </>
  );
}

function Bars({ table }: { table: StatTable }) {
  const most = [...table.rows].sort((one, other) => other.count - one.count)[0];
  return (
    <Sheet>
      <BarChart
        title={table.title}
        finding={most ? `Terbanyak: ${most.label}, ${most.countText} orang.` : ''}
        rows={table.rows.map(({ count, countText, ...row }) => ({
          ...row,
          value: count,
          valueText: countText,
        }))}
        series={{ value: 'Orang' }}
        rowHead={table.head}
      />
    </Sheet>
  );
}

function Filters({ ctx, path, list, regions }: StatisticsPageProps) {
  const period = ctx.query.get('period') ?? '';
  const value = (name: string) => list.filters[name]?.[0] ?? '';
  const isProfile = ctx.can('member.profile', 'view');
  const names = ['status', 'region', 'employment', 'rank', 'gender', 'age', 'campusKind', 'room'];
  const chips: ChipProps[] = Object.entries(list.filters).map(([name, values]) => ({
    label: FILTER_LABELS[name] ?? name,
    value: values.map((one) => filterWord(name, one)).join(', '),
    removeUrl: listUrl(path, ctx.query, { [`filter[${name}]`]: null }),
  }));
  const choice = (name: string, options: readonly { value: string; label: string }[]) => (
    <Select
      name={`filter[${name}]`}
      label={FILTER_LABELS[name] ?? name}
      options={[...options]}
      value={value(name)}
      isOptional
      placeholder={name === 'status' ? 'Anggota aktif' : 'Semua'}
    />
  );
  return (
    <FilterBar
      action={path}
      chips={chips}
      fieldsKeep={keptParameters(ctx.query, 'period', ...names.map((name) => `filter[${name}]`))}
      fields={
        <>
          <Select
            name="period"
            label="Masa"
            value={period}
            placeholder="12 bulan terakhir"
            isOptional
            options={[{ value: '24', label: '24 bulan terakhir' }, ...years(ctx.now)]}
          />
          {choice(
            'region',
            regions.map((code) => ({ value: code, label: regionName(code) })),
          )}
          {choice('status', STATUS_OPTIONS.slice(0, 9))}
          {choice('room', ROOM_OPTIONS)}
          {isProfile && (
            <>
              {choice('employment', EMPLOYMENT_STATUSES.map(same))}
              {choice('rank', ACADEMIC_RANKS.map(same))}
              {choice('gender', GENDER_OPTIONS)}
              {choice('age', AGE_OPTIONS)}
              {choice('campusKind', CAMPUS_KIND_OPTIONS)}
            </>
          )}
        </>
      }
    />
  );
}

const same = (text: string) => ({ value: text, label: text });

function years(now: Date) {
  const last = now.getFullYear();
  return Array.from({ length: 6 }, (_, at) => ({
    value: String(last - at),
    label: `Tahun ${last - at}`,
  }));
}

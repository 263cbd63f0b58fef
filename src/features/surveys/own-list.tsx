import { formatMoment, type Zone } from '#kernel/calendar';
import { keptParameters, type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { ListTable } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Badge, Chip, ChipRow, EmptyState, FilterBar, PageHeader } from '#kernel/ui';
import { OWN_STATES, type OwnSurvey } from './own-surveys.ts';
import { EVERYBODY, regionLabel, type SurveyPlace } from './survey-place.ts';

export interface OwnListProps {
  place: SurveyPlace;
  ctx: RequestContext;
  list: ListQuery;
  items: readonly OwnSurvey[];
  total: number;
  waiting: number;
  zone: Zone;
}

/** The surveys one is asked: what waits first in words, then the list. */
export function OwnList({ place, ctx, list, items, total, waiting, zone }: OwnListProps) {
  const base = place.addresses.own;
  const url = (changes: Record<string, string | number | null>) => listUrl(base, ctx.query, changes);
  const state = list.filters.state?.[0];
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Survei"
        note={
          waiting > 0
            ? `${formatCount(waiting)} survei menunggu jawaban Anda`
            : 'Tidak ada yang menunggu jawaban Anda'
        }
      />
      <ChipRow label="Keadaan">
        <Chip value="Semua" url={url({ 'filter[state]': null })} isCurrent={state === undefined} />
        {OWN_STATES.map(({ value, label }) => (
          <Chip key={value} value={label} url={url({ 'filter[state]': value })} isCurrent={state === value} />
        ))}
      </ChipRow>
      <FilterBar
        action={base}
        keep={keptParameters(ctx.query, 'q')}
        search={{ label: 'Cari judul survei', value: list.q }}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={total}
        noun="survei"
        caption="Survei untuk Anda"
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
                  {survey.questionCount} pertanyaan, {survey.isAnonymous ? 'anonim' : 'dengan nama'}
                  {survey.regionCode !== EVERYBODY && `, ${regionLabel(place, survey.regionCode)}`}
                </span>
              </>
            ),
          },
          {
            key: 'state',
            label: 'Keadaan',
            onPhone: 'badge',
            cell: (survey) => <OwnBadge survey={survey} />,
          },
          {
            key: 'closes',
            label: 'Ditutup',
            isSortable: true,
            cell: ({ phase, opensAt, closesAt }) =>
              phase === 'waiting' && opensAt
                ? `Dibuka ${formatMoment(opensAt, zone, 'short')}`
                : closesAt
                  ? formatMoment(closesAt, zone, 'short')
                  : 'Belum ditentukan',
          },
        ]}
        nothingYet={{
          icon: 'clipboard-list',
          title: 'Belum ada survei untuk Anda',
          children: 'Survei yang dibuka untuk Anda tampil di sini, dan Anda diberi tahu.',
        }}
      />
    </div>
  );
}

function OwnBadge({ survey }: { survey: OwnSurvey }) {
  if (survey.isDone) {
    return (
      <Badge tone="success" icon="circle-check">
        Sudah diisi
      </Badge>
    );
  }
  if (survey.phase === 'closed') return <Badge icon="lock">Ditutup</Badge>;
  if (survey.phase === 'waiting') {
    return (
      <Badge tone="info" icon="clock">
        Terjadwal
      </Badge>
    );
  }
  return (
    <Badge tone="warning" icon="pen-line">
      {survey.isBegun ? 'Belum dikirim' : 'Belum diisi'}
    </Badge>
  );
}

/** For an account that is nobody in the books: officers without a membership of their own. */
export function NoPerson() {
  return (
    <div className="grid gap-4">
      <PageHeader title="Survei" />
      <EmptyState kind="nothing-yet" icon="clipboard-list" title="Akun ini tidak mengisi survei">
        Survei diisi oleh orang yang terdata. Akun Anda hanya untuk bekerja, tidak terhubung dengan data
        seseorang.
      </EmptyState>
    </div>
  );
}

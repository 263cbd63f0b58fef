import { dateIn, formatDate, type Zone } from '#kernel/calendar';
import { keptParameters, type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { sortUrlOf } from '#kernel/list';
import { formatCount, formatRupiah } from '#kernel/money';
import {
  Badge,
  BulkBar,
  Button,
  Chip,
  ChipRow,
  DataTable,
  FilterBar,
  LinkButton,
  PageHeader,
  Pagination,
} from '#kernel/ui';
import { regionName } from '../members/campus.ts';
import { stageLabels } from '../registration/stage-labels.ts';
import type { Candidate, CandidateCounts } from './find-candidates.ts';

const BASE = '/admin/candidates';
const FORM_ID = 'pilihan-calon';

export interface CandidatesPageProps {
  ctx: RequestContext;
  list: ListQuery;
  items: readonly Candidate[];
  total: number;
  counts: CandidateCounts;
  zone: Zone;
}

/** The queue: who waits, for what, since when. */
export function CandidatesPage({ ctx, list, items, total, counts, zone }: CandidatesPageProps) {
  const url = (changes: Record<string, string | number | null>) => listUrl(BASE, ctx.query, changes);
  const state = list.filters.state?.[0];
  const isReady = list.filters.ready?.includes('1') ?? false;
  const waiting = ['registered', 'payment_submitted', 'email_verified'].reduce(
    (sum, one) => sum + (counts.byState.get(one) ?? 0),
    0,
  );
  const canApprove = ctx.can('member', 'approve');
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Calon anggota"
        note={`${formatCount(waiting)} dalam pendaftaran, ${formatCount(counts.ready)} siap disetujui`}
      />
      <ChipRow label="Tahap pendaftaran">
        <Chip
          value="Semua"
          count={formatCount(waiting)}
          url={url({ 'filter[state]': null, 'filter[ready]': null })}
          isCurrent={!state && !isReady}
        />
        <Chip
          value="Siap disetujui"
          count={formatCount(counts.ready)}
          url={url({ 'filter[state]': null, 'filter[ready]': '1' })}
          isCurrent={isReady}
        />
        {(['email_verified', 'payment_submitted', 'registered', 'imported'] as const).map((one) => (
          <Chip
            key={one}
            value={stageLabels[one].label}
            count={formatCount(counts.byState.get(one) ?? 0)}
            url={url({ 'filter[state]': one, 'filter[ready]': null })}
            isCurrent={state === one}
          />
        ))}
        {(['active', 'rejected'] as const).map((status) => (
          <Chip
            key={status}
            value={status === 'active' ? 'Disetujui' : stageLabels.rejected.label}
            url={`/admin/members?filter[status]=${status}`}
          />
        ))}
      </ChipRow>
      <FilterBar
        action={BASE}
        keep={keptParameters(ctx.query, 'q')}
        search={{ label: 'Nama atau kampus', value: list.q }}
      />
      <DataTable
        caption="Calon anggota menurut waktu mendaftar"
        columns={[
          {
            key: 'name',
            label: 'Calon',
            isSortable: true,
            cell: (item) => (
              <>
                <a className="font-semibold hover:underline" href={`${BASE}/${item.id}`}>
                  {item.fullName}
                </a>
                {item.attempt > 1 && (
                  <span className="block text-xs text-muted">Pendaftaran ke-{item.attempt}</span>
                )}
              </>
            ),
          },
          {
            key: 'campus',
            label: 'Kampus',
            cell: (item) => (
              <>
                {item.universityName ?? '–'}
                <span className="block text-xs text-muted">{regionName(item.regionCode)}</span>
              </>
            ),
          },
          {
            key: 'payment',
            label: 'Iuran',
            onPhone: 'pair',
            cell: (item) => <PaymentState candidate={item} />,
          },
          {
            key: 'email',
            label: 'Surel',
            onPhone: 'hidden',
            cell: (item) =>
              item.isEmailVerified ? (
                <Badge tone="success">Terkonfirmasi</Badge>
              ) : (
                <Badge tone="neutral">Belum</Badge>
              ),
          },
          {
            key: 'state',
            label: 'Tahap',
            isSortable: true,
            onPhone: 'pair',
            cell: (item) => {
              const known = stageLabels[item.onboardingState];
              return <Badge tone={known.tone}>{known.label}</Badge>;
            },
          },
          {
            key: 'created',
            label: 'Mendaftar',
            isSortable: true,
            isNarrow: true,
            onPhone: 'hidden',
            cell: (item) => formatDate(dateIn(zone, item.createdAt), 'short'),
          },
        ]}
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ fullName }) => fullName}
        sort={list.sort}
        sortUrl={sortUrlOf(ctx)}
        {...(canApprove ? { selection: { formId: FORM_ID, name: 'id' } } : {})}
        rowActions={(item) => (
          <LinkButton
            href={`${BASE}/${item.id}`}
            look="quiet"
            size="sm"
            label={`Periksa ${item.fullName}`}
            icon="chevron-right"
          />
        )}
        empty={
          list.q || state || isReady
            ? {
                kind: 'not-found',
                title: 'Tidak ada calon untuk pilihan ini',
                children: 'Pilih tahap lain, atau lihat semuanya.',
                actions: <LinkButton href={BASE}>Lihat semua calon</LinkButton>,
              }
            : {
                kind: 'nothing-yet',
                title: 'Tidak ada yang menunggu',
                children:
                  'Pendaftar baru tampil di sini begitu mereka mengisi formulir. Bagikan alamat pendaftaran untuk mengajak rekan.',
                actions: <LinkButton href="/register">Buka halaman pendaftaran</LinkButton>,
              }
        }
        footer={
          <Pagination
            page={list.page}
            pageCount={Math.max(1, Math.ceil(total / list.size))}
            summary={`${formatCount(items.length)} dari ${formatCount(total)} calon`}
            pageUrl={(page) => url({ page })}
          />
        }
      />
      {canApprove && items.length > 0 && (
        <BulkBar formId={FORM_ID} action="/admin/members/bulk" noun="calon">
          <input type="hidden" name="back" value={url({})} />
          <Button look="quiet" icon="check" name="act" value="approve">
            Setujui yang dipilih
          </Button>
        </BulkBar>
      )}
    </div>
  );
}

function PaymentState({ candidate }: { candidate: Candidate }) {
  if (candidate.payment === 'verified') return <Badge tone="success">Diverifikasi</Badge>;
  if (candidate.payment === 'submitted') {
    return (
      <Badge tone="info" icon="hourglass">
        Diperiksa Bendahara
      </Badge>
    );
  }
  return <Badge>{candidate.amount ? `Belum, ${formatRupiah(candidate.amount)}` : 'Belum'}</Badge>;
}

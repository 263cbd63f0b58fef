import { formatCount } from '#kernel/money';
import { ErrorSummary, LinkButton, PageHeader, Tabs } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { ForumPlace } from './forum-place.ts';

export const VIEWS = ['reports', 'threads', 'hidden', 'mutes'] as const;
export type ModerationView = (typeof VIEWS)[number];

const VIEW_LABELS: Readonly<Record<ModerationView, string>> = {
  reports: 'Laporan',
  threads: 'Utas',
  hidden: 'Disembunyikan',
  mutes: 'Dibisukan',
};

interface Frame {
  place: ForumPlace;
  view: ModerationView;
  reportCount: number;
  errors: FieldErrors;
  children: React.ReactNode;
}

/** The moderator's desk: what waits, and the three lists beside it. */
export function ModerationFrame({ place, view, reportCount, errors, children }: Frame) {
  const base = place.addresses.moderation;
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Moderasi forum"
        note={
          reportCount > 0
            ? `${formatCount(reportCount)} tulisan dilaporkan`
            : 'Tidak ada laporan yang menunggu'
        }
        actions={<LinkButton href={`${base}/categories`}>Kategori</LinkButton>}
      />
      <ErrorSummary errors={errors} />
      <Tabs
        label="Bagian moderasi"
        items={VIEWS.map((key) => ({
          label: VIEW_LABELS[key],
          url: key === 'reports' ? base : `${base}?view=${key}`,
          isCurrent: key === view,
          ...(key === 'reports' && reportCount > 0 ? { count: formatCount(reportCount) } : {}),
        }))}
      />
      {children}
    </div>
  );
}

import { formatMoment, type Zone } from '#kernel/calendar';
import { formatCount } from '#kernel/money';
import { Badge, EmptyState, LinkButton, Pagination, Sheet } from '#kernel/ui';
import { type ForumPlace, regionLabel } from './forum-place.ts';
import { MuteForm, PostDecision } from './moderation-forms.tsx';
import { PostText } from './post-text.tsx';
import { REPORT_REASONS, type ReportedPost } from './report.ts';

export function ReportQueue(props: {
  place: ForumPlace;
  items: readonly ReportedPost[];
  total: number;
  page: number;
  pageSize: number;
  zone: Zone;
}) {
  const { place, items, total, page, pageSize, zone } = props;
  const base = place.addresses.moderation;
  if (items.length === 0) {
    return (
      <EmptyState kind="nothing-yet" icon="shield-check" title="Tidak ada laporan">
        Tulisan yang dilaporkan anggota masuk ke sini, yang paling lama menunggu di atas.
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-4">
      {items.map((item) => (
        <Sheet
          key={item.postId}
          title={item.threadTitle}
          note={`${regionLabel(place, item.regionCode)} · tulisan #${item.number} oleh ${item.authorName}`}
          action={
            <LinkButton href={`${base}/threads/${item.threadId}`} size="sm">
              Buka utas
            </LinkButton>
          }
        >
          <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div className="grid content-start gap-3">
              <PostText>{item.body}</PostText>
              <p className="flex flex-wrap items-center gap-2 text-sm">
                {item.reasons.map((reason) => (
                  <Badge key={reason} tone="warning" icon="flag">
                    {REPORT_REASONS[reason as keyof typeof REPORT_REASONS]}
                  </Badge>
                ))}
                <span className="text-muted">
                  {formatCount(item.count)} laporan sejak {formatMoment(item.firstAt, zone, 'short')}
                </span>
              </p>
              {item.notes.length > 0 && (
                <ul className="grid list-disc gap-1 pl-5 text-sm">
                  {[...new Set(item.notes)].map((note) => (
                    <li key={note} className="break-words">
                      {note}
                    </li>
                  ))}
                </ul>
              )}
            </div>
            <div className="grid content-start gap-3">
              <PostDecision place={place} postId={item.postId} isHidden={false} hasReports back={base} />
              <MuteForm place={place} postId={item.postId} name={item.authorName} back={base} />
            </div>
          </div>
        </Sheet>
      ))}
      <Pagination
        isPlain
        page={page}
        pageCount={Math.max(1, Math.ceil(total / pageSize))}
        summary={`${formatCount(total)} tulisan dilaporkan`}
        pageUrl={(to) => `${base}?page=${to}`}
      />
    </div>
  );
}

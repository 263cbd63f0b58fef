import type { Zone } from '#kernel/calendar';
import { formatCount } from '#kernel/money';
import { Badge, ErrorSummary, PageHeader, Pagination, Sheet } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { ThreadBadges } from './forum-list.tsx';
import { type ForumPlace, regionLabel } from './forum-place.ts';
import { MuteForm, PostDecision, ThreadDecisions } from './moderation-forms.tsx';
import type { ForumPost } from './post.ts';
import { PostCard } from './post-card.tsx';
import type { ForumThread } from './thread.ts';

/** One thread as whoever keeps order sees it: nothing left out, each post with its acts. */
export function ModeratedThread(props: {
  place: ForumPlace;
  thread: ForumThread;
  posts: readonly ForumPost[];
  page: number;
  pageCount: number;
  accountId: string;
  reported: ReadonlySet<string>;
  zone: Zone;
  typed: Readonly<Record<string, string>>;
  errors: FieldErrors;
}) {
  const { place, thread, posts, page, pageCount, accountId, reported, zone, typed, errors } = props;
  const here = `${place.addresses.moderation}/threads/${thread.id}`;
  return (
    <div className="grid gap-4">
      <PageHeader
        title={thread.title}
        note={`${thread.categoryName}, ${regionLabel(place, thread.regionCode)} · oleh ${thread.authorName}`}
        badge={<ThreadBadges thread={{ ...thread, isUnread: false, isFollowed: false }} />}
      />
      <ErrorSummary errors={errors} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <ol className="grid min-w-0 gap-4" aria-label="Tulisan">
          {posts.map((post) => (
            <PostCard
              key={post.id}
              post={post}
              zone={zone}
              isOwn={post.authorAccountId === accountId}
              isOpener={post.authorAccountId === thread.authorAccountId}
              isModerator
              historyUrl={`${here}/posts/${post.id}`}
              acts={
                post.authorAccountId !== accountId && (
                  <div className="grid w-full gap-3">
                    {reported.has(post.id) && (
                      <Badge tone="warning" icon="flag">
                        Dilaporkan
                      </Badge>
                    )}
                    <PostDecision
                      place={place}
                      postId={post.id}
                      isHidden={post.isHidden}
                      hasReports={reported.has(post.id)}
                      back={here}
                    />
                    <MuteForm place={place} postId={post.id} name={post.authorName} back={here} />
                  </div>
                )
              }
            />
          ))}
        </ol>
        <aside className="grid gap-4" aria-label="Keputusan tentang utas">
          <Sheet title="Utas ini">
            {(thread.lockReason || thread.hiddenReason) && (
              <p className="mb-3 text-sm text-muted">Alasan: {thread.hiddenReason ?? thread.lockReason}</p>
            )}
            <ThreadDecisions place={place} thread={thread} reason={typed.reason} error={errors.reason} />
          </Sheet>
        </aside>
      </div>
      {pageCount > 1 && (
        <Pagination
          isPlain
          page={page}
          pageCount={pageCount}
          summary={`${formatCount(thread.lastNumber)} tulisan`}
          pageUrl={(to) => `${here}?page=${to}`}
        />
      )}
    </div>
  );
}

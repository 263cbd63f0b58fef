import type { Zone } from '#kernel/calendar';
import { formatCount } from '#kernel/money';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { ThreadBadges } from './forum-list.tsx';
import { EVERYBODY, type ForumPlace, regionLabel } from './forum-place.ts';
import { type ForumPost, POSTS_A_PAGE } from './post.ts';
import { PostActs, PostCard } from './post-card.tsx';
import type { ForumThread } from './thread.ts';
import { POST_LENGTH } from './write.ts';

export interface ThreadPageProps {
  place: ForumPlace;
  thread: ForumThread;
  posts: readonly ForumPost[];
  page: number;
  accountId: string;
  isModerator: boolean;
  canPost: boolean;
  muted: string | undefined;
  /** What stands in the field: a quote to begin with, or what was typed. */
  draft: { body: string; quotedId: string };
  errors: FieldErrors;
  zone: Zone;
}

/** One thread, its posts in order, and the field for an answer. */
export function ThreadPage(props: ThreadPageProps) {
  const { place, thread, posts, page, accountId, isModerator, canPost, muted, zone } = props;
  const { list, moderation } = place.addresses;
  const here = `${list}/${thread.id}`;
  const canWrite = canPost && !thread.isLocked && !muted;
  const pageCount = Math.max(1, Math.ceil(thread.lastNumber / POSTS_A_PAGE));
  const pages = pageCount > 1 && (
    <Pagination
      isPlain
      page={page}
      pageCount={pageCount}
      summary={`${formatCount(thread.lastNumber)} tulisan`}
      pageUrl={(to) => (to === 1 ? here : `${here}?page=${to}`)}
    />
  );
  return (
    <div className="grid max-w-3xl gap-4">
      <PageHeader
        title={thread.title}
        note={`${thread.categoryName}, ${regionLabel(place, thread.regionCode)} · ${formatCount(thread.replyCount)} balasan`}
        badge={<ThreadBadges thread={{ ...thread, isUnread: false }} />}
        actions={
          <>
            <Form action={`${here}/follow`} hidden={{ on: thread.isFollowed ? '0' : '1' }}>
              <Button icon={thread.isFollowed ? 'bell-off' : 'bell'}>
                {thread.isFollowed ? 'Berhenti mengikuti' : 'Ikuti'}
              </Button>
            </Form>
            {isModerator && (
              <LinkButton href={`${moderation}/threads/${thread.id}`} icon="shield">
                Moderasi
              </LinkButton>
            )}
          </>
        }
      />
      {thread.regionCode !== EVERYBODY && (
        <p className="text-sm text-muted">Hanya dibaca anggota {regionLabel(place, thread.regionCode)}.</p>
      )}
      {pages}
      <ol className="grid gap-4" aria-label="Tulisan">
        {posts.map((post) => (
          <PostCard
            key={post.id}
            post={post}
            zone={zone}
            isOwn={post.authorAccountId === accountId}
            isOpener={post.authorAccountId === thread.authorAccountId}
            isModerator={isModerator}
            historyUrl={`${list}/posts/${post.id}/history`}
            acts={
              <PostActs
                post={post}
                list={list}
                isOwn={post.authorAccountId === accountId}
                canWrite={canWrite}
              />
            }
          />
        ))}
      </ol>
      {pages}
      <Answer {...props} here={here} canWrite={canWrite} />
    </div>
  );
}

function Answer(props: ThreadPageProps & { here: string; canWrite: boolean }) {
  const { thread, muted, canPost, canWrite, draft, errors, here } = props;
  if (thread.isLocked) {
    return (
      <Notice tone="neutral" icon="lock" title="Utas ini dikunci">
        {thread.lockReason ?? 'Tidak ada balasan baru.'}
      </Notice>
    );
  }
  if (muted) return <Notice tone="warning">{muted}</Notice>;
  if (!canPost || !canWrite) return null;
  return (
    <Sheet title="Balas" id="balas" className="scroll-mt-24">
      <ErrorSummary errors={errors} />
      <Form
        action={`${here}/reply`}
        hidden={{ quotedId: draft.quotedId }}
        draftKey={`utas-${thread.id}`}
        className="grid gap-4"
      >
        <TextArea
          name="body"
          label="Balasan"
          help="Baris yang diawali tanda > menjadi kutipan. Alamat web menjadi tautan."
          rows={7}
          maxLength={POST_LENGTH}
          value={draft.body}
          error={errors.body}
        />
        <FormActions>
          <Button look="primary" busyLabel="Mengirim…">
            Kirim balasan
          </Button>
        </FormActions>
      </Form>
    </Sheet>
  );
}

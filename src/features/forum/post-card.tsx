import type { ReactNode } from 'react';
import { formatMoment, type Zone } from '#kernel/calendar';
import { Badge, DateText, LinkButton } from '#kernel/ui';
import type { ForumPost } from './post.ts';
import { PostText } from './post-text.tsx';

export interface PostCardProps {
  post: ForumPost;
  zone: Zone;
  /** The reader wrote it. */
  isOwn: boolean;
  isOpener: boolean;
  /** Keeps order here: sees what was hidden. */
  isModerator: boolean;
  historyUrl: string;
  /** Quote, edit, report: what this reader may do with it. */
  acts?: ReactNode;
}

/** One post with who and when; a hidden one says so and keeps its place. */
export function PostCard({ post, zone, isOwn, isOpener, isModerator, historyUrl, acts }: PostCardProps) {
  const isClosed = (post.isHidden || post.isWithdrawn) && !isModerator;
  return (
    <li id={`tulisan-${post.number}`} className="sheet grid scroll-mt-24 gap-3 p-5 target:border-primary">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
        <b className="font-semibold">{post.authorName}</b>
        {isOwn && <Badge icon="user">Anda</Badge>}
        {isOpener && post.number > 1 && <Badge icon="pen-line">Pembuka utas</Badge>}
        <span className="figures text-muted">
          #{post.number} ·{' '}
          <DateText at={post.createdAt.toISOString()}>{formatMoment(post.createdAt, zone, 'short')}</DateText>
        </span>
        {post.editedAt && !isClosed && (
          <a className="link text-muted" href={historyUrl}>
            disunting {formatMoment(post.editedAt, zone, 'short')}
          </a>
        )}
        {isModerator && post.isHidden && (
          <Badge tone="error" icon="eye-off">
            Disembunyikan
          </Badge>
        )}
        {isModerator && post.isWithdrawn && <Badge icon="undo-2">Ditarik</Badge>}
      </div>
      {post.quotedNumber !== null && !isClosed && (
        <p className="text-sm text-muted">
          Menjawab{' '}
          <a className="link" href={`#tulisan-${post.quotedNumber}`}>
            tulisan #{post.quotedNumber}
          </a>
        </p>
      )}
      {isClosed ? (
        <p className="text-muted italic">
          {post.isHidden
            ? `Disembunyikan moderator${post.hiddenReason ? `: ${post.hiddenReason}` : '.'}`
            : 'Ditarik oleh penulisnya.'}
        </p>
      ) : (
        <PostText>{post.body}</PostText>
      )}
      {acts && !isClosed && <div className="flex flex-wrap gap-1">{acts}</div>}
    </li>
  );
}

/** What a reader may do with a post of somebody, or of their own. */
export function PostActs(props: { post: ForumPost; list: string; isOwn: boolean; canWrite: boolean }) {
  const { post, list, isOwn, canWrite } = props;
  const here = `${list}/posts/${post.id}`;
  const about = `tulisan #${post.number} dari ${post.authorName}`;
  return (
    <>
      {canWrite && (
        <LinkButton
          href={`${list}/${post.threadId}?quote=${post.id}#balas`}
          look="quiet"
          size="sm"
          icon="quote"
          label={`Kutip ${about}`}
        >
          Kutip
        </LinkButton>
      )}
      {isOwn && canWrite && (
        <LinkButton href={`${here}/edit`} look="quiet" size="sm" icon="pencil" label={`Sunting ${about}`}>
          Sunting
        </LinkButton>
      )}
      {!isOwn && (
        <LinkButton href={`${here}/report`} look="quiet" size="sm" icon="flag" label={`Laporkan ${about}`}>
          Laporkan
        </LinkButton>
      )}
    </>
  );
}

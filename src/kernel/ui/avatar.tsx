import { classNames } from './class-names.ts';

export interface AvatarProps {
  initials: string;
  photoUrl?: string;
  /** Tailwind size class; the default is 36 px. */
  size?: string;
}

/** A person's photo or initials. The name always stands beside it, so it says nothing itself. */
export function Avatar({ initials, photoUrl, size = 'size-9' }: AvatarProps) {
  return photoUrl ? (
    <img
      src={photoUrl}
      alt=""
      className={classNames(size, 'shrink-0 rounded-full object-cover')}
      loading="lazy"
    />
  ) : (
    <span
      aria-hidden="true"
      className={classNames(
        size,
        'grid shrink-0 place-items-center rounded-full bg-soft text-sm font-bold text-soft-content',
      )}
    >
      {initials}
    </span>
  );
}

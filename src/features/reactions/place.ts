import type { RightName } from '#kernel/access';
import type { Tx } from '#kernel/database';

/** What people may say to one kind of published thing, by whose rights, and who reads it before others do. */
export interface ReactionPlace {
  /** Name of the kind in the database: `news`. */
  subject: string;
  /** "Komentar berita" */
  title: string;
  /** One of them in a sentence: "komentar". */
  noun: string;
  /** Where a reader sends one; `:id` is the thing: `/berita/:id`. */
  page: string;
  /** Where officers read and hide them; none: it takes likes alone. */
  desk?: string;
  rights: { create: RightName; moderate?: RightName };
  takes: { likes?: true; comments?: true };
  /** A comment is a review with one to five stars, one a person. */
  hasStars?: true;
  /** An officer reads it before others do. */
  isHeldFirst?: true;
  /** Said to whoever lacks the right to write: why, and what opens it. */
  closed: string;
  /** Those of these things that everybody may see now, with name and address. */
  find: (tx: Tx, ids: readonly string[], now: Date) => Promise<readonly ReactedThing[]>;
}

export interface ReactedThing {
  id: string;
  title: string;
  url: string;
}

export const STATE_WORDS = {
  held: { label: 'Menunggu', tone: 'warning' },
  shown: { label: 'Tampil', tone: 'success' },
  hidden: { label: 'Disembunyikan', tone: 'neutral' },
} as const;

export type CommentState = keyof typeof STATE_WORDS;

import type { ReactNode } from 'react';
import type { RightName } from '#kernel/access';
import type { Tx } from '#kernel/database';
import type { RequestContext, RouteAccess, Surface } from '#kernel/http';
import type { WorkContext } from '#kernel/work';
import type { SectionKey } from './home/section.ts';

/** A page of the site that has an address of its own; all others live below `pages.others`. */
export interface OwnPage {
  slug: string;
  url: string;
  /** The product shows this text itself, in a page with more on it (contact, the front page of members). */
  isShownByProduct?: boolean;
}

/** A kind of document with its public list. */
export interface DocumentKind {
  kind: string;
  title: string;
  url: string;
  lead: string;
}

/** A message that a visitor wrote on the contact page. */
export interface ContactMessage {
  name: string;
  email: string;
  subject: string;
  message: string;
}

/** Where the content of one product is written and read, by whose rights, and what the product adds. */
export interface CmsPlace {
  rights: {
    page: WritingRights;
    document: RightName;
    news: WritingRights;
    media: RightName;
    home: RightName;
    officer: RightName;
    subscriber: RightName;
    /** To read what is for members only. */
    readMember: RightName;
  };
  /** Where it is written: `/admin/cms`. */
  admin: string;
  /** Lists of the product's own that search engines are told of. */
  lists?: readonly string[];
  /** The shell around pages that members read. */
  surfaceOf: (ctx: RequestContext) => Surface;
  pages: {
    own: readonly OwnPage[];
    others: string;
    /** Where they are written, when that is not below `admin`. */
    console?: string;
    /** What stands below a public text: how to join, whom to ask. */
    closing?: (ctx: RequestContext) => ReactNode;
  };
  documents: { kinds: readonly DocumentKind[]; download: string };
  news: {
    page: string;
    title: string;
    lead: string;
    /** Where it is written, when that is not below `admin`. */
    console?: string;
    /** What stands below an article: likes, comments. */
    below?: (ctx: RequestContext, row: { id: string; slug: string; title: string }) => Promise<ReactNode>;
    /** What else the console counts of each piece, by its id, beside its readings. */
    counts?: { labels: readonly string[]; read: (tx: Tx, ids: readonly string[]) => Promise<NewsCounts> };
  };
  officers: {
    page: string;
    title: string;
    lead: string;
    /** Words of the two levels. */
    levels: Readonly<Record<OfficerLevel, string>>;
    regions: () => readonly { value: string; label: string }[];
    /** The person of the product an officer may be tied to, found by what was typed (a member number). */
    findPerson: (ctx: WorkContext, tx: Tx, typed: string) => Promise<Person | undefined>;
    readPerson: (ctx: WorkContext, tx: Tx, id: string) => Promise<Person | undefined>;
    personLabel: string;
    personHelp: string;
  };
  home: {
    /** Where it is arranged: `/admin/cms/home`. */
    builder: string;
    /** The sections this front page may have, in the order of a new organisation. */
    sections: readonly SectionKey[];
    /** Where address and contact are written, when that is a page of its own and not one of the builder. */
    contactCard?: string;
    /** Said on the cloth until the organisation writes its own sentence. */
    words: { title: string; lead: string };
    picture?: ReactNode;
    /** A drawing along the lower edge of the cloth instead. */
    landscape?: ReactNode;
    /** Where the own pages of whoever has signed in begin, when that is not `/dashboard`. */
    own?: (ctx: RequestContext) => string;
    /** What the front page asks for, where a matrix has a row for it. */
    reader?: RightName;
    /** Figures of the organisation, counted now; only sums. */
    readFigures: (ctx: RequestContext) => Promise<readonly { key: string; label: string; value: string }[]>;
    /** The figures one can choose from, in the builder. */
    figureOptions: readonly { value: string; label: string }[];
    /** What the product adds inside a section. */
    readExtras: (ctx: RequestContext) => Promise<Partial<Record<SectionKey, ReactNode>>>;
  };
  contact: {
    page: string;
    /** Who may send one, where that is not everybody; whoever may not reads the page without the form. */
    right?: RightName;
    /** Hands the message to whoever answers it. The address was checked; nothing was promised to the sender yet. */
    deliver: (ctx: WorkContext, tx: Tx, message: ContactMessage) => Promise<void>;
    /** The officers' inbox, for links. */
    inbox: string;
  };
  subscription: { page: string; confirm: string; leave: string };
}

/** A site of pages and news with a front page; documents, officers, subscribers and pages for members only if it has them. */
export type SitePlace = Omit<CmsPlace, 'rights' | 'documents' | 'officers' | 'subscription'> &
  Partial<Pick<CmsPlace, 'documents' | 'officers' | 'subscription'>> & {
    rights: Pick<CmsPlace['rights'], 'page' | 'news' | 'media' | 'home'> & Partial<CmsPlace['rights']>;
  };

/** The counts of each piece of news, in the order of their labels. */
export type NewsCounts = ReadonlyMap<string, readonly number[]>;

/** One right to everything, and reading open to all; or a right for each act, as a matrix with CRUD has them. */
export type WritingRights = RightName | Readonly<Record<WritingAct, RightName>>;
export type WritingAct = 'read' | 'create' | 'update' | 'delete' | 'publish';

/** Which right an act in the console asks for. */
export function rightTo(act: Exclude<WritingAct, 'read'>, rights: WritingRights): RightName {
  return 'resource' in rights ? rights : rights[act];
}

/** What a page for readers asks for: nothing where all may read, else the right to what is published. */
export function readingAccess(rights: WritingRights, open: { public: string }): RouteAccess {
  return 'resource' in rights ? open : { ...rights.read, publishedOnly: true };
}

/** Where pages or news are written. */
export function consoleOf(
  place: Pick<SitePlace, 'admin' | 'news' | 'pages'>,
  part: 'news' | 'pages',
): string {
  return place[part].console ?? `${place.admin}/${part}`;
}

/** What a front page with its builder needs; a product without the whole site gives no more than this. */
export type HomePlace = Pick<CmsPlace, 'home'> &
  Partial<Pick<CmsPlace, 'documents' | 'news' | 'officers' | 'subscription'>> & {
    rights: Pick<CmsPlace['rights'], 'home'> & Partial<Pick<CmsPlace['rights'], 'media'>>;
  };

export type OfficerLevel = 'pusat' | 'wilayah';

export interface Person {
  id: string;
  name: string;
  /** What the officer types to name the person: a member number. */
  key: string;
}

import type { ReactNode } from 'react';
import type { RightName } from '#kernel/access';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import type { WorkContext } from '#kernel/work';
import type { Field } from './field.ts';

/**
 * A book as plain data. Its table, its rows of the matrix and its place in the menu stand elsewhere: a register makes no
 * DDL and decides no access. `docs/register.md` says which columns every such table has.
 */
export interface Register {
  /** Path in the API and name in the import: English, plural, `member-meetings`. */
  key: string;
  /** Row of the matrix. */
  resource: string;
  table: string;
  /** "Notulen Rapat Anggota" */
  title: string;
  /** "07" */
  number?: string;
  /** One entry, as one says it in a sentence: "notulen". */
  entry: string;
  /** Address of its pages: `/buku/notulen-rapat-anggota`. */
  page: string;
  /** Breadcrumb before the list. */
  trail?: readonly { label: string; url: string }[];
  /** One sentence for the empty list: what belongs here. */
  about: string;
  fields: readonly Field[];
  /** Keys whose values name an entry in headings, notices and the audit log. Never a sensitive one. */
  nameFrom: readonly string[];
  /** A key, with `-` for falling: `-heldOn`. */
  defaultSort: string;
  /** Other pages about the whole book, beside its list. */
  acts?: readonly { label: string; url: string; needs: RightName }[];
  /** Other pages about one entry, below its own address: `peserta`. */
  entryActs?: readonly { label: string; path: string; needs: RightName }[];
  /** What one presses on an entry's page and is more than changing it: a POST to `<page>/<id>/<path>`, a route of its own. */
  entrySteps?: readonly {
    label: string;
    path: string;
    needs: RightName;
    isFor: (values: Readonly<Record<string, unknown>>) => boolean;
  }[];
  print?: PrintForm;
  answer?: AnswerField;
  children?: ChildRows;
  publish?: Publication;
  intake?: Intake;
  /** Keys that together tell an entry from all others, for the import; without them equal rows are the same entry. */
  identity?: readonly string[];
  /** Sets of keys that together tell an entry from all others: a second one with them is refused. Capitals do not matter. */
  unique?: readonly (readonly string[])[];
  /** Whose an entry is, for rights over one's own: the column and what it holds. */
  owner?: { column: string; holds: 'account' | 'subject' };
  /** The table stands behind an inner wall of the database, which keeps regions, programmes, areas and self apart. */
  isWalled?: true;
  /** A rule of its own about what hangs on an entry; throws to refuse, in the transaction of the change. */
  beforeChange?: BeforeChange;
  /** Where the matrix has other names for the rights of a book. `false`: the book does not have that right. */
  rightNames?: Readonly<Partial<Record<RegisterRight, RightName | false>>>;
}

/**
 * Called under the lock of an entry that is about to change. Values are those of all fields, sealed ones masked.
 * `before` is null for an entry that is put back, `after` for one that is taken out.
 */
export type BeforeChange = (
  ctx: WorkContext & Partial<Pick<RequestContext, 'can'>>,
  tx: Tx,
  change: { id: string; before: EntryValues | null; after: EntryValues | null },
) => Promise<void>;

type EntryValues = Readonly<Record<string, unknown>>;

/** What one can do with a book. Each is a right of its row in the matrix. */
export type RegisterRight =
  | 'read'
  | 'create'
  | 'update'
  | 'delete'
  | 'answer'
  | 'publish'
  | 'print'
  | 'export'
  | 'import'
  /** Columns of the organisation's own; whoever may change its settings adds them, unless a book names another right. */
  | 'extend';

/** The printed form: its columns in the order of the paper. */
export interface PrintForm {
  /** "Buku Notulen Rapat Anggota" */
  title: string;
  orientation?: 'landscape' | 'portrait';
  columns: readonly (PrintColumn | PrintGroup)[];
  /** Who closes the book: "Ketua", "Sekretaris". */
  signatures: readonly string[];
  /** Who holds these posts on a day, by the post in small letters; whoever is not named signs on a line. */
  signers?: (tx: Tx, day: PlainDate) => Promise<ReadonlyMap<string, string>>;
}

export interface PrintGroup {
  label: string;
  children: readonly PrintColumn[];
}

export interface PrintColumn {
  /** As the form has it. */
  label: string;
  /** Keys whose values stand in the cell; `number` is the row's number, `answer` the answer. */
  from?: readonly string[];
  /** Between two values of a cell; the default is a new line. */
  between?: string;
  /** Left empty, to sign or to press a thumb on. */
  box?: 'signature' | 'thumbprint';
  /** Share of the width, or millimetres. */
  width?: number;
  mm?: number;
  align?: 'left' | 'right' | 'center';
}

/** What others write below an entry, with who and when. From then on the author's own words stand. */
export interface AnswerField {
  /** "Tanggapan pengurus" */
  label: string;
  /** Verb and object of the button: "Beri tanggapan". */
  act: string;
  maxLength?: number;
}

/** Rows below an entry, in a table of their own with `parent_id` and `position`. */
export interface ChildRows {
  key: string;
  /** "Keputusan" */
  label: string;
  table: string;
  fields: readonly Field[];
  maxRows?: number;
}

/** Entry by entry and column by column, to everybody. */
export interface Publication {
  /** `/terbuka/notulen-rapat-anggota` */
  page: string;
  /** Above the public list: what one reads here. */
  lead: string;
  /** Why no right is asked for: what is published here is for whoever comes, members and visitors alike. */
  isForAll?: string;
  /** The right of a reader, where who works with the book asks for another one to open its list. */
  right?: RightName;
  /** The product brings the two pages itself; files still come from here. */
  isShownByProduct?: true;
  /** How the list looks: `cards` where the photo says most. */
  look?: 'cards';
  /** What stands below each entry, made once a page: a way to order it. */
  beside?: (ctx: RequestContext) => Promise<(entry: PublicValues) => ReactNode>;
}

/** What everybody may know of an entry: the columns published of it. */
export interface PublicValues {
  values: Readonly<Record<string, unknown>>;
  /** Its public page. */
  url: string;
}

/** What a visitor may write without an account. It is held until somebody who may change the book accepts it. */
export interface Intake {
  /** `/isi/buku-tamu` */
  page: string;
  title: string;
  lead: string;
  /** Keys that the public form asks for, in its order. */
  fields: readonly string[];
  /** Key of the date field that gets today's date. */
  today?: string;
  /** The button: "Kirim saran". */
  act: string;
  thanks: string;
  /** Roles whose holders are told that something waits. */
  tells?: readonly string[];
  /** How many a device may send in an hour, and a whole network. */
  perHour?: { device: number; network: number };
}

/** The name of a right of this book in the matrix, or undefined when the book never has it. */
export function rightOf(register: Register, right: RegisterRight): RightName | undefined {
  const named = register.rightNames?.[right];
  if (named === false) return undefined;
  if (!named && right === 'extend') return { resource: 'settings', right: 'update' };
  return named ?? { resource: register.resource, right };
}

/** "07. Notulen Rapat Anggota" */
export function fullTitle({ number, title }: Register): string {
  return number ? `${number}. ${title}` : title;
}

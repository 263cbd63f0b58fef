import { formatRupiah, spellRupiah } from '#kernel/money';
import { withLongestWords } from './longest-words.ts';
import {
  countColumns,
  type Fact,
  type Letterhead,
  type PictureName,
  type Signature,
  type TableHeading,
  type TableRow,
} from './parts.ts';
import { PrintError } from './print-error.ts';
import { type PrintTheme, plainTheme, prepareTheme } from './theme.ts';

/**
 * Members' cards, 85.6 x 54 mm, two pages a card; on A4 with both sides side by side, five cards a sheet; or ten cards a sheet,
 * the backs on the page behind, mirrored for turning on the long side.
 */
export interface MemberCardData {
  theme: PrintTheme;
  layout?: 'card' | 'a4' | 'sheet';
  organisation: string;
  /** "Kartu tanda anggota" */
  title: string;
  emblem?: PictureName;
  cards: readonly {
    name: { label: string; value: string };
    /** At most two, such as campus and region. */
    facts: readonly { label: string; value: string }[];
    number: { label: string; value: string };
    photo?: PictureName;
    /** The address that the QR opens. */
    qr: string;
    /** "Anggota sejak 4 Januari 2023" */
    note?: string;
  }[];
  back: {
    heading: string;
    lines: readonly string[];
    /** Where one types the number by hand: "spk.or.id/periksa". */
    address: string;
  };
}

/** A book (buku) with its letterhead, column groups and signatures. */
export interface RegisterBookData {
  theme?: PrintTheme;
  paper?: 'a4' | 'f4';
  orientation?: 'landscape' | 'portrait';
  letterhead: Letterhead;
  /** "Buku Daftar Anggota" */
  title: string;
  subtitle?: string;
  columns: readonly TableHeading[];
  /** The row 1, 2, 3 … below the heading; on by default, it is part of the form. */
  numbered?: boolean;
  /** Each part starts on a new page with its own facts: one member's savings, one loan. */
  parts: readonly { facts?: readonly Fact[]; rows: readonly TableRow[]; totals?: TableRow }[];
  /** Least height of a row in millimetres, where people sign or leave a thumbprint. */
  rowHeight?: number;
  /** Empty rows to write in by hand. */
  blankRows?: number;
  signatures?: readonly Signature[];
  /** One of several that make one book; its pages go on where the one before ended. */
  volume?: { number: number; of: number; firstPage: number };
  /** In the footer: "Dicetak 22 November 2026 pukul 19.42 WITA". */
  note?: string;
}

/** Any list, as it stood on the screen. */
export interface ReportData {
  theme?: PrintTheme;
  orientation?: 'landscape' | 'portrait';
  letterhead: Letterhead;
  title: string;
  subtitle?: string;
  /** Filters, period, sums. */
  facts?: readonly Fact[];
  columns: readonly TableHeading[];
  rows: readonly TableRow[];
  totals?: TableRow;
  /** Shown when there is no row. */
  emptyNote?: string;
  signatures?: readonly Signature[];
  note?: string;
}

/** A receipt (kuitansi), A5 across. */
export interface ReceiptData {
  theme: PrintTheme;
  letterhead: Letterhead;
  number: string;
  payer: string;
  /** Whole rupiah; the words are made from it, so that they never differ. */
  amount: number | bigint;
  purposes: readonly { label: string; amount?: string }[];
  /** Method, date, period. */
  facts?: readonly Fact[];
  signature: Signature;
  /** The address that the QR opens. */
  qr: string;
  check: { address: string; code: string };
  note?: string;
  /** Further receipts in the same file, a page each, under the same heading. */
  others?: readonly Omit<ReceiptData, 'others'>[];
}

/** Words of a sentence, some of them to stress. */
export type LetterText = string | readonly (string | { bold: string })[];

export type LetterBlock =
  | { kind: 'paragraph'; text: LetterText }
  | { kind: 'facts'; rows: readonly Fact[] }
  | { kind: 'list'; items: readonly LetterText[] }
  | { kind: 'table'; columns: readonly TableHeading[]; rows: readonly TableRow[] };

/** A letter on A4. */
export interface LetterData {
  theme: PrintTheme;
  letterhead: Letterhead;
  title: string;
  number?: string;
  body: readonly LetterBlock[];
  signature: Signature;
  /** Code by which anyone checks the letter; without it the letter carries none. */
  check?: { qr: string; address: string; code: string };
  /** Tembusan. */
  copies?: readonly string[];
}

/** The templates of the kernel and what each takes. */
export interface PrintDocuments {
  'member-card': MemberCardData;
  'register-book': RegisterBookData;
  report: ReportData;
  receipt: ReceiptData;
  letter: LetterData;
}

/**
 * What a template gets: everything named, nothing left out, since Typst refuses a missing key. A value under the key
 * `qr` becomes a drawing on its way.
 * @throws PrintError `print_data_invalid`
 */
export const prepareDocument: {
  readonly [Name in keyof PrintDocuments]: (data: PrintDocuments[Name]) => Record<string, unknown>;
} = {
  'member-card': (data) => {
    if (data.cards.length === 0) throw new PrintError('print_data_invalid', 'no card');
    return {
      'document-title': 'Kartu anggota',
      theme: prepareTheme(data.theme),
      layout: data.layout ?? 'card',
      organisation: data.organisation,
      title: data.title,
      emblem: data.emblem ?? null,
      back: data.back,
      cards: data.cards.map((card) => ({
        ...card,
        photo: card.photo ?? null,
        initials: initialsOf(card.name.value),
        note: card.note ?? '',
      })),
    };
  },
  'register-book': (data) => {
    const all = data.parts.flatMap(({ rows, totals }) => (totals ? [...rows, totals] : rows));
    checkRows(data.columns, all);
    return {
      theme: prepareTheme(data.theme ?? plainTheme),
      paper: data.paper ?? 'a4',
      orientation: data.orientation ?? 'landscape',
      letterhead: data.letterhead,
      title: data.title,
      subtitle: data.subtitle ?? null,
      columns: withLongestWords(data.columns, all),
      numbered: data.numbered ?? true,
      parts: data.parts.map(({ facts = [], rows, totals }) => ({ facts, rows, totals: totals ?? null })),
      'row-height': data.rowHeight ?? null,
      'blank-rows': data.blankRows ?? 0,
      signatures: data.signatures ?? [],
      volume: data.volume
        ? { number: data.volume.number, of: data.volume.of, 'first-page': data.volume.firstPage }
        : null,
      note: data.note ?? null,
    };
  },
  report: (data) => {
    const all = data.totals ? [...data.rows, data.totals] : data.rows;
    checkRows(data.columns, all);
    return {
      theme: prepareTheme(data.theme ?? plainTheme),
      orientation: data.orientation ?? 'portrait',
      letterhead: data.letterhead,
      title: data.title,
      subtitle: data.subtitle ?? null,
      facts: data.facts ?? [],
      columns: withLongestWords(data.columns, all),
      rows: data.rows,
      totals: data.totals ?? null,
      'empty-note': data.emptyNote ?? 'Belum ada baris untuk saringan ini.',
      signatures: data.signatures ?? [],
      note: data.note ?? null,
    };
  },
  receipt: (data) => ({
    theme: prepareTheme(data.theme),
    receipts: [data, ...(data.others ?? [])].map((one) => ({
      letterhead: data.letterhead,
      number: one.number,
      payer: one.payer,
      amount: formatRupiah(one.amount),
      'amount-words': spellRupiah(one.amount),
      purposes: one.purposes.map(({ label, amount }) => ({ label, amount: amount ?? null })),
      facts: one.facts ?? [],
      signature: one.signature,
      qr: one.qr,
      check: one.check,
      note: one.note ?? null,
    })),
  }),
  letter: (data) => {
    for (const block of data.body) if (block.kind === 'table') checkRows(block.columns, block.rows);
    return {
      'document-title': data.title,
      theme: prepareTheme(data.theme),
      letterhead: data.letterhead,
      title: data.title,
      number: data.number ?? null,
      body: data.body.map((block) =>
        block.kind === 'table' ? { ...block, columns: withLongestWords(block.columns, block.rows) } : block,
      ),
      signature: data.signature,
      check: data.check ?? null,
      copies: data.copies ?? [],
    };
  },
};

// A row with one text too few would shift all the rows below it into wrong columns.
function checkRows(columns: readonly TableHeading[], rows: readonly TableRow[]): void {
  const count = countColumns(columns);
  const wrong = rows.findIndex((row) => row.length !== count);
  if (wrong >= 0)
    throw new PrintError(
      'print_data_invalid',
      `row ${wrong + 1} has ${rows[wrong]?.length} of ${count} cells`,
    );
}

/** The first letters of the first two names, titles left out. */
function initialsOf(name: string): string {
  const names = name.split(/[\s,]+/).filter((part) => /^\p{L}/u.test(part) && !part.includes('.'));
  return (names.length > 0 ? names : [name])
    .slice(0, 2)
    .map((part) => [...part][0] ?? '')
    .join('')
    .toUpperCase();
}

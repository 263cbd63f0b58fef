import { formatDate, formatMoment, todayIn, type Zone, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  closingSignatures,
  type PrintedDocument,
  printVolumes,
  renderPdf,
  type TableColumn,
  type TableHeading,
} from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import { type Actor, mayOpen } from './actor.ts';
import { printedColumns } from './define-register.ts';
import type { Field } from './field.ts';
import { showValue } from './field-types/index.ts';
import { type Entry, textOf } from './read/entry.ts';
import { readEntries } from './read/find-entries.ts';
import type { BookQuery } from './read/list-query.ts';
import type { PrintColumn, PrintForm, Register } from './register.ts';
import { openValue } from './sensitive.ts';

/** More are printed by volumes while nobody waits: about as many pages as thick books of parts have. */
export const ROWS_AT_ONCE = 1_500;
/** What a page of a book holds, roughly: a volume is as thick as those of other books. */
const ROWS_A_PART = 20;
/** Empty lines that keep room to sign or press a thumb; a row with long texts still grows. */
const BOX_LINES = { thumbprint: 6, signature: 3 };

/** What is printed: the book, the list's filters, columns of the tenant's own, and sealed fields that the reader may open. */
export interface BookPrint {
  register: Register;
  query: BookQuery;
  extra: readonly Field[];
  /** Keys; cells of other sealed fields stay empty on paper, as on a blank form. */
  openKeys: readonly string[];
}

export const openKeysOf = (actor: Actor, register: Register): string[] =>
  register.fields.filter((field) => field.sensitive && mayOpen(actor, register, field)).map(({ key }) => key);

/**
 * Prints a book as its form: letterhead, columns in the order of the paper with their numbers, columns that the tenant
 * added behind them, page numbers and closing signatures. Rows stand in the order of their numbers.
 *
 * @throws PrintError
 */
export async function printBook(
  actor: Actor,
  tx: Tx,
  print: BookPrint,
): Promise<PrintedDocument & { rows: number }> {
  const { form, portions, totals } = await openBook(actor, tx, print);
  const rows: string[][] = [];
  for await (const portion of portions) rows.push(...portion);
  const printed = await renderPdf('register-book', {
    ...form,
    parts: [{ rows, ...totals() }],
    // An empty book is still a form: some lines to write on.
    blankRows: rows.length === 0 ? 8 : 0,
  });
  return { ...printed, rows: rows.length };
}

/**
 * The same book volume by volume in one archive; the sums and signatures close the last.
 * @param given.total rows of the book
 * @param given.told called after each volume with how many rows are done
 */
export async function printBookInVolumes(
  actor: Actor,
  tx: Tx,
  print: BookPrint,
  given: { total: number; told: (rows: number) => Promise<void> },
): Promise<AsyncGenerator<Uint8Array>> {
  const { form, portions, totals } = await openBook(actor, tx, print);
  const count = Math.ceil(given.total / ROWS_A_PART);
  const waiting: string[][] = [];
  return printVolumes(form, {
    count,
    partsOf: async (from, to) => {
      const wanted = to === count ? Number.POSITIVE_INFINITY : (to - from) * ROWS_A_PART;
      while (waiting.length < wanted) {
        const { value, done } = await portions.next();
        if (done) break;
        waiting.push(...value);
      }
      return [{ rows: waiting.splice(0, wanted), ...(to === count ? totals() : {}) }];
    },
    told: (done) => given.told(Math.min(given.total, done * ROWS_A_PART)),
  });
}

/** The form of a book, its rows in portions, and what they add up to once they were read. */
async function openBook(actor: Actor, tx: Tx, { register, query, extra, openKeys }: BookPrint) {
  const form = register.print!;
  const zone = zoneOf(actor.tenant.timeZone);
  const profile = await readSetting(tx, organisationProfile);
  const opener = await createOpener(actor, tx, register, openKeys);
  const today = todayIn(zone, actor.now);
  const signers = await form.signers?.(tx, today);
  const columns = printedColumns(form);
  const sums = new Map<string, number>(
    register.fields.flatMap(({ key, total }) => (total ? [[key, 0]] : [])),
  );
  const byNumber: BookQuery = { ...query, sort: { key: 'number', direction: 'ascending' } };
  async function* readPortions(): AsyncGenerator<string[][], void> {
    for await (const entries of readEntries(actor, tx, register, byNumber)) {
      for (const entry of entries)
        for (const [key, sum] of sums) sums.set(key, sum + Number(entry.values[key] ?? 0));
      yield entries.map((entry) => [
        ...columns.map((column) => cellOf(register, opener(entry), column, zone)),
        ...extra.map((field) => showValue(field, entry.extra[field.key], zone)),
      ]);
    }
  }
  return {
    form: {
      letterhead: {
        name: actor.tenant.name,
        ...(profile.registration ? { legal: profile.registration } : {}),
        ...(profile.address ? { address: profile.address } : {}),
      },
      title: form.title,
      orientation: form.orientation ?? ('landscape' as const),
      columns: [
        ...headings(form),
        ...extra.map((field): TableColumn => ({ label: field.label.toUpperCase() })),
      ],
      signatures: closingSignatures(form.signatures, signers, formatDate(today)),
      note: `Dicetak ${formatMoment(actor.now, zone, 'long')}`,
    },
    portions: readPortions(),
    totals: () => totalsOf(register, columns, extra.length, sums, zone),
  };
}

/** The last line of the book: sums below the columns of figures that are added up. */
function totalsOf(
  register: Register,
  columns: readonly PrintColumn[],
  others: number,
  sums: ReadonlyMap<string, number>,
  zone: Zone,
): { totals?: string[] } {
  if (sums.size === 0) return {};
  const cells = columns.map(({ from: [key] = [] }) => {
    const field = register.fields.find((one) => one.key === key);
    const sum = field && sums.get(field.key);
    return sum === undefined ? '' : showValue(field!, sum, zone);
  });
  const name = columns.findIndex(({ from = [] }) => from.includes(register.nameFrom[0]!));
  cells[name] = 'JUMLAH';
  return { totals: [...cells, ...Array.from({ length: others }, () => '')] };
}

/** Opens these sealed fields of an entry and empties the others. */
async function createOpener(
  actor: Actor,
  tx: Tx,
  register: Register,
  openKeys: readonly string[],
): Promise<(entry: Entry) => Entry> {
  const fields = register.fields.filter(({ sensitive }) => sensitive);
  if (fields.length === 0) return (entry) => entry;
  const keys = await actor.app.secrets.get(tx, actor.tenant.id);
  const open = new Set(openKeys);
  return (entry) => ({
    ...entry,
    values: {
      ...entry.values,
      ...Object.fromEntries(
        fields.map((field) => [
          field.key,
          open.has(field.key) ? (openValue(keys, register, field, entry) ?? null) : null,
        ]),
      ),
    },
  });
}

function headings(form: PrintForm): TableHeading[] {
  return form.columns.map((column) =>
    'children' in column ? { label: column.label, children: column.children.map(heading) } : heading(column),
  );
}

function heading({ label, width, mm, align }: PrintColumn): TableColumn {
  return { label, ...(width ? { width } : {}), ...(mm ? { mm } : {}), ...(align ? { align } : {}) };
}

function cellOf(
  register: Register,
  entry: Entry,
  { from = [], between = '\n', box }: PrintColumn,
  zone: Zone,
): string {
  if (box) return Array.from({ length: BOX_LINES[box] }, () => '\u00a0').join('\n');
  return from
    .map((key) => {
      if (key === 'number') return entry.number === null ? '' : String(entry.number);
      if (key === 'answer') return entry.answer?.text ?? '';
      if (key === 'answeredAt') return entry.answer ? formatMoment(entry.answer.at, zone, 'short') : '';
      const field = register.fields.find((one) => one.key === key);
      return field ? printText(field, entry, zone) : '';
    })
    .filter((text) => text !== '')
    .join(between);
}

/** Dates of meetings carry their weekday, as the form asks for "hari dan tanggal". */
function printText(field: Field, entry: Entry, zone: Zone): string {
  const value = entry.values[field.key];
  if (field.type === 'date' && field.printWeekday && typeof value === 'string')
    return formatDate(value, 'weekday');
  return textOf(field, entry, zone);
}

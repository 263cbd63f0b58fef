import { formatDate, formatMoment, todayIn, type Zone, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  closingSignatures,
  type PrintedDocument,
  type RegisterBookData,
  renderPdf,
  type TableColumn,
  type TableHeading,
} from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import { AppError } from '#kernel/work';
import { type Actor, mayOpen } from './actor.ts';
import { printedColumns } from './define-register.ts';
import type { Field } from './field.ts';
import { showValue } from './field-types/index.ts';
import { type Entry, textOf } from './read/entry.ts';
import { readEntries } from './read/find-entries.ts';
import type { BookQuery } from './read/list-query.ts';
import type { PrintColumn, PrintForm, Register } from './register.ts';
import { openValue } from './sensitive.ts';

/** More would be a volume of hundreds of pages that nobody asked for; a filter by year makes it two. */
const MOST_ROWS = 5_000;
/** Empty lines that keep room to sign or press a thumb; a row with long texts still grows. */
const BOX_LINES = { thumbprint: 6, signature: 3 };

export interface PrintedBook extends PrintedDocument {
  rows: number;
}

/**
 * Prints a book as its form: letterhead, columns in the order of the paper with their numbers, columns that the tenant
 * added behind them, page numbers and closing signatures. Rows stand in the order of their numbers.
 *
 * @throws AppError 422 when there are too many rows for one volume; PrintError
 */
export async function printBook(
  actor: Actor,
  tx: Tx,
  register: Register,
  query: BookQuery,
  extra: readonly Field[],
): Promise<PrintedBook> {
  const form = register.print!;
  const zone = zoneOf(actor.tenant.timeZone);
  const profile = await readSetting(tx, organisationProfile);
  const opener = await createOpener(actor, tx, register);
  const today = todayIn(zone, actor.now);
  const signers = await form.signers?.(tx, today);
  const columns = printedColumns(form);
  const rows: string[][] = [];
  const sums = new Map<string, number>(
    register.fields.flatMap(({ key, total }) => (total ? [[key, 0]] : [])),
  );
  const byNumber: BookQuery = { ...query, sort: { key: 'number', direction: 'ascending' } };
  for await (const entries of readEntries(actor, tx, register, byNumber)) {
    if (rows.length + entries.length > MOST_ROWS) throw tooLong();
    for (const entry of entries) {
      for (const [key, sum] of sums) sums.set(key, sum + Number(entry.values[key] ?? 0));
      rows.push([
        ...columns.map((column) => cellOf(register, opener(entry), column, zone)),
        ...extra.map((field) => showValue(field, entry.extra[field.key], zone)),
      ]);
    }
  }
  const data: RegisterBookData = {
    letterhead: {
      name: actor.tenant.name,
      ...(profile.registration ? { legal: profile.registration } : {}),
      ...(profile.address ? { address: profile.address } : {}),
    },
    title: form.title,
    orientation: form.orientation ?? 'landscape',
    columns: [
      ...headings(form),
      ...extra.map((field): TableColumn => ({ label: field.label.toUpperCase() })),
    ],
    parts: [{ rows, ...totalsOf(register, columns, extra.length, sums, zone) }],
    // An empty book is still a form: some lines to write on.
    blankRows: rows.length === 0 ? 8 : 0,
    signatures: closingSignatures(form.signatures, signers, formatDate(today)),
    note: `Dicetak ${formatMoment(actor.now, zone, 'long')}`,
  };
  const printed = await renderPdf('register-book', data);
  return { ...printed, rows: rows.length };
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

/** Opens what this person may see of an entry; other sealed cells stay empty on paper, as on a blank form. */
async function createOpener(actor: Actor, tx: Tx, register: Register): Promise<(entry: Entry) => Entry> {
  const fields = register.fields.filter(({ sensitive }) => sensitive);
  if (fields.length === 0) return (entry) => entry;
  const keys = await actor.app.secrets.get(tx, actor.tenant.id);
  const open = new Set(fields.filter((field) => mayOpen(actor, register, field)).map(({ key }) => key));
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

const tooLong = () =>
  new AppError(
    'too_many_rows',
    422,
    `Buku ini lebih dari ${MOST_ROWS.toLocaleString('id-ID')} baris. Saring menurut tanggal, lalu cetak per jilid.`,
  );

import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { Route } from '../../src/kernel/http/index.ts';
import type { Field } from '../../src/kernel/register/index.ts';
import type { House } from './demo-people.ts';

export type Book = House['product']['registers'][number];

/** What is sent to a call of a book so that it has something to do. */
export type Body = { json: unknown } | { file: { name: string; type: string; content: Uint8Array } };

/** Valid bodies by what stands in the address behind the name of the book; a call that is not here has none. */
const BODIES: readonly [call: RegExp, body: (book: Book) => Body | Promise<Body>][] = [
  [/^POST $/, (book) => ({ json: entryOf(book) })],
  [/^PUT \/:id$/, (book) => ({ json: entryOf(book) })],
  [
    /^PATCH \/:id$/,
    (book) => ({
      json: Object.fromEntries(
        Object.entries(entryOf(book))
          .filter(([, value]) => isNew(value))
          .slice(0, 1),
      ),
    }),
  ],
  [/^DELETE \/:id$/, () => ({ json: { reason: 'Salah tulis' } })],
  [/^PUT \/:id\/answer$/, () => ({ json: { answer: 'Sudah kami bicarakan dalam rapat pengurus.' } })],
  [/^PUT \/:id\/publication$/, (book) => ({ json: { columns: [publicFieldOf(book)] } })],
  [/^DELETE \/:id\/publication$/, () => ({ json: undefined })],
  [/^POST \/:id\/(accept|refuse)$/, () => ({ json: {} })],
  [/^POST \/:id\/files\/:field$/, async () => ({ file: await smallPicture() })],
];

/** A valid body for this call, or undefined when the table above has none. */
export function bodyFor(book: Book, route: Route): Promise<Body> | Body | undefined {
  const call = `${route.method} ${route.path.slice(`/api/v1/${book.key}`.length)}`;
  return BODIES.find(([pattern]) => pattern.test(call))?.[1](book);
}

/** An entry with all that has to be there, different each time. */
export function entryOf({ fields, nameFrom }: Book): Record<string, unknown> {
  const wanted = fields.filter(
    ({ key, required, form }) => (required || nameFrom.includes(key)) && form !== false,
  );
  return Object.fromEntries(wanted.map((field) => [field.key, sampleOf(field)]));
}

let semester = 0;
/** Codes of semesters that no demo has, each once. */
function nextSemester(): string {
  semester += 1;
  return `20${30 + (semester % 70)}${1 + (Math.floor(semester / 70) % 2)}`;
}

/** The same for an entry that stands: without what is said once. */
export function changeOf(book: Book): Record<string, unknown> {
  const fixed = new Set(book.fields.filter(({ isFixed }) => isFixed).map(({ key }) => key));
  return Object.fromEntries(Object.entries(entryOf(book)).filter(([key]) => !fixed.has(key)));
}

/** What a visitor writes in. */
export function intakeOf({ fields, intake }: Book): Record<string, unknown> {
  const wanted = fields.filter(({ key, required }) => required && intake?.fields.includes(key));
  return Object.fromEntries(wanted.map((field) => [field.key, sampleOf(field)]));
}

/** Texts are different each time; dates and choices are not. */
const isNew = (value: unknown) => typeof value === 'string' && value.startsWith('Contoh ');

export const fileFieldOf = ({ fields }: Book) =>
  fields.find(({ type }) => type === 'photo' || type === 'file')?.key ?? '';

export const publicFieldOf = ({ fields }: Book) => fields.find(({ publicColumn }) => publicColumn)?.key ?? '';

function sampleOf(field: Field): unknown {
  const some = randomUUID().slice(0, 8);
  if (field.type === 'choice') return field.choices[0]!.value;
  if (field.type === 'date') return '2026-11-02';
  if (field.type === 'time') return field.after ? '10:30' : '09:00';
  if (field.type === 'dateTime') return '2026-11-02T09:00:00Z';
  if (field.type === 'boolean') return true;
  if (['number', 'rupiah', 'percent'].includes(field.type)) return 3;
  const { pattern } = field as { pattern?: { is: RegExp } };
  return [`Contoh ${some}`, some, nextSemester()].find((text) => pattern?.is.test(text) ?? true);
}

export async function smallPicture() {
  const background = { r: Math.floor(Math.random() * 256), g: 90, b: 120 };
  const picture = sharp({ create: { width: 320, height: 320, channels: 3, background } });
  return { name: 'gambar.png', type: 'image/png', content: await picture.png().toBuffer() };
}

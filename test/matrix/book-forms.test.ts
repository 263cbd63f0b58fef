import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { products } from '../../src/products.ts';
import { formValues } from '../support/form-values.ts';
import type { Answer, HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import {
  type Book,
  changeOf,
  entryOf,
  fileFieldOf,
  intakeOf,
  publicFieldOf,
  smallPicture,
} from './book-acts.ts';
import { sheetOf } from './book-sheet.ts';
import { type House, openHouses } from './demo-people.ts';
import { expectAnswer } from './expected-answer.ts';
import { readRequiredRights } from './required-rights.ts';

/** Every form of every book, filled in and sent on its page by somebody who may: the book has changed afterwards. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 600_000 });

const books = products.flatMap(({ kind, registers }) =>
  registers.map((book) => ({ kind, book, title: book.title })),
);

let test: TestApp;
const houses = new Map<string, House>();
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  for (const kind of new Set(books.map((one) => one.kind)))
    houses.set(kind, (await openHouses(test, 'one', kind))[0]!);
});
afterAll(() => test?.close());

describe.each(books)('$title', ({ kind, book }) => {
  const { page } = book;
  const has = (path: string) =>
    houses.get(kind)!.routes.some((route) => route.method === 'POST' && route.path === path);

  it('takes an entry, a change, a file, an answer, a publication and a deletion from the forms that offer them', async () => {
    const id = await addEntry(kind, book);
    const at = (act: string) => `${page}/${id}/${act}`;
    const own = `${page}/${id}`;
    const acts: [act: string, standsOn: (last: string) => string, typed: Record<string, string>][] = [
      ['ubah', () => at('ubah'), textsOf(changeOf(book))],
      ['terbit', () => own, { columns: publicFieldOf(book) }],
      ['tarik', () => own, {}],
      ['hapus', () => at('hapus'), { reason: 'Salah tulis' }],
      ['pulihkan', (last) => last, {}],
    ];
    if (has(`${page}/:id/berkas/:field`)) await sendFile(kind, book, id);
    let last = own;
    for (const [act, standsOn, typed] of acts.filter(([name]) => has(`${page}/:id/${name}`)))
      last = await change(kind, book, `${page}/:id/${act}`, at(act), standsOn(last), typed);
    if (!has(`${page}/:id/tanggapan`)) return;
    const answer = { answer: 'Sudah kami bicarakan dalam rapat pengurus.' };
    await change(kind, book, `${page}/:id/tanggapan`, at('tanggapan'), own, answer);
  });

  it('takes a column of one’s own', async () => {
    if (!has(`${page}/kolom`)) return;
    const client = await enter(kind, `${page}/kolom`);
    const answer = await client.post(`${page}/kolom`, { label: 'Catatan kami', type: 'text', choices: '' });
    expect(answer.status, answer.text.slice(0, 400)).toBe(303);
    const writer = await enter(kind, `${page}/baru`);
    expect((await writer.get(`${page}/baru`)).text).toContain('Catatan kami');
  });

  it('takes a sheet: read, read again, mapped, corrected and committed, or dropped', async () => {
    const at = `${page}/impor`;
    if (!has(at)) return;
    const client = await enter(kind, at);
    const upload = async () => {
      const answer = await client.postFiles(at, { file: sheetOf(book) });
      expect(answer.status, answer.text.slice(0, 400)).toBe(303);
      return pathOf(answer);
    };
    const review = await upload();
    for (const act of ['sheet', 'mapping', 'corrections', 'commit']) {
      const shown = await client.get(review);
      const answer = await client.post(`${review}/${act}`, formValues(shown.text, `${review}/${act}`));
      expect([act, answer.status, answer.text.slice(0, 200)]).toEqual([act, 303, '']);
    }
    expect((await client.post(`${await upload()}/cancel`)).status).toBe(303);
  });
});

it.each(books.filter(({ book }) => book.intake))(
  '$title takes what a visitor writes in, to be let in or turned away',
  async ({ kind, book }) => {
    const intake = book.intake!;
    const { page } = book;
    for (const verdict of ['terima', 'tolak']) {
      const visitor = test.visitor(houses.get(kind)!.slug);
      const shown = await visitor.get(intake.page);
      const typed = { ...formValues(shown.text, intake.page), ...textsOf(intakeOf(book)) };
      const before = await idsOf(kind, book);
      expect((await visitor.post(intake.page, typed)).status, 'sent by a visitor').toBe(303);
      const [id] = [...(await idsOf(kind, book))].filter((known) => !before.has(known));
      await change(kind, book, `${page}/:id/${verdict}`, `${page}/${id}/${verdict}`, `${page}/${id}`, {});
    }
  },
);

/** The browser of somebody whom docs/requirements lets send the form at this route. */
async function enter(kind: string, path: string): Promise<HttpClient> {
  const house = houses.get(kind)!;
  const route = house.routes.find((known) => known.method === 'POST' && known.path === path)!;
  const required = readRequiredRights(house.kind);
  const { synonyms } = house.product.access;
  const person = house.cast.find((one) => {
    const expected = expectAnswer(required, synonyms, route, one);
    return !one.isVisitor && expected.kind === 'open' && expected.isEverything;
  });
  if (!person) throw new Error(`Nobody may send ${path}`);
  return person.enter();
}

async function addEntry(kind: string, book: Book): Promise<string> {
  const client = await enter(kind, `${book.page}/baru`);
  const shown = await client.get(`${book.page}/baru`);
  const typed = { ...formValues(shown.text, `${book.page}/baru`), ...textsOf(entryOf(book)) };
  const answer = await client.post(`${book.page}/baru`, typed);
  expect(answer.status, complaints(answer)).toBe(303);
  return pathOf(answer).split('/').at(-1)!;
}

/** Opens the page the form stands on, sends the form, looks whether the book is another one, and says where that led. */
async function change(
  kind: string,
  book: Book,
  route: string,
  address: string,
  page: string,
  typed: Record<string, string>,
): Promise<string> {
  const client = await enter(kind, route);
  const shown = await client.get(page);
  expect(shown.text, `${page} offers ${address}`).toMatch(new RegExp(`ction="${address}"`, 'i'));
  const before = await stateOf(kind, book);
  const answer = await client.post(address, { ...formValues(shown.text, address), ...typed });
  expect(answer.status, `${address}: ${complaints(answer)}`).toBe(303);
  expect(await stateOf(kind, book), address).not.toBe(before);
  return String(answer.headers.location);
}

async function sendFile(kind: string, book: Book, id: string): Promise<void> {
  const client = await enter(kind, `${book.page}/:id/berkas/:field`);
  const before = await stateOf(kind, book);
  const answer = await client.postFiles(`${book.page}/${id}/berkas/${fileFieldOf(book)}`, {
    file: await smallPicture(),
  });
  expect(answer.status, complaints(answer)).toBe(303);
  expect(await stateOf(kind, book)).not.toBe(before);
}

const textsOf = (entry: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [key, value === true ? '1' : String(value)]),
  );

const pathOf = ({ headers }: Answer) => String(headers.location ?? '').replace(/[?#].*$/, '');

function complaints({ text }: Answer): string {
  return [...text.matchAll(/id="[^"]*-error"[^>]*>(.*?)<\/p>/gs)]
    .map(([, note = '']) => note.replace(/<[^>]+>/g, '').trim())
    .join(' | ');
}

async function tableOf(kind: string, { table }: Book): Promise<string> {
  return `${(await test.system(houses.get(kind)!.slug)).tenant.schema}.${table}`;
}

async function idsOf(kind: string, book: Book): Promise<ReadonlySet<string>> {
  const rows = await test.asSuperuser<{ id: string }>(`select id from ${await tableOf(kind, book)}`);
  return new Set(rows.map(({ id }) => id));
}

async function stateOf(kind: string, book: Book): Promise<string> {
  const [row] = await test.asSuperuser<{ state: string }>(
    `select count(*) || ' ' || sum(hashtextextended(t::text, 0)) as state from ${await tableOf(kind, book)} t`,
  );
  return row!.state;
}

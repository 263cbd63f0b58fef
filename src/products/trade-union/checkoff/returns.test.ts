import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '#features/dues';
import { readWorkbook, writeXlsx } from '#kernel/exchange';
import { type CampusWithMandates, type Colleague, openCampusWithMandates } from './campus-with-mandates.ts';

let campus: CampusWithMandates;
beforeAll(async () => {
  campus = await openCampusWithMandates();
});
afterAll(() => campus?.close());

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const today = () => new Date().toISOString().slice(0, 10);

async function sendBack(listId: string, content: Uint8Array, name = 'potongan.xlsx') {
  const answer = await campus.treasurer.postFiles(`/treasury/dues/checkoff/lists/${listId}/returns`, {
    receivedOn: today(),
    file: { name, type: XLSX, content },
  });
  return { answer, url: String(answer.headers.location ?? '').split('?')[0]! };
}

const sheetOf = (rows: (string | number | null)[][]) =>
  writeXlsx([{ name: 'Potongan', rows: rows.map((cells) => ({ cells })) }]);

const paymentsOf = (payerId: string) =>
  campus.sql<{ amount: number; method: string; reference: string }>(
    `select received_amount as amount, method, reference from dues_payments
      where tenant_id = balai.tenant_id() and payer_id = $1 and status = 'verified'`,
    [payerId],
  );

const rowIdsIn = (html: string): string[] =>
  [...html.matchAll(/<input[^>]*name="id"[^>]*>/g)].map(([tag]) => /value="([^"]+)"/.exec(tag)![1]!);
const ticked = (html: string): string[] =>
  [...html.matchAll(/<input[^>]*name="id"[^>]*>/g)]
    .filter(([tag]) => tag.includes('checked'))
    .map(([tag]) => /value="([^"]+)"/.exec(tag)![1]!);

describe('what the employer sends back', () => {
  let people: Colleague[];
  let listId: string;

  beforeAll(async () => {
    people = await Promise.all(
      ['Ahmad Zaini', 'Budi Hartati', 'Citra Maharani', 'Dedi Kurnia', 'Eka Puspita', 'Fitri Amalia'].map(
        (name) => campus.addColleague(name),
      ),
    );
    await campus.bill();
    for (const person of people) await campus.giveAndVerify(person);
    listId = await campus.makeList();
  });

  it('is not taken before the list was handed over', async () => {
    const { answer } = await sendBack(listId, await sheetOf([['Nama', 'Dipotong']]));
    expect(answer.status).toBe(409);
    await campus.handOver(listId);
  });

  it('is our own sheet filled in: read, posted once, with receipt; the same file again posts nothing', async () => {
    const [full, less] = people as [Colleague, Colleague];
    const ours = await campus.treasurer.get(`/treasury/dues/checkoff/lists/${listId}/list.xlsx`);
    const { rows } = (await readWorkbook(ours.bytes)).sheets[0]!;
    const head = rows.findIndex((row) => row.cells.some((cell) => cell?.text === 'Dipotong (Rp)'));
    const filled = await sheetOf(
      rows.map(({ cells }, index) => {
        const texts = cells.map((cell) => cell?.text ?? null);
        if (index <= head) return texts;
        const [no, name, nip, number, asked] = texts;
        const cut = name === full.name ? 35_000 : name === less.name ? 20_000 : null;
        return [no ?? '', name ?? '', nip ?? '', number ?? '', asked ?? '', cut, cut === null ? 'Cuti' : ''];
      }),
    );
    const first = await sendBack(listId, filled);
    expect(first.answer.status).toBe(303);
    const page = await campus.treasurer.get(first.url);
    expect(page.text).toContain('Kurang dari yang diminta');
    expect(page.text).toContain('Keterangan kampus: Cuti');
    expect(await paymentsOf(full.id)).toEqual([]);
    // Only what came as asked is ticked; the treasurer ticks the other one.
    expect(ticked(page.text)).toHaveLength(1);
    expect(rowIdsIn(page.text)).toHaveLength(2);
    const nothing = await campus.treasurer.post(`${first.url}/post`);
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Belum ada potongan yang dipilih');
    await campus.treasurer.post(`${first.url}/post`, { id: rowIdsIn(page.text) });
    const [list] = await campus.sql<{ number: string }>(
      'select number from checkoff_lists where tenant_id = balai.tenant_id() and id = $1',
      [listId],
    );
    expect(await paymentsOf(full.id)).toEqual([
      { amount: 35_000, method: 'payroll', reference: list!.number },
    ]);
    expect(await paymentsOf(less.id)).toEqual([
      { amount: 20_000, method: 'payroll', reference: list!.number },
    ]);
    expect((await full.browser.get('/me/dues')).text).toContain('Potong gaji');

    const again = await sendBack(listId, filled, 'salinan.xlsx');
    expect(again.url).toBe(first.url);
    await campus.treasurer.post(`${again.url}/post`, { id: rowIdsIn(page.text) });
    expect(await paymentsOf(full.id)).toHaveLength(1);
    expect(await campus.ctx.transaction((tx) => checkLedger(tx))).toEqual([]);
  });

  it('of another shape is mapped; doubts, strangers, doubles and bad amounts are told row by row', async () => {
    const [posted, , more, byNip, byName] = people as [Colleague, Colleague, Colleague, Colleague, Colleague];
    const file = await sheetOf([
      ['DAFTAR POTONGAN PEGAWAI'],
      ['NIP Baru', 'Nama Pegawai', 'Gol', 'Nilai Potongan'],
      [posted.nip, posted.name, 'III/a', 35_000],
      [more.nip, more.name, 'III/a', '50.000'],
      [byNip.nip, 'Orang Lain Sekali', 'III/b', 35_000],
      ['', byName.name, 'III/b', 35_000],
      ['', byName.name, 'III/b', 35_000],
      ['199999999999999999', 'Tidak Dikenal', 'III/c', 35_000],
      [people[5]!.nip, people[5]!.name, 'III/c', 'tiga puluh'],
    ]);
    const { url } = await sendBack(listId, file, 'bagian-gaji.xlsx');
    const page = await campus.treasurer.get(url);
    for (const text of [
      'Lebih dari yang diminta',
      `Nomornya milik ${byNip.name}`,
      'nama dan jumlah',
      'Orang yang sama dengan baris 6',
      'Tidak ada di daftar yang diserahkan',
      'Bukan jumlah uang',
    ])
      expect(page.text, text).toContain(text);
    expect(ticked(page.text)).toHaveLength(1);
    // Every row of the file at once: only what a person may confirm is posted, and once.
    const all = await campus.sql<{ id: string }>(
      `select r.id from checkoff_return_rows r where r.tenant_id = balai.tenant_id() and r.return_id = $1`,
      [url.split('/').at(-1)],
    );
    await campus.treasurer.post(`${url}/post`, { id: all.map(({ id }) => id) });
    expect(await paymentsOf(posted.id)).toHaveLength(1);
    expect(await paymentsOf(more.id)).toEqual([expect.objectContaining({ amount: 50_000 })]);
    expect(await paymentsOf(byName.id)).toHaveLength(1);
    expect(await paymentsOf(people[5]!.id)).toEqual([]);
    expect(await campus.ctx.transaction((tx) => checkLedger(tx))).toEqual([]);
  });

  it('with columns nobody knows is mapped by hand', async () => {
    const person = people[5]!;
    const { url } = await sendBack(
      listId,
      await sheetOf([
        ['Kode', 'Siapa', 'Berapa'],
        [person.nip, person.name, 35_000],
        ['x', 'Bukan Siapa', 1],
        ['y', 'Bukan Juga', 2],
      ]),
      'aneh.xlsx',
    );
    expect((await campus.treasurer.get(url)).text).toContain('Kolom jumlah potongan belum dikenal');
    const chosen = { employeeNumber: '0', fullName: '1', amount: '2' };
    expect((await campus.treasurer.post(`${url}/columns`, chosen)).status).toBe(303);
    expect(ticked((await campus.treasurer.get(url)).text)).toHaveLength(1);
    expect((await campus.treasurer.post(`${url}/columns`, { amount: '2', fullName: '2' })).status).toBe(422);
  });

  it('ends with the list: who was not deducted is told, and owes the month again', async () => {
    const person = people[5]!;
    const waits = await person.browser.get('/me/dues');
    expect(waits.text).toContain('Menunggu potong gaji');
    expect((await campus.treasurer.post(`/treasury/dues/checkoff/lists/${listId}/close`)).status).toBe(303);
    expect((await person.browser.get('/me/dues')).text).not.toContain('Menunggu potong gaji');
    const mails = await campus.sql<{ n: number }>(
      `select count(*) as n from outbox where tenant_id = balai.tenant_id() and template = 'union.not_deducted'`,
    );
    expect(mails[0]!.n).toBeGreaterThan(0);
    expect((await campus.treasurer.post(`/treasury/dues/checkoff/lists/${listId}/close`)).status).toBe(409);
  });
});

it('two treasurers confirming the same row at once post it once; one’s own row waits for another', async () => {
  const own = await campus.addColleague('Bendahara Ikut', { campus: 'Institut Uji', role: 'treasurer' });
  const other = await campus.addColleague('Rekan Kerja', { campus: 'Institut Uji' });
  await campus.bill();
  for (const person of [own, other]) await campus.giveAndVerify(person);
  const listId = await campus.makeList('Institut Uji');
  await campus.handOver(listId);
  const { url } = await sendBack(
    listId,
    await sheetOf([
      ['NIP', 'Nama', 'Dipotong'],
      [own.nip, own.name, 35_000],
      [other.nip, other.name, 35_000],
    ]),
  );
  const id = rowIdsIn((await campus.treasurer.get(url)).text);
  await Promise.all([
    own.browser.post(`${url}/post`, { id }),
    campus.treasurer.post(`${url}/post`, { id: [id[1]!] }),
  ]);
  expect(await paymentsOf(own.id)).toEqual([]);
  expect(await paymentsOf(other.id)).toHaveLength(1);
  await campus.treasurer.post(`${url}/post`, { id });
  expect(await paymentsOf(own.id)).toHaveLength(1);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { postJournal } from '#features/ledger';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

const URL = '/pembukuan/rekonsiliasi-bank';
const MUTATIONS = `Tanggal,Keterangan,Debet,Kredit,Saldo
05/10/2026,TRSF DARI SITI RAHMAH,,250000.00,1250000.00
06/10/2026,BIAYA ADM,15000.00,,1235000.00
07/10/2026,SETORAN KEMBAR,,100000.00,1335000.00
08/10/2026,SETORAN KEMBAR DUA,,100000.00,1435000.00
`;

let test: TestApp;
let treasurer: HttpClient;
let bank: string;
let statement: string;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  treasurer = await test.signIn('koperasi', 'bendahara');
  const ctx = await test.system('koperasi');
  const post = (postedOn: string, id: string, bankAmount: number) =>
    ctx.transaction((tx) => {
      const [one, other] = [{ account: { purpose: 'bank' } }, { account: { purpose: 'donation' } }];
      const amount = Math.abs(bankAmount);
      return postJournal(ctx, tx, {
        ...{ postedOn, description: `Uji bank ${id}`, source: { kind: 'test', id } },
        lines:
          bankAmount > 0
            ? [
                { ...one, debit: amount },
                { ...other, credit: amount },
              ]
            : [
                { ...other, debit: amount },
                { ...one, credit: amount },
              ],
      });
    });
  await post('2026-10-06', 'siti', 250_000);
  await post('2026-10-06', 'adm', -15_000);
  await post('2026-10-07', 'kembar', 100_000);
  const page = (await treasurer.get(URL)).text;
  bank = /<option value="([0-9a-f-]{36})">1\.1\.02/.exec(page)![1]!;
});
afterAll(() => test?.close());

const upload = (by: HttpClient, text: string, more: Record<string, string> = {}) =>
  by.postFiles(URL, {
    ...{ account: bank, format: '', closing: '1.435.000', ...more },
    file: { name: 'oktober.csv', type: 'text/csv', content: Buffer.from(text) },
  });
const rows = () =>
  test.asSuperuser<{ amount: number; journal: string | null; content: string }>(
    `select amount::int as amount, journal_id as journal, content from "${schema}".ledger_bank_lines order by posted_on`,
  );
let schema: string;

it('a statement is read with money in and out, its text sealed, and nothing is matched by itself', async () => {
  schema = (await test.system('koperasi')).tenant.schema;
  const answer = await upload(treasurer, MUTATIONS);
  expect(answer.status).toBe(303);
  statement = String(answer.headers.location);
  const lines = await rows();
  expect(lines.map(({ amount }) => amount)).toEqual([250_000, -15_000, 100_000, 100_000]);
  expect(lines.every(({ journal, content }) => journal === null && content.startsWith('s1.'))).toBe(true);
  const page = (await treasurer.get(statement)).text;
  expect(page).toContain('TRSF DARI SITI RAHMAH');
  expect(page).toContain('Saldo menurut buku');
});

it('the same file twice adds nothing; a longer one adds only what is new', async () => {
  const again = await upload(treasurer, MUTATIONS);
  expect(again.status).toBe(422);
  expect(again.text).toContain('sudah ada');
  const more = `${MUTATIONS}09/10/2026,LISTRIK,412000.00,,1023000.00\n`;
  expect((await upload(treasurer, more)).status).toBe(303);
  expect(await rows()).toHaveLength(5);
});

it.each([
  ['without a closing balance', { closing: 'banyak' }, 'Saldo akhir'],
  ['for an account that is none', { account: crypto.randomUUID() }, 'Pilih rekening'],
])('a statement %s is refused with what was typed', async (_, wrong, said) => {
  const answer = await upload(treasurer, MUTATIONS, wrong as Record<string, string>);
  expect(answer.status).toBe(422);
  expect(answer.text.toLowerCase()).toContain(said.toLowerCase());
});

it('what leaves no choice is confirmed together; twins are left to a person', async () => {
  const page = (await treasurer.get(statement)).text;
  expect(page).toContain('2 baris punya satu pasangan yang pasti');
  expect((await treasurer.post(`${statement}/cocokkan-pasti`, {})).status).toBe(303);
  expect((await rows()).map(({ journal }) => journal !== null)).toEqual([true, true, false, false, false]);
});

it('a person confirms one twin; the book line is then taken for the other, and can be released', async () => {
  const choice = formValues((await treasurer.get(statement)).text, `${statement}/cocokkan`);
  expect((await treasurer.post(`${statement}/cocokkan`, choice)).status).toBe(303);
  const [, , , other] = await test.asSuperuser<{ id: string }>(
    `select id from "${schema}".ledger_bank_lines order by posted_on`,
  );
  const taken = await treasurer.post(`${statement}/cocokkan`, { ...choice, line: other!.id });
  expect(taken.status).toBe(409);
  expect((await treasurer.post(`${statement}/lepas`, { line: choice.line! })).status).toBe(303);
  expect((await treasurer.post(`${statement}/lepas`, { line: choice.line! })).status).toBe(409);
  const wrong = { line: choice.line!, book: choice.book!.replace(/:\d+$/, ':2') };
  expect((await treasurer.post(`${statement}/cocokkan`, wrong)).status).toBe(409);
});

it('others read it and change nothing; a member sees nothing', async () => {
  for (const role of ['ketua', 'sekretaris', 'pengawas']) {
    const reader = await test.signIn('koperasi', role);
    expect((await reader.get(statement)).status).toBe(200);
    expect((await upload(reader, MUTATIONS)).status).toBe(403);
    expect((await reader.post(`${statement}/cocokkan-pasti`, {})).status).toBe(403);
  }
  expect((await (await test.signIn('koperasi', 'anggota')).get(URL)).status).toBe(403);
});

it('rows in another money and a balance that does not follow are named', async () => {
  const answer = await upload(
    treasurer,
    `Tanggal,Keterangan,Mata Uang,Debet,Kredit,Saldo
11/10/2026,SETORAN,IDR,,50000.00,1073000.00
12/10/2026,WIRE,USD,,100.00,1073000.00
13/10/2026,SETORAN LAGI,IDR,,70000.00,9999999.00
`,
  );
  expect(answer.status).toBe(303);
  const said = decodeURIComponent(String(answer.headers['set-cookie']));
  expect(said).toContain('2 baris dibaca. Baris 3 tidak terbaca sebagai rupiah dan dilewati.');
  expect(said).toMatch(/Saldo tidak menyambung di baris (3, )?4/);
});

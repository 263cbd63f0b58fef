import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitImport } from '#features/imports';
import { makeStatement, readAccounts } from '#features/ledger';
import { checkSubledger, readBalances } from '#features/subledger';
import { checkRows, guessMapping, readSheet, writeProblemSheet } from '#kernel/exchange';
import type { WorkContext } from '#kernel/work';
import { actAsOfficer } from '../../../../test/support/act-as-officer.ts';
import { formValues } from '../../../../test/support/form-values.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { memberLoanSummary } from '../loans/index.ts';
import { approveOpening, returnOpening, withdrawOpening } from './decide-opening.ts';
import { saveFigures, saveMembers, submitOpening } from './keep-opening.ts';
import { readOpening } from './opening.ts';
import { type OpeningMember, openingProfile } from './opening-profile.ts';
import { openingTarget } from './opening-target.ts';

const SHEET = 'test/fixtures/sheets/koperasi-saldo-awal.xlsx';
const EXPECTED = JSON.parse(
  readFileSync('test/fixtures/sheets/koperasi-saldo-awal.expected.json', 'utf8'),
) as {
  rows: number;
  totals: Record<'pokok' | 'wajib' | 'sukarela' | 'pinjaman', number>;
  problems: Record<string, number[]>;
};

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  for (const [slug, isolation] of [
    ['awal', 'pooled'],
    ['awal-sendiri', 'schema'],
  ] as const)
    await test.createTenant({ slug, kind: 'koperasi', name: `Koperasi ${slug}`, isolation });
});
afterAll(() => test?.close());

async function readMembers() {
  const table = await readSheet(readFileSync(SHEET), { fields: openingProfile.fields });
  const { mapping } = guessMapping(table.headings, table.rows, openingProfile.fields);
  return { table, result: checkRows(openingProfile, table, mapping, { today: '2026-11-22' }) };
}

describe('the sheet of members with their balances', () => {
  it('is read with every wrong amount by its row, and sums of what is right', async () => {
    const { result } = await readMembers();
    const rowsOf = (code: string) => result.problems.filter((one) => one.code === code).map(({ row }) => row);
    expect(result.totals.rows).toBe(EXPECTED.rows);
    for (const [code, rows] of Object.entries(EXPECTED.problems)) expect(rowsOf(code)).toEqual(rows);
    expect(result.problems).toHaveLength(Object.values(EXPECTED.problems).flat().length);
    const sound = result.rows.filter(({ problems }) => problems.length === 0).map(({ values }) => values);
    const sum = (key: 'principal' | 'mandatory' | 'voluntary' | 'loan') =>
      sound.reduce((all, values) => all + (values[key] ?? 0), 0);
    const { pokok, wajib, sukarela, pinjaman } = EXPECTED.totals;
    expect([sum('principal'), sum('mandatory'), sum('voluntary'), sum('loan')]).toEqual([
      ...[pokok, wajib, sukarela, pinjaman],
    ]);
    expect(sound.find(({ memberNumber }) => memberNumber === 'KMP-0002')).toMatchObject({
      ...{ loan: 19_200_000, loanRate: '1.00', loanMonths: 14, loanMethod: 'annuity' },
    });
  });

  it('of another cooperative, with other headings and other errors, is read too', async () => {
    const csv = [
      'Kode Anggota;Nama Lengkap;Pokok;Wajib;Manasuka;Saldo Pinjaman;Sistem Bunga',
      'A1;Siti;100000;Rp 50.000,-;;1.000.000;datar',
      'A1;Zaini;100.000;12,5;seratus;;',
      ';Rahmah;100000;;;;bulanan',
    ].join('\n');
    const table = await readSheet(Buffer.from(csv), { fields: openingProfile.fields });
    const { mapping } = guessMapping(table.headings, table.rows, openingProfile.fields);
    const { problems, rows } = checkRows(openingProfile, table, mapping, { today: '2026-11-22' });
    expect(rows[0]!.values).toMatchObject({ principal: 100_000, mandatory: 50_000, loanMethod: 'flat' });
    expect(problems.map(({ row, code }) => `${row} ${code}`).sort()).toEqual([
      '3 member_number_twice',
      '3 not_an_amount',
      '3 not_an_amount',
      '4 loan_method_unknown',
      '4 member_number_missing',
    ]);
  });

  it('comes back as a sheet with the wrong cells marked', async () => {
    const { table, result } = await readMembers();
    const marked = await readSheet(await writeProblemSheet(table, result, { onlyProblems: true }), {});
    expect(marked.rows).toHaveLength(9);
  });

  it('is refused as a whole while one row is wrong, and stores nothing', async () => {
    const treasurer = await test.bearer('koperasi', 'bendahara');
    const staged = await treasurer.postFiles('/api/v1/imports', {
      register: 'opening-balances',
      file: { name: 'saldo-awal.xlsx', type: 'application/octet-stream', content: readFileSync(SHEET) },
    });
    expect(staged.status).toBe(201);
    const { id, totals } = staged.json as { id: string; totals: { withErrors: number } };
    expect(totals.withErrors).toBe(9);
    const answer = await treasurer.postJson(`/api/v1/imports/${id}/commit`, {});
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('rows_unsound');
    const ctx = await test.system('koperasi');
    expect(await ctx.transaction((tx) => readOpening(ctx, tx))).toBeUndefined();
  });
});

describe.each(['awal', 'awal-sendiri'])('opening balances (%s)', (slug) => {
  let ctx: WorkContext;
  let treasurer: WorkContext;
  let chair: WorkContext;
  let members: OpeningMember[];
  let ids: Map<string, string>;
  beforeAll(async () => {
    ctx = await test.system(slug);
    [treasurer, chair] = await ctx.transaction(async (tx) => [
      await actAsOfficer(ctx, tx, 'Norhayati'),
      await actAsOfficer(ctx, tx, 'H. Ahmad Rifani'),
    ]);
    const { result } = await readMembers();
    members = result.rows
      .filter(({ problems }) => problems.length === 0)
      .map(({ values }) => values as OpeningMember);
    const accounts = await ctx.transaction((tx) => readAccounts(tx));
    ids = new Map(accounts.map(({ code, id }) => [code, id]));
  });

  const figures = (changed: Record<string, string> = {}) => {
    const { pokok, wajib, sukarela, pinjaman } = EXPECTED.totals;
    const cash = 350_000_000;
    const byCode = {
      ...{ '1.1.01': cash, '1.2.01': pinjaman, '2.1.01': sukarela, '3.1.01': pokok, '3.1.02': wajib },
      '3.2.01': cash + pinjaman - sukarela - pokok - wajib,
    };
    const typed = Object.entries(byCode).map(([code, amount]) => [ids.get(code)!, String(amount)]);
    return { ...Object.fromEntries(typed), ...changed };
  };
  const save = (typed: Record<string, string>, asOf = '2025-12-31') =>
    treasurer.transaction((tx) => saveFigures(treasurer, tx, { asOf, typed }));
  const submit = (by = treasurer) => by.transaction((tx) => submitOpening(by, tx));
  const journals = async () => {
    const row = await ctx.transaction((tx) =>
      tx.one<{ count: number }>(
        'select count(*) as count from ledger_journals where tenant_id = balai.tenant_id()',
      ),
    );
    return row!.count;
  };

  it('are refused at the account that is wrong', async () => {
    const cash = ids.get('1.1.01')!;
    for (const wrong of ['-5', '10,5', 'seribu'])
      await expect(save(figures({ [cash]: wrong }))).rejects.toMatchObject({
        fields: { [`figure-${cash}`]: expect.any(String) },
      });
    await expect(save(figures(), '2999-01-01')).rejects.toMatchObject({
      fields: { asOf: expect.any(String) },
    });
  });

  it('that do not tie are not handed on, each difference is told, and nothing is posted', async () => {
    await save(figures({ [ids.get('1.1.01')!]: '349.999.999' }));
    await treasurer.transaction((tx) =>
      saveMembers(treasurer, tx, { members: members.slice(1), importedBy: null }),
    );
    await expect(submit()).rejects.toMatchObject({
      fields: {
        form: expect.stringMatching(
          /selisihnya Rp1\..*Simpanan wajib: neraca Rp159\.660\.000.*selisih Rp90\.000\..*belum ada di buku 01/,
        ),
      },
    });
    expect(await journals()).toBe(0);
  });

  it('are handed on when they tie, approved by another officer alone, and posted once', async () => {
    await save(figures());
    await treasurer.transaction((tx) => saveMembers(treasurer, tx, { members, importedBy: null }));
    await expect(submit()).rejects.toMatchObject({ status: 422 });
    await ctx.transaction((tx) =>
      tx.execute(
        `insert into cooperative_members (id, member_number, full_name, joined_on)
         select gen_random_uuid(), number, name, '2024-01-01' from unnest($1::text[], $2::text[]) as m (number, name)`,
        [members.map(({ memberNumber }) => memberNumber), members.map(({ fullName }) => fullName)],
      ),
    );
    await submit();
    await expect(save(figures())).rejects.toMatchObject({ code: 'opening_submitted' });
    const approve = (by: WorkContext) => by.transaction((tx) => approveOpening(by, tx));
    await expect(approve(treasurer)).rejects.toMatchObject({ code: 'second_person_needed' });
    await chair.transaction((tx) => returnOpening(chair, tx, 'Periksa lagi kas'));
    await submit();
    await treasurer.transaction((tx) => withdrawOpening(treasurer, tx));
    await submit();
    const answers = await Promise.allSettled([approve(chair), approve(chair), approve(chair)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await journals()).toBe(1);
    const sheet = await ctx.transaction((tx) =>
      makeStatement(tx, 'neraca', { from: '2026-01-01', to: '2026-01-31' }, []),
    );
    const total = (label: string) => sheet.rows.find((row) => row.label === label)?.cells;
    expect(total('Jumlah aset')).toEqual([2_184_000_000, 2_184_000_000]);
    expect(total('Jumlah kewajiban dan ekuitas')).toEqual([2_184_000_000, 2_184_000_000]);
    const { faults } = await ctx.transaction((tx) => checkSubledger(ctx, tx));
    expect(faults).toEqual([]);
    const brought = members.find(({ memberNumber }) => memberNumber === 'KMP-0002')!;
    const [person] = await ctx.transaction((tx) =>
      tx.query<{ id: string }>(
        `select id from cooperative_members where tenant_id = balai.tenant_id() and member_number = 'KMP-0002'`,
      ),
    );
    const held = await ctx.transaction((tx) => readBalances(ctx, tx, [person!.id]));
    expect(new Map(held.map(({ account, balance, received }) => [account, [balance, received]]))).toEqual(
      new Map(
        (['principal', 'mandatory', 'voluntary', 'loan'] as const).flatMap((key) =>
          brought[key] ? [[key === 'loan' ? key : `savings-${key}`, [brought[key], 0]]] : [],
        ),
      ),
    );
    const borrowers = members.filter(({ loan = 0 }) => loan > 0);
    expect(borrowers.length).toBeGreaterThan(10);
    const owed = await ctx.transaction(async (tx) => {
      const rows = await tx.query<{ id: string; number: string }>(
        `select id, member_number as number from cooperative_members where tenant_id = balai.tenant_id()`,
      );
      const sums = new Map<string, number>();
      for (const { id, number } of rows) {
        const { count, outstanding, next } = await memberLoanSummary(ctx, tx, id);
        if (count > 0) sums.set(number, outstanding);
        if (count > 0) expect(next?.amount, `${number} has a next instalment`).toBeGreaterThan(0);
      }
      return sums;
    });
    expect(owed).toEqual(new Map(borrowers.map(({ memberNumber, loan }) => [memberNumber, loan])));
    await expect(save(figures())).rejects.toMatchObject({ code: 'opening_posted' });
  });

  it('tell nobody in a dump what a member brought', async () => {
    const [row] = await test.asSuperuser<{ members: string }>(
      `select members from "${ctx.tenant.schema}".cooperative_openings where tenant_id = '${ctx.tenant.id}'`,
    );
    expect(row!.members).toMatch(/^s1\./);
  });
});

describe('over the pages', () => {
  const URL = '/pembukuan/saldo-awal';

  it('the treasurer types and the chair reads; nobody else changes anything', async () => {
    const treasurer = await test.signIn('koperasi', 'bendahara');
    const page = (await treasurer.get(URL)).text;
    const typed = formValues(page, `${URL}/angka`);
    const field = Object.keys(typed).find((name) => name.startsWith('figure-'))!;
    const wrong = await treasurer.post(`${URL}/angka`, { ...typed, [field]: 'banyak' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="banyak"');
    expect((await treasurer.post(`${URL}/angka`, { ...typed, [field]: '5.000.000' })).status).toBe(303);
    expect((await treasurer.post(`${URL}/ajukan`, {})).status).toBe(422);
    expect((await treasurer.post(`${URL}/setujui`, {})).status).toBe(403);
    for (const role of ['ketua', 'sekretaris', 'pengawas']) {
      const reader = await test.signIn('koperasi', role);
      const shown = await reader.get(URL);
      expect(shown.status).toBe(200);
      expect(shown.text).toContain('Debit dan kredit belum sama');
      expect((await reader.post(`${URL}/angka`, typed)).status).toBe(403);
    }
    const member = await test.signIn('koperasi', 'anggota');
    expect((await member.get(URL)).status).toBe(403);
  });

  it('a sheet is put right by hand and stored; both officers walk the balances into the books', async () => {
    const [treasurer, chair] = await Promise.all(
      ['bendahara', 'ketua'].map((role) => test.signIn('koperasi', role)),
    );
    const sheet = `${URL}/impor`;
    const upload = (by = treasurer!) =>
      by.postFiles(sheet, {
        file: {
          ...{ name: 'saldo.csv', type: 'text/csv' },
          content: Buffer.from(
            'No Anggota,Nama,Pokok,Titipan\n0001,Siti,seratus,40000\n0002,Zaini,100000,60000\n',
          ),
        },
      });
    const staged = async () => String((await upload()).headers.location);
    expect((await upload(chair)).status).toBe(403);
    const dropped = await staged();
    expect((await chair!.post(`${dropped}/cancel`)).status).toBe(403);
    expect((await treasurer!.post(`${dropped}/cancel`)).status).toBe(303);
    const here = await staged();
    const mapping = formValues((await treasurer!.get(here)).text, `${here}/mapping`);
    for (const [act, fields] of [
      ['sheet', { headerRow: '1' }],
      ['mapping', { ...mapping, voluntary: '3' }],
      ['corrections', { 'cell:2:principal': '100000' }],
    ] as const) {
      expect((await chair!.post(`${here}/${act}`, fields)).status).toBe(403);
      expect((await treasurer!.post(`${here}/commit`)).status).toBe(422);
      expect((await treasurer!.post(`${here}/${act}`, fields)).status).toBe(303);
    }
    expect((await chair!.post(`${here}/commit`)).status).toBe(403);
    expect((await treasurer!.post(`${here}/commit`)).status).toBe(303);
    const ctx = await test.system('koperasi');
    await commitImport(ctx, openingTarget, here.split('/').at(-1)!);

    const accounts = await ctx.transaction((tx) => readAccounts(tx));
    const figure = (code: string) => `figure-${accounts.find((one) => one.code === code)!.id}`;
    const typed = {
      ...{ [figure('1.1.01')]: '300.000', [figure('3.1.01')]: '200.000', [figure('2.1.01')]: '100.000' },
      asOf: '2026-09-30',
    };
    expect((await treasurer!.post(`${URL}/angka`, typed)).status).toBe(303);
    const state = async () => (await ctx.transaction((tx) => readOpening(ctx, tx)))!.state;
    const act = async (by: typeof treasurer, step: string, fields = {}) =>
      (await by!.post(`${URL}/${step}`, fields)).status;
    expect([await act(chair, 'ajukan'), await act(treasurer, 'ajukan'), await state()]).toEqual([
      ...[403, 303, 'submitted'],
    ]);
    expect([await act(chair, 'tarik'), await act(treasurer, 'tarik'), await state()]).toEqual([
      403,
      303,
      'draft',
    ]);
    await act(treasurer, 'ajukan');
    const reason = { reason: 'Periksa lagi kas' };
    expect([
      await act(treasurer, 'kembalikan', reason),
      await act(chair, 'kembalikan', { reason: 'ya' }),
    ]).toEqual([...[403, 422]]);
    expect([await act(chair, 'kembalikan', reason), await state()]).toEqual([303, 'draft']);
    await act(treasurer, 'ajukan');
    expect([await act(treasurer, 'setujui'), await act(chair, 'setujui'), await state()]).toEqual([
      ...[403, 303, 'posted'],
    ]);
    expect((await ctx.transaction((tx) => checkSubledger(ctx, tx))).faults).toEqual([]);
    const member = await test.signIn('koperasi', 'anggota');
    expect((await member.get('/saya/simpanan')).text).toContain('Saldo awal');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitImport } from '#features/imports';
import { closePeriod, makeStatement, postJournal } from '#features/ledger';
import { depositSavings, readSavingsTypes } from '#features/savings';
import { postEntries } from '#features/subledger';
import type { WorkContext } from '#kernel/work';
import { readPdf } from '../../../../test/read-pdf.ts';
import { actAsOfficer } from '../../../../test/support/act-as-officer.ts';
import { formValues } from '../../../../test/support/form-values.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { savers } from '../savings/index.ts';
import { approveSurplus, postSurplus } from './approve-surplus.ts';
import { basisTarget } from './basis-target.ts';
import { calculateSurplus, saveBasis } from './calculate-surplus.ts';
import { decideSurplus } from './decide-surplus.ts';
import { openSurplus, readSurplus } from './surplus.ts';

const YEAR = 2024;
const CUSTOMARY = { cadangan: '40', modal: '20', usaha: '20', pengurus: '5', karyawan: '5', sosial: '10' };

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  for (const [slug, isolation] of [
    ['shu-satu', 'pooled'],
    ['shu-dua', 'schema'],
  ] as const)
    await test.createTenant({ slug, kind: 'koperasi', name: `Koperasi ${slug}`, isolation });
});
afterAll(() => test?.close());

describe.each(['shu-satu', 'shu-dua'])('the surplus of a year (%s)', (slug) => {
  let ctx: WorkContext;
  let treasurer: WorkContext;
  let chair: WorkContext;
  let meetingId: string;
  const inside = <T>(work: Parameters<typeof ctx.transaction<T>>[0]) => ctx.transaction(work);
  const decide = (typed: Record<string, string> = CUSTOMARY, meeting = meetingId) =>
    chair.transaction((tx) => decideSurplus(chair, tx, { year: YEAR, meetingId: meeting, typed }));
  const calculate = (by = treasurer) => by.transaction((tx) => calculateSurplus(by, tx, YEAR));
  const approve = (by = chair) => by.transaction((tx) => approveSurplus(by, tx, YEAR));
  const post = () => treasurer.transaction((tx) => postSurplus(treasurer, tx, YEAR));
  const importBasis = (numbers = ['1', '2', '10']) =>
    treasurer.transaction((tx) =>
      saveBasis(treasurer, tx, {
        year: YEAR,
        members: numbers.map((memberNumber, at) => ({
          ...{ memberNumber, fullName: `Anggota ${memberNumber}`, savings: 500_000 },
          business: at * 1_000_000,
        })),
      }),
    );

  beforeAll(async () => {
    ctx = await test.system(slug);
    [treasurer, chair] = await inside(async (tx) => [
      await actAsOfficer(ctx, tx, 'Norhayati'),
      await actAsOfficer(ctx, tx, 'H. Ahmad Rifani'),
    ]);
    meetingId = await inside(async (tx) => {
      await tx.execute(
        `insert into cooperative_members (id, member_number, full_name, joined_on)
         select gen_random_uuid(), number, 'Anggota ' || number, '2024-01-01' from unnest(array['1', '2', '10']) as number`,
      );
      const row = await tx.one<{ id: string }>(
        `insert into cooperative_member_meetings (id, nature, held_on, place, invited_count, present_count, chair, minutes)
         values (gen_random_uuid(), 'annual', '2025-02-22', 'Balai', 3, 3, 'Ketua', 'Pembagian SHU') returning id`,
      );
      return row!.id;
    });
    await treasurer.transaction((tx) =>
      postJournal(treasurer, tx, {
        ...{ postedOn: '2024-12-10', description: 'Jasa', source: { kind: 'test', id: 'income' } },
        lines: [
          { account: { purpose: 'cash' }, debit: 10_000_001 },
          { account: { purpose: 'loan-interest' }, credit: 10_000_001 },
        ],
      }),
    );
  });

  it('is decided by percentages that come to 100, by a meeting in book 07 after the year', async () => {
    await expect(decide({ ...CUSTOMARY, sosial: '9,99' })).rejects.toMatchObject({
      fields: { form: 'Jumlah persentase 99,99 %. Keputusan rapat harus berjumlah 100 %.' },
    });
    for (const odd of ['33,333', '100,01', '1e1', 'sepuluh', '101'])
      await expect(decide({ ...CUSTOMARY, sosial: odd })).rejects.toMatchObject({ status: 422 });
    await expect(decide({})).rejects.toMatchObject({ status: 422 });
    await expect(decide({ ...CUSTOMARY, sosial: '-10' })).rejects.toMatchObject({
      fields: { sosial: expect.any(String) },
    });
    await expect(decide(CUSTOMARY, crypto.randomUUID())).rejects.toMatchObject({
      fields: { meeting: expect.any(String) },
    });
    const late = chair.transaction((tx) =>
      decideSurplus(chair, tx, { year: 2025, meetingId, typed: CUSTOMARY }),
    );
    await expect(late).rejects.toMatchObject({ fields: { meeting: expect.stringContaining('2025') } });
    await expect(calculate()).rejects.toMatchObject({ status: 404 });
    await decide();
  });

  it('is calculated only of a closed year and of members of book 01', async () => {
    await expect(calculate()).rejects.toMatchObject({ code: 'year_open' });
    await treasurer.transaction((tx) => closePeriod(treasurer, tx, '2024-12'));
    await expect(calculate()).rejects.toMatchObject({ fields: { form: expect.stringContaining('Impor') } });
    await expect(importBasis(['1', '77'])).rejects.toMatchObject({
      fields: { form: expect.stringContaining('77') },
    });
    await importBasis();
    await calculate();
  });

  it('goes to the members to the last rupiah', async () => {
    const surplus = (await inside((tx) => readSurplus(tx, YEAR)))!;
    const shares = await inside((tx) => openSurplus(ctx, tx, surplus.id, 'shares'));
    expect(surplus.amount).toBe(10_000_001);
    expect(Object.values(surplus.pools!).reduce((sum, one) => sum + one)).toBe(10_000_001);
    // Two million among three: the rupiahs left over to the lower numbers.
    expect(shares.map(({ number, capital, business }) => [number, capital, business])).toEqual([
      ['1', 666_667, 0],
      ['2', 666_667, 666_667],
      ['10', 666_666, 1_333_333],
    ]);
  });

  it.each([
    ['thirds', { cadangan: '33,33', modal: '33,33', usaha: '33,34' }],
    ['all of it to one', { usaha: '100' }],
    ['parts with a point', { cadangan: '0', modal: '0.01', usaha: '99.99' }],
    ['uneven parts', { cadangan: '16,67', modal: '16,66', usaha: '0', sosial: '66,67' }],
  ])('by odd percentages (%s) is shared to the last rupiah', async (_, typed) => {
    await decide(typed);
    await importBasis();
    await calculate();
    const surplus = (await inside((tx) => readSurplus(tx, YEAR)))!;
    const shares = await inside((tx) => openSurplus(ctx, tx, surplus.id, 'shares'));
    expect(Object.values(surplus.pools!).reduce((sum, one) => sum + one)).toBe(10_000_001);
    const given = shares.reduce((sum, { total }) => sum + total, 0);
    expect(given).toBe((surplus.pools!.modal ?? 0) + (surplus.pools!.usaha ?? 0));
  });

  it('by a meeting whose minutes were struck out of book 07 is neither decided nor approved', async () => {
    const strike = (is: boolean) =>
      inside((tx) =>
        tx.execute(
          `update cooperative_member_meetings set deleted_at = $2 where tenant_id = balai.tenant_id() and id = $1`,
          [meetingId, is ? ctx.now : null],
        ),
      );
    await decide();
    await importBasis();
    await calculate();
    await strike(true);
    await expect(approve()).rejects.toMatchObject({ code: 'meeting_gone' });
    await expect(decide()).rejects.toMatchObject({ fields: { meeting: expect.any(String) } });
    await strike(false);
  });

  it('is approved by another officer, and posted once', async () => {
    await expect(post()).rejects.toMatchObject({ code: 'not_approved' });
    await expect(approve(treasurer)).rejects.toMatchObject({ code: 'second_person_needed' });
    await approve();
    await expect(decide()).rejects.toMatchObject({ code: 'surplus_approved' });
    await expect(calculate()).rejects.toMatchObject({ code: 'surplus_approved' });
    const answers = await Promise.allSettled([post(), post(), post()]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const sheet = await inside((tx) =>
      makeStatement(tx, 'neraca', { from: '2024-01-01', to: '2026-12-31' }, []),
    );
    const of = (label: string) => sheet.rows.find((row) => row.label.includes(label))?.cells[0];
    expect(of('SHU belum dibagi')).toBeUndefined();
    expect(of('SHU bagian anggota')).toBe(4_000_000);
    expect([of('Cadangan'), of('3.2.01')]).toContain(4_000_001);
  });

  it('stands in no dump by member, and nobody changes a posted one', async () => {
    const table = `"${ctx.tenant.schema}".cooperative_surpluses where tenant_id = '${ctx.tenant.id}'`;
    const [row] = await test.asSuperuser<{ basis: string; shares: string }>(
      `select basis, shares from ${table}`,
    );
    expect(row!.basis).toMatch(/^s1\./);
    expect(row!.shares).toMatch(/^s1\./);
    await expect(
      inside((tx) =>
        tx.execute('update cooperative_surpluses set amount = 1 where tenant_id = balai.tenant_id()'),
      ),
    ).rejects.toThrow(/never changed/);
  });
});

describe('over the pages and calls of the demo cooperative', () => {
  const fields = { year: '2024', ...CUSTOMARY };
  let meeting: string;
  let treasurer: Awaited<ReturnType<TestApp['signIn']>>;
  let chair: Awaited<ReturnType<TestApp['signIn']>>;
  beforeAll(async () => {
    treasurer = await test.signIn('koperasi', 'bendahara');
    chair = await test.signIn('koperasi', 'ketua');
    const ctx = await test.system('koperasi');
    const row = await ctx.transaction((tx) =>
      tx.one<{ id: string }>(
        `select id from cooperative_member_meetings where tenant_id = balai.tenant_id() and held_on >= '2025-09-01' limit 1`,
      ),
    );
    meeting = row!.id;
  });

  it('the chair records the decision; wrong percentages come back with what was typed', async () => {
    const wrong = await chair.post('/shu/keputusan', { ...fields, meeting, cadangan: '41' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('101 %');
    expect(wrong.text).toContain('value="41"');
    expect((await treasurer.post('/shu/keputusan', { ...fields, meeting })).status).toBe(403);
    const right = await chair.post('/shu/keputusan', { ...fields, meeting });
    expect([right.status, right.headers.location]).toEqual([303, '/shu/tahun/2024']);
    expect((await chair.get('/shu')).text).toContain('Belum dihitung');
  });

  it('who may not calculate, approve or post is refused; a member sees no other member', async () => {
    const at = '/shu/tahun/2024';
    expect((await chair.post(`${at}/hitung`, {})).status).toBe(403);
    expect((await treasurer.post(`${at}/setujui`, {})).status).toBe(403);
    const secretary = await test.signIn('koperasi', 'sekretaris');
    for (const act of ['hitung', 'setujui', 'bukukan'])
      expect((await secretary.post(`${at}/${act}`, {})).status).toBe(403);
    const member = await test.signIn('koperasi', 'anggota');
    const own = await member.get('/shu');
    expect(own.text).toContain('SHU saya');
    for (const path of ['', '/pdf', '/xlsx', `/slip/${crypto.randomUUID()}`])
      expect((await member.get(at + path)).status).toBe(404);
    expect((await test.visitor('koperasi').get('/shu')).status).toBe(303);
  });

  it('the basis comes by a sheet; shares are calculated, approved by another officer, and posted', async () => {
    const ctx = await test.system('koperasi');
    await earnIn2024(ctx);
    const secretary = await test.signIn('koperasi', 'sekretaris');
    const upload = (by = treasurer) =>
      by.postFiles('/shu/impor', {
        file: {
          ...{ name: 'dasar.csv', type: 'text/csv' },
          content: Buffer.from(
            'No Anggota,Nama,Simpanan,Gerai\n0001,Siti,sejuta,40000\n0002,Zaini,500000,60000\n',
          ),
        },
      });
    const staged = async () => String((await upload()).headers.location);
    const fromBooks = '/shu/tahun/2024/dari-buku';
    expect((await secretary.post(fromBooks)).status).toBe(403);
    expect((await treasurer.post(fromBooks)).status).toBe(303);
    const { id: waiting } = (await ctx.transaction((tx) => readSurplus(tx, 2024)))!;
    const basis = await ctx.transaction((tx) => openSurplus(ctx, tx, waiting, 'basis'));
    expect(basis.map(({ memberNumber, savings, business }) => [memberNumber, savings, business])).toEqual([
      ['0002', 0, 500_000],
      ['0001', 60_000, 0],
    ]);
    expect((await upload(secretary)).status).toBe(403);
    const dropped = await staged();
    expect((await secretary.post(`${dropped}/cancel`)).status).toBe(403);
    expect((await treasurer.post(`${dropped}/cancel`)).status).toBe(303);
    const sheet = await staged();
    const mapping = formValues((await treasurer.get(sheet)).text, `${sheet}/mapping`);
    for (const [act, fields] of [
      ['sheet', { headerRow: '1' }],
      ['mapping', { ...mapping, business: '3' }],
      ['corrections', { 'cell:2:savings': '1000000' }],
    ] as const) {
      expect((await secretary.post(`${sheet}/${act}`, fields)).status).toBe(403);
      expect((await treasurer.post(`${sheet}/commit`)).status).toBe(422);
      expect((await treasurer.post(`${sheet}/${act}`, fields)).status).toBe(303);
    }
    expect((await secretary.post(`${sheet}/commit`)).status).toBe(403);
    expect((await treasurer.post(`${sheet}/commit`)).status).toBe(303);
    await commitImport(ctx, basisTarget, sheet.split('/').at(-1)!);

    const state = async () => (await ctx.transaction((tx) => readSurplus(tx, 2024)))!.state;
    const steps = [
      ['hitung', treasurer, chair, 'decided', 'calculated'],
      ['setujui', chair, treasurer, 'calculated', 'approved'],
      ['bukukan', treasurer, chair, 'approved', 'posted'],
    ] as const;
    for (const [step, by, stranger, before, after] of steps) {
      const at = `/shu/tahun/2024/${step}`;
      expect([step, (await stranger.post(at)).status, await state()]).toEqual([step, 403, before]);
      expect([step, (await by.post(at)).status, await state()]).toEqual([step, 303, after]);
    }
    const { id } = (await ctx.transaction((tx) => readSurplus(tx, 2024)))!;
    const shares = await ctx.transaction((tx) => openSurplus(ctx, tx, id, 'shares'));
    // Of 3,000,000 a fifth by savings of 1,000,000 and 500,000, a fifth by business of 40,000 and 60,000.
    expect(shares.map(({ number, total }) => [number, total])).toEqual([
      ['0001', 640_000],
      ['0002', 560_000],
    ]);
  });

  it('of the demo a member reads their own share of 2025 and takes the slip along; officers take the list', async () => {
    const member = await test.signIn('koperasi', 'anggota');
    const own = (await member.get('/shu')).text;
    const slip = /\/shu\/tahun\/2025\/slip\/[0-9a-f-]+/.exec(own)![0];
    const paper = await member.get(slip);
    const { pages } = await readPdf(paper.bytes);
    expect(pages[0]!.text).toContain('Slip SHU tahun 2025');
    expect(pages[0]!.text).toContain('Siti Rahmah');
    const other = await test.signIn('koperasi', 'anggota2@koperasi.example');
    expect((await other.get(slip)).status).toBe(404);
    const slips = await readPdf((await treasurer.get('/shu/tahun/2025/slip')).bytes);
    expect(slips.pages.length).toBeGreaterThan(60);
    expect(slips.pages.filter(({ text }) => text.includes('Siti Rahmah'))).toHaveLength(1);
    expect((await member.get('/shu/tahun/2025/slip')).status).toBe(404);
    const list = await readPdf((await treasurer.get('/shu/tahun/2025/pdf')).bytes);
    expect(list.pages[0]!.text).toContain('Daftar pembagian SHU');
    expect((await treasurer.get('/shu/tahun/2025/xlsx')).status).toBe(200);
    expect((await treasurer.get('/shu/tahun/2025?q=rahmah')).text).toContain('Siti Rahmah');
  });

  it('a simulation shares S1 out over the call, and refuses percentages that are not a whole', async () => {
    const officer = await test.bearer('koperasi', 'pengawas');
    const body = {
      shu: 60_000_000,
      pools: [
        { key: 'cadangan', percent: 55 },
        { key: 'modal', percent: '20' },
        { key: 'usaha', percent: '25.0' },
      ],
      members: [
        { number: '1', savings: 2_000_000, business: 5_000_000 },
        { number: '2', savings: 98_000_000, business: 70_000_000 },
      ],
    };
    const answer = await officer.postJson('/api/v1/shu-simulations', body);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      pools: { cadangan: 33_000_000, modal: 12_000_000, usaha: 15_000_000 },
      shares: [{ number: '1', capital: 240_000, business: 1_000_000, total: 1_240_000 }, { number: '2' }],
    });
    const short = { ...body, pools: body.pools.slice(1) };
    expect((await officer.postJson('/api/v1/shu-simulations', short)).status).toBe(422);
    const none = { ...body, members: [{ number: '1', savings: 0, business: 0 }] };
    expect((await officer.postJson('/api/v1/shu-simulations', none)).status).toBe(422);
    for (const shu of [-1, 1.5, 2 ** 60])
      expect((await officer.postJson('/api/v1/shu-simulations', { ...body, shu })).status).toBe(422);
    const member = await test.bearer('koperasi', 'anggota');
    expect((await member.postJson('/api/v1/shu-simulations', body)).status).toBe(403);
  });

  it('the page simulates one member beside all others', async () => {
    const query = new URLSearchParams({
      ...{ shu: '60.000.000', allSavings: '100.000.000', allBusiness: '75.000.000' },
      ...{ savings: '2.000.000', business: '5.000.000', cadangan: '55', modal: '20', usaha: '25' },
    });
    expect((await treasurer.get(`/shu/simulasi?${query}`)).text).toContain('Rp1.240.000');
    query.set('usaha', '26');
    const wrong = await treasurer.get(`/shu/simulasi?${query}`);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('101 %');
  });
});

/** The demo's books begin in December 2025: opened for the test, and closed with what a year before it earned. */
async function earnIn2024(ctx: WorkContext): Promise<void> {
  await test.asSuperuser(`update "${ctx.tenant.schema}".ledger_books set closed_through = null`);
  const treasurer = await ctx.transaction((tx) => actAsOfficer(ctx, tx, 'Norhayati'));
  await treasurer.transaction(async (tx) => {
    await postJournal(treasurer, tx, {
      ...{ postedOn: '2024-12-10', description: 'Jasa', source: { kind: 'test', id: 'income' } },
      lines: [
        { account: { purpose: 'cash' }, debit: 3_000_000 },
        { account: { purpose: 'loan-interest' }, credit: 3_000_000 },
      ],
    });
    const [siti, zaini] = (await savers.all(ctx, tx))
      .filter(({ number }) => number === '0001' || number === '0002')
      .sort((one, other) => one.number.localeCompare(other.number));
    const [wajib] = (await readSavingsTypes(tx)).filter(({ kind }) => kind === 'mandatory');
    await depositSavings(treasurer, tx, {
      ...{ holder: siti!, parts: [{ typeId: wajib!.id, amount: 60_000 }], postedOn: '2024-12-11' },
      ...{ into: 'cash', key: crypto.randomUUID() },
    });
    await postEntries(treasurer, tx, {
      event: { kind: 'loan-disbursement', id: crypto.randomUUID() },
      ...{ postedOn: '2024-12-12', description: 'Pencairan' },
      entries: [{ holderId: zaini!.id, account: 'loan', part: crypto.randomUUID(), amount: 500_000 }],
      contra: [{ account: { purpose: 'cash' }, credit: 500_000 }],
    });
    await closePeriod(treasurer, tx, '2024-12');
  });
}

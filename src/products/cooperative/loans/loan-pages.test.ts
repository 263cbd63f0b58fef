import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, addMonths, instantOf, todayOf, zoneOf } from '#kernel/calendar';
import { readWorkbook, textOf } from '#kernel/exchange';
import type { JobRun } from '#kernel/jobs';
import { readPdf } from '../../../../test/read-pdf.ts';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import headings from '../registers/printed-headings.json' with { type: 'json' };
import { loanJobs } from './index.ts';

let test: TestApp;
let chair: HttpClient;
let treasurer: HttpClient;
let supervisor: HttpClient;
let member: HttpClient;
let other: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  chair = await test.signIn('koperasi', 'ketua');
  treasurer = await test.signIn('koperasi', 'bendahara');
  supervisor = await test.signIn('koperasi', 'pengawas');
  member = await test.signIn('koperasi', 'anggota');
  other = await test.signIn('koperasi', 'anggota2@koperasi.example');
});
afterAll(() => test?.close());

const BOOK = '/buku/pinjaman';
const APPLICATIONS = '/pinjaman/pengajuan';
const APPLY = '/saya/pinjaman/ajukan';

const rows = async <T extends object>(sql: string, ...values: unknown[]) => {
  const ctx = await test.system('koperasi');
  return ctx.transaction((tx) => tx.query<T>(sql, values));
};
const stateOf = async (id: string) =>
  (
    await rows<{ state: string }>(
      'select state from loans where tenant_id = balai.tenant_id() and id = $1',
      id,
    )
  )[0]?.state;
const countOf = async (table: 'loans' | 'loan_acts' | 'loan_products' | 'ledger_journals') =>
  (
    await rows<{ n: number }>(`select count(*)::int as n from ${table} where tenant_id = balai.tenant_id()`)
  )[0]!.n;

const productNamed = async (name: string) =>
  (
    await rows<{ id: string }>(
      'select id from loan_products where tenant_id = balai.tenant_id() and name = $1',
      name,
    )
  )[0]!.id;

const PDF = { name: 'slip gaji.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4\n%%EOF\n') };

/** A member applies over the form. @returns the loan's id */
async function apply(who: HttpClient, given: Parameters<HttpClient['postFiles']>[1] = {}): Promise<string> {
  const form = formValues((await who.get(APPLY)).text, APPLY);
  const answer = await who.postFiles(APPLY, {
    ...{ ...form, productId: await productNamed('Pinjaman umum'), amount: '1.200.000', months: '12' },
    ...{ purpose: 'Membeli mesin jahit', ...given },
  });
  expect(answer.status).toBe(303);
  return form.id!;
}

/** From the application to the money in hand. */
async function lend(who: HttpClient, given: Record<string, string> = {}): Promise<string> {
  const id = await apply(who, given);
  const url = `${APPLICATIONS}/${id}`;
  expect((await treasurer.post(`${url}/nilai`, { note: 'Penghasilan cukup' })).status).toBe(303);
  expect((await chair.post(`${url}/setujui`)).status).toBe(303);
  const form = formValues((await treasurer.get(url)).text, `${url}/cairkan`);
  expect((await treasurer.post(`${url}/cairkan`, { ...form, place: 'cash' })).status).toBe(303);
  return id;
}

async function pay(id: string, amount: string, over: Record<string, string> = {}) {
  const url = `${BOOK}/${id}/bayar`;
  const form = formValues((await treasurer.get(url)).text, url);
  return treasurer.post(url, { ...form, amount, place: 'cash', ...over });
}

const textOn = async (pdf: Uint8Array) =>
  (await readPdf(pdf)).pages
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');

describe('simulation', () => {
  const call = (who: HttpClient, body: Record<string, unknown>) =>
    who.postJson('/api/v1/loan-simulations', body);

  it('a guest sees what a loan really costs before applying', async () => {
    const guest = test.visitor('koperasi');
    const product = await productNamed('Pinjaman umum');
    const page = await guest.get(`/simulasi-pinjaman?produk=${product}&jumlah=12.000.000&bulan=12`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('antara Rp500.000 dan Rp10.000.000');
    const fits = await guest.get(`/simulasi-pinjaman?produk=${product}&jumlah=6.000.000&bulan=12`);
    expect(fits.text).toContain('Jasa efektif setahun');
    expect(fits.text).toMatch(/21,\d+%/);
  });

  it('another program gets the schedule as whole rupiah with the yearly rate', async () => {
    const given = { principal: 36_000_000, months: 12, monthlyRatePercent: '2', method: 'flat' };
    const asked = await call(member, { ...given, disbursedOn: '2026-01-31' });
    expect(asked.status).toBe(200);
    const {
      rows: schedule,
      totals,
      effectiveAnnualPercent,
    } = asked.json as {
      rows: Record<string, unknown>[];
      totals: Record<string, number>;
      effectiveAnnualPercent: number;
    };
    expect(schedule[0]).toEqual({
      ...{ number: 1, dueDate: '2026-02-28', principal: 3_000_000, interest: 720_000 },
      ...{ total: 3_720_000, balance: 33_000_000 },
    });
    expect(totals).toEqual({ principal: 36_000_000, interest: 8_640_000, total: 44_640_000 });
    expect(effectiveAnnualPercent).toBe(41.7);
    for (const wrong of [{ principal: -1 }, { principal: 1.5 }, { months: 0 }, { monthlyRatePercent: 'x' }])
      expect((await call(member, { ...given, disbursedOn: '2026-01-31', ...wrong })).status).toBe(422);
  });
});

it('a member applies with papers, officers assess and approve, the treasurer pays out and takes an instalment in', async () => {
  const id = await apply(member, { documents: PDF });
  const url = `${APPLICATIONS}/${id}`;
  expect((await member.get(`/saya/pinjaman/${id}`)).text).toContain('Diajukan');
  const seen = await treasurer.get(url);
  expect(seen.text).toContain('Siti Rahmah');
  const paper = /href="([^"]+\/berkas\/[0-9a-f-]{36})"/.exec(seen.text)![1]!;
  expect((await treasurer.get(paper)).status).toBe(200);
  expect((await other.get(paper)).status).toBe(404);
  expect((await treasurer.post(`${url}/setujui`)).status).toBe(403);
  expect((await chair.post(`${url}/setujui`)).status).toBe(409);
  expect((await chair.post(`${url}/nilai`, { note: 'Penghasilan cukup' })).status).toBe(403);
  expect((await treasurer.post(`${url}/nilai`, { note: '' })).status).toBe(422);
  expect((await treasurer.post(`${url}/nilai`, { note: 'Penghasilan cukup' })).status).toBe(303);
  expect((await treasurer.post(`${url}/cairkan`, {})).status).toBe(422);
  expect((await chair.post(`${url}/setujui`)).status).toBe(303);
  expect((await chair.post(`${url}/cairkan`, {})).status).toBe(403);
  for (const mine of [url, `/saya/pinjaman/${id}`]) {
    const shown = await member.get(mine);
    expect([shown.status, shown.text.includes('Dinilai')]).toEqual([200, true]);
    expect(shown.text, mine).not.toContain('Penghasilan cukup');
  }
  const form = { ...formValues((await treasurer.get(url)).text, `${url}/cairkan`), place: 'cash' };
  const first = await treasurer.post(`${url}/cairkan`, form);
  expect([first.status, (await treasurer.post(`${url}/cairkan`, form)).status]).toEqual([303, 303]);
  expect(await stateOf(id)).toBe('active');
  const card = await treasurer.get(`${BOOK}/${id}`);
  expect(card.text).toContain('Rp1.200.000');
  const paid = await pay(id, '112.000');
  expect(paid.status).toBe(303);
  const act = await treasurer.get(String(paid.headers.location));
  expect(act.text).toMatch(/Bukti BA-\d{4}-\d{6}/);
  expect(act.text).toContain('Rp100.000');
  expect(act.text).toContain('Rp12.000');
  const journal = /\/pembukuan\/jurnal\/[0-9a-f-]{36}/.exec(act.text)![0];
  const back = /\/buku\/pinjaman\/jurnal\/[0-9a-f-]{36}/.exec((await treasurer.get(journal)).text)![0];
  const row = await treasurer.get(back);
  expect(row.text, 'from the journal to its row').toContain(`${paid.headers.location}/balik`);
  expect((await member.get(back)).status).toBe(404);
  const mine = await member.get(`/saya/pinjaman/${id}`);
  expect(mine.text).toContain('Rp1.100.000');
  const receipt = await textOn(
    (await member.get(/\/saya\/pinjaman\/[^"]+kuitansi\.pdf/.exec(mine.text)![0])).bytes,
  );
  const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(receipt)![0];
  const checked = await test.visitor('koperasi').get(`/kuitansi/${code}`);
  expect(checked.text).toContain('Kuitansi ini asli');
  expect(checked.text).toContain('Rp112.000');
});

it.each([
  ['parts of a rupiah', '75.000,50', 'tanpa sen'],
  ['a negative amount', '-5000', 'di atas nol'],
  ['zero', '0', 'di atas nol'],
  ['more than numbers hold', '999999999999999999999', 'di atas nol'],
  ['a trillion and more', '2.000.000.000.000', '1 triliun'],
])('an instalment of %s comes back with a sentence and what was typed', async (_, amount, sentence) => {
  const id = await lend(other);
  const before = await countOf('loan_acts');
  const answer = await pay(id, amount);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(sentence);
  expect(answer.text).toContain(amount);
  expect(await countOf('loan_acts')).toBe(before);
});

it('an instalment in a closed month, before the pay-out or on a day to come is refused', async () => {
  const id = await lend(other);
  expect((await pay(id, '50.000', { postedOn: '2026-01-15' })).status).toBe(422);
  expect((await pay(id, '50.000', { postedOn: '2999-01-01' })).status).toBe(422);
});

it('what is paid beyond the debt is kept as credit, the loan is closed and refuses more', async () => {
  const id = await lend(other, { amount: '600.000', months: '1' });
  expect((await pay(id, '700.000')).status).toBe(303);
  expect(await stateOf(id)).toBe('closed');
  expect((await treasurer.get(`${BOOK}/${id}`)).text).toContain('Rp94.000');
  const again = await pay(id, '1.000');
  expect([again.status, again.text.includes('sudah lunas')]).toEqual([409, true]);
});

it('an early settlement asks for no interest of later months; taken back, the loan runs again', async () => {
  const id = await lend(other);
  const url = `${BOOK}/${id}/lunasi`;
  const page = (await treasurer.get(url)).text;
  expect(page).toContain('Rp1.212.000');
  expect((await member.post(url, {})).status).toBe(403);
  const typed = { ...formValues(page, url), place: 'bank' };
  const changed = await treasurer.post(url, { ...typed, total: '1' });
  expect([changed.status, changed.text.includes('menjadi Rp1.212.000')]).toEqual([409, true]);
  const settled = await treasurer.post(url, typed);
  expect(settled.status).toBe(303);
  expect((await treasurer.post(url, typed)).headers.location).toBe(settled.headers.location);
  expect(await stateOf(id)).toBe('closed');
  const act = String(settled.headers.location);
  expect((await chair.post(`${act}/balik`, { reason: 'Salah anggota' })).status).toBe(403);
  expect((await treasurer.post(`${act}/balik`, { reason: '' })).status).toBe(422);
  expect((await treasurer.post(`${act}/balik`, { reason: 'Salah anggota' })).status).toBe(303);
  expect(await stateOf(id)).toBe('active');
  expect((await treasurer.get(url)).text).toContain('Rp1.212.000');
  const own = (await other.get('/saya/riwayat?filter%5Bbook%5D=pinjaman')).text;
  for (const words of ['Pencairan', 'Pelunasan dipercepat', 'Pembalikan', `/saya/pinjaman/${id}/bukti/`])
    expect(own, 'the member reads it among all own transactions').toContain(words);
  expect((await other.get('/saya/riwayat?filter%5Bbook%5D=simpanan')).text).not.toContain('Pencairan');
});

it('a pay-out taken back leads to its card, waits anew for the member, and is paid out again', async () => {
  const id = await lend(other);
  const card = (await treasurer.get(`${BOOK}/${id}`)).text;
  const act = new RegExp(`${BOOK}/${id}/bukti/[0-9a-f-]{36}`).exec(card)![0];
  expect((await chair.post(`${act}/balik`, { reason: 'Salah anggota' })).status).toBe(403);
  const taken = await treasurer.post(`${act}/balik`, { reason: 'Salah anggota' });
  expect([taken.status, taken.headers.location]).toEqual([303, `${BOOK}/${id}`]);
  const page = await treasurer.get(`${BOOK}/${id}`);
  expect([page.status, page.text.includes('Disetujui, belum cair')]).toEqual([200, true]);
  expect((await treasurer.get(act)).status).toBe(200);
  expect((await treasurer.get(`${act}/kuitansi.pdf`)).status).toBe(200);
  const printed = await textOn((await other.get(`/saya/pinjaman/${id}/kartu.pdf`)).bytes);
  expect(printed).not.toContain('2.400.000');
  expect((await other.get('/saya/pinjaman')).text).toContain('Disetujui, belum cair');
  const url = `${APPLICATIONS}/${id}`;
  const form = formValues((await treasurer.get(url)).text, `${url}/cairkan`);
  const early = await treasurer.post(`${url}/cairkan`, { ...form, place: 'cash', postedOn: '2026-01-15' });
  expect([early.status, early.text.includes('baru disetujui')]).toEqual([422, true]);
  expect((await treasurer.post(`${url}/cairkan`, { ...form, place: 'cash' })).status).toBe(303);
  expect(await stateOf(id)).toBe('active');
});

it('a second press books an instalment once; the same key with another sum is refused', async () => {
  const id = await lend(other);
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 5 }, () => pay(id, '112.000', { key })));
  expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
  expect((await pay(id, '112.001', { key })).status).toBe(409);
});

it('a member reads the own loans and nobody else’s, and cannot pay, approve or list', async () => {
  const id = await lend(other);
  expect((await other.get(BOOK)).text).toContain('Pinjaman saya');
  expect((await other.get(`${BOOK}/${id}`)).status).toBe(200);
  expect((await other.get(`${BOOK}/${id}/kartu.pdf`)).status).toBe(200);
  for (const path of [
    `${BOOK}/${id}`,
    `${BOOK}/${id}/kartu.pdf`,
    `/saya/pinjaman/${id}`,
    `${APPLICATIONS}/${id}`,
  ])
    expect((await member.get(path)).status).toBe(404);
  for (const path of [`${BOOK}/xlsx`, `${BOOK}/pdf`, `${BOOK}/${id}/bayar`])
    expect((await member.get(path)).status).toBe(403);
  expect((await member.get(APPLICATIONS)).text).not.toContain('Akhmad Zaini');
  const readings = async () => readAuditLog(await test.system('koperasi'), { action: 'loan.opened' });
  const before = (await readings()).filter(({ objectLabel }) => objectLabel === 'Akhmad Zaini').length;
  for (const whole of [`${BOOK}/${id}`, `${BOOK}/${id}/kartu.pdf`])
    expect((await treasurer.get(whole)).status).toBe(200);
  const after = (await readings()).filter(({ objectLabel }) => objectLabel === 'Akhmad Zaini');
  expect(after, 'whoever opens the loan of somebody else is written down').toHaveLength(before + 2);
  expect((await test.visitor('koperasi').get(`${BOOK}/${id}`)).status).toBe(303);
});

it('relief is proposed by the treasurer and decided by another; a new schedule begins, or the loan leaves the books', async () => {
  const relief = '/pinjaman/keringanan';
  const propose = async (id: string, given: Record<string, string>) => {
    const url = `${relief}/baru/${id}`;
    const form = formValues((await treasurer.get(url)).text, url);
    return treasurer.post(url, { ...form, reason: 'Panen gagal tahun ini', ...given });
  };
  const id = await lend(other);
  expect((await chair.post(`${relief}/baru/${id}`, {})).status).toBe(403);
  expect((await propose(id, { kind: 'restructure', months: '0' })).status).toBe(422);
  const first = String((await propose(id, { kind: 'restructure', months: '24' })).headers.location);
  expect((await propose(id, { kind: 'write-off' })).status).toBe(409);
  expect((await treasurer.post(`${first}/setujui`)).status).toBe(403);
  expect((await chair.post(`${first}/tolak`, { reason: '' })).status).toBe(422);
  expect((await chair.post(`${first}/tolak`, { reason: 'Belum perlu, masih lancar' })).status).toBe(303);
  const second = String((await propose(id, { kind: 'restructure', months: '24' })).headers.location);
  expect((await chair.post(`${second}/setujui`)).status).toBe(303);
  expect((await treasurer.get(`${BOOK}/${id}`)).text.match(/Jatuh tempo/g)!.length).toBeGreaterThan(0);
  expect((await chair.post(`${second}/setujui`)).status).toBe(409);
  const third = String((await propose(id, { kind: 'write-off' })).headers.location);
  expect((await chair.post(`${third}/setujui`)).status).toBe(303);
  expect(await stateOf(id)).toBe('written-off');
  expect((await chair.get(relief)).text).toContain('Penghapusan buku');
});

it('what officers borrow is approved by both boards', async () => {
  const ctx = await test.system('koperasi');
  const { subject_id: memberId } = (
    await rows<{ subject_id: string }>(
      "select subject_id from accounts where tenant_id = balai.tenant_id() and display_name = 'Siti Rahmah'",
    )
  )[0]!;
  await ctx.transaction((tx) =>
    tx.execute(
      `update cooperative_supervisor_terms set member_id = $1
        where tenant_id = balai.tenant_id() and id = (select id from cooperative_supervisor_terms
          where tenant_id = balai.tenant_id() and ended_on is null and deleted_at is null order by id limit 1)`,
      [memberId],
    ),
  );
  const id = await apply(member);
  const url = `${APPLICATIONS}/${id}`;
  await treasurer.post(`${url}/nilai`, { note: 'Penghasilan cukup' });
  expect((await supervisor.get('/pinjaman/pihak-terkait')).text).toContain('Siti Rahmah');
  expect((await chair.post(`${url}/setujui-pengawas`)).status).toBe(403);
  expect((await chair.post(`${url}/setujui`)).status).toBe(303);
  expect(await stateOf(id)).toBe('half-approved');
  expect((await chair.get(url)).text).not.toContain(`${url}/setujui`);
  expect((await supervisor.get(url)).text).toContain(`${url}/setujui-pengawas`);
  expect((await chair.post(`${url}/setujui`)).status).toBe(409);
  expect((await supervisor.post(`${url}/setujui-pengawas`)).status).toBe(303);
  expect(await stateOf(id)).toBe('approved');
  await ctx.transaction((tx) =>
    tx.execute(
      'update cooperative_supervisor_terms set member_id = null where tenant_id = balai.tenant_id() and member_id = $1',
      [memberId],
    ),
  );
});

it('a refused application tells why; one taken back goes no further', async () => {
  const id = await apply(member);
  const url = `${APPLICATIONS}/${id}`;
  expect((await chair.post(`${url}/tolak`, { reason: '' })).status).toBe(422);
  expect((await treasurer.post(`${url}/tolak`, { reason: 'Kewajiban lain masih besar' })).status).toBe(403);
  expect((await chair.post(`${url}/tolak`, { reason: 'Kewajiban lain masih besar' })).status).toBe(303);
  expect((await member.get(`/saya/pinjaman/${id}`)).text).toContain('Kewajiban lain masih besar');
  const second = await apply(member);
  expect((await other.post(`/saya/pinjaman/${second}/batal`)).status).toBe(404);
  expect((await member.post(`/saya/pinjaman/${second}/batal`)).status).toBe(303);
  expect([await stateOf(id), await stateOf(second)]).toEqual(['rejected', 'cancelled']);
});

it('a treasurer takes an application down for a member at the desk; others may not', async () => {
  const page = (await treasurer.get(`${APPLICATIONS}/baru`)).text;
  const holderId = /<option value="([0-9a-f-]{36})">Siti Rahmah/.exec(page)![1]!;
  const typed = {
    ...formValues(page, APPLICATIONS),
    ...{ holderId, productId: await productNamed('Pinjaman umum'), amount: '900.000', months: '6' },
    purpose: 'Biaya sekolah',
  };
  expect((await chair.postFiles(APPLICATIONS, typed)).status).toBe(403);
  const before = await countOf('loans');
  expect((await treasurer.postFiles(APPLICATIONS, { ...typed, amount: '5' })).status).toBe(422);
  expect(await countOf('loans')).toBe(before);
  expect((await treasurer.postFiles(APPLICATIONS, typed)).status).toBe(303);
  expect(await countOf('loans')).toBe(before + 1);
});

it('one right applies: at the desk for a member, elsewhere only for oneself', async () => {
  const desk = await member.get(`${APPLICATIONS}/baru`);
  expect([desk.status, desk.text.includes('holderId')]).toEqual([200, false]);
  const [holder] = await rows<{ id: string }>(
    "select subject_id as id from accounts where tenant_id = balai.tenant_id() and display_name = 'Akhmad Zaini'",
  );
  const form = formValues(desk.text, APPLY);
  const typed = { productId: await productNamed('Pinjaman umum'), amount: '800.000', months: '6' };
  const sent = { ...form, ...typed, holderId: holder!.id, purpose: 'Atas nama orang lain' };
  expect((await chair.postFiles(APPLICATIONS, sent)).status).toBe(403);
  expect((await member.postFiles(APPLICATIONS, sent)).status).toBe(303);
  expect((await member.get(`/saya/pinjaman/${form.id}`)).text).toContain('Atas nama orang lain');
  expect((await other.get(`/saya/pinjaman/${form.id}`)).status).toBe(404);
  // An officer who stands for no member is told so, on the page and after the form.
  expect((await treasurer.get(APPLY)).text).toContain('belum dihubungkan');
  const refused = await treasurer.postFiles(APPLY, { ...sent, id: randomUUID() });
  expect([refused.status, refused.text.includes('belum dihubungkan')]).toEqual([422, true]);
  expect((await chair.get(APPLY)).status).toBe(403);
  for (const link of [APPLY, '/saya/bayar']) {
    expect((await member.get('/dashboard')).text, link).toContain(`href="${link}"`);
    expect((await treasurer.get('/dashboard')).text, link).not.toContain(`href="${link}"`);
  }
});

it('an officer who borrows is offered neither relief nor a decision on the own loan', async () => {
  const id = await lend(other);
  const relief = `/pinjaman/keringanan/baru/${id}`;
  const form = formValues((await treasurer.get(relief)).text, relief);
  const proposed = await treasurer.post(relief, { ...form, kind: 'restructure', reason: 'Panen gagal lagi' });
  const [proposal, waits] = [String(proposed.headers.location), await apply(other)];
  await treasurer.post(`${APPLICATIONS}/${waits}/nilai`, { note: 'Penghasilan cukup' });
  const [{ id: borrower }] = (await rows<{ id: string }>(
    "select subject_id as id from accounts where tenant_id = balai.tenant_id() and display_name = 'Akhmad Zaini'",
  )) as [{ id: string }];
  /** One account stands for one member: whoever it is now. */
  const borrowAs = async (email: string) => {
    await rows(
      'update accounts set subject_id = null where tenant_id = balai.tenant_id() and subject_id = $1',
      borrower,
    );
    await rows(
      'update accounts set subject_id = $2 where tenant_id = balai.tenant_id() and email = $1',
      ...[email, borrower],
    );
  };
  const offersRelief = async () => (await treasurer.get(`${BOOK}/${id}`)).text.includes(relief);
  const offersDecision = async () => (await chair.get(proposal)).text.includes(`${proposal}/setujui`);
  const atDesk = async () => (await chair.get(`${APPLICATIONS}/${waits}`)).text;
  expect([await offersRelief(), await offersDecision()]).toEqual([true, true]);
  expect(await atDesk()).toContain('/setujui"');
  await borrowAs('bendahara@koperasi.example');
  expect(await offersRelief()).toBe(false);
  await borrowAs('ketua@koperasi.example');
  expect(await offersDecision()).toBe(false);
  expect((await chair.post(`${proposal}/setujui`)).status).toBe(403);
  const own = await atDesk();
  expect([own.includes('/setujui"'), own.includes('Dinilai')]).toEqual([false, true]);
  expect(own, 'the assessment is not for the borrower').not.toContain('Penghasilan cukup');
  await borrowAs('anggota2@koperasi.example');
  expect(await atDesk()).toContain('Penghasilan cukup');
});

it('notices of loans name nobody and no sum, those of the night included', async () => {
  await lend(other);
  const ctx = await test.system('koperasi');
  const before = addDays(addMonths(todayOf(ctx), 1), -3);
  const night = { ...ctx, now: instantOf(before, zoneOf(ctx.tenant.timeZone), '03.00') };
  const { note } = await loanJobs[0]!.run(night, {
    input: {},
    progress: async () => {},
  } as unknown as JobRun);
  expect(Number.parseInt(note ?? '', 10)).toBeGreaterThan(0);
  const told = await rows<{ text: string }>(
    `select title || ' ' || body as text from notifications
      where tenant_id = balai.tenant_id() and url like '%pinjaman%'`,
  );
  expect(told.length).toBeGreaterThan(5);
  expect(told.some(({ text }) => text.startsWith('Angsuran jatuh tempo'))).toBe(true);
  for (const { text } of told) expect(text).not.toMatch(/Rp|Siti|Akhmad|Kewajiban lain/);
});

it('a loan product above 24 per cent a year is refused; rules and products are kept by the treasurer alone', async () => {
  const url = '/pinjaman/produk';
  const form = {
    ...formValues((await treasurer.get(`${url}/baru`)).text, url),
    ...{ name: 'Pinjaman kilat', maxAmount: '3.000.000', maxMonths: '6' },
  };
  const tooHigh = await treasurer.post(url, { ...form, rateMillionths: '2,1' });
  expect([tooHigh.status, tooHigh.text.includes('pasal 27')]).toEqual([422, true]);
  expect((await chair.post(url, form)).status).toBe(403);
  // Flat 2 per cent is 24 written and far more in truth: the stricter reading keeps it from being applied for.
  expect((await treasurer.post(url, { ...form, rateMillionths: '2' })).status).toBe(303);
  const product = await productNamed('Pinjaman kilat');
  const applied = await member.postFiles(APPLY, {
    ...formValues((await member.get(APPLY)).text, APPLY),
    ...{ productId: product, amount: '1.000.000', months: '6', purpose: 'Modal dagang' },
  });
  expect([applied.status, applied.text.includes('di atas batas 24%')]).toEqual([422, true]);
  const edit = formValues((await treasurer.get(`${url}/${product}`)).text, `${url}/${product}`);
  expect(
    (await treasurer.post(`${url}/${product}`, { ...edit, rateMillionths: '1', isActive: '' })).status,
  ).toBe(303);
  expect((await member.get(APPLY)).text).not.toContain('Pinjaman kilat');
  const rules = `${url}/aturan`;
  const typed = formValues((await treasurer.get(rules)).text, rules);
  expect((await treasurer.post(rules, { ...typed, lost: '1' })).status).toBe(422);
  expect((await supervisor.post(rules, typed)).status).toBe(403);
  expect((await treasurer.post(rules, { ...typed, substandard: '61' })).status).toBe(303);
  expect((await treasurer.get(rules)).text).toContain('value="61"');
});

it('book 05 on paper has the head and the columns of the form in their order, a card for each loan', async () => {
  const id = await lend(member);
  await pay(id, '112.000');
  const text = await textOn((await treasurer.get(`${BOOK}/${id}/kartu.pdf`)).bytes);
  let at = 0;
  for (const heading of headings['05']) {
    const found = text.indexOf(heading, at);
    expect(found, heading).toBeGreaterThanOrEqual(0);
    at = found + heading.length;
  }
  expect(text).toContain('Siti Rahmah');
  expect(text).toContain('1.100.000');
  expect((await treasurer.get(`${BOOK}/pdf?q=Siti`)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
});

it('the list leaves the house as a workbook with its sums, and filters hold', async () => {
  const { bytes } = await treasurer.get(`${BOOK}/xlsx?filter[state]=all`);
  const sheet = (await readWorkbook(bytes)).sheets[0]!.rows.map(({ cells }) =>
    cells.map((cell) => (cell ? textOf(cell) : '')),
  );
  expect(sheet.flat()).toContain('Sisa pokok');
  expect(sheet.filter((row) => row.includes('Lunas')).length).toBeGreaterThan(0);
  expect((await treasurer.get(`${BOOK}?filter[state]=closed`)).text).toContain('Lunas');
});

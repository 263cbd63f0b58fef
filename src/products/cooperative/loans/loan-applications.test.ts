import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formValues } from '../../../../test/support/form-values.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { APPLICATIONS, APPLY, BOOK, openLoans, wordsOn } from './open-loans.ts';

const {
  test,
  ctx,
  chair,
  treasurer,
  supervisor,
  member,
  otherMember,
  sql,
  productNamed,
  apply,
  lend,
  pay,
  stateOf,
  countOf,
} = await openLoans();

const PDF = { name: 'slip gaji.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4\n%%EOF\n') };

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
  expect((await otherMember.get(paper)).status).toBe(404);
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
  const receipt = await wordsOn(
    (await member.get(/\/saya\/pinjaman\/[^"]+kuitansi\.pdf/.exec(mine.text)![0])).bytes,
  );
  const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(receipt)![0];
  const checked = await test.visitor('koperasi').get(`/kuitansi/${code}`);
  expect(checked.text).toContain('Kuitansi ini asli');
  expect(checked.text).toContain('Rp112.000');
});

it.each([
  ['names the member', "member_id = m.id, full_name = 'Orang lain', membership_number = 'P-9'"],
  ['has the number of the member', "full_name = 'Orang lain', membership_number = m.member_number"],
  ['has the name of the member', "full_name = upper(m.full_name), membership_number = 'P-9'"],
])('what officers borrow is approved by both boards: a term that %s', async (_, said) => {
  const before = await sql<Record<string, string | null>>(
    `select id, member_id, full_name, membership_number from cooperative_supervisor_terms
      where tenant_id = balai.tenant_id() and ended_on is null and deleted_at is null order by id limit 1`,
  );
  const { id: term, ...former } = before[0]!;
  await ctx.transaction((tx) =>
    tx.execute(
      `update cooperative_supervisor_terms t set ${said} from cooperative_members m
        where t.tenant_id = balai.tenant_id() and m.tenant_id = balai.tenant_id() and t.id = $1
          and m.full_name = 'Siti Rahmah'`,
      [term],
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
      `update cooperative_supervisor_terms set member_id = $2, full_name = $3, membership_number = $4
        where tenant_id = balai.tenant_id() and id = $1`,
      [term, former.member_id, former.full_name, former.membership_number],
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
  expect((await otherMember.post(`/saya/pinjaman/${second}/batal`)).status).toBe(404);
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
  const [holder] = await sql<{ id: string }>(
    "select subject_id as id from accounts where tenant_id = balai.tenant_id() and display_name = 'Akhmad Zaini'",
  );
  const form = formValues(desk.text, APPLY);
  const typed = { productId: await productNamed('Pinjaman umum'), amount: '800.000', months: '6' };
  const sent = { ...form, ...typed, holderId: holder!.id, purpose: 'Atas nama orang lain' };
  expect((await chair.postFiles(APPLICATIONS, sent)).status).toBe(403);
  expect((await member.postFiles(APPLICATIONS, sent)).status).toBe(303);
  expect((await member.get(`/saya/pinjaman/${form.id}`)).text).toContain('Atas nama orang lain');
  expect((await otherMember.get(`/saya/pinjaman/${form.id}`)).status).toBe(404);
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
  const id = await lend(otherMember);
  const relief = `/pinjaman/keringanan/baru/${id}`;
  const form = formValues((await treasurer.get(relief)).text, relief);
  const proposed = await treasurer.post(relief, { ...form, kind: 'restructure', reason: 'Panen gagal lagi' });
  const [proposal, waits] = [String(proposed.headers.location), await apply(otherMember)];
  await treasurer.post(`${APPLICATIONS}/${waits}/nilai`, { note: 'Penghasilan cukup' });
  const [{ id: borrower }] = (await sql<{ id: string }>(
    "select subject_id as id from accounts where tenant_id = balai.tenant_id() and display_name = 'Akhmad Zaini'",
  )) as [{ id: string }];
  /** One account stands for one member: whoever it is now. */
  const borrowAs = async (email: string) => {
    await sql(
      'update accounts set subject_id = null where tenant_id = balai.tenant_id() and subject_id = $1',
      borrower,
    );
    await sql(
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

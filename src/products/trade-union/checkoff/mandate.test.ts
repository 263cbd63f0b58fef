import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shiftMonth } from '#kernel/calendar';
import { readOutbox } from '#kernel/mail';
import { readPdf } from '../../../../test/read-pdf.ts';
import { formValues } from '../../../../test/support/form-values.ts';
import {
  CAMPUS,
  type CampusWithMandates,
  openCampusWithMandates,
  signedPaper,
} from './campus-with-mandates.ts';

describe.each(['pooled', 'schema'] as const)('a mandate for wage deduction on level %s', (isolation) => {
  let campus: CampusWithMandates;
  beforeAll(async () => {
    campus = await openCampusWithMandates(isolation);
  });
  afterAll(() => campus?.close());

  it('is printed with the member’s own words, signed, handed in, looked at, and taken back', async () => {
    const person = await campus.addColleague('Rahma Yuliani');
    const form = await person.browser.get(`/me/dues/mandate/form.pdf?basis=rate&firstMonth=${campus.month}`);
    expect(form.status).toBe(200);
    const words = (await readPdf(form.bytes)).pages[0]!.text;
    for (const part of ['Rahma Yuliani', person.nip, CAMPUS, 'KEP.187/MEN/X/2004', 'Rp35.000'])
      expect(words).toContain(part);

    const { status, id } = await campus.give(person);
    expect(status).toBe(303);
    expect((await person.browser.get('/me/dues/mandate')).text).toContain('Menunggu diperiksa');
    const again = await campus.give(person);
    expect(again.status).toBe(409);

    const list = await campus.treasurer.get('/treasury/dues/checkoff/mandates?filter[status]=submitted');
    expect(list.text).toContain('Rahma Yuliani');
    const paper = await campus.treasurer.get(`/treasury/dues/checkoff/mandates/${id}/file`);
    expect(paper.headers['content-type']).toBe('image/jpeg');
    expect((await campus.treasurer.post(`/treasury/dues/checkoff/mandates/${id}/verify`)).status).toBe(303);
    expect((await campus.treasurer.post(`/treasury/dues/checkoff/mandates/${id}/verify`)).status).toBe(409);

    const next = shiftMonth(campus.month, 1);
    const late = { fromMonth: shiftMonth(campus.month, -1) };
    expect((await person.browser.post(`/me/dues/mandate/${id}/withdraw`, late)).status).toBe(422);
    const ended = await person.browser.post(`/me/dues/mandate/${id}/withdraw`, { fromMonth: next });
    expect(ended.status).toBe(303);
    const [row] = await campus.sql<object>(
      'select status, ends_period from checkoff_mandates where tenant_id = balai.tenant_id() and id = $1',
      [id],
    );
    expect(row).toEqual({ status: 'withdrawn', ends_period: next.replace('-', '') });
  });

  it('asks for the consent to be named, for the paper, and for a month that can still be deducted', async () => {
    const person = await campus.addColleague('Tanpa Setuju');
    const refused = await campus.give(person, { agrees: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Tanpa persetujuan ini');
    expect((await campus.give(person, { firstMonth: shiftMonth(campus.month, -1) })).status).toBe(422);
    expect((await campus.give(person, { basis: 'amount', amount: '12,5' })).status).toBe(422);
    const bare = await person.browser.postFiles('/me/dues/mandate', { agrees: '1', basis: 'rate' });
    expect(bare.status).toBe(422);
    expect(await count(person.id)).toBe(0);
  });

  it('is not taken from who asked not to be named, until that wish is taken back', async () => {
    const person = await campus.addColleague('Diam Saja', { hides: true });
    const refused = await campus.give(person);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('tidak disebut kepada kampus');
    expect((await person.browser.post('/me/dues/mandate/disclosure', { hidden: '0' })).status).toBe(303);
    expect((await campus.give(person)).status).toBe(303);
  });

  it('goes back with a reason, and the member is told', async () => {
    const person = await campus.addColleague('Kurang Jelas');
    const { id } = await campus.give(person);
    const base = `/treasury/dues/checkoff/mandates/${id}`;
    expect((await campus.treasurer.post(`${base}/reject`, { reason: 'x' })).status).toBe(422);
    expect((await campus.treasurer.post(`${base}/reject`, { reason: 'Tanda tangan belum ada' })).status).toBe(
      303,
    );
    const page = await person.browser.get('/me/dues/mandate');
    expect(page.text).toContain('Tanda tangan belum ada');
    expect((await campus.give(person)).status).toBe(303);
  });

  it('on paper is entered by the treasurer for who never signs in; the member is told, and nobody else enters any', async () => {
    const person = await campus.addColleague('Tanpa Ponsel');
    const page = '/treasury/dues/checkoff/mandates/new';
    const found = await campus.treasurer.get(`${page}?q=tanpa+ponsel`);
    expect(found.text).toContain(`${page}?member=${person.id}`);
    expect((await campus.treasurer.get(`${page}?member=${person.id}`)).text).toContain(CAMPUS);
    const enter = (
      browser: typeof campus.treasurer,
      fields: Record<string, string> = {},
      member = person.id,
    ) =>
      browser.postFiles(page, {
        ...{ member, firstMonth: campus.month, basis: 'rate', agrees: '1', ...fields },
        file: { name: 'kuasa.png', type: 'image/png', content: signedPaper('Tanpa Ponsel') },
      });
    const unsigned = await enter(campus.treasurer, { agrees: '' });
    expect(unsigned.status).toBe(422);
    expect(unsigned.text).toContain('gaji tidak boleh dipotong');
    const without = { member: person.id, firstMonth: campus.month, basis: 'rate', agrees: '1' };
    expect((await campus.treasurer.postFiles(page, without)).status).toBe(422);
    expect((await enter(person.browser)).status).toBe(403);
    expect((await enter(await campus.addOfficer('admin'))).status).toBe(403);
    const colleague = await campus.addColleague('Bendahara Dua', { role: 'treasurer' });
    expect((await enter(colleague.browser, {}, colleague.id)).status).toBe(403);
    expect(await count(person.id)).toBe(0);

    const entered = await enter(campus.treasurer);
    expect(entered.status).toBe(303);
    expect((await enter(campus.treasurer)).status).toBe(409);
    const base = String(entered.headers.location);
    expect((await campus.treasurer.get(base)).text).toContain('Bendahara Uji');
    // Two look at a paper: who entered it may not accept it.
    expect((await campus.treasurer.get(base)).text).toContain('Menunggu bendahara lain');
    expect((await campus.treasurer.post(`${base}/verify`)).status).toBe(409);
    expect((await person.browser.get('/me/dues/mandate')).text).not.toContain('Berlaku');
    expect((await colleague.browser.post(`${base}/verify`)).status).toBe(303);
    expect((await person.browser.get('/me/dues/mandate')).text).toContain('Berlaku');
    const letters = await campus.ctx.transaction((tx) =>
      readOutbox(campus.ctx, tx, { offset: 0, limit: 20 }),
    );
    expect(letters.items.map(({ subject }) => subject).join()).toContain(
      'dicatat dari surat bertanda tangan',
    );

    const hidden = await campus.addColleague('Tak Disebut', { hides: true });
    expect((await enter(campus.treasurer, {}, hidden.id)).status).toBe(409);
  });

  it('taken back on paper is noted by the treasurer, and by nobody else', async () => {
    const person = await campus.addColleague('Cabut Kertas');
    const id = await campus.giveAndVerify(person);
    const url = `/treasury/dues/checkoff/mandates/${id}`;
    const fields = { fromMonth: shiftMonth(campus.month, 1), reason: 'Surat tanggal dua' };
    const stateOf = async () =>
      (
        await campus.sql<{ status: string; ends_period: string | null }>(
          'select status, ends_period from checkoff_mandates where tenant_id = balai.tenant_id() and id = $1',
          [id],
        )
      )[0];
    const admin = await campus.addOfficer('admin');
    expect((await admin.post(`${url}/withdraw`, fields)).status).toBe(403);
    expect((await campus.treasurer.post(`${url}/withdraw`, { ...fields, fromMonth: '' })).status).toBe(422);
    expect(await stateOf()).toEqual({ status: 'active', ends_period: null });
    const form = formValues((await campus.treasurer.get(url)).text, `${url}/withdraw`);
    expect((await campus.treasurer.post(`${url}/withdraw`, { ...form, ...fields })).status).toBe(303);
    expect(await stateOf()).toEqual({
      status: 'withdrawn',
      ends_period: fields.fromMonth.replace('-', ''),
    });
    expect((await person.browser.get('/me/dues/mandate')).text).toContain(fields.reason);
  });

  it('of a treasurer is looked at by another one; nobody else decides or sees the papers', async () => {
    const person = await campus.addColleague('Bendahara Sendiri', { role: 'treasurer' });
    const { id } = await campus.give(person);
    const base = `/treasury/dues/checkoff/mandates/${id}`;
    expect((await person.browser.post(`${base}/verify`)).status).toBe(403);
    for (const role of ['admin', 'coordinator']) {
      const officer = await campus.addOfficer(role, role === 'coordinator' ? { regions: ['63'] } : {});
      for (const url of ['/treasury/dues/checkoff', base, `${base}/file`])
        expect((await officer.get(url)).status, `${role} ${url}`).toBe(403);
      expect((await officer.post(`${base}/verify`)).status).toBe(403);
    }
    const other = await campus.addColleague('Orang Lain');
    expect((await other.browser.get(`/me/dues/mandate/${id}/file`)).status).toBe(404);
    expect(
      (await other.browser.post(`/me/dues/mandate/${id}/withdraw`, { fromMonth: campus.month })).status,
    ).toBe(404);
    expect((await campus.treasurer.post(`${base}/verify`)).status).toBe(303);
  });

  const count = async (payerId: string) =>
    (
      await campus.sql<{ n: number }>(
        'select count(*) as n from checkoff_mandates where tenant_id = balai.tenant_id() and payer_id = $1',
        [payerId],
      )
    )[0]!.n;
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '#kernel/exchange';
import { readPdf } from '../../../../test/read-pdf.ts';
import {
  CAMPUS,
  type CampusWithMandates,
  type Colleague,
  openCampusWithMandates,
} from './campus-with-mandates.ts';

let campus: CampusWithMandates;
beforeAll(async () => {
  campus = await openCampusWithMandates();
});
afterAll(() => campus?.close());

/** Everything that leaves for the employer, as text. */
async function papersOf(listId: string): Promise<string> {
  const base = `/treasury/dues/checkoff/lists/${listId}`;
  const letter = await campus.treasurer.get(`${base}/letter.pdf`);
  const sheet = await campus.treasurer.get(`${base}/list.xlsx`);
  expect([letter.status, sheet.status]).toEqual([200, 200]);
  const pages = (await readPdf(letter.bytes)).pages.map(({ text }) => text.replaceAll('\n', ' '));
  const cells = (await readWorkbook(sheet.bytes)).sheets.flatMap(({ rows }) =>
    rows.flatMap((row) => row.cells.map((cell) => cell?.text ?? '')),
  );
  return [...pages, ...cells].join('\n');
}

describe('the list for an employer', () => {
  let willing: Colleague;
  let shy: Colleague;
  let moved: Colleague;
  let unseen: Colleague;
  let paid: Colleague;
  let listId: string;

  beforeAll(async () => {
    [willing, shy, moved, unseen, paid] = (await Promise.all(
      ['Aminah Rasyid', 'Sembunyi Wibowo', 'Pindah Nugroho', 'Belum Periksa', 'Lunas Hartono'].map((name) =>
        campus.addColleague(name),
      ),
    )) as [Colleague, Colleague, Colleague, Colleague, Colleague];
    await campus.bill();
    for (const person of [willing, shy, moved, paid]) await campus.giveAndVerify(person);
    await campus.give(unseen);
    await shy.browser.post('/me/dues/mandate/disclosure', { hidden: '1' });
    await campus.sql(
      `update members set university_name = 'Universitas Lain' where tenant_id = balai.tenant_id() and id = $1`,
      [moved.id],
    );
  });

  it('is looked at first: who is on it, and who is not and why', async () => {
    const plan = await campus.treasurer.get(
      `/treasury/dues/checkoff/lists/new?employer=${encodeURIComponent(CAMPUS)}&month=${campus.month}`,
    );
    expect(plan.text).toContain('Buat daftar 2 orang');
    for (const reason of [
      'Minta keanggotaan tidak disebut',
      'Kampus pada data anggota sudah lain',
      'belum diperiksa',
    ])
      expect(plan.text).toContain(reason);
  });

  it('is made once, whatever number of times it is asked for', async () => {
    listId = await campus.makeList();
    const again = await campus.treasurer.post('/treasury/dues/checkoff/lists', {
      employer: CAMPUS,
      month: campus.month,
    });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Sudah ada di daftar');
  });

  it('names those who gave a mandate and nobody else, in the letter and in the sheet', async () => {
    const papers = await papersOf(listId);
    for (const text of [willing.name, willing.nip, paid.name, 'KEP.187/MEN/X/2004', 'Rp70.000', CAMPUS])
      expect(papers).toContain(text);
    for (const person of [shy, moved, unseen])
      for (const text of [person.name, person.nip, person.number]) expect(papers).not.toContain(text);
  });

  it('loses at once who asks not to be named, before and after it was handed over', async () => {
    const late = await campus.addColleague('Berubah Pikiran');
    await campus.bill();
    await campus.giveAndVerify(late);
    const second = await campus.makeList();
    expect(await papersOf(second)).toContain(late.name);
    await late.browser.post('/me/dues/mandate/disclosure', { hidden: '1' });
    const left = await papersOf(second);
    for (const text of [late.name, late.nip, late.number]) expect(left).not.toContain(text);
    const refused = await campus.treasurer.post(`/treasury/dues/checkoff/lists/${second}/hand-over`, {
      ...{ on: new Date().toISOString().slice(0, 10), recipient: 'Bagian gaji' },
    });
    expect(refused.status).toBe(409);

    await campus.handOver(listId);
    await willing.browser.post('/me/dues/mandate/disclosure', { hidden: '1' });
    const after = await papersOf(listId);
    for (const text of [willing.name, willing.nip, willing.number]) expect(after).not.toContain(text);
    await willing.browser.post('/me/dues/mandate/disclosure', { hidden: '0' });
  });

  it('loses who edits the wish in the own profile, who withdraws, and who pays by themselves', async () => {
    const [one, two, three, stays] = (await Promise.all(
      ['Lewat Profil', 'Cabut Kuasa', 'Bayar Sendiri', 'Tetap Ikut'].map((name) => campus.addColleague(name)),
    )) as [Colleague, Colleague, Colleague, Colleague];
    await campus.bill();
    const mandates = new Map<string, string>();
    for (const person of [one, two, three, stays])
      mandates.set(person.id, await campus.giveAndVerify(person));
    const list = await campus.makeList();
    await campus.sql(
      'update members set hides_from_employer = true where tenant_id = balai.tenant_id() and id = $1',
      [one.id],
    );
    await two.browser.post(`/me/dues/mandate/${mandates.get(two.id)}/withdraw`, { fromMonth: campus.month });
    await campus.sql(
      'update dues_bills set waived_amount = amount where tenant_id = balai.tenant_id() and payer_id = $1',
      [three.id],
    );
    const papers = await papersOf(list);
    for (const person of [one, two, three]) expect(papers).not.toContain(person.name);
    expect(papers).toContain(stays.name);
    const rows = await campus.sql<{ reason: string }>(
      `select dropped_reason as reason from checkoff_items
        where tenant_id = balai.tenant_id() and list_id = $1 and outcome = 'dropped' order by 1`,
      [list],
    );
    expect(rows.map(({ reason }) => reason)).toEqual(['hidden', 'paid', 'withdrawn']);
  });

  it('leaves a trace each time it goes out, and is for treasurers alone', async () => {
    const log = await campus.sql<{ action: string }>(
      `select action from audit_events where tenant_id = balai.tenant_id() and object_id = $1::text order by id`,
      [listId],
    );
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['checkoff.created', 'checkoff.exported', 'checkoff.sent']),
    );
    for (const role of ['admin', 'coordinator', 'member'] as const) {
      const browser =
        role === 'member'
          ? willing.browser
          : await campus.addOfficer(role, role === 'coordinator' ? { regions: ['63'] } : {});
      for (const rest of ['', '/letter.pdf', '/list.xlsx'])
        expect((await browser.get(`/treasury/dues/checkoff/lists/${listId}${rest}`)).status).toBe(403);
    }
  });
});

it('a list made by mistake is taken back with its reason, and its people can stand on another', async () => {
  const person = await campus.addColleague('Salah Daftar', { campus: 'Politeknik Uji' });
  await campus.bill();
  await campus.giveAndVerify(person);
  const id = await campus.makeList('Politeknik Uji');
  const url = `/treasury/dues/checkoff/lists/${id}`;
  const stateOf = async () =>
    (
      await campus.sql<{ state: string; cancelled_reason: string | null }>(
        'select state, cancelled_reason from checkoff_lists where tenant_id = balai.tenant_id() and id = $1',
        [id],
      )
    )[0];
  const fields = { reason: 'Kampusnya salah dipilih' };
  const admin = await campus.addOfficer('admin');
  expect((await admin.post(`${url}/cancel`, fields)).status).toBe(403);
  expect((await campus.treasurer.post(`${url}/cancel`, { reason: '' })).status).toBe(422);
  expect((await stateOf())?.state).toBe('made');
  expect((await campus.treasurer.post(`${url}/cancel`, fields)).status).toBe(303);
  expect(await stateOf()).toEqual({ state: 'cancelled', cancelled_reason: fields.reason });
  expect((await campus.treasurer.get(url)).text).toContain(fields.reason);
  expect(await campus.makeList('Politeknik Uji')).not.toBe(id);
});

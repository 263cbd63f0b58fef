import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBroadcastJob } from '#features/broadcast';
import { readWorkbook } from '#kernel/exchange';
import { readOutbox } from '#kernel/mail';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { jobRun } from '../../../../test/support/job-run.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';
import { unionBroadcast } from './index.ts';

const letter = {
  subject: 'Kongres untuk {{nama}}',
  body: 'Yth. {{nama}} ({{nomor}}),\n\nKongres dibuka Senin.\n\n- Bawa kartu anggota',
  kind: 'news',
};

describe.each(['pooled', 'schema'] as const)('on level %s', (isolation) => {
  let union: UnionWithPeople;
  let admin: HttpClient;
  let kalsel: HttpClient;
  let siti: { id: string; browser: HttpClient };
  let jatim: { id: string; browser: HttpClient };

  beforeAll(async () => {
    union = await openUnionWithPeople(isolation);
    admin = await union.addOfficer('admin');
    kalsel = await union.addOfficer('coordinator', { regions: ['63'] });
    siti = await union.addMember({ name: 'Siti <b>Tebal</b>', regionCode: '63' });
    jatim = await union.addMember({ name: 'Warga Jatim', regionCode: '35' });
  });
  afterAll(() => union?.close());

  const sql = <T extends object>(text: string, values: unknown[] = []) =>
    union.ctx.transaction((tx) => tx.query<T>(text, values));
  const idIn = (location: unknown) => String(location).split('/').at(-1)!;

  async function draft(browser: HttpClient, desk: string, fields: Record<string, string | string[]> = {}) {
    const answer = await browser.post(`${desk}/new`, { ...letter, status: 'active', ...fields });
    expect(answer.status, answer.text.slice(0, 600)).toBe(303);
    return idIn(answer.headers.location);
  }
  async function send(browser: HttpClient, desk: string, id: string) {
    const page = await browser.get(`${desk}/${id}`);
    const expected = /name="expected" value="(\d+)"/.exec(page.text)![1]!;
    expect((await browser.post(`${desk}/${id}/send`, { expected })).status).toBe(303);
    return Number(expected);
  }
  const peopleOf = (id: string) =>
    sql<{ person_id: string; skipped: string | null }>(
      'select person_id, skipped from broadcast_recipients where tenant_id = balai.tenant_id() and broadcast_id = $1',
      [id],
    );

  it('an officer sees letter and number first, and exactly those people get one mail and one bell', async () => {
    const id = await draft(admin, '/admin/broadcast');
    const preview = await admin.get(`/admin/broadcast/${id}`);
    expect(preview.text).toContain('Kirim 2 surel sekarang');
    expect(await peopleOf(id)).toEqual([]);
    expect(await send(admin, '/admin/broadcast', id)).toBe(2);
    expect((await peopleOf(id)).map(({ person_id }) => person_id).sort()).toEqual([siti.id, jatim.id].sort());
    const { items } = await union.ctx.transaction((tx) =>
      readOutbox(union.ctx, tx, { offset: 0, limit: 50 }),
    );
    const mail = items.find(({ to }) => to.name?.startsWith('Siti'))!;
    expect(mail.subject).toBe('Kongres untuk Siti <b>Tebal</b>');
    expect(mail.text).toContain('UJI-');
    expect(mail.html).toContain('Siti &lt;b&gt;Tebal');
    expect(mail.html).not.toContain('<b>Tebal');
    expect((await siti.browser.get('/notifications')).text).toContain('Kongres untuk');
    const own = await siti.browser.get(`/me/pengumuman/${id}`);
    expect(own.text).toContain('Siti &lt;b&gt;Tebal');
    expect((await siti.browser.get('/me/pengumuman')).text).toContain(`/me/pengumuman/${id}`);
    const again = await admin.post(`/admin/broadcast/${id}/send`, { expected: '2' });
    expect(again.status).toBe(409);
    expect(await peopleOf(id)).toHaveLength(2);
  });

  it('nothing goes when the number is no longer the one that was seen', async () => {
    const id = await draft(admin, '/admin/broadcast');
    const answer = await admin.post(`/admin/broadcast/${id}/send`, { expected: '77' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('berubah dari 77 menjadi 2');
    expect(await peopleOf(id)).toEqual([]);
  });

  it('a coordinator is offered no campus of another province, and may send none back', async () => {
    const [near, far] = [uuidv7(), uuidv7()];
    await sql(
      `insert into campuses (id, name, region_code) values ($1, 'Kampus Dekat', '63'), ($2, 'Kampus Jauh', '35')`,
      [near, far],
    );
    const page = await kalsel.get('/region/broadcast/new');
    expect(page.text).toContain('Kampus Dekat');
    expect(page.text).not.toContain('Kampus Jauh');
    expect((await admin.get('/admin/broadcast/new')).text).toContain('Kampus Jauh');
    for (const [campus, status] of [
      [near, 303],
      [far, 422],
    ] as const) {
      expect((await kalsel.post('/region/broadcast/new', { ...letter, campus })).status).toBe(status);
    }
  });

  it('a coordinator reaches the members of Kalsel alone: letter, number, history, people and file', async () => {
    const own = await draft(kalsel, '/region/broadcast');
    expect((await kalsel.get(`/region/broadcast/${own}`)).text).toContain('Kirim 1 surel sekarang');
    await send(kalsel, '/region/broadcast', own);
    expect((await peopleOf(own)).map(({ person_id }) => person_id)).toEqual([siti.id]);
    for (const fields of [{ region: '35' }, { region: ['63', '35'] }]) {
      const answer = await kalsel.post('/region/broadcast/new', { ...letter, ...fields });
      expect(answer.status).toBe(422);
    }
    const foreign = await draft(admin, '/admin/broadcast', { subject: 'Rahasia pusat' });
    await send(admin, '/admin/broadcast', foreign);
    for (const desk of ['/region/broadcast', '/admin/broadcast']) {
      expect((await kalsel.get(desk)).text).not.toContain('Rahasia pusat');
      for (const id of [foreign, uuidv7()]) {
        for (const path of ['', '/edit', '/export', `/recipients/${siti.id}`, `/recipients/${jatim.id}`]) {
          expect((await kalsel.get(`${desk}/${id}${path}`)).status, path).toBe(404);
        }
        for (const path of ['/send', '/schedule', '/unschedule', '/delete', '/test', '/uncertain', '/edit']) {
          expect(
            (await kalsel.post(`${desk}/${id}${path}`, { ...letter, decision: 'leave' })).status,
            path,
          ).toBe(404);
        }
      }
    }
    expect((await kalsel.get(`/region/broadcast/${own}/recipients/${jatim.id}`)).status).toBe(404);
    const sheet = await kalsel.get(`/region/broadcast/${own}/export`);
    expect(sheet.status).toBe(200);
    expect((await admin.get('/admin/broadcast')).text).toContain(own);
  });

  it('who gets no mail stands in the list with the reason before it goes, and in the book afterwards', async () => {
    const other = await openUnionWithPeople(isolation);
    try {
      const officer = await other.addOfficer('admin');
      const people: Record<string, { id: string }> = {};
      for (const name of ['biasa', 'tanpa', 'kembali', 'berhenti', 'ditahan', 'diam']) {
        people[name] = await other.addMember({ name: `Orang ${name}` });
      }
      const change = (text: string, values: unknown[]) =>
        other.ctx.transaction((tx) => tx.execute(text, values));
      const at = (name: string) => people[name]!.id;
      await change('update members set email = null where tenant_id = balai.tenant_id() and id = $1', [
        at('tanpa'),
      ]);
      await change(
        'update members set dues_held_at = now() where tenant_id = balai.tenant_id() and id = $1',
        [at('ditahan')],
      );
      await change(
        'update accounts set wants_mail = false where tenant_id = balai.tenant_id() and subject_id = $1',
        [at('diam')],
      );
      const write = async (kind: string) =>
        idIn((await officer.post('/admin/broadcast/new', { ...letter, kind })).headers.location);
      const first = await write('essential');
      const page = await officer.get(`/admin/broadcast/${first}`);
      await officer.post(`/admin/broadcast/${first}/send`, {
        expected: /name="expected" value="(\d+)"/.exec(page.text)![1]!,
      });
      await other.ctx.transaction((tx) =>
        tx.execute(
          `update outbox set state = 'sent' where tenant_id = balai.tenant_id() and id = (select mail_id from broadcast_recipients
             where tenant_id = balai.tenant_id() and person_id = $1)`,
          [at('kembali')],
        ),
      );
      const marked = await officer.post(`/admin/broadcast/${first}/recipients/${at('kembali')}/bounced`, {
        kind: 'hard',
      });
      expect(marked.status).toBe(303);
      const news = await write('news');
      await officer.post(`/admin/broadcast/${news}/send`, { expected: '3' });
      const skipped = async (id: string) =>
        Object.fromEntries(
          (
            await other.ctx.transaction((tx) =>
              tx.query<{ name: string; skipped: string | null }>(
                `select m.full_name as name, r.skipped from broadcast_recipients r
                   join members m on m.tenant_id = r.tenant_id and m.id = r.person_id
                  where r.tenant_id = balai.tenant_id() and r.broadcast_id = $1`,
                [id],
              ),
            )
          ).map(({ name, skipped: reason }) => [name.slice(6), reason]),
        );
      expect(await skipped(first)).toEqual({
        ...{ biasa: null, berhenti: null, ditahan: null, diam: null, kembali: null, tanpa: 'no_email' },
      });
      // Three get no mail for their own reasons, and the number the officer typed was wrong by one: nothing went.
      expect(await skipped(news)).toEqual({});
      const preview = await officer.get(`/admin/broadcast/${news}`);
      expect(preview.text).toContain('Kirim 2 surel sekarang');
      for (const word of ['Tidak ada surel', 'Surel kembali', 'Tidak mau surel', 'Layanan ditahan']) {
        expect(preview.text).toContain(word);
      }
      await officer.post(`/admin/broadcast/${news}/send`, { expected: '2' });
      expect(await skipped(news)).toEqual({
        ...{ biasa: null, berhenti: null, tanpa: 'no_email', kembali: 'bounced' },
        ...{ ditahan: 'held', diam: 'unsubscribed' },
      });
      const mails = await other.ctx.transaction((tx) => readOutbox(other.ctx, tx, { offset: 0, limit: 99 }));
      const link = /http\S+\/pengumuman\/berhenti\/(\S+)/.exec(
        mails.items.find(({ to, text }) => to.name === 'Orang berhenti' && text.includes('berhenti/'))!.text,
      )!;
      const stranger = other.visitor();
      expect((await stranger.get(`/pengumuman/berhenti/${link[1]}`)).status).toBe(200);
      expect((await oneClick(stranger, `/pengumuman/berhenti/${link[1]}`)).status).toBe(200);
      const again = await stranger.get(`/pengumuman/berhenti/${link[1]}`);
      expect(again.text).toContain('Anda tidak menerima kabar lagi');
      expect((await stranger.get(`/pengumuman/berhenti/${link[1]!.slice(0, -2)}xx`)).status).toBe(404);
      const after = await write('news');
      expect((await officer.get(`/admin/broadcast/${after}`)).text).toContain('Kirim 1 surel sekarang');
      const essential = await write('essential');
      expect((await officer.get(`/admin/broadcast/${essential}`)).text).toContain('Kirim 4 surel sekarang');
      expect((await officer.get('/admin/broadcast/bounces')).text).toContain('Orang kembali');
      expect((await officer.post(`/admin/broadcast/bounces/${at('kembali')}/clear`, {})).status).toBe(303);
      expect((await officer.get(`/admin/broadcast/${essential}`)).text).toContain('Kirim 5 surel sekarang');
    } finally {
      await other.close();
    }
  }, 90_000);

  it('a person switches the mails that are not essential off and on by themselves', async () => {
    expect((await siti.browser.post('/me/pengumuman/pilihan', { wants: '0' })).status).toBe(303);
    const news = await draft(admin, '/admin/broadcast');
    expect((await admin.get(`/admin/broadcast/${news}`)).text).toContain('Kirim 1 surel sekarang');
    expect((await siti.browser.post('/me/pengumuman/pilihan', { wants: '1' })).status).toBe(303);
    expect((await admin.get(`/admin/broadcast/${news}`)).text).toContain('Kirim 2 surel sekarang');
  });

  it('a letter waits for its hour, can be taken off before it, and goes once', async () => {
    const id = await draft(admin, '/admin/broadcast');
    const at = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 16);
    expect((await admin.post(`/admin/broadcast/${id}/schedule`, { at: '2020-01-01T08:00' })).status).toBe(
      422,
    );
    expect((await admin.post(`/admin/broadcast/${id}/schedule`, { at })).status).toBe(303);
    expect((await admin.get(`/admin/broadcast/${id}`)).text).toContain('Batalkan jadwal');
    expect((await admin.get(`/admin/broadcast/${id}/edit`)).status).toBe(404);
    const job = startBroadcastJob(unionBroadcast);
    const run = jobRun({ broadcastId: id });
    await job.run(union.ctx, run);
    expect(await peopleOf(id)).toEqual([]);
    const past = () =>
      sql(
        `update broadcasts set scheduled_at = now() - interval '1 minute' where tenant_id = balai.tenant_id() and id = $1`,
        [id],
      );
    expect((await admin.post(`/admin/broadcast/${id}/unschedule`, {})).status).toBe(303);
    await job.run(union.ctx, run);
    expect(await peopleOf(id)).toEqual([]);
    expect((await admin.post(`/admin/broadcast/${id}/schedule`, { at })).status).toBe(303);
    await past();
    await Promise.all([job.run(union.ctx, run), job.run(union.ctx, run)]);
    expect(await peopleOf(id)).toHaveLength(2);
    expect((await admin.post(`/admin/broadcast/${id}/unschedule`, {})).status).toBe(409);
  });

  it('a scheduled letter of a coordinator stays within the regions it was written for', async () => {
    const id = await draft(kalsel, '/region/broadcast');
    const at = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 16);
    await kalsel.post(`/region/broadcast/${id}/schedule`, { at });
    await sql(`update broadcasts set scheduled_at = now() where tenant_id = balai.tenant_id() and id = $1`, [
      id,
    ]);
    await startBroadcastJob(unionBroadcast).run(union.ctx, jobRun({ broadcastId: id }));
    expect((await peopleOf(id)).map(({ person_id }) => person_id)).toEqual([siti.id]);
  });

  it.each([
    ['a blank nobody knows', { body: 'Halo {{sandi}}, ini surat.' }, 'isian yang tidak dikenal'],
    [
      'a link made of a name',
      { body: 'Halo semua.\n\n[Klik]({{nama}})\n\nSalam.' },
      'alamat web yang lengkap',
    ],
    ['a button that runs a script', { buttonLabel: 'Buka', buttonUrl: 'javascript:alert(1)' }, 'alamat web'],
    ['two lines in the title', { subject: 'Halo\r\nBcc: semua@contoh.id' }, 'satu baris'],
    ['no kind', { kind: '' }, 'Pilih apakah'],
  ])('a letter with %s comes back with what was typed', async (_what, fields, words) => {
    const answer = await admin.post('/admin/broadcast/new', { ...letter, ...fields });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain('Bawa kartu anggota'.slice(0, fields && 'body' in fields ? 0 : 18));
  });

  it('members and treasurers have no desk', async () => {
    const treasurer = await union.addOfficer('treasurer');
    for (const browser of [siti.browser, treasurer]) {
      for (const desk of ['/admin/broadcast', '/region/broadcast']) {
        expect((await browser.get(desk)).status).toBe(403);
        expect((await browser.post(`${desk}/new`, letter)).status).toBe(403);
      }
    }
  });
});

it('the sheet of a letter holds its people, and a name that looks like a formula stays text', async () => {
  const union = await openUnionWithPeople();
  try {
    const admin = await union.addOfficer('admin');
    await union.addMember({ name: '=HYPERLINK("http://jahat.example")' });
    const made = await admin.post('/admin/broadcast/new', {
      ...letter,
      subject: 'Kabar',
      body: 'Isi kabar ini.',
    });
    const id = String(made.headers.location).split('/').at(-1)!;
    await admin.post(`/admin/broadcast/${id}/send`, { expected: '1' });
    const answer = await admin.get(`/admin/broadcast/${id}/export`);
    expect(answer.headers['content-type']).toContain('spreadsheetml');
    const book = await readWorkbook(answer.bytes);
    expect(JSON.stringify(book)).toContain('HYPERLINK');
    expect(answer.bytes.toString('latin1')).not.toContain('<f>');
  } finally {
    await union.close();
  }
});

/** As a mail program does it: no session, no form, no token but that of the link (RFC 8058). */
const oneClick = (browser: HttpClient, path: string) =>
  browser.send('POST', path, 'List-Unsubscribe=One-Click', {
    'content-type': 'application/x-www-form-urlencoded',
  });

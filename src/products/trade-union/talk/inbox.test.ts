import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTicket } from '#features/inbox';
import { readOutbox } from '#kernel/mail';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';
import { unionInbox } from './inbox.ts';

describe.each(['pooled', 'schema'] as const)('on level %s', (isolation) => {
  let union: UnionWithPeople;
  let admin: HttpClient;
  let kalsel: HttpClient;
  let jatim: HttpClient;
  let treasurer: HttpClient;
  let handler: HttpClient;
  let writer: { id: string; browser: HttpClient };
  let other: { id: string; browser: HttpClient };

  beforeAll(async () => {
    union = await openUnionWithPeople(isolation);
    admin = await union.addOfficer('admin', { name: 'Laila Pusat' });
    kalsel = await union.addOfficer('coordinator', { regions: ['63'], name: 'Koordinator Kalsel' });
    jatim = await union.addOfficer('coordinator', { regions: ['35'], name: 'Koordinator Jatim' });
    treasurer = await union.addOfficer('treasurer', { name: 'Bendahara Uji' });
    handler = await union.addOfficer('grievance_handler', { name: 'Penangan Rahasia' });
    writer = await union.addMember({ name: 'Siti Penulis', regionCode: '63' });
    other = await union.addMember({ name: 'Orang Lain', regionCode: '63' });
  });
  afterAll(() => union?.close());

  const sql = <T extends object>(text: string, values: unknown[] = []) =>
    union.ctx.transaction((tx) => tx.query<T>(text, values));

  async function write(
    by: HttpClient,
    fields: Record<string, string | { name: string; type: string; content: Uint8Array }>,
  ): Promise<string> {
    const answer = await by.postFiles('/member/messages/compose', {
      ...{ channel: 'message', subject: 'Jam kerja', body: 'Bagaimana aturannya?' },
      ...fields,
    });
    expect(answer.status, answer.text.slice(0, 400)).toBe(303);
    return String(answer.headers.location).split('/').at(-1)!;
  }

  const reply = (by: HttpClient, id: string, body: string, more: Record<string, string> = {}) =>
    by.postFiles(`/admin/complaints/${id}/reply`, { body, ...more });

  it('a member writes, the board answers, and the member finds the answer marked as new', async () => {
    const id = await write(writer.browser, { subject: 'Jam kerja dosen' });
    const desk = await admin.get('/admin/complaints?filter[state]=new');
    expect(desk.text).toContain('Jam kerja dosen');
    expect((await reply(admin, id, 'Delapan jam sehari.')).status).toBe(303);
    const list = await writer.browser.get('/member/messages');
    expect(list.text).toContain('Jawaban baru');
    const page = await writer.browser.get(`/member/messages/${id}`);
    expect(page.text).toContain('Delapan jam sehari.');
    expect(page.text).toContain('Laila Pusat');
    expect((await writer.browser.get('/member/messages')).text).not.toContain('Jawaban baru');
    const [ticket] = await sql<{ state: string; assignee_id: string | null }>(
      'select state, assignee_id from tickets where tenant_id = balai.tenant_id() and id = $1',
      [id],
    );
    expect(ticket).toMatchObject({ state: 'in_progress', assignee_id: expect.any(String) });
  });

  it('a message without words comes back with what was typed and says what is missing', async () => {
    const answer = await writer.browser.postFiles('/member/messages/compose', {
      ...{ channel: 'complaint', subject: 'Upah lembur belum dibayar', body: ' ' },
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Tulis isi pesannya.');
    expect(answer.text).toContain('Upah lembur belum dibayar');
  });

  it('another member gets what a random id gets, for the page, the answer and the file', async () => {
    const content = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#eee' } })
      .png()
      .toBuffer();
    const id = await write(writer.browser, { files: { name: 'bukti.png', type: 'image/png', content } });
    const own = await writer.browser.get(`/member/messages/${id}`);
    const file = /files\/([0-9a-f-]{36})/.exec(own.text)![1];
    expect((await writer.browser.get(`/member/messages/${id}/files/${file}`)).status).toBe(200);
    expect((await admin.get(`/admin/complaints/${id}/files/${file}`)).status).toBe(200);
    const random = uuidv7();
    for (const one of [id, random]) {
      expect((await other.browser.get(`/member/messages/${one}`)).status).toBe(404);
      expect((await other.browser.get(`/member/messages/${one}/files/${file}`)).status).toBe(404);
      expect((await other.browser.postFiles(`/member/messages/${one}/messages`, { body: 'x' })).status).toBe(
        404,
      );
      expect((await other.browser.post(`/member/messages/${one}/close`)).status).toBe(404);
    }
    expect((await other.browser.get('/admin/complaints')).status).toBe(403);
  });

  it('a candidate writes to the board too', async () => {
    const candidate = await union.addMember({ name: 'Calon Baru', status: 'candidate' });
    const id = await write(candidate.browser, { subject: 'Kapan saya disetujui' });
    expect((await candidate.browser.get(`/member/messages/${id}`)).status).toBe(200);
    expect((await admin.get('/admin/complaints')).text).toContain('Kapan saya disetujui');
  });

  it('a coordinator of Kalsel answers Kalsel and finds nothing of Jatim by any way', async () => {
    const far = await union.addMember({ name: 'Warga Jatim', regionCode: '35' });
    const near = await write(writer.browser, { subject: 'Perkara Kalsel' });
    const away = await write(far.browser, { subject: 'Perkara Jatim' });
    expect((await kalsel.get(`/admin/complaints/${near}`)).status).toBe(200);
    expect((await kalsel.get(`/admin/complaints/${away}`)).status).toBe(404);
    expect((await jatim.get(`/admin/complaints/${away}`)).status).toBe(200);
    for (const search of ['', '?q=Perkara', '?filter[region]=35', '?sort=author', '?page=2'])
      expect((await kalsel.get(`/admin/complaints${search}`)).text).not.toContain('Perkara Jatim');
    expect((await reply(kalsel, away, 'Saya jawab')).status).toBe(404);
    expect((await kalsel.post(`/admin/complaints/${away}/notes`, { body: 'x' })).status).toBe(404);
    expect((await kalsel.post(`/admin/complaints/${away}/assign`, { assignee: '' })).status).toBe(404);
    expect((await kalsel.post(`/admin/complaints/${away}/state`, { state: 'closed' })).status).toBe(404);
    expect((await kalsel.post(`/admin/complaints/${away}/confidential`, { reason: 'alasan' })).status).toBe(
      404,
    );
    expect((await reply(kalsel, near, 'Saya jawab')).status).toBe(303);
    const listed = (await kalsel.get('/api/v1/tickets?size=100')).json as { items: { regionCode: string }[] };
    expect(new Set(listed.items.map(({ regionCode }) => regionCode))).toEqual(new Set(['63']));
    await sql(`update members set region_code = '63' where tenant_id = balai.tenant_id() and id = $1`, [
      far.id,
    ]);
    expect((await kalsel.get(`/admin/complaints/${away}`)).status).toBe(200);
    expect((await jatim.get(`/admin/complaints/${away}`)).status).toBe(404);
  });

  it('a treasurer sees what is asked about dues and nothing else', async () => {
    const dues = await write(writer.browser, { channel: 'dues', subject: 'Tagihan ganda' });
    const plain = await write(writer.browser, { subject: 'Bukan urusan bendahara' });
    const list = await treasurer.get('/admin/complaints');
    expect(list.text).toContain('Tagihan ganda');
    expect(list.text).not.toContain('Bukan urusan bendahara');
    expect((await treasurer.get(`/admin/complaints/${plain}`)).status).toBe(404);
    expect((await reply(treasurer, dues, 'Sudah dibetulkan.', { closes: '1' })).status).toBe(303);
    const [row] = await sql<{ state: string }>(
      'select state from tickets where tenant_id = balai.tenant_id() and id = $1',
      [dues],
    );
    expect(row?.state).toBe('closed');
    expect(
      (await writer.browser.postFiles(`/member/messages/${dues}/messages`, { body: 'Masih ada.' })).status,
    ).toBe(303);
    const [again] = await sql<{ state: string; is_waiting: boolean }>(
      'select state, is_waiting from tickets where tenant_id = balai.tenant_id() and id = $1',
      [dues],
    );
    expect(again).toEqual({ state: 'in_progress', is_waiting: true });
  });

  it('a note among officers never reaches the author', async () => {
    const id = await write(writer.browser, { subject: 'Dengan catatan' });
    expect((await kalsel.post(`/admin/complaints/${id}/notes`, { body: 'Cek dulu ke kampus' })).status).toBe(
      303,
    );
    expect((await admin.get(`/admin/complaints/${id}`)).text).toContain('Cek dulu ke kampus');
    expect((await writer.browser.get(`/member/messages/${id}`)).text).not.toContain('Cek dulu ke kampus');
  });

  it('a ticket goes only to an officer who may answer it', async () => {
    const id = await write(writer.browser, { subject: 'Siapa petugasnya' });
    const page = await admin.get(`/admin/complaints/${id}`);
    const options = [...page.text.matchAll(/<option value="([0-9a-f-]{36})"[^>]*>([^<]+)</g)];
    const names = options.map(([, , name]) => name);
    expect(names).toContain('Koordinator Kalsel');
    expect(names).not.toContain('Koordinator Jatim');
    expect(names).not.toContain('Bendahara Uji');
    const chosen = options.find(([, , name]) => name === 'Koordinator Kalsel')![1]!;
    expect((await admin.post(`/admin/complaints/${id}/assign`, { assignee: uuidv7() })).status).toBe(422);
    expect((await admin.post(`/admin/complaints/${id}/assign`, { assignee: chosen })).status).toBe(303);
    const mine = await kalsel.get('/admin/complaints?filter[assignee]=me');
    expect(mine.text).toContain('Siapa petugasnya');
    expect((await admin.get('/admin/complaints?filter[assignee]=none')).text).not.toContain(
      'Siapa petugasnya',
    );
  });

  it('a confidential grievance is read by its author and the named person, whose reading is logged', async () => {
    const id = await write(writer.browser, {
      ...{ channel: 'complaint', subject: 'Pelecehan di ruang dosen', body: 'Nama pelaku Anu.' },
      confidential: '1',
    });
    const superAdmin = await union.addOfficer('super_admin');
    for (const officer of [admin, kalsel, superAdmin, treasurer]) {
      expect((await officer.get(`/admin/complaints/${id}`)).status).toBe(404);
      const list = await officer.get('/admin/complaints');
      expect(list.text).not.toContain('Pelecehan');
      expect(list.text).not.toContain('Pengaduan rahasia');
      expect((await reply(officer, id, 'x')).status).toBe(404);
    }
    expect((await writer.browser.get(`/member/messages/${id}`)).text).toContain('Pelecehan di ruang dosen');
    const readings = () =>
      sql(
        `select 1 from audit_events where tenant_id = balai.tenant_id() and action = 'ticket.read' and object_id = $1`,
        [id],
      );
    expect(await readings()).toHaveLength(0);
    const list = await handler.get('/admin/complaints');
    expect(list.text).toContain('Pengaduan rahasia');
    expect(list.text).not.toContain('Pelecehan');
    expect(list.text).not.toContain('Perkara Kalsel');
    const found = async (q: string) =>
      (await handler.get(`/admin/complaints?${new URLSearchParams({ q })}`)).text.includes(id);
    expect(await found('Siti Penulis'), 'the name of its author leads nobody to it').toBe(false);
    expect(await found(/#(\d{4})/.exec(list.text)![1]!)).toBe(true);
    expect((await handler.get(`/admin/complaints/${id}`)).text).toContain('Nama pelaku Anu.');
    expect(await readings()).toHaveLength(1);
    expect((await reply(handler, id, 'Kami dampingi Anda.')).status).toBe(303);
    expect((await writer.browser.get(`/member/messages/${id}`)).text).toContain('Kami dampingi Anda.');
    const traces = await sql<{ text: string }>(
      `select row_to_json(t)::text as text from tickets t where t.tenant_id = balai.tenant_id()
       union all select row_to_json(m)::text from ticket_messages m where m.tenant_id = balai.tenant_id()
       union all select row_to_json(n)::text from notifications n where n.tenant_id = balai.tenant_id()`,
    );
    traces.push({ text: JSON.stringify(await readAuditLog(union.ctx)) });
    for (const { text } of traces) expect(text).not.toMatch(/Pelecehan|pelaku Anu|dampingi/);
  });

  it('an officer who makes a complaint confidential loses sight of it', async () => {
    const id = await write(writer.browser, { channel: 'complaint', subject: 'Terlalu terbuka' });
    expect((await admin.post(`/admin/complaints/${id}/confidential`, { reason: '' })).status).toBe(422);
    expect(
      (await admin.post(`/admin/complaints/${id}/confidential`, { reason: 'Menyebut nama korban' })).status,
    ).toBe(303);
    expect((await admin.get(`/admin/complaints/${id}`)).status).toBe(404);
    expect((await handler.get(`/admin/complaints/${id}`)).text).toContain('Terlalu terbuka');
  });

  it('an officer does not answer a message of their own', async () => {
    const officer = await union.addMember({ name: 'Pengurus Anggota', role: 'admin' });
    const id = await write(officer.browser, { subject: 'Dari pengurus sendiri' });
    expect((await officer.browser.get(`/admin/complaints/${id}`)).status).toBe(404);
    expect((await reply(officer.browser, id, 'Saya jawab sendiri')).status).toBe(403);
    expect((await admin.get(`/admin/complaints/${id}`)).status).toBe(200);
  });

  it('a visitor is answered by mail, and their address stands nowhere in clear', async () => {
    const ctx = union.ctx.beyondWalls('the contact form');
    const { id } = await ctx.transaction((tx) =>
      openTicket(ctx, tx, unionInbox, {
        ...{ channel: 'contact', subject: 'Kerja sama', body: '<script>alert(1)</script>' },
        author: { kind: 'visitor', name: 'Tamu Luar', address: 'tamu@luar.example', phone: '0812' },
      }),
    );
    const inbox = await admin.get('/admin/cms/contact-inbox');
    expect(inbox.text).toContain('Kerja sama');
    expect(inbox.text).not.toContain('Perkara Kalsel');
    const page = await admin.get(`/admin/complaints/${id}`);
    expect(page.text).toContain('tamu@luar.example');
    expect(page.text).not.toContain('<script>alert(1)');
    expect((await reply(admin, id, 'Silakan datang hari Senin.')).status).toBe(303);
    const { items } = await union.ctx.transaction((tx) =>
      readOutbox(union.ctx, tx, { offset: 0, limit: 50 }),
    );
    const mail = items.find(({ to }) => to.address === 'tamu@luar.example');
    expect(mail?.text).toContain('Silakan datang hari Senin.');
    const [row] = await sql<{ text: string }>(
      'select row_to_json(t)::text as text from tickets t where t.tenant_id = balai.tenant_id() and t.id = $1',
      [id],
    );
    expect(row!.text).not.toContain('tamu@luar');
  });

  it('is taken up, settled and opened again by the board, and settled by its author; by nobody else', async () => {
    const id = await write(writer.browser, { subject: 'Ruang laktasi' });
    const stateOf = async () =>
      (
        await sql<{ state: string }>(
          'select state from tickets where tenant_id = balai.tenant_id() and id = $1',
          [id],
        )
      )[0]?.state;
    const move = async (by: HttpClient, state: string) =>
      (await by.post(`/admin/complaints/${id}/state`, { state })).status;
    expect([await move(jatim, 'closed'), await move(other.browser, 'closed')]).toEqual([404, 403]);
    expect(await stateOf()).toBe('new');
    for (const state of ['in_progress', 'closed', 'in_progress']) {
      expect(await move(kalsel, state)).toBe(303);
      expect(await stateOf()).toBe(state);
    }
    expect(await move(kalsel, 'in_progress')).toBe(409);
    expect((await writer.browser.get('/notifications')).text).toContain('Pesan Anda dibuka kembali');
    const own = `/member/messages/${id}/close`;
    expect((await other.browser.post(own)).status).toBe(404);
    expect(await stateOf()).toBe('in_progress');
    expect((await writer.browser.get(`/member/messages/${id}`)).text).toContain(own);
    expect((await writer.browser.post(own)).status).toBe(303);
    expect(await stateOf()).toBe('closed');
  });

  it('after twenty messages in a day a person is asked to go on in one of them', async () => {
    const busy = await union.addMember({ name: 'Sering Menulis' });
    for (let count = 0; count < 20; count += 1) await write(busy.browser, { subject: `Pesan ${count}` });
    const answer = await busy.browser.postFiles('/member/messages/compose', {
      ...{ channel: 'message', subject: 'Pesan 21', body: 'Lagi.' },
    });
    expect(answer.status).toBe(429);
    expect(answer.text).toContain('20 pesan');
  });
});

import { describe, expect, it } from 'vitest';
import { importOf } from '#kernel/register';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { letters, members } from './index.ts';

const GUEST_FORM = '/isi/buku-tamu';
const GUEST_API = '/api/v1/guest-book';
const SUGGESTIONS = '/api/v1/member-suggestions';
const OPEN = '/terbuka/notulen-rapat-anggota';

const { test: balai, ctx, chair, secretary, member } = await openCooperative();
const { schema } = ctx.tenant;

type Items = { items: Record<string, unknown>[]; total: number };
const listOf = async (who: HttpClient, path: string) => (await who.get(path)).json as Items;
/** Earlier kiriman of this test run belong to another hour. */
const forgetFlood = () =>
  balai.asSuperuser(`update ${schema}.cooperative_guests set created_at = created_at - interval '2 hours'`);

describe('a visitor writes into the guest book', () => {
  it('is heard, held, and read by officers alone until one of them accepts', async () => {
    const visitor = balai.visitor('koperasi');
    expect((await visitor.get(GUEST_FORM)).status).toBe(200);
    const sent = await visitor.post(GUEST_FORM, {
      guestName: 'Tamu Baru',
      purpose: 'Bertanya',
      address: 'Gang Sepi 3',
    });
    expect(sent.headers.location).toBe(`${GUEST_FORM}?terkirim=1`);
    expect((await visitor.get(`${GUEST_FORM}?terkirim=1`)).text).toContain('isian Anda kami terima');

    expect(await listOf(member, `${GUEST_API}?q=tamu+baru`)).toMatchObject({ total: 0 });
    expect(await listOf(member, `${GUEST_API}?q=tamu+baru&filter[intake]=held`)).toMatchObject({ total: 0 });
    const held = await listOf(secretary, `${GUEST_API}?q=tamu+baru&filter[intake]=held`);
    expect(held.items).toMatchObject([{ number: null, intake: 'held', guestName: 'Tamu Baru' }]);
    const id = String(held.items[0]!.id);
    expect((await member.get(`/buku/tamu/${id}`)).status).toBe(404);
    expect((await chair.get('/dashboard')).text).toContain('Isian buku tamu menunggu pemeriksaan');

    expect((await member.post(`/buku/tamu/${id}/terima`)).status).toBe(403);
    expect((await secretary.post(`/buku/tamu/${id}/terima`)).status).toBe(303);
    const [accepted] = (await listOf(member, `${GUEST_API}?q=tamu+baru`)).items;
    expect(accepted).toMatchObject({ intake: 'accepted', number: expect.any(Number) });
    expect(accepted).not.toHaveProperty('address');
    const [row] = await balai.asSuperuser<{ address: string }>(
      `select address from ${schema}.cooperative_guests where id = $1`,
      [id],
    );
    expect(row!.address).toMatch(/^s1\./);
  });

  it('is heard over the API by a program that keeps no cookie, but not from the page of another site', async () => {
    await forgetFlood();
    const entry = { guestName: 'Tamu Tanpa Kuki', purpose: 'Bertanya jam buka' };
    const program = balai.visitor('koperasi');
    const sent = await program.postJson(GUEST_API, entry);
    expect([sent.status, program.cookies.size]).toEqual([201, 0]);
    const page = await balai
      .visitor('koperasi')
      .postJson(GUEST_API, entry, { origin: 'https://lain.example' });
    expect(page.status).toBe(419);
    const browser = balai.visitor('koperasi');
    await browser.get(GUEST_FORM);
    expect((await browser.postJson(GUEST_API, entry, { 'x-csrf-token': 'salah' })).status).toBe(419);
  });

  it('cannot read the book, nor choose day, number or state', async () => {
    const visitor = balai.visitor('koperasi');
    await visitor.get(GUEST_FORM);
    expect((await visitor.get('/buku/tamu')).status).toBe(303);
    expect((await visitor.get(GUEST_API, { accept: 'application/json' })).status).toBe(401);
    for (const more of [
      { visitedOn: '2020-01-01' },
      { intake: 'accepted' },
      { number: 1 },
      { intake_state: 'accepted' },
    ]) {
      const answer = await visitor.postJson(GUEST_API, { guestName: 'Palsu', purpose: 'x', ...more });
      if (answer.status === 201) {
        const { id } = answer.json as { id: string };
        const [item] = (await listOf(secretary, `${GUEST_API}?q=palsu&filter[intake]=held`)).items;
        expect(item).toMatchObject({ id, intake: 'held', number: null });
      } else expect(answer.status).toBe(422);
    }
  });

  it('gets the form back with what was typed, and fills no hidden field', async () => {
    const visitor = balai.visitor('koperasi');
    await visitor.get(GUEST_FORM);
    const empty = await visitor.post(GUEST_FORM, { guestName: 'Tanpa tujuan' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Maksud dan tujuan perlu diisi.');
    expect(empty.text).toContain('Tanpa tujuan');
    const machine = await visitor.post(GUEST_FORM, {
      guestName: 'Mesin',
      purpose: 'x',
      website: 'http://spam.example',
    });
    expect(machine.status).toBe(422);
    expect(await listOf(secretary, `${GUEST_API}?q=mesin&filter[intake]=held`)).toMatchObject({
      items: expect.not.arrayContaining([expect.objectContaining({ guestName: 'Mesin' })]),
    });
  });

  it('is held back after five in an hour, while the neighbour on the same network is not', async () => {
    await forgetFlood();
    const flood = balai.visitor('koperasi');
    await flood.get(GUEST_FORM);
    const statuses: number[] = [];
    for (let turn = 1; turn <= 6; turn += 1) {
      statuses.push((await flood.post(GUEST_FORM, { guestName: `Beruntun ${turn}`, purpose: 'x' })).status);
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    const neighbour = balai.visitor('koperasi');
    await neighbour.get(GUEST_FORM);
    expect((await neighbour.post(GUEST_FORM, { guestName: 'Tetangga', purpose: 'x' })).status).toBe(303);
  });

  it('sends twice with one press and is written once', async () => {
    await forgetFlood();
    const visitor = balai.visitor('koperasi');
    const form = await visitor.get(GUEST_FORM);
    const fields = {
      guestName: 'Satu Kali',
      purpose: 'x',
      _key: /name="_key" value="([^"]+)"/.exec(form.text)![1]!,
    };
    await Promise.all([visitor.post(GUEST_FORM, fields), visitor.post(GUEST_FORM, fields)]);
    expect(await listOf(secretary, `${GUEST_API}?q=satu+kali&filter[intake]=held`)).toMatchObject({
      total: 1,
    });
  });
});

describe('a suggestion and its answer', () => {
  it('is written by a member, answered by the chair, and from then on nobody changes the member’s words', async () => {
    const sent = await member.postJson(SUGGESTIONS, {
      ...{ authorName: 'Siti Rahmah', givenOn: '2026-01-05', suggestion: 'Tambah bangku di depan toko.' },
    });
    expect(sent.status).toBe(201);
    const { id } = sent.json as { id: string };
    expect(
      (await member.sendJson('PUT', `${SUGGESTIONS}/${id}/answer`, { answer: 'Saya sendiri' })).status,
    ).toBe(403);
    expect((await member.sendJson('DELETE', `${SUGGESTIONS}/${id}`, {})).status).toBe(403);
    expect(
      (await chair.sendJson('PATCH', `${SUGGESTIONS}/${id}`, { suggestion: 'Tambah dua bangku.' })).status,
    ).toBe(200);

    expect((await chair.post(`/buku/saran-anggota/${id}/tanggapan`, { answer: '  ' })).status).toBe(422);
    expect(
      (await chair.post(`/buku/saran-anggota/${id}/tanggapan`, { answer: 'Bangku dibeli bulan depan.' }))
        .status,
    ).toBe(303);
    const change = await chair.sendJson('PATCH', `${SUGGESTIONS}/${id}`, {
      suggestion: 'Tidak perlu bangku.',
    });
    expect(change.status).toBe(409);
    expect(change.json).toMatchObject({ code: 'answered' });
    expect((await member.get(`${SUGGESTIONS}/${id}`)).json).toMatchObject({
      suggestion: 'Tambah dua bangku.',
      answer: { text: 'Bangku dibeli bulan depan.', by: 'H. Ahmad Rifani' },
    });
    expect((await member.get(`/buku/saran-anggota/${id}`)).text).toContain('Bangku dibeli bulan depan.');
    const [notice] = await balai.asSuperuser<{ url: string }>(
      `select url from ${schema}.notifications where url = $1`,
      [`/buku/saran-anggota/${id}`],
    );
    expect(notice).toBeDefined();
  });

  it('reaches the supervisors’ answer only through officers', async () => {
    const supervisor = await balai.signIn('koperasi', 'pengawas');
    const sent = await supervisor.postJson('/api/v1/supervisor-suggestions', {
      ...{ supervisorName: 'Hj. Masniah', givenOn: '2026-01-05', content: 'Bukti Desember belum lengkap.' },
    });
    const { id } = sent.json as { id: string };
    const path = `/api/v1/supervisor-suggestions/${id}/answer`;
    expect((await supervisor.sendJson('PUT', path, { answer: 'x' })).status).toBe(403);
    expect((await secretary.sendJson('PUT', path, { answer: 'Dilengkapi.' })).json).toMatchObject({
      answer: { text: 'Dilengkapi.', by: 'M. Fakhruddin' },
    });
  });
});

describe('what everybody may read', () => {
  async function addMinutes(minutes: string): Promise<string> {
    const answer = await secretary.postJson('/api/v1/member-meetings', {
      ...{
        nature: 'ordinary',
        heldOn: '2026-02-01',
        place: 'Ruang Tertutup',
        invitedCount: 10,
        presentCount: 8,
      },
      ...{ chair: 'Ketua Rapat', guests: 'Tamu Rahasia', minutes },
    });
    return (answer.json as { id: string }).id;
  }

  it('is nothing until the secretary publishes, then the chosen columns and no other', async () => {
    const visitor = balai.visitor('koperasi');
    const id = await addMinutes('Keputusan tentang lumbung.');
    expect((await visitor.get(`${OPEN}/${id}`)).status).toBe(404);
    expect((await member.get(`${OPEN}/${id}`)).status).toBe(404);
    expect(
      (await chair.post(`/buku/notulen-rapat-anggota/${id}/terbit`, { columns: ['minutes'] })).status,
    ).toBe(403);
    expect((await secretary.post(`/buku/notulen-rapat-anggota/${id}/terbit`, {})).status).toBe(422);
    const columns = ['heldOn', 'minutes'];
    expect((await secretary.post(`/buku/notulen-rapat-anggota/${id}/terbit`, { columns })).status).toBe(303);
    const page = await visitor.get(`${OPEN}/${id}`);
    expect(page.text).toContain('Keputusan tentang lumbung.');
    for (const secret of ['Ruang Tertutup', 'Ketua Rapat', 'Tamu Rahasia', '80 %', 'Rapat anggota biasa']) {
      expect(page.text).not.toContain(secret);
    }
    expect((await visitor.get('/')).text).toContain('Keputusan tentang lumbung.');
  });

  it('cannot be searched for what was not published', async () => {
    const visitor = balai.visitor('koperasi');
    expect((await visitor.get(`${OPEN}?q=lumbung`)).text).toContain('Keputusan tentang lumbung.');
    expect((await visitor.get(`${OPEN}?q=tertutup`)).text).toContain('Tidak ada yang memuat');
  });

  it('cannot publish a column that the book keeps inside, nor an unknown one', async () => {
    const id = await addMinutes('Tidak semua.');
    for (const columns of [['guests'], ['minutes', 'minute_taker'], ['address']]) {
      const answer = await secretary.sendJson('PUT', `/api/v1/member-meetings/${id}/publication`, {
        columns,
      });
      expect(answer.status).toBe(422);
    }
    expect((await balai.visitor('koperasi').get(`${OPEN}/${id}`)).status).toBe(404);
  });

  it('is gone from the public pages when it is withdrawn or deleted', async () => {
    const visitor = balai.visitor('koperasi');
    const id = await addMinutes('Sementara terbit.');
    const publication = `/api/v1/member-meetings/${id}/publication`;
    await secretary.sendJson('PUT', publication, { columns: ['minutes'] });
    expect((await visitor.get(`${OPEN}/${id}`)).status).toBe(200);
    await secretary.sendJson('DELETE', publication, undefined);
    expect((await visitor.get(`${OPEN}/${id}`)).status).toBe(404);
    await secretary.sendJson('PUT', publication, { columns: ['minutes'] });
    await secretary.sendJson('DELETE', `/api/v1/member-meetings/${id}`, { reason: 'keliru' });
    expect((await visitor.get(`${OPEN}/${id}`)).status).toBe(404);
  });

  it('is there for the starred books, and not for the others', async () => {
    const visitor = balai.visitor('koperasi');
    for (const open of [
      'inventaris',
      'notulen-rapat-anggota',
      'karyawan',
      'anjuran-pejabat',
      'catatan-kejadian',
      'agenda-ekspedisi',
    ]) {
      expect((await visitor.get(`/terbuka/${open}`)).status).toBe(200);
    }
    for (const closed of [
      'anggota',
      'pengurus',
      'pengawas',
      'notulen-rapat-pengurus',
      'tamu',
      'saran-anggota',
      'saran-pengawas',
    ]) {
      expect((await visitor.get(`/terbuka/${closed}`)).status).toBe(404);
      expect((await visitor.get(`/buku/${closed}`)).status).toBe(303);
    }
    expect((await visitor.get('/terbuka/karyawan')).text).not.toContain('Gang Melati');
  });

  it('is the front page with what is open now, and every link of it leads somewhere', async () => {
    const visitor = balai.visitor('koperasi');
    const front = await visitor.get('/');
    expect(front.text).toContain('Sedang dibuka');
    const links = new Set([...front.text.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, url]) => url!));
    expect(links.size).toBeGreaterThan(8);
    for (const url of links) expect([url, (await visitor.get(url)).status]).toEqual([url, 200]);
  });
});

describe('news of the cooperative', () => {
  it('is written by an officer and read by visitors and members alike, once it is published', async () => {
    expect((await member.get('/kelola/berita')).status).toBe(403);
    const answer = await secretary.postJson('/api/v1/posts', {
      title: 'Panen raya',
      kind: 'news',
      lead: 'Hari Minggu.',
    });
    const { id } = answer.json as { id: string };
    const visitor = balai.visitor('koperasi');
    expect((await visitor.get(`/kabar/${id}`)).status).toBe(404);
    await secretary.sendJson('PUT', `/api/v1/posts/${id}/publication`, { columns: ['title', 'lead'] });
    expect((await visitor.get('/')).text).toContain('Panen raya');
    expect((await visitor.get(`/kabar/${id}`)).status).toBe(200);
    expect((await member.get(`/kabar/${id}`)).status).toBe(200);
  });
});

describe('rows of a sheet in a book', () => {
  const rows = [
    { fullName: 'Impor Satu', joinedOn: '2021-01-01', memberNumber: 'I-1', nik: '9971009900000001' },
    { fullName: 'Impor Dua', joinedOn: '2021-01-02', occupation: 'Guru' },
  ];

  it('are written once: the same sheet again changes nothing, a changed row changes its entry', async () => {
    const ctx = await balai.system('koperasi');
    const source = importOf(members)!;
    const commit = (given: Record<string, unknown>[]) =>
      ctx.transaction((tx) => source.commitRows(ctx, tx, given));
    expect(await commit(rows)).toEqual({ created: 2, updated: 0, unchanged: 0, pending: 0 });
    expect(await commit(rows)).toEqual({ created: 0, updated: 0, unchanged: 2, pending: 0 });
    const changed = [rows[0]!, { ...rows[1]!, occupation: 'Petani' }];
    expect(await commit(changed)).toEqual({ created: 0, updated: 1, unchanged: 1, pending: 0 });
    const twice = [
      { fullName: 'Impor Tiga', joinedOn: '2021-01-03' },
      { fullName: 'Impor Tiga', joinedOn: '2021-01-03', occupation: 'Nelayan' },
    ];
    expect(await commit(twice)).toEqual({ created: 1, updated: 1, unchanged: 0, pending: 0 });
    expect(await listOf(secretary, '/api/v1/members?q=impor+tiga')).toMatchObject({
      total: 1,
      items: [{ occupation: 'Nelayan' }],
    });
    const [item] = (await listOf(secretary, '/api/v1/members?q=impor+dua')).items;
    expect(item).toMatchObject({ occupation: 'Petani' });
    const [sealed] = await balai.asSuperuser<{ nik: string }>(
      `select nik from ${schema}.cooperative_members where full_name = 'Impor Satu'`,
    );
    expect(sealed!.nik).toMatch(/^s1\./);
  });

  it('come in through the page of the book, with every problem named', async () => {
    const csv = [
      'Perihal;Arah surat;Nomor surat;Tanggal surat;Ditujukan kepada',
      'Undangan impor;masuk;IMP/1;03-02-2026;Dinas',
      'Tanpa tanggal;masuk;IMP/2;31-02-2026;Dinas',
    ].join('\r\n');
    const answer = await secretary.postFiles('/api/v1/imports', {
      register: letters.key,
      file: { name: 'surat.csv', type: 'text/csv', content: new TextEncoder().encode(csv) },
    });
    expect(answer.status).toBeLessThan(300);
    expect(answer.json).toMatchObject({ problems: [{ row: 3, code: 'letter_on_impossible' }] });
    const { id } = answer.json as { id: string };
    const commit = await secretary.postJson(`/api/v1/imports/${id}/commit`, {});
    expect(commit.json).toMatchObject({ created: 1, updated: 0 });
    expect(await listOf(secretary, '/api/v1/mail-agenda?q=undangan+impor')).toMatchObject({ total: 1 });
    expect((await chair.get('/buku/agenda-ekspedisi/impor')).status).toBe(200);
    expect((await member.get('/buku/agenda-ekspedisi/impor')).status).toBe(403);
  });
});

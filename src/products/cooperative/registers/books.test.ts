import { beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../../../test/read-pdf.ts';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import type { Answer } from '../../../../test/support/http-client.ts';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { registers } from './index.ts';
import printedHeadings from './printed-headings.json' with { type: 'json' };

const BOOK = '/buku/notulen-rapat-anggota';
const API = '/api/v1/member-meetings';
const meeting = {
  nature: 'ordinary',
  heldOn: '2026-01-17',
  place: 'Rumah ketua',
  invitedCount: '40',
  presentCount: '22',
  chair: 'H. Ahmad Rifani',
  minutes: 'Pembagian tugas panitia.\n1. Panitia dibentuk.',
};
const meetingJson = { ...meeting, invitedCount: 40, presentCount: 22 };

const { test: balai, chair, secretary, member } = await openCooperative();

const idIn = (answer: Answer) => /\/([0-9a-f-]{36})$/.exec(String(answer.headers.location))?.[1] ?? '';
const hidden = (answer: Answer, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(answer.text)?.[1] ?? '';
const events = async (id: string) => readAuditLog(await balai.system('koperasi'), { object: id });
let schema = '';
beforeAll(async () => {
  schema = (await balai.system('koperasi')).tenant.schema;
});

async function addMeeting(fields: Record<string, string> = {}): Promise<string> {
  const answer = await secretary.post(`${BOOK}/baru`, { ...meeting, ...fields });
  expect(answer.status).toBe(303);
  return idIn(answer);
}

describe('a secretary keeps the minutes of members’ meetings (book 07)', () => {
  it('writes them in a form, finds them in the list and reads them with who came in per cent', async () => {
    const id = await addMeeting({ place: 'Balai Warga Melati' });
    const list = await secretary.get(`${BOOK}?q=melati`);
    expect(list.text).toContain(`${BOOK}/${id}`);
    expect(list.text).toContain('1–1 dari 1 notulen');
    const detail = await secretary.get(`${BOOK}/${id}`);
    expect(detail.text).toContain('55 %');
    expect(detail.text).toContain('Dicatat');
    expect((await events(id)).map(({ action, actorName }) => [action, actorName])).toEqual([
      ['member-meeting.created', 'M. Fakhruddin'],
    ]);
  });

  it('gets the form back with everything typed when something is wrong, and nothing is written', async () => {
    const before = (await secretary.get(API)).json as { total: number };
    const answer = await secretary.post(`${BOOK}/baru`, { ...meeting, heldOn: '2026-02-30', place: '' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Tempat perlu diisi.');
    expect(answer.text).toContain('kalender');
    expect(answer.text).toContain('Pembagian tugas panitia.');
    expect((await secretary.get(API)).json).toMatchObject({ total: before.total });
  });

  it('cannot note a meeting that has not been held', async () => {
    const answer = await secretary.post(`${BOOK}/baru`, { ...meeting, heldOn: '2999-01-01' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('belum terjadi');
  });

  it('presses the button twice and has one entry', async () => {
    const form = await secretary.get(`${BOOK}/baru`);
    const fields = { ...meeting, place: 'Ditekan dua kali', _key: hidden(form, '_key') };
    const answers = await Promise.all([
      secretary.post(`${BOOK}/baru`, fields),
      secretary.post(`${BOOK}/baru`, fields),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(idIn(answers[0]!)).toBe(idIn(answers[1]!));
    expect((await secretary.get(`${API}?q=ditekan`)).json).toMatchObject({ total: 1 });
  });

  it('is told who was faster, with what is stored now beside what was typed', async () => {
    const id = await addMeeting({ place: 'Pertama' });
    const form = await secretary.get(`${BOOK}/${id}/ubah`);
    const version = hidden(form, 'version');
    expect((await secretary.post(`${BOOK}/${id}/ubah`, { ...meeting, place: 'Kedua', version })).status).toBe(
      303,
    );
    const late = await secretary.post(`${BOOK}/${id}/ubah`, { ...meeting, place: 'Ketiga', version });
    expect(late.status).toBe(409);
    expect(late.text).toContain('M. Fakhruddin mengubah catatan ini');
    expect(late.text).toContain('Ketiga');
    expect(late.text).toContain('Tersimpan sekarang');
    const again = await secretary.post(`${BOOK}/${id}/ubah`, {
      ...meeting,
      place: 'Ketiga',
      version: hidden(late, 'version'),
    });
    expect(again.status).toBe(303);
    const [, second] = await events(id);
    expect(second).toMatchObject({ before: { place: 'Pertama' }, after: { place: 'Kedua' } });
  });

  it('deletes with a reason, takes it back from the notice, and the number stays taken', async () => {
    const id = await addMeeting({ place: 'Salah catat' });
    const { number } = (await secretary.get(`${API}/${id}`)).json as { number: number };
    expect((await secretary.post(`${BOOK}/${id}/hapus`, { reason: 'x' })).status).toBe(422);
    const gone = await secretary.post(`${BOOK}/${id}/hapus`, { reason: 'tercatat dua kali' });
    expect((await secretary.get(`${BOOK}/${id}`)).status).toBe(404);
    expect((await secretary.get(String(gone.headers.location))).text).toContain('Urungkan');
    const next = await addMeeting({ place: 'Sesudahnya' });
    expect((await secretary.get(`${API}/${next}`)).json).toMatchObject({ number: number + 1 });
    await secretary.post(`${BOOK}/${id}/pulihkan`);
    expect((await secretary.get(`${API}/${id}`)).json).toMatchObject({ number, place: 'Salah catat' });
    const [, deleted] = await events(id);
    expect(deleted).toMatchObject({ reason: 'tercatat dua kali', before: { place: 'Salah catat' } });
  });

  it('attaches the signed minutes; a program in disguise is refused and nothing is lost', async () => {
    const id = await addMeeting({ place: 'Berberkas' });
    const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
    const upload = (name: string, content: Uint8Array) =>
      secretary.postFiles(`${BOOK}/${id}/berkas/document`, {
        file: { name, type: 'application/pdf', content },
      });
    expect((await upload('notulen.pdf', pdf)).status).toBe(303);
    expect((await upload('notulen.pdf', new TextEncoder().encode('MZ not a paper'))).status).toBe(303);
    const file = await member.get(`${BOOK}/${id}/berkas/document`);
    expect(file.status).toBe(200);
    expect(file.headers['content-disposition']).toContain('notulen.pdf');
    expect(file.text).toContain('%PDF-1.4');
    expect((await balai.visitor('koperasi').get(`${BOOK}/${id}/berkas/document`)).status).toBe(303);
  });
});

describe('who may do what with book 07', () => {
  it('lets the other officers and the members read, and nothing more', async () => {
    const id = await addMeeting({ place: 'Hanya dibaca' });
    for (const reader of [chair, await balai.signIn('koperasi', 'bendahara'), member]) {
      expect((await reader.get(`${BOOK}/${id}`)).status).toBe(200);
      expect((await reader.post(`${BOOK}/baru`, meeting)).status).toBe(403);
      expect((await reader.post(`${BOOK}/${id}/ubah`, meeting)).status).toBe(403);
      expect((await reader.post(`${BOOK}/${id}/hapus`, { reason: 'tidak boleh' })).status).toBe(403);
    }
    expect((await secretary.get(`${API}/${id}`)).json).toMatchObject({ version: 1, place: 'Hanya dibaca' });
  });

  it('shows members no history and no way to change what they only read', async () => {
    const id = await addMeeting({ place: 'Tanpa riwayat' });
    const seen = await member.get(`${BOOK}/${id}`);
    expect(seen.text).not.toMatch(/<h2[^>]*>Riwayat/);
    expect(seen.text).not.toContain('/ubah');
    expect((await chair.get(`${BOOK}/${id}`)).text).toMatch(/<h2[^>]*>Riwayat/);
  });

  it('sends a visitor to the sign-in page from inside, and answers 401 over the API', async () => {
    const id = await addMeeting();
    const visitor = balai.visitor('koperasi');
    for (const path of [BOOK, `${BOOK}/${id}`, `${BOOK}/cetak`, `${BOOK}/unduh/csv`]) {
      expect((await visitor.get(path)).status).toBe(303);
    }
    expect((await visitor.get(API, { accept: 'application/json' })).status).toBe(401);
    expect((await visitor.get(`${API}/${id}`, { accept: 'application/json' })).status).toBe(401);
  });

  it('keeps the board’s minutes from members, and board and supervisors apart in what they write', async () => {
    expect((await member.get('/buku/notulen-rapat-pengurus')).status).toBe(403);
    expect((await member.get('/buku/saran-pengawas')).status).toBe(403);
    const supervisor = await balai.signIn('koperasi', 'pengawas');
    const { quorum: _, ...rest } = { ...meetingJson, nature: 'routine', quorum: 1 };
    expect((await supervisor.postJson('/api/v1/supervisor-meetings', rest)).status).toBe(201);
    expect((await supervisor.postJson('/api/v1/board-meetings', rest)).status).toBe(403);
  });

  it('finds nothing of another cooperative, whatever id is asked for', async () => {
    await balai.createTenant({ slug: 'koperasi-lain', kind: 'koperasi', name: 'Koperasi Lain' });
    const elsewhere = await balai.system('koperasi-lain');
    const id = await addMeeting();
    const found = await elsewhere.transaction((tx) =>
      tx.query('select id from cooperative_member_meetings where id = $1', [id]),
    );
    expect(found).toEqual([]);
    expect(elsewhere.tenant.schema).toBe('pooled');
  });
});

describe('book 07 over the API', () => {
  it('is created, read, replaced, changed and deleted with a bearer token', async () => {
    const api = await balai.bearer('koperasi', 'sekretaris');
    const created = await api.postJson(API, { ...meetingJson, place: 'Lewat API' });
    expect(created.status).toBe(201);
    const { id, number } = created.json as { id: string; number: number };
    const item = (await api.get(`${API}/${id}`)).json as Record<string, unknown>;
    expect(item).toMatchObject({ number, place: 'Lewat API', quorum: 55, version: 1 });
    expect((await api.sendJson('PUT', `${API}/${id}`, { ...item, place: 'Diganti' })).json).toMatchObject({
      place: 'Diganti',
      version: 2,
    });
    expect((await api.sendJson('PUT', `${API}/${id}`, { ...item, place: 'Terlambat' })).status).toBe(409);
    expect((await api.sendJson('PATCH', `${API}/${id}`, { chair: 'Wakil' })).json).toMatchObject({
      chair: 'Wakil',
      place: 'Diganti',
    });
    expect((await api.sendJson('DELETE', `${API}/${id}`, { reason: 'percobaan' })).status).toBe(204);
    expect((await api.get(`${API}/${id}`)).status).toBe(404);
  });

  it('refuses fields that are not of the book, and writes none of the rest', async () => {
    const api = await balai.bearer('koperasi', 'sekretaris');
    const before = (await api.get(API)).json as { total: number };
    for (const more of [
      { tenant_id: 'x' },
      { created_by: 'x' },
      { publishedAt: '2026-01-01' },
      { quorums: 1 },
    ]) {
      const answer = await api.postJson(API, { ...meetingJson, ...more });
      expect(answer.status).toBe(422);
      expect(answer.json).toMatchObject({ fields: { form: expect.stringContaining(Object.keys(more)[0]!) } });
    }
    expect((await api.get(API)).json).toMatchObject({ total: before.total });
  });

  it('does an act once for one Idempotency-Key', async () => {
    const api = await balai.bearer('koperasi', 'sekretaris');
    const key = { 'idempotency-key': 'pukul-sembilan-1' };
    const first = await api.postJson(API, { ...meetingJson, place: 'Sekali' }, key);
    const second = await api.postJson(API, { ...meetingJson, place: 'Sekali' }, key);
    expect(second.json).toEqual(first.json);
    expect([first.status, second.status]).toEqual([201, 200]);
  });

  it('lists by search, filter, order and size, and names what it does not know', async () => {
    const api = await balai.bearer('koperasi', 'sekretaris');
    await api.postJson(API, {
      ...meetingJson,
      place: 'Tersaring',
      nature: 'extraordinary',
      heldOn: '2022-05-05',
    });
    const found = await api.get(
      `${API}?filter[heldOn]=2022&filter[nature]=extraordinary&sort=-heldOn&size=5`,
    );
    expect(found.json).toMatchObject({ total: 1, size: 5, items: [{ place: 'Tersaring' }] });
    const wrong = await api.get(`${API}?sort=version&filter[chair]=x`);
    expect(wrong.status).toBe(422);
    expect(Object.keys((wrong.json as { fields: object }).fields)).toEqual(['sort', 'filter[chair]']);
  });

  it('stands in the API document with its right', async () => {
    const { paths } = (await balai.visitor('koperasi').get('/api/openapi.json')).json as {
      paths: Record<string, Record<string, { 'x-balai-right': string[] }>>;
    };
    expect(paths[API]?.post?.['x-balai-right']).toEqual(['member-meeting.create']);
    expect(paths[`${API}/{id}/publication`]?.put?.['x-balai-right']).toEqual(['member-meeting.publish']);
  });
});

describe('sealed fields of book 01', () => {
  it('are sealed in the database, masked in lists, opened on demand with a line in the log', async () => {
    const nik = '9971009912345678';
    const answer = await secretary.post('/buku/anggota/baru', {
      ...{
        fullName: 'Uji Segel',
        joinedOn: '2025-05-05',
        nik,
        address: 'Jl. Rahasia No. 7',
        phone: '0812-7777-8888',
      },
    });
    const id = idIn(answer);
    const [row] = await balai.asSuperuser<Record<string, string>>(
      `select nik, address, phone from ${schema}.cooperative_members where id = $1`,
      [id],
    );
    for (const value of Object.values(row!)) expect(value).toMatch(/^s1\./);
    const item = (await secretary.get(`/api/v1/members/${id}`)).json;
    expect(item).toMatchObject({ nik: '••••', address: '••••' });
    expect((await secretary.get(`/buku/anggota?q=${nik}`)).text).toContain('Uji Segel');
    expect((await secretary.get(`/buku/anggota/${id}`)).text).not.toContain(nik);
    expect((await secretary.get(`/buku/anggota/${id}?buka=1`)).text).toContain('Jl. Rahasia No. 7');
    const log = await events(id);
    expect(log.map(({ action }) => action)).toEqual(['member.created', 'member.opened']);
    expect(JSON.stringify(log)).not.toContain('Rahasia');
  });

  it('are not even told to be there to a member who reads the book', async () => {
    const items = ((await member.get('/api/v1/members?size=3')).json as { items: object[] }).items;
    expect(items).toHaveLength(3);
    for (const item of items)
      for (const key of ['nik', 'address', 'phone']) expect(item).not.toHaveProperty(key);
    const [first] = items as { id: string }[];
    const opened = await member.get(`/api/v1/members/${first!.id}?open=1`);
    expect(opened.json).not.toHaveProperty('address');
    expect((await member.get(`/buku/anggota/${first!.id}?buka=1`)).text).not.toContain('Alamat');
    expect((await member.get('/api/v1/members?q=9971009912345678')).json).toMatchObject({ total: 0 });
  });

  it('stay as they are when an item is sent back masked', async () => {
    const found = (await secretary.get('/api/v1/members?q=uji+segel')).json as { items: { id: string }[] };
    const { id } = found.items[0]!;
    const item = (await secretary.get(`/api/v1/members/${id}`)).json as object;
    await secretary.sendJson('PUT', `/api/v1/members/${id}`, { ...item, occupation: 'Guru' });
    const open = (await secretary.get(`/api/v1/members/${id}?open=1`)).json;
    expect(open).toMatchObject({ occupation: 'Guru', nik: '9971009912345678', address: 'Jl. Rahasia No. 7' });
  });
});

describe('a book on paper and in files', () => {
  it.each(registers.filter(({ print }) => print))(
    '$number $title is printed with the headings of its form',
    async (register) => {
      const answer = await chair.get(`${register.page}/cetak`);
      expect(answer.headers['content-type']).toBe('application/pdf');
      const [page] = (await readPdf(answer.bytes)).pages;
      const text = page!.lines.join(' ').replace(/\s+/g, ' ');
      expect(text).toContain('Badan hukum AHU-0000418');
      expect(text).toMatch(/Halaman 1 dari \d+/);
      const headings = printedHeadings[register.number as keyof typeof printedHeadings];
      const columns = headings.filter(
        (heading) => !/SEBAGAI ANGGOTA$/.test(heading) || register.number !== '01',
      );
      expect(text).toContain(columns.map((_, index) => index + 1).join(' '));
      // A narrow cell breaks its heading over lines, also after a dash: what counts are the letters in their order.
      const letters = (words: string) => words.replace(/\s/g, '');
      expect(letters(text)).toContain(letters(headings.join('')));
    },
  );

  it('adds up what the inventory cost, on the screen for all pages and the filter that holds, and on paper', async () => {
    const ctx = await balai.system('koperasi');
    const sum = async (where: string) =>
      (await ctx.transaction((tx) =>
        tx.one<{ sum: number }>(
          `select sum(quantity * unit_price)::bigint as sum from cooperative_inventory
            where tenant_id = balai.tenant_id() and deleted_at is null and ${where}`,
        ),
      ))!.sum;
    const shown = (amount: number) => `Rp${amount.toLocaleString('id-ID')}`;
    const all = shown(await sum('true'));
    expect((await secretary.get('/buku/inventaris?size=10')).text).toContain(all);
    const { day } = (await ctx.transaction((tx) =>
      tx.one<{ day: string }>(
        'select bought_on as day from cooperative_inventory where tenant_id = balai.tenant_id() order by 1 offset 5 limit 1',
      ),
    ))!;
    const some = shown(await sum(`bought_on >= '${day}'`));
    const filtered = await secretary.get(`/buku/inventaris?filter%5BboughtOn.from%5D=${day}`);
    expect([filtered.text.includes(some), filtered.text.includes(all)]).toEqual([true, false]);
    const { pages } = await readPdf((await secretary.get('/buku/inventaris/cetak')).bytes);
    expect(pages.at(-1)!.text.replace(/\s+/g, ' ')).toContain(all);
  });

  it('is closed by whoever holds the posts today, not by those before them', async () => {
    const { pages } = await readPdf((await secretary.get('/buku/inventaris/cetak')).bytes);
    const text = pages.at(-1)!.text.replace(/\s+/g, ' ');
    for (const name of ['H. Ahmad Rifani', 'M. Fakhruddin']) expect(text).toContain(name);
    expect(text).not.toContain('Bahruddin');
  });

  it('prints what only officers may see for officers, and writes the printing into the log', async () => {
    const { pages } = await readPdf((await secretary.get('/buku/anggota/cetak?q=uji+segel')).bytes);
    expect(pages[0]!.text.replace(/\s+/g, ' ')).toContain('Jl. Rahasia No. 7');
    expect((await member.get('/buku/anggota/cetak')).status).toBe(403);
    const last = (await readAuditLog(await balai.system('koperasi'), { action: 'member.printed' })).at(-1);
    expect(last).toMatchObject({ after: { rows: 1, filter: 'q=uji+segel' } });
  });

  it('gives the list as it stands: filter, columns, and no formula that runs', async () => {
    await secretary.postJson('/api/v1/mail-agenda', {
      ...{
        direction: 'in',
        letterNumber: '=1+1',
        letterOn: '2026-03-03',
        correspondent: '@SUM(A1)',
        subject: 'Rumus',
      },
    });
    const csv = await secretary.get(
      '/buku/agenda-ekspedisi/unduh/csv?q=rumus&kolom=letterNumber&kolom=correspondent',
    );
    expect(csv.text.replace('\ufeff', '').split('\r\n')[0]).toBe('No;Perihal;Nomor surat;Ditujukan kepada');
    expect(csv.text).toContain("'=1+1");
    expect(csv.text).not.toMatch(/;@SUM/);
    const xlsx = await secretary.get('/buku/agenda-ekspedisi/unduh/xlsx');
    expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('a column that the cooperative adds to a book', () => {
  it('is asked for, shown, printed and kept; the secretary cannot add one', async () => {
    expect(
      (await secretary.post('/buku/karyawan/kolom', { label: 'Ukuran seragam', type: 'text' })).status,
    ).toBe(403);
    const added = await chair.post('/buku/karyawan/kolom', {
      label: 'Ukuran seragam',
      type: 'choice',
      choices: 'S\nM\nL',
    });
    expect(added.status).toBe(303);
    const twice = await chair.post('/buku/karyawan/kolom', { label: 'ukuran seragam', type: 'text' });
    expect(twice.status).toBe(422);
    expect((await secretary.get('/buku/karyawan/baru')).text).toContain('Ukuran seragam');
    const answer = await secretary.post('/buku/karyawan/baru', {
      ...{ fullName: 'Uji Kolom', position: 'Kasir', joinedOn: '2026-02-02', 'extra.x_ukuran_seragam': 'M' },
    });
    expect((await secretary.get(`/buku/karyawan/${idIn(answer)}`)).text).toMatch(
      /Ukuran seragam[\s\S]{0,200}>M</,
    );
    const { pages } = await readPdf((await secretary.get('/buku/karyawan/cetak')).bytes);
    expect(pages[0]!.text.replace(/\s+/g, ' ')).toContain('UKURAN SERAGAM');
    const wrong = await secretary.postJson('/api/v1/employees', {
      ...{ fullName: 'A', position: 'B', joinedOn: '2026-02-02', extra: { x_ukuran_seragam: 'XXL' } },
    });
    expect(wrong.status).toBe(422);
  });
});

import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeUnanswered, escalateComplaints } from '#features/complaints';
import { addDays, addWorkingDays, todayOf } from '#kernel/calendar';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { complaintPlace } from './index.ts';

let test: TestApp;
let resident: HttpClient;
let neighbour: HttpClient;
let officer: HttpClient;
let head: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  resident = await test.signIn('desa', 'warga@desa.example');
  neighbour = await test.signIn('desa', 'warga2@desa.example');
  officer = await test.signIn('desa', 'admin');
  head = await test.signIn('desa', 'rt01@desa.example');
});
afterAll(() => test?.close());
// Yesterday's complaints do not count against the ten of today.
beforeEach(() =>
  rows(
    `update complaints set created_at = created_at - interval '2 days' where tenant_id = balai.tenant_id() and author_id is not null`,
  ),
);

const rows = async <T extends object>(sql: string, ...values: unknown[]) => {
  const ctx = await test.system('desa');
  return ctx.transaction((tx) => tx.query<T>(sql, values));
};
const typed = {
  ...{ title: 'Jembatan kecil miring', body: 'Papan titian miring ke kiri, licin kalau hujan.' },
  ...{ place: 'Ujung Gang Melati', area: 'I.01.001', category: 'road', visibility: 'public' },
  point: '-3.25000,114.58000',
};
const idIn = (location: unknown) => /\/pengaduan\/([0-9a-f-]{36})/.exec(String(location))![1]!;

/** Writes one as this person and answers its id; the map's point is a place of its own unless told. */
let place = 0;
async function write(client: HttpClient, over: Partial<typeof typed> = {}): Promise<string> {
  place += 1;
  // 110 m from the one before: no two of them are the same place.
  const point = `-3.${300 + place},114.6`;
  const answer = await client.postFiles('/pengaduan/baru', { ...typed, point, ...over });
  expect(answer.status, answer.text.slice(0, 300)).toBe(303);
  return idIn(answer.headers.location);
}
const stateOf = async (id: string) =>
  (
    await rows<{ state: string }>(
      'select state from complaints where tenant_id = balai.tenant_id() and id = $1',
      id,
    )
  )[0]?.state;

async function verify(id: string, handling = 'desk') {
  expect(
    (await officer.post(`/admin-pengaduan/${id}/verify`, { handling, note: 'Kami periksa.' })).status,
  ).toBe(303);
}
async function officerId() {
  const [row] = await rows<{ id: string }>(
    `select id from accounts where tenant_id = balai.tenant_id() and email = 'sekdes@desa.example'`,
  );
  return row!.id;
}
async function solve(id: string) {
  await verify(id);
  expect((await officer.post(`/admin-pengaduan/${id}/tugaskan`, { officer: await officerId() })).status).toBe(
    303,
  );
  expect((await officer.post(`/admin-pengaduan/${id}/start`)).status).toBe(303);
  expect(
    (await officer.post(`/admin-pengaduan/${id}/solve`, { reason: 'Papan sudah diganti.' })).status,
  ).toBe(303);
}

describe('a resident who complains', () => {
  it('gets a number at once; the picture is kept without the place it was taken at, and is nobody else’s', async () => {
    const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#886' } })
      .withExif({ IFD3: { GPSLatitude: '3/1 15/1 11/1', GPSLatitudeRef: 'S' } })
      .jpeg()
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const answer = await resident.postFiles('/pengaduan/baru', {
      ...{ ...typed, point: '-3.20000,114.50000' },
      photo: { name: 'IMG_001.jpg', type: 'image/jpeg', content: photo },
    });
    const id = idIn(answer.headers.location);
    const own = await resident.get(`/pengaduan/${id}`);
    expect(own.text).toMatch(/PGD-\d{4}-\d{6}/);
    const [, picture] = new RegExp(`src="(/pengaduan/${id}/foto/[0-9a-f-]+)"`).exec(own.text)!;
    const kept = await resident.get(picture!);
    expect(kept.status).toBe(200);
    expect((await sharp(kept.bytes).metadata()).exif).toBeUndefined();
    expect((await neighbour.get(picture!)).status).toBe(404);
    expect((await neighbour.get(`/pengaduan/${id}`)).status).toBe(404);
    expect((await officer.get(picture!.replace('/pengaduan/', '/admin-pengaduan/'))).status).toBe(200);
  });

  it('is told what is missing, and finds what was typed; SVG is no picture', async () => {
    const empty = await resident.postFiles('/pengaduan/baru', { ...typed, title: '', point: 'dekat masjid' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Papan titian miring');
    const drawn = await resident.postFiles('/pengaduan/baru', {
      ...typed,
      photo: {
        name: 'x.jpg',
        type: 'image/jpeg',
        content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      },
    });
    expect(drawn.status).toBe(422);
  });

  it('may write one word of 4,000 letters, and the page still stands', async () => {
    const id = await write(resident, { body: 'a'.repeat(4000) });
    expect((await resident.get(`/pengaduan/${id}`)).text).toContain('break-words');
  });

  it('changes and cancels it until it is taken up, and cannot delete what was sent', async () => {
    const id = await write(resident);
    expect(
      (await resident.postFiles(`/pengaduan/${id}/ubah`, { ...typed, title: 'Titian Gang Melati miring' }))
        .status,
    ).toBe(303);
    expect((await neighbour.postFiles(`/pengaduan/${id}/ubah`, typed)).status).toBe(404);
    expect((await resident.post(`/pengaduan/${id}/hapus`)).status).toBe(409);
    await verify(id);
    expect((await resident.postFiles(`/pengaduan/${id}/ubah`, typed)).status).toBe(404);
    expect((await neighbour.post(`/pengaduan/${id}/cancel`)).status).toBe(404);
    expect((await resident.post(`/pengaduan/${id}/cancel`, { note: 'Sudah beres sendiri.' })).status).toBe(
      303,
    );
    expect(await stateOf(id)).toBe('cancelled');
  });

  it('sees that somebody reported the same within 50 m, joins it or sends it all the same', async () => {
    const first = await write(neighbour, { point: '-3.26000,114.60000' });
    await verify(first);
    const near = { ...typed, point: '-3.26020,114.60020' };
    const asked = await resident.postFiles('/pengaduan/baru', near);
    expect(asked.headers.location).toMatch(/serupa$/);
    const id = idIn(asked.headers.location);
    const page = await resident.get(String(asked.headers.location));
    expect(page.text).toContain('Jembatan kecil miring');
    expect(page.text).not.toContain('Akhmad Riduan');
    expect((await resident.post(`/pengaduan/${id}/gabung`, { other: id })).status).toBe(409);
    expect((await resident.post(`/pengaduan/${id}/gabung`, { other: first })).status).toBe(303);
    expect(await stateOf(id)).toBe('duplicate');

    const again = await resident.postFiles('/pengaduan/baru', near);
    const other = idIn(again.headers.location);
    expect((await neighbour.post(`/pengaduan/${other}/kirim`)).status).toBe(404);
    expect((await resident.post(`/pengaduan/${other}/kirim`)).status).toBe(303);
    expect(await stateOf(other)).toBe('new');

    const draft = idIn((await resident.postFiles('/pengaduan/baru', near)).headers.location);
    expect((await neighbour.post(`/pengaduan/${draft}/hapus`)).status).toBe(404);
    expect((await officer.get(`/admin-pengaduan/${draft}`)).status).toBe(404);
    expect((await resident.post(`/pengaduan/${draft}/hapus`)).status).toBe(303);
    expect(await stateOf(draft)).toBeUndefined();

    // 100 m away it is another hole in the road.
    const far = await resident.postFiles('/pengaduan/baru', { ...typed, point: '-3.26090,114.60000' });
    expect(far.headers.location).not.toMatch(/serupa$/);
  });
});

describe('who reads a complaint', () => {
  it('the village once it is verified, without its author’s name; before that nobody but the desk', async () => {
    const id = await write(resident, { title: 'Saluran tersumbat di ujung' });
    expect((await neighbour.get(`/pengaduan/terbuka/${id}`)).status).toBe(404);
    await verify(id);
    await resident.postFiles(`/pengaduan/${id}/pesan`, { body: 'Nomor saya 0812 0000 1234' });
    const seen = await neighbour.get(`/pengaduan/terbuka/${id}`);
    expect(seen.status).toBe(200);
    expect(seen.text).toContain('S••• R•••');
    expect(seen.text).not.toContain('Siti Rahmah');
    expect(seen.text).not.toContain('0812 0000 1234');
    expect((await neighbour.get('/pengaduan/terbuka')).text).not.toContain('Siti Rahmah');
    expect((await test.visitor('desa').get('/pengaduan/terbuka')).headers.location).toMatch(/^\/login/);
  });

  it('a confidential one neither the village nor the head of the RT; its title and words lie sealed', async () => {
    const id = await write(resident, { title: 'Iuran liar di RT', visibility: 'confidential' });
    await verify(id);
    expect((await neighbour.get(`/pengaduan/terbuka/${id}`)).status).toBe(404);
    expect((await head.get(`/pengaduan/wilayah/${id}`)).status).toBe(404);
    expect((await officer.get(`/admin-pengaduan/${id}`)).text).toContain('Iuran liar di RT');
    const dump = await test.asSuperuser<{ row: string }>(
      'select to_jsonb(c)::text as row from pooled.complaints c',
    );
    expect(dump.some(({ row }) => row.includes('Iuran liar'))).toBe(false);
  });

  it('the head of an RT those of the own RT only', async () => {
    const [mine, other] = [await write(resident), await write(neighbour, { area: 'II.01.002' })];
    await verify(mine);
    await verify(other);
    expect((await head.get(`/pengaduan/wilayah/${mine}`)).status).toBe(200);
    expect((await head.get(`/pengaduan/wilayah/${other}`)).status).toBe(404);
    expect((await resident.get(`/pengaduan/wilayah/${mine}`)).status).toBe(404);
    expect((await head.get('/admin-pengaduan')).status).toBe(403);
  });
});

describe('the desk', () => {
  it('verifies, gives it to somebody, works, solves; its author reads each step and rates once', async () => {
    const id = await write(resident);
    expect((await resident.post(`/admin-pengaduan/${id}/verify`, { handling: 'desk' })).status).toBe(404);
    expect((await resident.post(`/pengaduan/${id}/rate`, { rating: '5' })).status).toBe(409);
    await solve(id);
    const page = await resident.get(`/pengaduan/${id}`);
    for (const words of ['Diverifikasi', 'Petugas ditunjuk', 'Mulai dikerjakan', 'Papan sudah diganti.'])
      expect(page.text).toContain(words);
    expect(page.text).not.toContain('Noor Aida');
    const told = await rows<{ title: string }>(
      `select n.title from notifications n join accounts a on a.tenant_id = n.tenant_id and a.id = n.account_id
        where n.tenant_id = balai.tenant_id() and a.email = 'warga@desa.example' and n.url = $1`,
      `/pengaduan/${id}`,
    );
    expect(told.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Pengaduan Anda sudah diperiksa', 'Pengaduan Anda selesai']),
    );
    expect((await neighbour.post(`/pengaduan/${id}/rate`, { rating: '1' })).status).toBe(404);
    expect((await resident.post(`/pengaduan/${id}/rate`, { rating: '6' })).status).toBe(422);
    expect((await resident.post(`/pengaduan/${id}/rate`, { rating: '4' })).status).toBe(303);
    expect((await resident.post(`/pengaduan/${id}/rate`, { rating: '5' })).status).toBe(409);
    expect(await stateOf(id)).toBe('closed');
  });

  it('answers and notes; the note is for officers alone', async () => {
    const id = await write(resident);
    expect((await officer.postFiles(`/admin-pengaduan/${id}/tanggapan`, { body: '' })).status).toBe(422);
    expect(
      (await officer.postFiles(`/admin-pengaduan/${id}/tanggapan`, { body: 'Kami datang Kamis.' })).status,
    ).toBe(303);
    expect(
      (await officer.post(`/admin-pengaduan/${id}/catatan`, { body: 'Pelapor sering mengadu.' })).status,
    ).toBe(303);
    expect((await resident.post(`/admin-pengaduan/${id}/catatan`, { body: 'x y z' })).status).toBe(403);
    const page = await resident.get(`/pengaduan/${id}`);
    expect(page.text).toContain('Kami datang Kamis.');
    expect(page.text).not.toContain('sering mengadu');
    expect((await officer.get(`/admin-pengaduan/${id}`)).text).toContain('sering mengadu');
  });

  it('writes down at the counter, refuses, sends on, marks a duplicate, takes out of the list', async () => {
    const answer = await officer.postFiles('/admin-pengaduan/baru', {
      ...{ ...typed, point: '', name: 'Norhayati', contact: '0812 0000 9999' },
    });
    const counter = /\/admin-pengaduan\/([0-9a-f-]{36})/.exec(String(answer.headers.location))![1]!;
    expect((await officer.get(`/admin-pengaduan/${counter}`)).text).toContain('0812 0000 9999');
    const [a, b, c] = [await write(resident), await write(resident), await write(neighbour)];
    expect((await officer.post(`/admin-pengaduan/${a}/reject`, { reason: '' })).status).toBe(422);
    expect(
      (await officer.post(`/admin-pengaduan/${a}/reject`, { reason: 'Bukan di desa ini.' })).status,
    ).toBe(303);
    expect((await officer.post(`/admin-pengaduan/${b}/forward`, { reason: 'Jalan kabupaten.' })).status).toBe(
      303,
    );
    const [{ number } = { number: '' }] = await rows<{ number: string }>(
      'select number from complaints where tenant_id = balai.tenant_id() and id = $1',
      counter,
    );
    expect((await officer.post(`/admin-pengaduan/${c}/duplicate`, { other: 'PGD-1999-000001' })).status).toBe(
      422,
    );
    expect((await officer.post(`/admin-pengaduan/${c}/duplicate`, { other: number })).status).toBe(303);
    expect(
      (await officer.post(`/admin-pengaduan/${counter}/remove`, { reason: 'Percobaan saja.' })).status,
    ).toBe(303);
    expect(await Promise.all([a, b, c, counter].map(stateOf))).toEqual([
      ...['rejected', 'forwarded', 'duplicate', 'removed'],
    ]);
    expect((await officer.get('/admin-pengaduan/laporan')).status).toBe(200);
  });
});

describe('the clocks', () => {
  const dayLater = async (days: number) => {
    const ctx = await test.system('desa');
    return { ...ctx, now: new Date(ctx.now.getTime() + days * 86_400_000) };
  };

  it('every late one is brought before the secretary, then the head, and nothing that is in time', async () => {
    const late = await write(resident);
    const ctx = await test.system('desa');
    const due = addWorkingDays(todayOf(ctx), 3);
    const [row] = await rows<{ answer_due: string }>(
      'select answer_due from complaints where tenant_id = balai.tenant_id() and id = $1',
      late,
    );
    expect(row!.answer_due).toBe(due);
    const levelOn = async (day: string) => {
      const days = Math.round((Date.parse(day) - Date.parse(todayOf(ctx))) / 86_400_000);
      const then = await dayLater(days);
      await then.transaction((tx) => escalateComplaints(then, tx, complaintPlace));
      const [found] = await rows<{ escalation: number }>(
        'select escalation from complaints where tenant_id = balai.tenant_id() and id = $1',
        late,
      );
      return found!.escalation;
    };
    expect(await levelOn(due)).toBe(0);
    expect(await levelOn(addDays(due, 1))).toBe(1);
    expect(await levelOn(addDays(addWorkingDays(due, 2), 1))).toBe(2);
    const left = await rows(
      `select 1 from complaints where tenant_id = balai.tenant_id() and escalation = 0 and state = 'new' and answer_due < $1::date`,
      due,
    );
    expect(left).toEqual([]);
    const told = await rows<{ email: string }>(
      `select distinct a.email from notifications n join accounts a on a.tenant_id = n.tenant_id and a.id = n.account_id
        where n.tenant_id = balai.tenant_id() and n.url = $1 and n.title like '%batas waktu%'`,
      `/admin-pengaduan/${late}`,
    );
    expect(told.map(({ email }) => email).sort()).toEqual(['kades@desa.example', 'sekdes@desa.example']);
  });

  it('it may be opened again for 14 days, and closes by itself after them', async () => {
    const id = await write(neighbour);
    await solve(id);
    expect((await resident.post(`/pengaduan/${id}/reopen`, { reason: 'Masih miring.' })).status).toBe(404);
    expect((await neighbour.post(`/pengaduan/${id}/reopen`, { reason: 'Masih miring.' })).status).toBe(303);
    expect(await stateOf(id)).toBe('assigned');
    expect((await officer.post(`/admin-pengaduan/${id}/solve`, { reason: 'Diganti lagi.' })).status).toBe(
      303,
    );
    const later = await dayLater(15);
    await later.transaction((tx) => closeUnanswered(later, tx));
    expect(await stateOf(id)).toBe('closed');
    await rows(
      `update complaints set solved_at = solved_at - interval '15 days' where tenant_id = balai.tenant_id() and id = $1`,
      id,
    );
    expect((await neighbour.post(`/pengaduan/${id}/reopen`, { reason: 'Miring lagi.' })).status).toBe(409);
    const other = await write(neighbour);
    await solve(other);
    expect((await officer.post(`/admin-pengaduan/${other}/close`)).status).toBe(303);
  });
});

it('ten a day and an account, whoever else writes from the same address', async () => {
  const made = async (client: HttpClient) =>
    (await client.postFiles('/pengaduan/baru', { ...typed, point: '' })).status;
  let last = 0;
  for (let index = 0; index < 12 && last !== 429; index += 1) last = await made(resident);
  expect(last).toBe(429);
  const other = await test.signIn('desa', 'bpd@desa.example');
  expect([303, 403]).toContain(await made(other));
  expect(await made(officer)).toBe(303);
});

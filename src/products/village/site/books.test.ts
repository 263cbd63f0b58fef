import { describe, expect, it } from 'vitest';
import { smallPicture } from '../../../../test/matrix/book-acts.ts';
import { idIn, openVillage } from '../../../../test/support/village-people.ts';

const { guest, resident, neighbour, admin, sql } = await openVillage();

describe('an event', () => {
  const typed = {
    ...{ title: 'Lokakarya pupuk', category: 'Pelatihan', startsAt: '2099-05-01T09:00', place: 'Balai desa' },
    quota: '1',
  };
  const columns = ['title', 'category', 'startsAt', 'place', 'quota'];
  let id = '';

  it('ends after it begins', async () => {
    const wrong = await admin.post('/admin-kalender/baru', { ...typed, endsAt: '2099-05-01T08:00' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('mendahului');
  });

  it('stands in the calendar, its month and its file once published', async () => {
    expect((await resident.post('/admin-kalender/baru', typed)).status).toBe(403);
    const made = await admin.post('/admin-kalender/baru', typed);
    expect(made.status, made.text.slice(0, 400)).toBe(303);
    id = idIn(made.headers.location);
    expect((await guest.get(`/kalender-kegiatan/${id}`)).status).toBe(404);
    expect((await admin.post(`/admin-kalender/${id}/terbit`, { columns })).status).toBe(303);
    for (const query of ['', '?bulan=2099-05', '?kategori=Pelatihan'])
      expect((await guest.get(`/kalender-kegiatan${query}`)).text).toContain('Lokakarya pupuk');
    expect((await guest.get('/kalender-kegiatan?bulan=2099-06')).text).not.toContain('Lokakarya pupuk');
    const file = await guest.get(`/kalender-kegiatan/${id}/kalender.ics`);
    expect(file.headers['content-type']).toContain('text/calendar');
    expect(file.text).toContain('SUMMARY:Lokakarya pupuk\r\n');
    expect(file.text).toContain('DTSTART:20990501T010000Z');
  });

  it('gives its last place to one of two', async () => {
    expect((await guest.post(`/kalender-kegiatan/${id}/daftar`)).headers.location).toContain('/login');
    const answers = await Promise.all(
      [resident, neighbour].map((client) => client.post(`/kalender-kegiatan/${id}/daftar`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await comers()).toBe(1);
    const own = await Promise.all(
      [resident, neighbour].map(async (client) => (await client.get('/kalender-kegiatan/saya')).text),
    );
    expect(own.filter((text) => text.includes('Lokakarya pupuk'))).toHaveLength(1);
  });

  it('tells who registered of another place, and of what the officer writes', async () => {
    const noticed = () =>
      sql<{ n: number }>(
        `select count(*)::int as n from notifications where tenant_id = balai.tenant_id() and url like $1`,
        [`%${id}`],
      );
    const moved = await admin.post(`/admin-kalender/${id}/ubah`, {
      ...{ ...typed, place: 'Dermaga', version: await versionOf() },
    });
    expect(moved.status, moved.text.slice(0, 300)).toBe(303);
    expect(await noticed()).toEqual([{ n: 1 }]);
    expect((await resident.post(`/admin-kalender/${id}/peserta`, { text: 'Bawa topi.' })).status).toBe(403);
    expect((await admin.post(`/admin-kalender/${id}/peserta`, { text: '' })).status).toBe(422);
    expect((await admin.post(`/admin-kalender/${id}/peserta`, { text: 'Bawa topi.' })).status).toBe(303);
    expect(await noticed()).toEqual([{ n: 2 }]);
    expect((await resident.get(`/admin-kalender/${id}/peserta`)).status).toBe(404);
  });

  it('is free again when the one who came no longer comes', async () => {
    for (const client of [resident, neighbour]) await client.post(`/kalender-kegiatan/${id}/batal`);
    expect(await comers()).toBe(0);
    expect((await neighbour.post(`/kalender-kegiatan/${id}/daftar`)).status).toBe(303);
    expect(await comers()).toBe(1);
  });

  const comers = async () => {
    const [row] = await sql<{ n: number }>(
      `select count(*)::int as n from event_registrations
        where tenant_id = balai.tenant_id() and event_id = $1 and cancelled_at is null`,
      [id],
    );
    return row!.n;
  };
  const versionOf = async () => {
    const [row] = await sql<{ version: number }>(
      'select version from calendar_events where tenant_id = balai.tenant_id() and id = $1',
      [id],
    );
    return String(row!.version);
  };
});

describe('a business', () => {
  let id = '';
  const typed = {
    name: 'Madu Kelulut Hakim',
    category: 'Makanan',
    phone: '0812 0000 9999',
    businessNumber: '',
  };

  it('shows what was published of it and nothing else', async () => {
    expect((await resident.post('/admin-umkm/baru', typed)).status).toBe(403);
    expect((await admin.post('/admin-umkm/baru', { ...typed, businessNumber: '12' })).status).toBe(422);
    expect((await admin.post('/admin-umkm/baru', { ...typed, website: 'javascript:alert(1)' })).status).toBe(
      422,
    );
    const made = await admin.post('/admin-umkm/baru', typed);
    id = idIn(made.headers.location);
    expect((await guest.get(`/umkm/${id}`)).status).toBe(404);
    await admin.post(`/admin-umkm/${id}/terbit`, { columns: ['name', 'category'] });
    const page = (await guest.get(`/umkm/${id}`)).text;
    expect(page).toContain('Madu Kelulut Hakim');
    expect(page).not.toContain('0000 9999');
    expect((await guest.get('/umkm?kategori=Makanan')).text).toContain('Madu Kelulut Hakim');
    expect((await guest.get('/umkm?kategori=Jasa')).text).not.toContain('Madu Kelulut Hakim');
  });

  it('is shown with its things', async () => {
    const thing = { business: id, name: 'Madu 250 ml', kind: 'goods', price: '85000' };
    const made = await admin.post('/admin-umkm/produk/baru', thing);
    expect(made.status, made.text.slice(0, 400)).toBe(303);
    const product = idIn(made.headers.location);
    await admin.postFiles(`/admin-umkm/produk/${product}/berkas/photo`, { file: await smallPicture() });
    await admin.post(`/admin-umkm/produk/${product}/terbit`, { columns: ['name', 'price', 'photo'] });
    const page = (await guest.get(`/umkm/${id}`)).text;
    expect(page).toContain('Madu 250 ml');
    expect(page).toContain('Rp85.000');
    expect((await guest.get(`/umkm/produk/${product}/berkas/photo`)).status).toBe(200);
  });

  it('takes one review of a confirmed resident, which an officer can hide', async () => {
    expect((await guest.post(`/umkm/${id}/tanggapan`, { stars: '1' })).headers.location).toContain('/login');
    expect((await resident.post(`/umkm/${id}/tanggapan`, { stars: '9', body: '' })).status).toBe(422);
    expect((await resident.post(`/umkm/${id}/tanggapan`, { stars: '4', body: 'Asli.' })).status).toBe(303);
    expect((await resident.post(`/umkm/${id}/tanggapan`, { stars: '5', body: 'Lagi.' })).status).toBe(409);
    await neighbour.post(`/umkm/${id}/tanggapan`, { stars: '5', body: '' });
    expect((await guest.get(`/umkm/${id}`)).text).toContain('4,5 bintang dari 2 ulasan');
    const [row] = await sql<{ id: string }>(
      `select id from reaction_comments where tenant_id = balai.tenant_id() and object_id = $1 and stars = 4`,
      [id],
    );
    expect((await resident.post(`/admin-ulasan/${row!.id}`, { to: 'hidden' })).status).toBe(403);
    expect((await admin.post(`/admin-ulasan/${row!.id}`, { to: 'hidden' })).status).toBe(303);
    const page = (await guest.get(`/umkm/${id}`)).text;
    expect(page).toContain('5,0 bintang dari 1 ulasan');
    expect(page).not.toContain('Asli.');
  });

  it('takes none from an account that no officer has confirmed', async () => {
    await sql(
      `update accounts set subject_id = null where tenant_id = balai.tenant_id() and email = 'warga2@desa.example'`,
    );
    await sql(`delete from reaction_likes where tenant_id = balai.tenant_id()`);
    const answer = await neighbour.post(`/umkm/${id}/tanggapan`, { stars: '3', body: 'Coba.' });
    expect(answer.status).toBe(403);
  });
});

it('a film in an album is shown, liked and counted, and gone when it is taken back', async () => {
  const made = await admin.post('/admin-galeri/baru', {
    ...{ caption: 'Lomba dayung', album: 'Perayaan', videoUrl: 'https://video.contoh.id/dayung' },
  });
  expect(made.status, made.text.slice(0, 400)).toBe(303);
  const id = idIn(made.headers.location);
  await admin.post(`/admin-galeri/${id}/terbit`, { columns: ['caption', 'album', 'videoUrl'] });
  expect((await guest.get('/galeri?album=Perayaan')).text).toContain('Lomba dayung');
  const page = await guest.get(`/galeri/${id}`);
  expect(page.text).toContain('https://video.contoh.id/dayung');
  expect((await resident.post(`/galeri/${id}/suka`, { to: 'on' })).status).toBe(303);
  const [seen] = await sql<{ view_count: number }>(
    'select view_count from gallery_photos where tenant_id = balai.tenant_id() and id = $1',
    [id],
  );
  expect(seen!.view_count).toBeGreaterThanOrEqual(1);
  await admin.post(`/admin-galeri/${id}/tarik`);
  expect((await guest.get(`/galeri/${id}`)).status).toBe(404);
  expect((await resident.post(`/galeri/${id}/suka`, { to: 'on' })).status).toBe(404);
});

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readOutbox } from '#kernel/mail';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';

const { test: balai, secretary, supervisor, member } = await openCooperative();
const guest = balai.visitor('koperasi');

const photo = (hue: number) =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: { r: hue, g: 90, b: 60 } } })
    .png()
    .toBuffer();
const idIn = (location: unknown) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(String(location))?.[0] ?? '';

describe('the catalogue', () => {
  const item = { name: 'Madu kelulut', kind: 'goods', price: '125000', unit: 'botol', stock: '7' };
  let id = '';

  it('is written by an officer, and shown with photo, price and an order by WhatsApp once published', async () => {
    expect((await member.post('/kelola/katalog/baru', item)).status).toBe(403);
    const made = await secretary.post('/kelola/katalog/baru', item);
    expect(made.status, made.text.slice(0, 600)).toBe(303);
    id = idIn(made.headers.location);
    const uploaded = await secretary.postFiles(`/kelola/katalog/${id}/berkas/photo`, {
      file: { name: 'madu.png', type: 'image/png', content: await photo(200) },
    });
    expect(uploaded.status).toBe(303);
    expect((await guest.get('/katalog')).text).not.toContain('Madu kelulut');
    expect((await guest.get(`/katalog/${id}/berkas/photo`)).status).toBe(404);

    const publish = { columns: ['name', 'price', 'unit', 'stock', 'photo'] };
    expect((await member.post(`/kelola/katalog/${id}/terbit`, publish)).status).toBe(403);
    expect((await secretary.post(`/kelola/katalog/${id}/terbit`, publish)).status).toBe(303);
    const { text } = await guest.get('/katalog?q=madu');
    expect(text).toContain('Madu kelulut');
    expect(text).toContain('Rp125.000');
    expect(text).toContain('https://wa.me/6281200004180?text=');
    expect(text).toContain(encodeURIComponent('Madu kelulut'));
    const picture = await guest.get(`/katalog/${id}/berkas/photo`);
    expect(picture.status).toBe(200);
    expect(picture.headers['content-type']).toMatch(/^image\//);
    expect((await guest.get('/')).text).toContain('Madu kelulut');
  });

  it('keeps a photo and a column to itself that were not chosen', async () => {
    await secretary.post(`/kelola/katalog/${id}/terbit`, { columns: ['name'] });
    const { text } = await guest.get(`/katalog/${id}`);
    expect(text).toContain('Madu kelulut');
    expect(text).not.toContain('125.000');
    expect((await guest.get(`/katalog/${id}/berkas/photo`)).status).toBe(404);
    expect((await guest.get('/')).text).not.toContain('125.000');
  });

  it('refuses a price below zero and goods without a name, and keeps what was typed', async () => {
    const wrong = await secretary.post('/kelola/katalog/baru', { ...item, name: '', price: '-5' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('botol');
  });
});

it('a photo with its words comes into the gallery when it is published, and goes when it is taken back', async () => {
  const made = await secretary.post('/kelola/galeri/baru', {
    caption: 'Panen bersama',
    takenOn: '2026-08-17',
  });
  const id = idIn(made.headers.location);
  await secretary.postFiles(`/kelola/galeri/${id}/berkas/photo`, {
    file: { name: 'panen.png', type: 'image/png', content: await photo(90) },
  });
  await secretary.post(`/kelola/galeri/${id}/terbit`, { columns: ['caption', 'takenOn', 'photo'] });
  expect((await guest.get('/galeri')).text).toContain('Panen bersama');
  expect((await guest.get('/')).text).toContain('alt="Panen bersama"');
  expect((await member.get('/kelola/galeri')).status).toBe(403);
  await secretary.post(`/kelola/galeri/${id}/tarik`);
  expect((await guest.get('/galeri')).text).not.toContain('Panen bersama');
  expect((await guest.get(`/galeri/${id}/berkas/photo`)).status).toBe(404);
});

describe('the front page', () => {
  it('stands in the order that officers give it, and hides what they switch off', async () => {
    expect((await member.get('/kelola/halaman-muka')).status).toBe(403);
    expect((await supervisor.get('/kelola/halaman-muka')).status).toBe(403);
    const builder = await secretary.get('/kelola/halaman-muka');
    expect(builder.text).toContain('Katalog');
    expect(builder.text).not.toContain('Berlangganan kabar');
    expect((await guest.get('/')).text).toContain('id="bagian-catalogue"');
    expect((await member.post('/kelola/halaman-muka/catalogue/switch', { to: 'off' })).status).toBe(403);
    expect((await secretary.post('/kelola/halaman-muka/catalogue/switch', { to: 'off' })).status).toBe(303);
    expect((await guest.get('/')).text).not.toContain('id="bagian-catalogue"');
    expect((await secretary.get('/kelola/halaman-muka/preview')).text).toContain('id="bagian-catalogue"');
    await secretary.post('/kelola/halaman-muka/catalogue/switch', { to: 'on' });
    expect((await secretary.get('/kelola/halaman-muka/subscribe')).status).toBe(404);
    const order = [...builder.text.matchAll(/name="order" value="([^"]+)"/g)].map(([, key]) => key!);
    const [first, second] = order;
    const down = { order, move: `${first}:down` };
    expect((await member.post('/kelola/halaman-muka/order', down)).status).toBe(403);
    expect((await secretary.post('/kelola/halaman-muka/order', down)).status).toBe(303);
    const after = (await secretary.get('/kelola/halaman-muka')).text;
    expect([...after.matchAll(/name="order" value="([^"]+)"/g)].slice(0, 2).map(([, key]) => key)).toEqual([
      second,
      first,
    ]);
  });

  it('says the words of a section as soon as they are stored', async () => {
    const words = { title: 'Belanja di toko anggota', body: 'Buka tiap hari.' };
    expect((await member.post('/kelola/halaman-muka/catalogue', words)).status).toBe(403);
    expect((await secretary.post('/kelola/halaman-muka/catalogue', words)).status).toBe(303);
    expect((await guest.get('/')).text).toContain('Belanja di toko anggota');
  });

  it('shows the address, the telephone and the map that officers write, and refuses a place that is none', async () => {
    const card = { address: 'Jl. Baru 7', phone: '0813 1111 2222', hours: '', email: '', note: '' };
    const wrong = await secretary.post('/kelola/kontak', { ...card, map: 'dekat pasar' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Jl. Baru 7');
    expect((await member.post('/kelola/kontak', card)).status).toBe(403);
    const stored = await secretary.post('/kelola/kontak', { ...card, map: '-3.3186, 114.5944' });
    expect(stored.headers.location).toContain('/kelola/kontak');
    for (const page of ['/', '/kontak']) {
      const { text } = await guest.get(page);
      expect(text, page).toContain('Jl. Baru 7');
      expect(text, page).toContain('0813 1111 2222');
      expect(text, page).toContain('openstreetmap.org/?mlat=-3.31860&amp;mlon=114.59440');
    }
  });
});

it('a message of a visitor reaches the officers, and the answer reaches the visitor by mail', async () => {
  const form = {
    name: 'Rina',
    email: 'rina@contoh.id',
    subject: 'Jam buka toko',
    message: 'Apakah Minggu buka?',
  };
  const sent = await guest.post('/kontak', { ...form, sendKey: 'kunci-rina-1' });
  expect(sent.headers.location).toBe('/kontak?terkirim=1');
  expect((await member.get('/pesan')).status).toBe(403);
  const desk = await secretary.get('/pesan');
  expect(desk.text).toContain('Jam buka toko');
  const id = idIn(/\/pesan\/[0-9a-f-]{36}/.exec(desk.text)?.[0]);
  expect((await secretary.get(`/pesan/${id}`)).text).toContain('Apakah Minggu buka?');
  expect((await member.postFiles(`/pesan/${id}/reply`, { body: 'x' })).status).toBe(403);
  expect((await secretary.postFiles(`/pesan/${id}/reply`, { body: 'Ya, pukul delapan.' })).status).toBe(303);
  const ctx = await balai.system('koperasi');
  const { items } = await ctx.transaction((tx) => readOutbox(ctx, tx, { offset: 0, limit: 50 }));
  expect(items.some(({ to }) => to.address === 'rina@contoh.id')).toBe(true);
});

import { afterAll, describe, expect, it } from 'vitest';
import { CONSENT, CREDENTIALS, openRegistration, PERSON, register, WORK } from './open-registration.ts';

const { test } = await openRegistration();
afterAll(() => test.close());

describe('what a registration refuses', () => {
  const stepOne = async (fields: Record<string, string>) => {
    const client = test.visitor('serikat');
    await client.get('/register');
    return client.post('/register', { langkah: 'akun', ...fields });
  };

  it('tells each wrong field of the first step and keeps what was typed', async () => {
    const answer = await stepOne({ email: 'abc@', password: 'pendek', passwordAgain: '' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="abc@"');
    expect(answer.text).toContain('Baru 6 karakter, seharusnya paling sedikit 8.');
    expect(answer.text).not.toContain('pendek"');
    const slip = await stepOne({ email: 'nama@gmial.com', ...CREDENTIALS });
    expect(slip.text).toContain('@gmail.com');
    const unequal = await stepOne({
      email: 'lain@kampus.example',
      password: 'ruang-dosen-7',
      passwordAgain: 'ruang-dosen-8',
    });
    expect(unequal.text).toContain('Belum sama');
  });

  it('an address that is taken, in whatever letter case, and stops answering who asks too often', async () => {
    expect((await stepOne({ email: 'Anggota@Serikat.Example', ...CREDENTIALS })).status).toBe(422);
    let status = 0;
    for (let tries = 0; tries < 12 && status !== 429; tries += 1) {
      status = (await stepOne({ email: 'anggota@serikat.example', ...CREDENTIALS })).status;
    }
    expect(status).toBe(429);
  });

  it('work without campus, faculty, rank, or the fact that decides the dues', async () => {
    const client = test.visitor('serikat');
    await client.get('/register');
    await client.post('/register', { langkah: 'akun', email: 'tanpa@kampus.example', ...CREDENTIALS });
    await client.post('/register', { langkah: 'diri', ...PERSON });
    const empty = await client.post('/register', {
      langkah: 'kerja',
      campusId: '',
      faculty: '',
      academicRank: '',
      employmentStatus: '',
    });
    expect(empty.status).toBe(422);
    for (const text of [
      'Pilih kampus Anda',
      'Isi fakultas',
      'Isi jabatan akademik',
      'Isi status kepegawaian',
    ]) {
      expect(empty.text).toContain(text);
    }
    const noGrade = await client.post('/register', { langkah: 'kerja', ...WORK, golongan: '' });
    expect(noGrade.text).toContain('iuran PNS mengikuti golongan');
    const noBracket = await client.post('/register', {
      langkah: 'kerja',
      ...WORK,
      employmentStatus: 'PPPK',
      golongan: 'III/c',
    });
    expect(noBracket.text).toContain('iuran selain PNS mengikuti rentang ini');
    const done = await client.post('/register', {
      langkah: 'kerja',
      ...WORK,
      employmentStatus: 'PPPK',
      duesRateCode: 'SAL_6000_UP',
    });
    expect(done.status).toBe(303);
    const noConsent = await client.post('/register', { langkah: 'persetujuan', terms: '1' });
    expect(noConsent.status).toBe(422);
    await client.post('/register', { langkah: 'persetujuan', ...CONSENT });
    expect((await client.get('/register?langkah=iuran')).text).toContain('Rp60.000');
  });

  it.each([
    ['I/a', 'Rp20.000'],
    ['II/d', 'Rp30.000'],
    ['III/d', 'Rp35.000'],
    ['IV/e', 'Rp45.000'],
  ])('a civil servant of golongan %s sees dues of %s', async (golongan, dues) => {
    const client = test.visitor('serikat');
    await client.get('/register');
    await client.post('/register', {
      langkah: 'akun',
      email: `${golongan.replace('/', '')}@kampus.example`,
      ...CREDENTIALS,
    });
    await client.post('/register', { langkah: 'diri', ...PERSON });
    await client.post('/register', { langkah: 'kerja', ...WORK, golongan });
    await client.post('/register', { langkah: 'persetujuan', ...CONSENT });
    expect((await client.get('/register?langkah=iuran')).text).toContain(dues);
  });

  it('markup in a name stays text', async () => {
    const client = test.visitor('serikat');
    await register(client, 'skrip@kampus.example', { fullName: '<script>alert(1)</script> Budi' });
    const page = await client.get('/me/profile');
    expect(page.text).toContain('&lt;script&gt;');
    expect(page.text).not.toContain('<script>alert');
  });
});

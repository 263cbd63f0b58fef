import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { giveNumber } from '../../../features/letters/numbering.ts';

let test: TestApp;
let resident: HttpClient;
let officer: HttpClient;
let head: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  resident = await test.signIn('desa', 'warga@desa.example');
  officer = await test.signIn('desa', 'pelayanan@desa.example');
  head = await test.signIn('desa', 'kades@desa.example');
});
afterAll(() => test?.close());

const rows = async <T extends object>(sql: string, ...values: unknown[]) => {
  const ctx = await test.system('desa');
  return ctx.transaction((tx) => tx.query<T>(sql, values));
};

describe('a kind of letter', () => {
  const typed = {
    ...{ code: 'X-01', title: 'Surat Keterangan Panen', classification: 'Permendagri 83/2022|400.10' },
    ...{
      isOnline: '1',
      isActive: '1',
      validMonths: '1',
      'fields.0.label': 'Hasil panen',
      'fields.0.kind': 'text',
    },
    template: 'Diterangkan bahwa {{pemohon.nama}} memanen {{hasil_panen}} tahun ini.',
  };

  it('is made in the console and can be asked for at once; its changes leave what runs alone', async () => {
    expect((await resident.post('/surat/jenis/baru', typed)).status).toBe(403);
    const made = await officer.post('/surat/jenis/baru', typed);
    expect(made.status).toBe(303);
    const id = /[0-9a-f-]{36}/.exec(String(made.headers.location))![0];
    const asked = await resident.post(`/layanan-surat/baru/${id}`, { 'f.hasil_panen': 'padi' });
    expect(asked.status).toBe(303);
    const template = 'Diterangkan bahwa {{pemohon.nama}} menuai {{hasil_panen}} tahun ini.';
    expect((await resident.post(`/surat/jenis/${id}/ubah`, { ...typed, template })).status).toBe(403);
    expect((await officer.post(`/surat/jenis/${id}/ubah`, { ...typed, template })).status).toBe(303);
    expect((await resident.get(String(asked.headers.location))).text).toContain('memanen padi');
    expect((await resident.post(`/surat/jenis/${id}/hapus`)).status).toBe(403);
    await officer.post(`/surat/jenis/${id}/hapus`);
    expect((await officer.get(`/surat/jenis/${id}`)).status).toBe(200);
  });

  it('that nobody asked for can be taken away', async () => {
    const made = await officer.post('/surat/jenis/baru', { ...typed, code: 'X-02' });
    expect((await officer.post(`${made.headers.location}/hapus`)).status).toBe(303);
    expect((await officer.get(String(made.headers.location))).status).toBe(404);
  });

  it.each([
    ['Nama {{pemohon.gaji}} tidak ada di sini.', 'pemohon.gaji'],
    ['Halo {{namaku}} yang tidak dikenal.', 'namaku'],
    ['{{#each warga}} {{nama}} {{/each}} semua', '{{#each warga}}'],
    ['{% for x in y %} warga desa {% endfor %}', '{%'],
    ['<script>alert(1)</script> surat keterangan', '&lt;script'],
  ])('is refused when its template says %s', async (template, words) => {
    const answer = await officer.post('/surat/jenis/baru', { ...typed, code: 'X-09', template });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(
      await rows(`select 1 from letter_types where tenant_id = balai.tenant_id() and code = 'X-09'`),
    ).toEqual([]);
  });

  it('is there at least twenty-four times, each with a code of its own', async () => {
    const codes = await rows<{ code: string }>(
      'select code from letter_types where tenant_id = balai.tenant_id()',
    );
    expect(codes.length).toBeGreaterThanOrEqual(24);
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
  });
});

describe('numbers', () => {
  const wish = { purpose: 'letter', classification: '400.8', code: 'UJI', month: 12 } as const;

  it('of many who sign at once have no gap and no twin, also over New Year and when some fail', async () => {
    const ctx = await test.system('desa');
    const at = (moment: string) => ({ ...ctx, now: new Date(moment) });
    const take = async (moment: string, fails: boolean) => {
      const then = at(moment);
      await ctx
        .transaction(async (tx) => {
          await giveNumber(then, tx, wish);
          if (fails) throw new Error('given up');
        })
        .catch((error: Error) => expect(error.message).toBe('given up'));
    };
    // 16.00 UTC is midnight in the village.
    const moments = ['2027-12-31T15:59:59Z', '2027-12-31T16:00:01Z'];
    const all = Array.from({ length: 120 }, (_, index) => take(moments[index % 2]!, index % 5 === 0));
    await Promise.all(all);
    for (const year of [2027, 2028]) {
      const given = await rows<{ number: number }>(
        `select number from letter_numbers where tenant_id = balai.tenant_id() and series = 'letter UJI' and year = $1
          order by number`,
        year,
      );
      expect(given.map(({ number }) => number)).toEqual(given.map((_, index) => index + 1));
      expect(given.length).toBe(48);
    }
  });

  it('are struck with a reason and stay; mail has its own or shares the one series', async () => {
    const mail = {
      direction: 'in',
      party: 'Kecamatan Alalak',
      subject: 'Undangan rapat',
      mailDate: '2026-11-20',
    };
    expect((await resident.post('/surat/agenda', mail)).status).toBe(403);
    expect((await officer.post('/surat/agenda', { ...mail, subject: '' })).status).toBe(422);
    expect((await officer.post('/surat/agenda', mail)).status).toBe(303);
    expect((await officer.get('/surat/agenda')).text).toContain('001/SM/DS/');
    const [number] = await rows<{ id: string }>(
      `select id from letter_numbers where tenant_id = balai.tenant_id() and purpose = 'mail_in'`,
    );
    const at = `/surat/nomor/${number!.id}/batal`;
    expect((await resident.post(at, { reason: 'Surat salah dicatat' })).status).toBe(403);
    expect((await officer.post(at, { reason: 'ya' })).status).toBe(422);
    expect((await officer.post(at, { reason: 'Surat salah dicatat' })).status).toBe(303);
    expect((await officer.get('/surat/nomor?filter[void]=ya')).text).toContain('Surat salah dicatat');
    expect((await officer.get('/surat/nomor/unduh')).status).toBe(200);

    const settings = { mode: 'agenda', pattern: '[klasifikasi]/[nomor]/[desa]/[tahun]', villageCode: 'SP' };
    expect((await officer.post('/surat/penandatangan/nomor', settings)).status).toBe(403);
    const bad = { ...settings, mode: 'type' };
    expect((await head.post('/surat/penandatangan/nomor', bad)).status).toBe(422);
    expect((await head.post('/surat/penandatangan/nomor', settings)).status).toBe(303);
    await officer.post('/surat/agenda', { ...mail, direction: 'out', subject: 'Balasan' });
    expect((await officer.get('/surat/agenda')).text).toContain('001/SK/SP/');
  });
});

describe('the office', () => {
  it('records who signs in whose place, always with an end, and ends it', async () => {
    const [account] = await rows<{ id: string }>(
      `select id from accounts where tenant_id = balai.tenant_id() and email = 'kades@desa.example'`,
    );
    const term = {
      ...{ accountId: account!.id, capacity: 'plh', name: 'Noor Aida', office: 'Sekretaris Desa' },
      ...{ validFrom: '2026-01-05', validUntil: '' },
    };
    expect((await resident.post('/surat/penandatangan', term)).status).toBe(403);
    expect((await officer.post('/surat/penandatangan', term)).status).toBe(422);
    expect((await officer.post('/surat/penandatangan', { ...term, validUntil: '2030-01-09' })).status).toBe(
      303,
    );
    const [kept] = await rows<{ id: string }>(
      `select id from letter_signatories where tenant_id = balai.tenant_id() and capacity = 'plh'`,
    );
    const end = `/surat/penandatangan/${kept!.id}/akhiri`;
    expect((await resident.post(end)).status).toBe(403);
    expect((await officer.post(end)).status).toBe(303);
    expect((await officer.post('/surat/penandatangan/sertifikat', { yakin: '1' })).status).toBe(403);
    expect((await head.post('/surat/penandatangan/sertifikat', { yakin: '1' })).status).toBe(303);
    expect((await officer.get('/surat/penandatangan')).text).toContain('Dipakai sekarang');
  });

  it('reads how many letters were asked for; only the head takes the report along', async () => {
    expect((await officer.get('/surat/laporan')).status).toBe(200);
    expect((await resident.get('/surat/laporan')).status).toBe(403);
    expect((await officer.get('/surat/laporan/pdf')).status).toBe(403);
    for (const kind of ['pdf', 'xlsx']) expect((await head.get(`/surat/laporan/${kind}`)).status).toBe(200);
  });
});

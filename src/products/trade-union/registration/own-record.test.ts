import { afterAll, describe, expect, it } from 'vitest';
import { openRegistration } from './open-registration.ts';

const { test, picture, sql } = await openRegistration();
afterAll(() => test.close());

describe('one’s own record', () => {
  it('stores a salary only with its consent, sealed, and erases it when the consent goes', async () => {
    const member = await test.signIn('serikat', 'anggota@serikat.example');
    const form = await member.get('/me/profile/edit');
    const seenAt = () => /name="seenAt" value="([^"]+)"/.exec(form.text)![1]!;
    expect(form.text).not.toMatch(/name="(fullName|golongan|campusId|adminNotes|branchName)"/);
    const fields = {
      phone: '081211112222',
      faculty: 'Seni Pertunjukan',
      academicRank: 'Asisten Ahli',
      seenAt: seenAt(),
    };
    const refused = await member.post('/me/profile/edit', { ...fields, takeHomePay: '5.250.000' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('hanya disimpan dengan persetujuan');
    const saved = await member.post('/me/profile/edit', {
      ...fields,
      takeHomePay: '5.250.000',
      consentsToSensitiveData: '1',
    });
    expect(saved.status).toBe(303);
    const row = async () =>
      (
        await sql<{ pay: string | null; consent: boolean; consents: number }>(
          `select m.take_home_pay as pay, m.consents_to_sensitive_data as consent,
           (select count(*) from consents c where c.tenant_id = m.tenant_id and c.subject_id = m.id and c.purpose = 'salary' and c.withdrawn_at is null) as consents
           from members m where m.tenant_id = balai.tenant_id() and m.email = 'anggota@serikat.example'`,
        )
      )[0];
    expect(await row()).toMatchObject({ pay: expect.stringMatching(/^s1\./), consent: true, consents: 1 });
    const fresh = await member.get('/me/profile/edit');
    const again = /name="seenAt" value="([^"]+)"/.exec(fresh.text)![1]!;
    await member.post('/me/profile/edit', { ...fields, takeHomePay: '', seenAt: again });
    expect(await row()).toMatchObject({ pay: null, consent: false, consents: 0 });
  });

  it('takes a city from the country’s list only, in the province that was chosen, however it is written', async () => {
    const member = await test.signIn('serikat', 'anggota@serikat.example');
    const fields = { phone: '081211112222', faculty: 'Seni Pertunjukan', academicRank: 'Asisten Ahli' };
    const write = (city: string, homeRegionCode: string) =>
      member.post('/me/profile/edit', { ...fields, city, homeRegionCode });
    const told = async (city: string, province: string) => {
      const answer = await write(city, province);
      expect(answer.status, city).toBe(422);
      return answer.text;
    };
    expect(await told('Kota Antah Berantah', '51')).toContain('Pilih kabupaten atau kota dari daftar');
    expect(await told('Kota Denpasar', '63')).toContain(
      'Kota Denpasar tidak terletak di Kalimantan Selatan.',
    );
    expect(await told('Malang', '35')).toContain('Tulis Kabupaten Malang atau Kota Malang.');
    expect((await write('DENPASAR', '51')).status).toBe(303);
    const [row] = await sql<{ city: string }>(
      `select city from members where tenant_id = balai.tenant_id() and email = 'anggota@serikat.example'`,
    );
    expect(row!.city).toBe('Kota Denpasar');
    expect(await told('Kota Denpasar', '63'), 'another province alone').toContain('tidak terletak di');
    for (const half of [['homeRegionCode', '63'] as const, ['city', 'Kota Banjarmasin'] as const])
      expect((await member.post('/me/profile/edit', { ...fields, [half[0]]: half[1] })).text).toContain(
        'tidak terletak di',
      );
  });

  it('refuses fields that are not the person’s to change, and dates that cannot be', async () => {
    const member = await test.signIn('serikat', 'anggota@serikat.example');
    const golongan = await member.post('/me/profile/edit', { golongan: 'IV/a' });
    expect(golongan.status).toBe(403);
    const date = await member.post('/me/profile/edit', {
      phone: '081211112222',
      faculty: 'Seni',
      academicRank: 'Lektor',
      birthDate: '2990-01-01',
    });
    expect(date.status).toBe(422);
    expect(date.text).toContain('Tanggal ini belum tiba.');
  });

  it('papers are the person’s own: another member’s id answers as a random one', async () => {
    const member = await test.signIn('serikat', 'anggota@serikat.example');
    const other = await test.signIn('serikat', 'anggota2@serikat.example');
    const sent = await member.postFiles('/me/documents', {
      type: 'employee_card',
      document: { name: 'kartu.png', type: 'image/png', content: picture },
    });
    expect(sent.status).toBe(303);
    const [paper] = await sql<{ id: string; sha256: string }>(
      `select d.id, f.sha256 from member_documents d join files f on f.tenant_id = d.tenant_id and f.id = d.file_id
        where d.tenant_id = balai.tenant_id() and d.doc_type = 'employee_card' order by d.created_at desc limit 1`,
    );
    const own = await member.get(`/me/documents/${paper!.id}`);
    expect(own.status).toBe(200);
    const { createHash } = await import('node:crypto');
    expect(createHash('sha256').update(own.bytes).digest('hex')).toBe(paper!.sha256);
    expect((await other.get(`/me/documents/${paper!.id}`)).status).toBe(404);
  });

  it('an account’s own page never holds what officers note among themselves', async () => {
    await sql(
      `update members set admin_notes = 'RAHASIA PENGURUS' where tenant_id = balai.tenant_id() and email = 'anggota@serikat.example' returning 1`,
    );
    const member = await test.signIn('serikat', 'anggota@serikat.example');
    for (const path of ['/me/profile', '/me/profile/edit', '/dashboard', '/me/membership/status']) {
      expect((await member.get(path)).text, path).not.toContain('RAHASIA PENGURUS');
    }
  });
});

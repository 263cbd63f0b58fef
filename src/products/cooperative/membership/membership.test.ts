import { expect, it } from 'vitest';
import { openCooperative } from '../../../../test/support/cooperative-office.ts';
import { formValues } from '../../../../test/support/form-values.ts';

const { test, secretary, treasurer } = await openCooperative();

const FORM = '/menjadi-anggota';
const LIST = '/permohonan-anggota';
const person = (nik: string, name = 'Rabiatul Adawiyah') => ({
  ...{ fullName: name, nik, birthPlace: 'Martapura', birthDate: '1991-05-14', gender: 'P' },
  ...{ occupation: 'Penjahit', address: 'Gang Melati 4', phone: '0812 0000 7788', agrees: '1' },
  email: `${name.split(' ')[0]!.toLowerCase()}@contoh.example`,
});

/** Somebody applies with another browser. */
async function apply(values: Record<string, string>) {
  const visitor = test.visitor('koperasi');
  await visitor.get(FORM);
  return visitor.postFiles(FORM, values);
}

async function addressOf(name: string): Promise<string> {
  const { text } = await secretary.get(`${LIST}?q=${encodeURIComponent(name)}`);
  return /href="(\/permohonan-anggota\/[0-9a-f-]{36})"/.exec(text)![1]!;
}

const rows = async <T extends object>(sql: string, ...values: unknown[]) => {
  const ctx = await test.system('koperasi');
  return ctx.transaction((tx) => tx.query<T>(sql, values));
};
const membersNamed = (name: string) =>
  rows<{ id: string; member_number: string }>(
    'select id, member_number from cooperative_members where tenant_id = balai.tenant_id() and full_name = $1',
    name,
  );

it('whoever applies is a member once simpanan pokok has come in, not before, and only once', async () => {
  expect((await apply(person('6371015405910011'))).status).toBe(303);
  const url = await addressOf('Rabiatul');
  expect((await treasurer.post(`${url}/simpanan-pokok`, pay())).status).toBe(409);
  expect((await secretary.post(`${url}/terima`, {})).status).toBe(303);
  expect((await secretary.post(`${url}/terima`, {})).status).toBe(409);
  expect(await membersNamed('Rabiatul Adawiyah')).toEqual([]);
  expect((await secretary.post(`${url}/simpanan-pokok`, pay())).status).toBe(403);
  const typed = { ...formValues((await treasurer.get(url)).text, `${url}/simpanan-pokok`), place: 'cash' };
  const answers = await Promise.all([1, 2, 3].map(() => treasurer.post(`${url}/simpanan-pokok`, typed)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  const [member, ...others] = await membersNamed('Rabiatul Adawiyah');
  expect([member?.member_number, others]).toEqual(['0073', []]);
  const book = await treasurer.get(`/buku/simpanan/${member!.id}`);
  expect(book.text).toContain('Rp100.000');
  const accounts = await rows<{ status: string; role: string }>(
    `select a.status, g.role from accounts a join role_grants g on g.tenant_id = a.tenant_id and g.account_id = a.id
      where a.tenant_id = balai.tenant_id() and a.subject_id = $1`,
    member!.id,
  );
  expect(accounts).toEqual([{ status: 'invited', role: 'anggota' }]);
});

it('when the payment is refused nobody became a member', async () => {
  await apply(person('6371015405910022', 'Mahrita Sari'));
  const url = await addressOf('Mahrita');
  await secretary.post(`${url}/terima`, {});
  const answer = await treasurer.post(`${url}/simpanan-pokok`, { ...pay(), postedOn: '2026-01-15' });
  expect([answer.status, answer.text.includes('sudah ditutup')]).toEqual([422, true]);
  expect(await membersNamed('Mahrita Sari')).toEqual([]);
  expect((await secretary.get(url)).text).toContain('Menunggu simpanan pokok');
});

it('a refusal needs a reason; a refused applicant pays nothing', async () => {
  await apply(person('6371015405910033', 'Hamdani Noor'));
  const url = await addressOf('Hamdani');
  expect((await secretary.post(`${url}/tolak`, { reason: 'no' })).status).toBe(422);
  expect((await treasurer.get(url)).status).toBe(200);
  expect((await secretary.post(`${url}/tolak`, { reason: 'Tinggal di luar wilayah koperasi' })).status).toBe(
    303,
  );
  expect((await treasurer.post(`${url}/simpanan-pokok`, pay())).status).toBe(409);
  expect((await secretary.get(url)).text).toContain('Tinggal di luar wilayah');
});

it.each([
  ['nik', '123', 'NIK berisi 16 angka'],
  ['birthDate', '2999-01-01', 'Isi tanggal lahir'],
  ['phone', 'tidak ada', 'Isi nomor telepon'],
  ['email', 'surel', 'Isi alamat surel lengkap'],
  ['agrees', '', 'Setujui anggaran dasar'],
])('an application with an odd %s comes back with what was typed', async (field, value, sentence) => {
  const answer = await apply({ ...person('6371015405910044', 'Tidak Jadi'), [field]: value });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(sentence);
  expect(answer.text).toContain('Tidak Jadi');
});

it('what applicants write of themselves is sealed, and neither members nor visitors read it', async () => {
  const [row] = await rows<{ told: string }>(
    `select row_to_json(a)::text as told from cooperative_applications a
      where tenant_id = balai.tenant_id() and full_name = 'Hamdani Noor'`,
  );
  for (const secret of ['6371015405910033', 'Gang Melati', '0000 7788', '81200007788'])
    expect(row!.told).not.toContain(secret);
  const url = await addressOf('Hamdani');
  const member = await test.signIn('koperasi', 'anggota');
  expect((await member.get(url)).status).toBe(403);
  expect((await member.get(LIST)).status).toBe(403);
  expect((await test.visitor('koperasi').get(url)).status).toBe(303);
});

const pay = () => ({
  ...{ postedOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10), place: 'cash' },
  key: crypto.randomUUID(),
});

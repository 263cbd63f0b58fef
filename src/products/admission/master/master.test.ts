import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { semesterOf } from './first-semester.ts';

let test: TestApp;
let superAdmin: HttpClient;
let office: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  superAdmin = await test.signIn('pasca', 'superadmin');
  office = await test.signIn('pasca', 'tu');
});
afterAll(() => test.close());

const read = async <Row extends object>(sql: string, ...values: unknown[]) =>
  (await test.system('pasca')).transaction((tx) => tx.query<Row>(sql, values));
const room = { name: 'Lab Uji', building: 'Gedung Uji', capacity: '40', examSeats: '30', isStepFree: 'ya' };

describe('rooms and sessions', () => {
  it('are entered by the office, and a second room of the same name in a building is refused', async () => {
    expect((await office.post('/ruang/baru', room)).status).toBe(303);
    const again = await office.post('/ruang/baru', { ...room, name: 'LAB UJI' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Sudah ada ruang dengan nama ruang dan gedung ini.');
    expect((await office.post('/ruang/baru', { ...room, building: 'Gedung Lain' })).status).toBe(303);
    const rows = await read(
      `select 1 from exam_rooms where tenant_id = balai.tenant_id() and name ilike 'lab uji'`,
    );
    expect(rows).toHaveLength(2);
  });

  it('say what is wrong with more exam seats than chairs, with a seat that is no number, with hours that run back', async () => {
    const seats = await office.post('/ruang/baru', { ...room, name: 'Lab B', examSeats: '41' });
    expect([seats.status, seats.text.includes('melebihi kursi di ruang')]).toEqual([422, true]);
    const broken = await office.post('/ruang/baru', { ...room, name: 'Lab B', brokenSeats: 'tiga' });
    expect([broken.status, broken.text.includes('Tulis nomor kursi dipisah koma')]).toEqual([422, true]);
    const [semester] = await read<{ id: string }>(
      'select id from semesters where tenant_id = balai.tenant_id() and is_active',
    );
    const session = await office.post('/sesi-ujian/baru', {
      ...{ semester: semester!.id, name: 'TPA 9', test: 'aptitude', heldOn: '2027-01-10' },
      ...{ startsAt: '10.00', endsAt: '10.00' },
    });
    expect([session.status, session.text.includes('harus sesudah mulai pukul')]).toEqual([422, true]);
  });

  it('are not shown to who verifies papers or leads a programme', async () => {
    for (const role of ['upkh', 'prodi.mm@pasca.example']) {
      const who = await test.signIn('pasca', role);
      expect((await who.get('/ruang')).status).toBe(403);
      expect((await who.post('/sesi-ujian/baru', {})).status).toBe(403);
    }
  });
});

describe('the active semester', () => {
  const semesters = () =>
    read<{ id: string; isActive: boolean }>(
      `select id, is_active as "isActive" from semesters
        where tenant_id = balai.tenant_id() and deleted_at is null order by code`,
    );

  it('is one at a time, chosen by the super admin, and is not deleted', async () => {
    const [old, current] = await semesters();
    expect([old!.isActive, current!.isActive]).toEqual([false, true]);
    const administrator = await test.signIn('pasca', 'admin');
    expect((await administrator.post(`/semester/${old!.id}/aktifkan`, {})).status).toBe(403);
    const both = await Promise.all(
      [old!.id, current!.id, old!.id].map((id) => superAdmin.post(`/semester/${id}/aktifkan`, {})),
    );
    expect(both.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await semesters()).filter(({ isActive }) => isActive)).toHaveLength(1);
    await superAdmin.post(`/semester/${current!.id}/aktifkan`, {});
    const gone = await superAdmin.post(`/semester/${current!.id}/hapus`, { reason: 'Keliru' });
    expect([gone.status, gone.text.includes('sedang aktif')]).toEqual([409, true]);
    expect((await semesters()).map(({ isActive }) => isActive)).toEqual([false, true]);
  });
});

describe('programmes', () => {
  it('show to who leads some of them those alone, by list and by id', async () => {
    const leader = await test.signIn('pasca', 'prodi.mts@pasca.example');
    const list = await leader.get('/prodi');
    expect(list.text).toContain('Magister Teknik Sipil');
    expect(list.text).toContain('Magister Kesehatan Masyarakat');
    expect(list.text).not.toContain('Magister Manajemen');
    const [other] = await read<{ id: string }>(
      `select id from programmes where tenant_id = balai.tenant_id() and code = 'MM'`,
    );
    expect((await leader.get(`/prodi/${other!.id}`)).status).toBe(404);
    const nobody = await test.signIn('pasca', 'prodi.kosong@pasca.example');
    expect((await nobody.get('/prodi')).text).not.toContain('Magister');
  });

  it('keep their code, which grants and participants name', async () => {
    const [mine] = await read<{ id: string; version: number }>(
      `select id, version from programmes where tenant_id = balai.tenant_id() and code = 'MM'`,
    );
    const answer = await superAdmin.post(`/prodi/${mine!.id}/ubah`, {
      ...{
        code: 'MMX',
        name: 'Magister Manajemen',
        degree: 'S2',
        isOpen: 'ya',
        version: String(mine!.version),
      },
    });
    expect([answer.status, answer.text.includes('Kode tidak diubah lagi')]).toEqual([409, true]);
    const [after] = await read<{ code: string }>('select code from programmes where id = $1', mine!.id);
    expect(after!.code).toBe('MM');
  });
});

it('a day belongs to the half of the academic year it lies in', () => {
  const codes = ['2026-07-31', '2026-08-01', '2027-01-31', '2027-02-01'].map((day) => semesterOf(day).code);
  expect(codes).toEqual(['20252', '20261', '20261', '20262']);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
let page: HttpClient;
let call: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  page = await test.signIn('serikat', 'super_admin');
  call = await test.bearer('serikat', 'super_admin');
});
afterAll(() => test?.close());

interface Staged {
  id: string;
  problems: { row: number; code: string }[];
}

async function bringBack(name: string, content: Uint8Array) {
  const staged = await call.postFiles('/api/v1/imports', {
    register: 'campuses',
    file: { name, type: 'application/octet-stream', content },
  });
  expect(staged.status, staged.text).toBe(201);
  const { id, problems } = staged.json as Staged;
  const done = await call.postJson(`/api/v1/imports/${id}/commit`, {});
  expect(done.status, done.text).toBe(200);
  return { problems, counts: done.json as Record<string, number> };
}

const sheet = async (format: string) => (await page.get(`/system/masterdata/export/${format}`)).bytes;

describe('the master data', () => {
  it.each(['xlsx', 'csv'])('as %s, brought back untouched, changes nothing', async (format) => {
    const { counts, problems } = await bringBack(`kampus.${format}`, await sheet(format));
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ created: 0, updated: 0, unchanged: 16 });
  });

  it('takes a new campus in, which registration then offers, and leaves out the row it cannot read', async () => {
    const { counts, problems } = await bringBack(
      'kampus.csv',
      Buffer.from(
        'Nama kampus,Provinsi,Jenis\nUniversitas Uji Barito,Kalsel,PTN\nUniversitas Awan,Atlantis,PTS\nUniversitas Uji Barito,Kalsel,PTN\n',
      ),
    );
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      [3, 'province_unknown'],
      [4, 'name_repeated'],
    ]);
    expect(counts).toMatchObject({ created: 1, updated: 0 });
    const ctx = await test.system('serikat');
    const stored = await ctx.transaction((tx) =>
      tx.query(
        `select region_code, kind, is_active from campuses where tenant_id = balai.tenant_id() and name like '%Uji Barito'`,
      ),
    );
    expect(stored).toEqual([{ region_code: '63', kind: 'negeri', is_active: true }]);
  });

  it('moves the people of a campus whose province was put right, name included, and says so in the audit log', async () => {
    const text = (await sheet('csv')).toString('utf8');
    const edited = text.replace(/Politeknik Deli(.)Sumatera Utara/, 'Politeknik Deli Raya$1Aceh');
    expect(edited).not.toBe(text);
    const { counts } = await bringBack('kampus.csv', Buffer.from(edited));
    expect(counts).toMatchObject({ created: 0, updated: 1 });
    const ctx = await test.system('serikat');
    const [people, audited] = await ctx.transaction(async (tx) => [
      await tx.query<{ region_code: string; bills: string }>(
        `select region_code, (select string_agg(distinct b.region_code, ' ') from dues_bills b
            where b.tenant_id = m.tenant_id and b.payer_id = m.id) as bills
           from members m where tenant_id = balai.tenant_id() and university_name = 'Politeknik Deli Raya'`,
      ),
      await tx.query(
        `select 1 from audit_events where tenant_id = balai.tenant_id() and action = 'campus.updated'`,
      ),
    ]);
    expect(people).toHaveLength(2);
    for (const person of people) expect(person).toEqual({ region_code: '11', bills: '11' });
    expect(audited).toHaveLength(1);
  });

  it('is for the super admin alone', async () => {
    for (const who of ['admin', 'kalsel@serikat.example', 'anggota@serikat.example']) {
      const other = await test.signIn('serikat', who);
      for (const path of [
        '/system/masterdata/import',
        '/system/masterdata/export/csv',
        '/admin/masterdata/bulk-import',
      ])
        expect((await other.get(path)).status).toBe(403);
    }
    expect((await page.get('/admin/masterdata/bulk-import')).status).toBe(200);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSheet, textOf } from '#kernel/exchange';
import type { WorkContext } from '#kernel/work';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
let ctx: WorkContext;
const who: Record<string, HttpClient> = {};
const call: Record<string, HttpClient> = {};

beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  ctx = await test.system('serikat');
  for (const [key, account] of Object.entries({
    admin: 'admin',
    superAdmin: 'super_admin',
    kalsel: 'kalsel@serikat.example',
    jawa: 'jawa@serikat.example',
    treasurer: 'treasurer',
    member: 'anggota@serikat.example',
    candidate: 'calon@serikat.example',
  })) {
    who[key] = await test.signIn('serikat', account);
    call[key] = await test.bearer('serikat', account);
  }
});
afterAll(() => test.close());

interface Item {
  id: string;
  fullName: string;
  regionCode: string;
  membershipStatus: string;
}
interface List {
  items: Item[];
  total: number;
}

const list = async (client: HttpClient, query = '') =>
  (await client.get(`/api/v1/members?size=100${query}`)).json as List;
const idOf = async (name: string) => {
  const found = (await list(call.admin!, `&q=${encodeURIComponent(name)}`)).items.find(
    ({ fullName }) => fullName === name,
  );
  if (!found) throw new Error(`Nobody is called ${name}`);
  return found.id;
};
const sql = <T extends object>(text: string, values: unknown[] = []) =>
  ctx.transaction((tx) => tx.query<T>(text, values));
const regionsOf = (items: readonly Item[]) => [...new Set(items.map(({ regionCode }) => regionCode))].sort();

describe('a coordinator of Kalsel', () => {
  it('sees exactly the members of Kalsel, in list and total, and so does one of two provinces', async () => {
    const everyone = await list(call.admin!);
    const own = await list(call.kalsel!);
    expect(regionsOf(own.items)).toEqual(['63']);
    expect(own.total).toBe(everyone.items.filter(({ regionCode }) => regionCode === '63').length);
    const jawa = await list(call.jawa!);
    expect(regionsOf(jawa.items)).toEqual(['33', '35']);
    expect(jawa.total).toBe(
      everyone.items.filter(({ regionCode }) => ['33', '35'].includes(regionCode)).length,
    );
  });

  it('cannot widen the list by a filter, a search, a sort or a page', async () => {
    for (const query of [
      '&filter[region]=35',
      '&filter[region]=35&filter[region]=63',
      '&q=Universitas%20Semeru',
      '&q=Agus%20Santoso',
      '&sort=-region',
      '&page=2',
      '&filter[status]=active&filter[status]=candidate',
      `&filter[id]=${await idOf('Agus Santoso, M.T.')}`,
    ]) {
      const found = await list(call.kalsel!, query);
      expect(
        found.items.every(({ regionCode }) => regionCode === '63'),
        query,
      ).toBe(true);
    }
    expect((await list(call.kalsel!, '&q=Agus%20Santoso')).total).toBe(0);
  });

  it('gets for a member of Jatim what a random id gets: on page, form, steps, photo, papers and over the API', async () => {
    const other = await idOf('Agus Santoso, M.T.');
    const nobody = '019a0000-0000-7000-8000-000000000000';
    for (const at of ['', '/edit', '/photo']) {
      const [foreign, random] = [
        await who.kalsel!.get(`/admin/members/${other}${at}`),
        await who.kalsel!.get(`/admin/members/${nobody}${at}`),
      ];
      expect([foreign.status, random.status], at).toEqual([404, 404]);
      expect(foreign.text.replace(/[0-9a-f-]{36}|csrf-token" content="[^"]+/g, '')).toBe(
        random.text.replace(/[0-9a-f-]{36}|csrf-token" content="[^"]+/g, ''),
      );
    }
    expect((await call.kalsel!.get(`/api/v1/members/${other}`)).status).toBe(404);
    const change = await call.kalsel!.sendJson('PATCH', `/api/v1/members/${other}`, { city: 'Malang' });
    expect(change.status).toBe(404);
    const [row] = await sql<{ city: string | null }>(
      'select city from members where tenant_id = balai.tenant_id() and id = $1',
      [other],
    );
    expect(row!.city).toBeNull();
  });

  it('opens a member of Kalsel and changes the telephone, sealed, but neither golongan, status nor name', async () => {
    const own = await idOf('Akhmad Zaini');
    const page = await who.kalsel!.get(`/admin/members/${own}`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('Buka NIK dan gaji');
    const good = await call.kalsel!.sendJson('PATCH', `/api/v1/members/${own}`, { phone: '0813 4900 1122' });
    expect(good.status).toBe(200);
    const [row] = await sql<{ phone: string }>(
      'select phone from members where tenant_id = balai.tenant_id() and id = $1',
      [own],
    );
    expect(row!.phone).toMatch(/^s1\./);
    expect((await who.kalsel!.get(`/admin/members/${own}`)).text).toContain('0813-4900-1122');
    for (const body of [
      { golongan: 'IV/a' },
      { fullName: 'Orang Lain' },
      { nik: '6371010101900001' },
      { adminNotes: 'x' },
      { baseSalary: '1' },
    ]) {
      const refused = await call.kalsel!.sendJson('PATCH', `/api/v1/members/${own}`, body);
      expect(refused.status, JSON.stringify(body)).toBe(403);
    }
    const form = await who.kalsel!.get(`/admin/members/${own}/edit`);
    expect(form.text).toContain('name="phone"');
    expect(form.text).not.toMatch(/name="(golongan|fullName|campusId|employmentStatus)"/);
  });

  it('cannot move a member out of the region by sending a campus', async () => {
    const own = await idOf('Akhmad Zaini');
    const [campus] = await sql<{ id: string }>(
      `select id from campuses where tenant_id = balai.tenant_id() and region_code = '35' limit 1`,
    );
    const answer = await call.kalsel!.sendJson('PATCH', `/api/v1/members/${own}`, { campusId: campus!.id });
    expect(answer.status).toBe(200);
    const [row] = await sql<{ region_code: string }>(
      'select region_code from members where tenant_id = balai.tenant_id() and id = $1',
      [own],
    );
    expect(row!.region_code).toBe('63');
  });

  it('counts only own members on the dashboard and on the page of the region', async () => {
    const count = (await list(call.kalsel!, '&filter[status]=active')).total;
    const dashboard = await who.kalsel!.get('/admin/dashboard');
    expect(dashboard.text).toContain('Dasbor wilayah');
    expect(dashboard.text).toMatch(new RegExp(`Anggota aktif.{0,400}?>${count}<`, 's'));
    expect(dashboard.text).not.toContain('Jawa Timur');
    const page = await who.kalsel!.get('/region/members');
    expect(page.status).toBe(200);
    expect(page.text).toContain(`${(await list(call.kalsel!)).total} orang di 1 provinsi`);
    expect(page.text).not.toContain('Agus Santoso');
  });

  it('takes along only own members, audited with number, columns and reason', async () => {
    const answer = await who.kalsel!.post('/region/members/export', {
      format: 'csv',
      kolom: ['number', 'name', 'region', 'phone', 'nik'],
      reason: 'Undangan rapat wilayah',
    });
    expect(answer.status).toBe(200);
    const lines = answer.text
      .replace(/^\ufeff/, '')
      .trim()
      .split('\r\n');
    expect(lines[0]).toBe('Nomor anggota;Nama lengkap;Wilayah;Nomor telepon');
    expect(lines.slice(1).every((line) => line.includes(';Kalimantan Selatan;'))).toBe(true);
    expect(lines.length - 1).toBe((await list(call.kalsel!)).total);
    const audit = (await readAuditLog(await test.system('serikat'), { action: 'member.exported' })).at(-1);
    expect(audit).toMatchObject({ reason: 'Undangan rapat wilayah', after: { rows: lines.length - 1 } });
    const short = await who.kalsel!.post('/region/members/export', { format: 'csv', reason: 'ya' });
    expect(short.status).toBe(422);
  });

  it('cannot decide anything, alone or over a picked list', async () => {
    const own = await idOf('Akhmad Zaini');
    for (const step of ['approve', 'reject', 'disable', 'enable', 'suspend', 'expel', 'delete']) {
      expect(
        (await call.kalsel!.postJson(`/api/v1/members/${own}/${step}`, { reason: 'Tidak berwenang' })).status,
        step,
      ).toBe(403);
      expect(
        (await who.kalsel!.post(`/admin/members/${own}/${step}`, { reason: 'Tidak berwenang' })).status,
        step,
      ).toBe(403);
    }
    const bulk = await who.kalsel!.post('/admin/members/bulk', { act: 'disable', id: own });
    expect(bulk.status).toBe(403);
    expect((await who.kalsel!.get('/admin/candidates')).status).toBe(403);
  });
});

describe('who may decide', () => {
  it('a member, a candidate and a treasurer cannot approve; the admin can, once the treasurer has verified', async () => {
    const waiting = await idOf('Tri Handayani');
    for (const one of ['member', 'candidate', 'treasurer']) {
      expect((await call[one]!.postJson(`/api/v1/members/${waiting}/approve`, {})).status, one).toBe(403);
    }
    const early = await call.admin!.postJson(`/api/v1/members/${waiting}/approve`, {});
    expect(early.status).toBe(409);
    expect((early.json as { detail: string }).detail).toContain('Bendahara memverifikasi');
    const page = await who.admin!.get(`/admin/candidates/${waiting}`);
    expect(page.text).toContain('Persetujuan terbuka setelah Bendahara memverifikasi iuran pendaftaran.');

    const [payment] = await sql<{ id: string }>(
      `select id from dues_payments where tenant_id = balai.tenant_id() and payer_id = $1 and status = 'submitted'`,
      [waiting],
    );
    const verified = await call.treasurer!.postJson(`/api/v1/dues/payments/${payment!.id}/verify`, {});
    expect(verified.status).toBe(200);
    const done = await who.admin!.post(`/admin/members/${waiting}/approve`, { note: 'Data cocok.' });
    expect(done.status).toBe(303);
    const item = (await call.admin!.get(`/api/v1/members/${waiting}`)).json as Record<string, unknown>;
    expect(item).toMatchObject({
      membershipStatus: 'active',
      onboardingState: 'approved',
      accountStatus: 'active',
    });
    expect(item.memberNumber).toMatch(/^SPK-\d{4}-\d{5}$/);
  });

  it('who holds both keys turns both at once, and both stand in the audit log', async () => {
    const id = await idOf('Nur Aisyah');
    const answer = await call.superAdmin!.postJson(`/api/v1/members/${id}/approve`, {});
    expect(answer.status).toBe(200);
    const actions = await sql<{ action: string }>(
      `select action from audit_events where tenant_id = balai.tenant_id() and resource in ('member', 'dues.payment')
         and request_id = (select request_id from audit_events
           where tenant_id = balai.tenant_id() and object_id = $1 and action = 'member.approve') order by id`,
      [id],
    );
    expect(actions.map(({ action }) => action)).toEqual(['payment.verified', 'member.approve']);
  });

  it('nobody closes their own membership, nor that of somebody above them; a reason is asked', async () => {
    const admin = await idOf('Laila Nurhayati, M.Pd.');
    const boss = await idOf('Dr. Ratna Wulandari, M.Si.');
    const reason = { reason: 'Uji kewenangan' };
    expect((await call.admin!.postJson(`/api/v1/members/${admin}/disable`, reason)).status).toBe(409);
    expect((await call.admin!.postJson(`/api/v1/members/${boss}/disable`, reason)).status).toBe(409);
    const someone = await idOf('Rudi Hartono');
    const silent = await call.admin!.postJson(`/api/v1/members/${someone}/disable`, {});
    expect(silent.status).toBe(422);
    expect((silent.json as { fields: Record<string, string> }).fields.reason).toBeTruthy();
  });

  it('a disabled person is signed out and shut out at once, and comes back when enabled', async () => {
    const id = await idOf('Maria Goreti Nahak');
    const person = await test.signIn('serikat', 'anggota2@serikat.example');
    expect((await person.get('/dashboard')).status).toBe(200);
    const closed = await call.admin!.postJson(`/api/v1/members/${id}/disable`, {
      reason: 'Permintaan sendiri',
    });
    expect(closed.json).toMatchObject({ state: 'disabled' });
    expect((await person.get('/dashboard')).headers.location).toContain('/login');
    const opened = await call.admin!.postJson(`/api/v1/members/${id}/enable`, { reason: 'Sudah kembali' });
    expect(opened.json).toMatchObject({ state: 'active' });
    // Opened again is not signed in again: the sessions of before stay ended.
    expect((await person.get('/dashboard')).headers.location).toContain('/login');
    const audits = (await readAuditLog(await test.system('serikat'), { object: id })).slice(-2);
    expect(audits).toMatchObject([
      { action: 'member.disable', reason: 'Permintaan sendiri' },
      { action: 'member.enable', reason: 'Sudah kembali' },
    ]);
  });

  it('a rejection needs a reason; the candidate reads it and may apply again', async () => {
    const id = await idOf('Fitri Amalia, M.Farm.');
    expect((await who.admin!.post(`/admin/members/${id}/reject`, { reason: '' })).status).toBe(422);
    expect(
      (await who.admin!.post(`/admin/members/${id}/reject`, { reason: 'Surat tugas belum terbaca.' })).status,
    ).toBe(303);
    const item = (await call.admin!.get(`/api/v1/members/${id}`)).json;
    expect(item).toMatchObject({
      membershipStatus: 'rejected',
      onboardingState: 'rejected',
      accountStatus: 'rejected',
      statusReason: 'Surat tugas belum terbaca.',
    });
    const own = await test.signIn('serikat', 'calon5@serikat.example');
    const status = await own.get('/me/membership/status');
    expect(status.text).toContain('Data kampus tidak cocok');
    expect((await own.post('/me/membership/status/reapply')).status).toBe(303);
    expect((await own.get('/me/membership/status')).text).toContain('Pendaftaran ke-2');
  });

  it('several people at once: what cannot be done is named, the rest is done', async () => {
    const ids = [await idOf('Rudi Hartono'), await idOf('Dr. Ratna Wulandari, M.Si.')];
    const ask = await who.admin!.post('/admin/members/bulk', { act: 'disable', id: ids });
    expect(ask.status).toBe(200);
    expect(ask.text).toContain('2 orang');
    const done = await who.admin!.post('/admin/members/bulk/disable', {
      id: ids,
      reason: 'Uji tindakan massal',
    });
    expect(done.status).toBe(200);
    expect(done.text).toContain('1 berhasil, 1 tidak');
    expect(done.text).toContain('memegang peran yang lebih tinggi');
    const [row] = await sql<{ n: number }>(
      `select count(*) as n from members where tenant_id = balai.tenant_id() and id = any($1) and membership_status = 'disabled'`,
      [ids],
    );
    expect(row!.n).toBe(1);
  });
});

describe('the list', () => {
  it('searches, filters and sorts for the admin, and the file holds the same rows as the list', async () => {
    expect(
      (await list(call.admin!, '&q=semeru')).items.every(({ fullName }) => /Dewi|Lilis/.test(fullName)),
    ).toBe(true);
    const civil = await list(call.admin!, '&filter[rate]=GOL_IV&sort=-name');
    expect(civil.total).toBeGreaterThan(3);
    const names = civil.items.map(({ fullName }) => fullName.toLowerCase());
    expect(names).toEqual([...names].sort().reverse());
    expect((await call.admin!.get('/api/v1/members?filter[nomor]=1')).status).toBe(422);

    const query = new URLSearchParams({ 'filter[rate]': 'GOL_IV' }).toString();
    const answer = await who.admin!.post('/admin/members/export', {
      format: 'xlsx',
      kolom: ['number', 'name', 'status', 'joined'],
      reason: 'Rapat pleno',
      query,
    });
    expect(answer.status).toBe(200);
    const folder = await mkdtemp(path.join(tmpdir(), 'unduhan-'));
    try {
      const file = path.join(folder, 'anggota.xlsx');
      await writeFile(file, answer.bytes);
      const sheet = await readSheet(file, { fields: [] as never });
      const cells = sheet.rows.map((row) => row.cells.map((cell) => (cell ? textOf(cell) : '')));
      expect(cells).toHaveLength(civil.total);
      expect(cells.flat().join(' ')).toContain('Dr. Ratna Wulandari, M.Si.');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('says what is not found and offers the way back', async () => {
    const page = await who.admin!.get('/admin/members?q=tidakadaorangbegini');
    expect(page.text).toContain('Tidak ada yang cocok dengan “tidakadaorangbegini”');
  });

  it('shows a treasurer names and dues, and neither faculty nor e-mail', async () => {
    const id = await idOf('Akhmad Zaini');
    const page = await who.treasurer!.get(`/admin/members/${id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Masih terbuka');
    expect(page.text).not.toContain('Teknik Sipil');
    const item = (await call.treasurer!.get(`/api/v1/members/${id}`)).json as {
      email: unknown;
      fields: object;
    };
    expect(item.email).toBeNull();
    expect(item.fields).toEqual({});
    expect((await who.treasurer!.get('/admin/members?kolom=email')).text).not.toContain('@kampus.example');
  });

  it('is found by the super admin at the old address of the import, which an admin may not open', async () => {
    const chief = await test.signIn('serikat', 'super_admin');
    const old = await chief.get('/admin/members/bulk-import');
    const now = await chief.get('/system/members/import');
    const headingOf = (html: string) => /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1];
    expect([old.status, headingOf(old.text)]).toEqual([200, headingOf(now.text)]);
    expect((await who.admin!.get('/admin/members/bulk-import')).status).toBe(403);
  });

  it('keeps members and candidates out', async () => {
    for (const one of ['member', 'candidate']) {
      for (const at of [
        '/admin/members',
        '/admin/dashboard',
        '/admin/candidates',
        '/region/members',
        '/admin/members/export',
      ]) {
        expect((await who[one]!.get(at)).status, `${one} ${at}`).toBe(403);
      }
      expect((await call[one]!.get('/api/v1/members')).status).toBe(403);
    }
    expect((await test.visitor('serikat').get('/admin/members')).headers.location).toContain('/login');
  });
});

describe('what is sensitive', () => {
  it('is opened by the admin alone, and each opening stands in the audit log', async () => {
    const id = await idOf('Akhmad Zaini');
    await call.admin!.sendJson('PATCH', `/api/v1/members/${id}`, { nik: '6371010101840001' });
    const closed = await who.admin!.get(`/admin/members/${id}`);
    expect(closed.text).not.toContain('6371010101840001');
    expect(closed.text).toContain('6371••••••••0001');
    const opened = await who.admin!.post(`/admin/members/${id}/secrets`);
    expect(opened.text).toContain('6371010101840001');
    const reads = await sql(
      `select id from audit_events where tenant_id = balai.tenant_id() and object_id = $1 and action = 'member.secrets_read'`,
      [id],
    );
    expect(reads).toHaveLength(1);
    expect((await who.kalsel!.post(`/admin/members/${id}/secrets`)).status).toBe(403);
    const [row] = await sql<{ nik: string }>(
      `select nik from members where tenant_id = balai.tenant_id() and id = $1`,
      [id],
    );
    expect(row!.nik).toMatch(/^s1\./);
    const told = await readAuditLog(await test.system('serikat'), { action: 'member.updated', object: id });
    expect(told.at(-1)!.after).toHaveProperty('nik');
    expect(JSON.stringify(told)).not.toContain('6371010101840001');
    const found = await list(call.admin!, '&q=6371010101840001');
    expect(found.items.map((one) => one.id)).toEqual([id]);
    expect((await list(call.kalsel!, '&q=6371010101840001')).total).toBe(0);
  });

  it('two officers who edit the same record: the second is told instead of undoing the first', async () => {
    const id = await idOf('Kartika Sari Dewi');
    const form = await who.admin!.get(`/admin/members/${id}/edit`);
    const seenAt = /name="seenAt" value="([^"]+)"/.exec(form.text)![1]!;
    const fields = {
      fullName: 'Kartika Sari Dewi',
      phone: '081234567890',
      faculty: 'Teknik',
      academicRank: 'Lektor',
    };
    const status = { employmentStatus: 'PNS', golongan: 'III/b', duesRateCode: '' };
    await call.admin!.sendJson('PATCH', `/api/v1/members/${id}`, { branchName: 'Cabang Kudus' });
    const late = await who.admin!.post(`/admin/members/${id}/edit`, {
      ...fields,
      ...status,
      branchName: '',
      seenAt,
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('sudah diubah orang lain');
    const [row] = await sql<{ branch_name: string }>(
      'select branch_name from members where tenant_id = balai.tenant_id() and id = $1',
      [id],
    );
    expect(row!.branch_name).toBe('Cabang Kudus');
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import { formValues } from '../../../../test/support/form-values.ts';
import { idIn, openSite } from './open-site.ts';

const { test, guest, admin, superAdmin, sql } = await openSite();
afterAll(() => test.close());

describe('officers of the union', () => {
  const fields = (more: Record<string, string> = {}) => ({
    ...{
      fullName: 'Dr. Ratna Ketua',
      positionTitle: 'Ketua Umum',
      person: '',
      level: 'pusat',
      regionCode: '',
    },
    ...{
      photoId: '',
      bio: 'Dosen **hukum**',
      isActive: '1',
      periodStart: '2024-01-01',
      periodEnd: '2099-12-31',
    },
    ...{ pictureAlt: '', seen: '0', ...more },
  });

  it('serve where and as long as they say, one tied to a member, one not', async () => {
    const [somebody] = await sql<{ id: string; member_number: string }>(
      `select id, member_number from members where tenant_id = balai.tenant_id() and member_number is not null limit 1`,
    );
    const tied = await superAdmin.postFiles(
      '/admin/cms/officers/new',
      fields({ person: somebody!.member_number }),
    );
    expect(tied.status).toBe(303);
    await superAdmin.postFiles(
      '/admin/cms/officers/new',
      fields({ fullName: 'Hasan Wilayah', positionTitle: 'Koordinator', level: 'wilayah', regionCode: '63' }),
    );
    await superAdmin.postFiles(
      '/admin/cms/officers/new',
      fields({ fullName: 'Masa Lalu', periodEnd: '2025-01-01' }),
    );
    await superAdmin.postFiles('/admin/cms/officers/new', fields({ fullName: 'Tidak Aktif', isActive: '' }));
    const { text } = await guest.get('/pengurus');
    expect(text.indexOf('Dr. Ratna Ketua')).toBeLessThan(text.indexOf('Hasan Wilayah'));
    expect(text).toContain('<strong>hukum</strong>');
    expect(text).toContain('Kalimantan Selatan');
    expect(text).toContain('2024–2099');
    expect(text).not.toContain('Masa Lalu');
    expect(text).not.toContain('Tidak Aktif');
    expect(text).not.toContain(somebody!.member_number);
    const [row] = await sql<{ person_id: string }>(
      'select person_id from cms_officers where tenant_id = balai.tenant_id() and id = $1',
      [idIn(tied.headers.location)],
    );
    expect(row!.person_id).toBe(somebody!.id);
  });

  it('a regional one needs a region, and a number must be somebody’s', async () => {
    const noRegion = await superAdmin.postFiles('/admin/cms/officers/new', fields({ level: 'wilayah' }));
    expect(noRegion.status).toBe(422);
    const nobody = await superAdmin.postFiles(
      '/admin/cms/officers/new',
      fields({ person: 'SPK-0000-99999' }),
    );
    expect(nobody.status).toBe(422);
    expect(nobody.text).toContain('tidak ditemukan');
  });

  it('are moved by their buttons', async () => {
    const second = await superAdmin.postFiles(
      '/admin/cms/officers/new',
      fields({ fullName: 'Budi Sekretaris' }),
    );
    const rows = await sql<{ id: string; full_name: string }>(
      `select id, full_name from cms_officers where tenant_id = balai.tenant_id() and level = 'pusat' and deleted_at is null
        order by sort_order`,
    );
    const id = idIn(second.headers.location);
    let order = rows.map((row) => row.id);
    while (order.indexOf(id) > 0) {
      await superAdmin.post('/admin/cms/officers/order', { order, move: `${id}:up` });
      const at = order.indexOf(id);
      order = [...order.slice(0, at - 1), id, order[at - 1]!, ...order.slice(at + 1)];
    }
    const { text } = await guest.get('/pengurus');
    expect(text.indexOf('Budi Sekretaris')).toBeLessThan(text.indexOf('Dr. Ratna Ketua'));
  });

  it('are changed from their form and taken out of the list by the super admin alone', async () => {
    const made = await superAdmin.postFiles(
      '/admin/cms/officers/new',
      fields({ fullName: 'Wayan Bendahara', positionTitle: 'Wakil bendahara' }),
    );
    const url = `/admin/cms/officers/${idIn(made.headers.location)}`;
    const form = formValues((await superAdmin.get(url)).text, url);
    const changed = { ...form, positionTitle: 'Bendahara umum' };
    expect((await admin.postFiles(url, changed)).status).toBe(403);
    expect((await guest.get('/pengurus')).text).toContain('Wakil bendahara');
    expect((await superAdmin.postFiles(url, changed)).status).toBe(303);
    expect((await guest.get('/pengurus')).text).toContain('Bendahara umum');
    const late = await superAdmin.postFiles(url, { ...form, positionTitle: 'Penasihat' });
    expect(late.status).toBe(409);
    expect((await admin.post(`${url}/delete`)).status).toBe(403);
    expect((await guest.get('/pengurus')).text).toContain('Wayan Bendahara');
    expect((await superAdmin.post(`${url}/delete`)).status).toBe(303);
    expect((await guest.get('/pengurus')).text).not.toContain('Wayan Bendahara');
  });
});

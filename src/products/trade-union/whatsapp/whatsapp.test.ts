import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { readAuditLog } from '../../../../test/support/read-audit-log.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';

const everybody = 'https://chat.whatsapp.com/SemuaAnggota01';
const kalselLink = 'https://chat.whatsapp.com/HanyaKalsel63';
const jatimLink = 'https://chat.whatsapp.com/HanyaJatim35';

describe.each(['pooled', 'schema'] as const)('on level %s', (isolation) => {
  let union: UnionWithPeople;
  let admin: HttpClient;
  let kalsel: HttpClient;
  let member: { id: string; browser: HttpClient };
  let faraway: { id: string; browser: HttpClient };

  beforeAll(async () => {
    union = await openUnionWithPeople(isolation);
    admin = await union.addOfficer('admin');
    kalsel = await union.addOfficer('coordinator', { regions: ['63'] });
    member = await union.addMember({ name: 'Siti Anggota', regionCode: '63' });
    faraway = await union.addMember({ name: 'Warga Jatim', regionCode: '35' });
    const groups: Record<string, string>[] = [
      { kind: 'all', url: everybody },
      { kind: 'region', regionCode: '63', url: `${kalselLink}?lewat=surel` },
      { kind: 'region', regionCode: '35', url: jatimLink },
    ];
    for (const fields of groups) expect((await admin.post('/admin/whatsapp-links', fields)).status).toBe(303);
  });
  afterAll(() => union?.close());

  const sql = <T extends object>(text: string, values: unknown[] = []) =>
    union.ctx.transaction((tx) => tx.query<T>(text, values));

  async function buttonOf(browser: HttpClient, path: string): Promise<string> {
    const page = await browser.get(path);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('chat.whatsapp.com');
    return /href="(\/member\/whatsapp\/open\/[^"]+)"/.exec(page.text)![1]!;
  }

  it('a member is led to the group of all, and each opening is written down', async () => {
    const answer = await member.browser.get(await buttonOf(member.browser, '/member/whatsapp/all'));
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe(everybody);
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    const clicks = await sql<{ name: string }>(
      `select a.display_name as name from whatsapp_clicks c join accounts a on a.tenant_id = c.tenant_id and a.id = c.account_id
        where c.tenant_id = balai.tenant_id()`,
    );
    expect(clicks).toEqual([{ name: 'Siti Anggota' }]);
  });

  it('members of two provinces are led to two groups', async () => {
    const near = await member.browser.get(await buttonOf(member.browser, '/member/whatsapp/region'));
    const far = await faraway.browser.get(await buttonOf(faraway.browser, '/member/whatsapp/region'));
    expect([near.headers.location, far.headers.location]).toEqual([kalselLink, jatimLink]);
  });

  it('the button of one person opens nothing for another, nor later, nor when it was changed', async () => {
    const button = await buttonOf(member.browser, '/member/whatsapp/region');
    expect((await faraway.browser.get(button)).status).toBe(404);
    expect((await member.browser.get(`${button.slice(0, -2)}xx`)).status).toBe(404);
    expect((await union.visitor().get(button)).status).toBe(303);
    expect(String((await union.visitor().get(button)).headers.location)).toMatch(/^\/login/);
    const other = button.replace(/open\/[^/]+/, `open/${uuidv7()}`);
    expect((await member.browser.get(other)).status).toBe(404);
  });

  it('candidates, members on hold and those who have left are refused, with no link leaked', async () => {
    const candidate = await union.addMember({ status: 'candidate' });
    const held = await union.addMember();
    const button = await buttonOf(held.browser, '/member/whatsapp/all');
    await sql('update members set dues_held_at = now() where tenant_id = balai.tenant_id() and id = $1', [
      held.id,
    ]);
    for (const { browser } of [candidate, held]) {
      for (const path of ['/member/whatsapp/all', '/member/whatsapp/region', button]) {
        const answer = await browser.get(path);
        expect(answer.status).toBe(403);
        expect(`${answer.text}${answer.headers.location}`).not.toContain('chat.whatsapp.com');
      }
    }
  });

  it('the address is sealed in the database and shown on no page of an officer', async () => {
    const rows = await sql<{ id: string; text: string }>(
      'select l.id, row_to_json(l)::text as text from whatsapp_links l where l.tenant_id = balai.tenant_id()',
    );
    for (const { id, text } of rows) {
      expect(text).not.toContain('whatsapp.com');
      expect((await admin.get(`/admin/whatsapp-links/${id}`)).text).not.toMatch(
        /SemuaAnggota01|HanyaKalsel63/,
      );
    }
    const events = await readAuditLog(union.ctx, { resource: 'whatsapp' });
    expect(events.length).toBeGreaterThan(2);
    expect(JSON.stringify(events)).not.toContain('chat.whatsapp.com');
  });

  it('a coordinator changes the group of Kalsel; that of Jatim and of all stays as it was', async () => {
    const fresh = 'https://chat.whatsapp.com/KalselBaru2026';
    expect((await kalsel.post('/region/whatsapp-link', { regionCode: '63', url: fresh })).status).toBe(303);
    const near = await member.browser.get(await buttonOf(member.browser, '/member/whatsapp/region'));
    expect(near.headers.location).toBe(fresh);
    const stolen = 'https://chat.whatsapp.com/PunyaOrang99';
    expect((await kalsel.post('/region/whatsapp-link', { regionCode: '35', url: stolen })).status).toBe(404);
    expect((await kalsel.post('/admin/whatsapp-links', { kind: 'all', url: stolen })).status).toBe(404);
    const [jatim] = await sql<{ id: string }>(
      `select id from whatsapp_links where tenant_id = balai.tenant_id() and region_code = '35'`,
    );
    for (const id of [jatim!.id, uuidv7()]) {
      expect((await kalsel.get(`/admin/whatsapp-links/${id}`)).status).toBe(404);
      expect((await kalsel.post(`/admin/whatsapp-links/${id}`, { url: stolen })).status).toBe(404);
      expect((await kalsel.post(`/admin/whatsapp-links/${id}/state`, { open: '0' })).status).toBe(404);
    }
    const page = await kalsel.get('/region/whatsapp-link');
    expect(page.text).toContain('Kalimantan Selatan');
    expect(page.text).not.toContain('Jawa Timur');
    const far = await faraway.browser.get(await buttonOf(faraway.browser, '/member/whatsapp/region'));
    expect(far.headers.location).toBe(jatimLink);
  });

  it.each([
    'http://chat.whatsapp.com/AbCdEf123',
    'https://chat.whatsapp.com.penipu.example/AbCdEf123',
    'https://penipu.example/?https://chat.whatsapp.com/AbCdEf123',
    'https://aku:sandi@chat.whatsapp.com/AbCdEf123',
    'javascript:alert(1)',
    '',
  ])('%s is no invitation and is refused with words', async (url) => {
    const answer = await admin.post('/admin/whatsapp-links', { kind: 'all', url });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Tempel tautan undangan grup');
  });

  it('a cluster needs a name, and members of its region see it beside their own group', async () => {
    const url = 'https://chat.whatsapp.com/DosenTidakTetap1';
    const fields = { kind: 'cluster', regionCode: '63', url };
    expect((await kalsel.post('/admin/whatsapp-links', fields)).status).toBe(422);
    expect(
      (await kalsel.post('/admin/whatsapp-links', { ...fields, name: 'Dosen tidak tetap' })).status,
    ).toBe(303);
    expect((await member.browser.get('/member/whatsapp/region')).text).toContain('Dosen tidak tetap');
    expect((await faraway.browser.get('/member/whatsapp/region')).text).not.toContain('Dosen tidak tetap');
  });

  it('a group is given a new invitation by its keeper, which its button leads to from then on', async () => {
    const [near] = await sql<{ id: string }>(
      `select id from whatsapp_links where tenant_id = balai.tenant_id() and region_code = '63' and kind = 'region'`,
    );
    const url = `/admin/whatsapp-links/${near!.id}`;
    const goesTo = async () =>
      (await member.browser.get(await buttonOf(member.browser, '/member/whatsapp/region'))).headers.location;
    const before = await goesTo();
    const fresh = { url: 'https://chat.whatsapp.com/KalselLagi2027' };
    expect((await member.browser.post(url, fresh)).status).toBe(403);
    expect((await kalsel.post(url, { url: 'https://contoh.example/x' })).status).toBe(422);
    expect(await goesTo()).toBe(before);
    expect((await kalsel.get(url)).text).toContain(`action="${url}"`);
    expect((await kalsel.post(url, fresh)).status).toBe(303);
    expect(await goesTo()).toBe(fresh.url);
  });

  it('a group that is closed leaves the pages and opens to nobody who still has the button', async () => {
    const button = await buttonOf(faraway.browser, '/member/whatsapp/region');
    const [jatim] = await sql<{ id: string }>(
      `select id from whatsapp_links where tenant_id = balai.tenant_id() and region_code = '35'`,
    );
    expect((await admin.post(`/admin/whatsapp-links/${jatim!.id}/state`, { open: '0' })).status).toBe(303);
    expect((await faraway.browser.get(button)).status).toBe(404);
    expect((await faraway.browser.get('/member/whatsapp/region')).text).toContain('belum dibuka');
    expect((await admin.post(`/admin/whatsapp-links/${jatim!.id}/state`, { open: '1' })).status).toBe(303);
  });

  it('an invitation older than ninety days asks its keepers once a week for a new one', async () => {
    await sql(
      `update whatsapp_links set rotated_at = now() - interval '91 days' where tenant_id = balai.tenant_id() and region_code = '63' and kind = 'region'`,
    );
    const notices = () =>
      sql(
        `select 1 from notifications where tenant_id = balai.tenant_id() and title like 'Tautan Grup Kalimantan Selatan%'`,
      );
    const button = await buttonOf(member.browser, '/member/whatsapp/region');
    expect((await member.browser.get(button)).status).toBe(303);
    expect((await member.browser.get(button)).status).toBe(303);
    expect(await notices()).toHaveLength(1);
    expect((await kalsel.get('/region/whatsapp-link')).text).toContain('Perlu diganti');
  });
});

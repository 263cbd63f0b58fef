import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
let admin: HttpClient;
let coordinator: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  admin = await test.signIn('serikat', 'admin');
  coordinator = await test.signIn('serikat', 'kalsel@serikat.example');
});
afterAll(() => test?.close());

const AT = '/admin/members/columns';
const back = '/region/members?filter%5Bgender%5D=P';
const linkTo = (text: string, name: string) => {
  const at = text.indexOf(`>${name}</a>`);
  return at < 0 ? undefined : /href="([^"]*)"[^>]*$/.exec(text.slice(0, at))?.[1]?.replaceAll('&amp;', '&');
};

describe('a set of columns', () => {
  it('is saved under a name, put into the address of the list, and offered to whom it is shared with', async () => {
    const saved = await admin.post(AT, {
      ...{ name: 'Untuk rapat', shared: '1', back: '/admin/members?q=a' },
      kolom: ['name', 'employment', 'gender', 'tidak-ada'],
    });
    expect(saved.status).toBe(303);
    expect(saved.headers.location).toBe('/admin/members?q=a&kolom=name&kolom=employment&kolom=gender');
    await admin.post(AT, { name: 'Hanya saya', kolom: 'name', back: '/admin/members' });
    const list = await coordinator.get(back);
    const url = linkTo(list.text, 'Untuk rapat');
    expect(url).toBe(`${back}&kolom=name&kolom=employment&kolom=gender`);
    expect(linkTo(list.text, 'Hanya saya')).toBeUndefined();
    const shown = (await coordinator.get(url!)).text;
    const heads = [...shown.matchAll(/<th scope="col"[^>]*>(?:<a[^>]*>)?([^<]+)/g)].map(([, head]) => head);
    expect(heads).toEqual(['Anggota', 'Status kepegawaian', 'Jenis kelamin']);
  });

  it('fills the boxes of the file too', async () => {
    const page = (await coordinator.get('/region/members/export')).text;
    const chosen = (await coordinator.get(linkTo(page, 'Untuk rapat')!)).text;
    const ticked = [...chosen.matchAll(/<input[^>]*name="kolom"[^>]*>/g)]
      .map(([box]) => box)
      .filter((box) => box.includes('checked=""'))
      .map((box) => /value="([^"]*)"/.exec(box)?.[1]);
    expect(ticked).toEqual(['name', 'gender', 'employment']);
  });

  it('shows nobody a column that is not theirs: a treasurer gets the rest', async () => {
    const treasurer = await test.signIn('serikat', 'treasurer');
    const url = linkTo((await treasurer.get('/admin/members')).text, 'Untuk rapat');
    expect((await treasurer.get(url!)).text.includes('Jenis kelamin')).toBe(false);
  });

  it('is deleted by its owner alone', async () => {
    const id = /columns\/([0-9a-f-]{36})\/delete/.exec((await admin.get(AT)).text)?.[1];
    expect((await coordinator.get(AT)).text.includes(`${id}/delete`)).toBe(false);
    expect((await coordinator.post(`${AT}/${id}/delete`)).status).toBe(404);
    expect((await admin.post(`${AT}/${id}/delete`)).status).toBe(303);
    expect((await admin.get(AT)).text.includes(`${id}`)).toBe(false);
  });

  it('asks for a name and a column, and keeps what was chosen', async () => {
    const page = await admin.post(AT, { name: '', kolom: 'golongan', back: '/admin/members' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Beri nama susunan ini');
    expect(page.text).toMatch(/value="golongan"[^>]*checked=""|checked=""[^>]*value="golongan"/);
    expect((await admin.post(AT, { name: 'Kosong' })).status).toBe(422);
  });
});

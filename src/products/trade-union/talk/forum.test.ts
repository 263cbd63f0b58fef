import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';

describe.each(['pooled', 'schema'] as const)('on level %s', (isolation) => {
  let union: UnionWithPeople;
  let board: HttpClient;
  let kalsel: HttpClient;
  let writer: { id: string; browser: HttpClient };
  let reader: { id: string; browser: HttpClient };
  let faraway: { id: string; browser: HttpClient };

  beforeAll(async () => {
    union = await openUnionWithPeople(isolation);
    board = (await union.addMember({ name: 'Laila Pusat', role: 'admin', regionCode: '31' })).browser;
    kalsel = await union.addOfficer('coordinator', { regions: ['63'], name: 'Koordinator Kalsel' });
    reader = await union.addMember({ name: 'Rahmat Pembaca', regionCode: '63' });
    faraway = await union.addMember({ name: 'Warga Jatim', regionCode: '35' });
  });
  // Somebody new each time: nobody opens more than ten threads a day.
  beforeEach(async () => {
    writer = await union.addMember({ name: 'Siti Penulis', regionCode: '63' });
  });
  afterAll(() => union?.close());

  const sql = <T extends object>(text: string, values: unknown[] = []) =>
    union.ctx.transaction((tx) => tx.query<T>(text, values));

  async function categoryId(name: string): Promise<string> {
    const [row] = await sql<{ id: string }>(
      'select id from forum_categories where tenant_id = balai.tenant_id() and name = $1',
      [name],
    );
    return row!.id;
  }

  async function begin(by: HttpClient, title: string, category = 'Umum', body = 'Apa pendapat Anda?') {
    const answer = await by.post('/member/forum', { categoryId: await categoryId(category), title, body });
    expect(answer.status, answer.text.slice(0, 300)).toBe(303);
    return String(answer.headers.location).split('/').at(-1)!;
  }

  const reply = (by: HttpClient, thread: string, body: string, more: Record<string, string> = {}) =>
    by.post(`/member/forum/${thread}/reply`, { body, ...more });

  async function postOf(thread: string, number: number): Promise<string> {
    const [row] = await sql<{ id: string }>(
      'select id from forum_posts where tenant_id = balai.tenant_id() and thread_id = $1 and number = $2',
      [thread, number],
    );
    return row!.id;
  }

  it('a new thread stands first in the list and two members discuss in it', async () => {
    await begin(writer.browser, 'Utas yang lebih lama');
    const thread = await begin(writer.browser, 'Beban kerja dosen');
    expect((await reply(reader.browser, thread, 'Terlalu berat.')).status).toBe(303);
    const list = await faraway.browser.get('/member/forum');
    expect(list.text.indexOf('Beban kerja dosen')).toBeLessThan(list.text.indexOf('Utas yang lebih lama'));
    const page = await faraway.browser.get(`/member/forum/${thread}`);
    expect(page.text.indexOf('Apa pendapat Anda?')).toBeLessThan(page.text.indexOf('Terlalu berat.'));
    expect(page.text).toContain('Rahmat Pembaca');
    const { items } = (await writer.browser.get('/api/v1/forum/threads?q=beban')).json as {
      items: { replyCount: number; isUnread: boolean }[];
    };
    expect(items).toMatchObject([{ replyCount: 1, isUnread: true }]);
    await writer.browser.get(`/member/forum/${thread}`);
    const again = (await writer.browser.get('/api/v1/forum/threads?q=beban')).json as typeof list.json & {
      items: { isUnread: boolean }[];
    };
    expect(again.items[0]!.isUnread).toBe(false);
  });

  it('who has not said anything gets the form back with what was typed', async () => {
    const answer = await writer.browser.post('/member/forum', {
      categoryId: await categoryId('Umum'),
      title: 'Tanpa isi sama sekali',
      body: ' ',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Tulis isinya.');
    expect(answer.text).toContain('Tanpa isi sama sekali');
  });

  it('candidates and members on hold are refused everywhere, and the menu does not lead them there', async () => {
    const thread = await begin(writer.browser, 'Hanya untuk anggota aktif');
    const candidate = await union.addMember({ status: 'candidate' });
    const held = await union.addMember();
    await sql('update members set dues_held_at = now() where tenant_id = balai.tenant_id() and id = $1', [
      held.id,
    ]);
    for (const { browser } of [candidate, held]) {
      for (const path of ['/member/forum', '/member/forum/new', `/member/forum/${thread}`])
        expect((await browser.get(path)).status, path).toBe(403);
      expect((await reply(browser, thread, 'Halo')).status).toBe(403);
      expect((await browser.post('/member/forum', { title: 'x' })).status).toBe(403);
      expect((await browser.get('/dashboard')).text).not.toContain('href="/member/forum"');
    }
  });

  it('talk of one region is not found by members of another, in no list, search, item or act', async () => {
    const thread = await begin(writer.browser, 'Rapat wilayah Kalsel', 'Wilayah', 'Kata rahasia kalseliana.');
    const post = await postOf(thread, 1);
    expect((await reader.browser.get(`/member/forum/${thread}`)).status).toBe(200);
    for (const path of [
      '',
      '?q=kalseliana',
      '?filter[region]=63',
      `?filter[category]=${await categoryId('Wilayah')}`,
    ])
      expect((await faraway.browser.get(`/member/forum${path}`)).text).not.toContain('Rapat wilayah Kalsel');
    for (const id of [thread, uuidv7()]) {
      expect((await faraway.browser.get(`/member/forum/${id}`)).status).toBe(404);
      expect((await reply(faraway.browser, id, 'Saya ikut')).status).toBe(404);
      expect((await faraway.browser.post(`/member/forum/${id}/follow`, { on: '1' })).status).toBe(404);
    }
    for (const id of [post, uuidv7()]) {
      expect((await faraway.browser.get(`/member/forum/posts/${id}/history`)).status).toBe(404);
      expect((await faraway.browser.get(`/member/forum/posts/${id}/report`)).status).toBe(404);
      expect(
        (await faraway.browser.post(`/member/forum/posts/${id}/report`, { reason: 'other' })).status,
      ).toBe(404);
    }
    const quoting = await begin(faraway.browser, 'Mencoba mengutip dari jauh');
    const page = await faraway.browser.get(`/member/forum/${quoting}?quote=${post}`);
    expect(page.text).not.toContain('kalseliana');
  });

  it('a quote names whom it answers, and an edit keeps what stood there before', async () => {
    const thread = await begin(writer.browser, 'Mengutip dan menyunting', 'Umum', 'Kalimat asal penulis.');
    const first = await postOf(thread, 1);
    const draft = await reader.browser.get(`/member/forum/${thread}?quote=${first}`);
    expect(draft.text).toContain('&gt; Siti Penulis menulis:');
    await reply(reader.browser, thread, '> Siti Penulis menulis:\n> Kalimat asal penulis.\n\nSetuju.', {
      quotedId: first,
    });
    const page = await writer.browser.get(`/member/forum/${thread}`);
    expect(page.text).toContain('<blockquote');
    expect(page.text).toContain('#tulisan-1');
    expect(
      (await writer.browser.post(`/member/forum/posts/${first}/edit`, { body: 'Kalimat baru.' })).status,
    ).toBe(303);
    expect((await reader.browser.get(`/member/forum/${thread}`)).text).toContain('disunting');
    expect((await reader.browser.get(`/member/forum/posts/${first}/history`)).text).toContain(
      'Kalimat asal penulis.',
    );
    expect(
      (await reader.browser.post(`/member/forum/posts/${first}/edit`, { body: 'Dipalsukan' })).status,
    ).toBe(403);
    expect((await writer.browser.post(`/member/forum/posts/${first}/withdraw`)).status).toBe(303);
    const after = await reader.browser.get(`/member/forum/${thread}`);
    expect(after.text).toContain('Ditarik oleh penulisnya');
    expect(after.text).not.toContain('Kalimat baru.');
    expect((await reader.browser.get(`/member/forum/posts/${first}/history`)).status).toBe(404);
    expect((await reader.browser.get('/member/forum?q=Kalimat%20baru')).text).not.toContain(
      'Mengutip dan menyunting',
    );
  });

  it('script in a title and a post is shown as text', async () => {
    const thread = await begin(
      writer.browser,
      '<img src=x onerror=alert(1)>',
      'Umum',
      '<script>alert(2)</script> javascript:alert(3) https://a.example/"><b>',
    );
    for (const path of ['/member/forum', `/member/forum/${thread}`]) {
      const { text } = await reader.browser.get(path);
      expect(text).not.toContain('<img src=x');
      expect(text).not.toContain('<script>alert(2)');
      expect(text).not.toMatch(/href="javascript:/);
    }
  });

  it('a moderator hides a post and locks a thread; members see the reason and no longer reply', async () => {
    const thread = await begin(writer.browser, 'Utas yang dimoderasi');
    await reply(reader.browser, thread, 'Kata-kata kasar sekali.');
    const post = await postOf(thread, 2);
    expect(
      (await board.post(`/admin/forum/moderation/posts/${post}`, { act: 'hide', reason: '' })).status,
    ).toBe(422);
    expect(
      (await board.post(`/admin/forum/moderation/posts/${post}`, { act: 'hide', reason: 'Menghina sesama' }))
        .status,
    ).toBe(303);
    const page = await writer.browser.get(`/member/forum/${thread}`);
    expect(page.text).not.toContain('Kata-kata kasar');
    expect(page.text).toContain('Menghina sesama');
    expect((await writer.browser.get(`/member/forum/${thread}?quote=${post}`)).text).not.toContain(
      'Kata-kata kasar',
    );
    expect((await writer.browser.get(`/member/forum/posts/${post}/history`)).status).toBe(404);
    expect((await writer.browser.get('/member/forum?q=kata-kata%20kasar')).text).not.toContain(
      'Utas yang dimoderasi',
    );
    expect((await board.get('/admin/forum/moderation?view=hidden')).text).toContain('Kata-kata kasar');
    expect(
      (
        await board.post(`/admin/forum/moderation/threads/${thread}`, {
          act: 'lock',
          reason: 'Sudah selesai',
        })
      ).status,
    ).toBe(303);
    const refused = await reply(writer.browser, thread, 'Masih mau bicara');
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('dikunci');
    expect((await board.post(`/admin/forum/moderation/posts/${post}`, { act: 'restore' })).status).toBe(303);
    expect((await writer.browser.get(`/member/forum/${thread}`)).text).toContain('Kata-kata kasar');
    expect(
      (
        await board.post(`/admin/forum/moderation/threads/${thread}`, {
          act: 'hide',
          reason: 'Melanggar aturan',
        })
      ).status,
    ).toBe(303);
    expect((await writer.browser.get(`/member/forum/${thread}`)).status).toBe(404);
    expect((await writer.browser.get('/member/forum')).text).not.toContain('Utas yang dimoderasi');
    expect((await writer.browser.get('/admin/forum/moderation')).status).toBe(403);
  });

  it('a pinned thread stands above newer ones', async () => {
    const thread = await begin(writer.browser, 'Pengumuman tetap');
    await begin(writer.browser, 'Lebih baru dari pengumuman');
    await board.post(`/admin/forum/moderation/threads/${thread}`, { act: 'pin' });
    const { text } = await reader.browser.get('/member/forum');
    expect(text.indexOf('Pengumuman tetap')).toBeLessThan(text.indexOf('Lebih baru dari pengumuman'));
    await board.post(`/admin/forum/moderation/threads/${thread}`, { act: 'unpin' });
  });

  it('a coordinator of Kalsel keeps order in Kalsel and nowhere else', async () => {
    const far = await begin(faraway.browser, 'Pembicaraan Jatim', 'Wilayah');
    const near = await begin(writer.browser, 'Pembicaraan Kalsel', 'Wilayah');
    const everybody = await begin(writer.browser, 'Pembicaraan semua orang');
    for (const thread of [far, everybody, uuidv7()]) {
      expect((await kalsel.get(`/admin/forum/moderation/threads/${thread}`)).status).toBe(404);
      expect(
        (await kalsel.post(`/admin/forum/moderation/threads/${thread}`, { act: 'hide', reason: 'Coba saja' }))
          .status,
      ).toBe(404);
    }
    for (const thread of [far, everybody]) {
      const post = await postOf(thread, 1);
      expect(
        (await kalsel.post(`/admin/forum/moderation/posts/${post}`, { act: 'hide', reason: 'Coba saja' }))
          .status,
      ).toBe(404);
      expect(
        (await kalsel.post(`/admin/forum/moderation/posts/${post}/mute`, { days: '7', reason: 'Coba saja' }))
          .status,
      ).toBe(404);
    }
    const list = await kalsel.get('/admin/forum/moderation?view=threads');
    expect(list.text).toContain('Pembicaraan Kalsel');
    expect(list.text).not.toContain('Pembicaraan Jatim');
    const post = await postOf(near, 1);
    expect(
      (await kalsel.post(`/admin/forum/moderation/posts/${post}`, { act: 'hide', reason: 'Di luar topik' }))
        .status,
    ).toBe(303);
    expect((await kalsel.post('/admin/forum/moderation/categories', { name: 'Baru' })).status).toBe(409);
  });

  it('a report reaches the moderator without the name of who reported, and is settled once', async () => {
    const thread = await begin(writer.browser, 'Utas yang dilaporkan');
    await reply(faraway.browser, thread, 'Nomor telepon dosen itu 0812.');
    const post = await postOf(thread, 2);
    expect((await reader.browser.post(`/member/forum/posts/${post}/report`, { reason: '' })).status).toBe(
      422,
    );
    for (let times = 0; times < 2; times += 1)
      expect(
        (
          await reader.browser.post(`/member/forum/posts/${post}/report`, {
            reason: 'privacy',
            note: 'Nomor orang',
          })
        ).status,
      ).toBe(303);
    expect(
      (await faraway.browser.post(`/member/forum/posts/${post}/report`, { reason: 'other' })).status,
    ).toBe(409);
    const queue = await board.get('/admin/forum/moderation');
    expect(queue.text).toContain('Utas yang dilaporkan');
    expect(queue.text).toContain('1 laporan');
    expect(queue.text).not.toContain('Rahmat Pembaca');
    await board.post(`/admin/forum/moderation/posts/${post}`, { act: 'dismiss' });
    expect((await board.get('/admin/forum/moderation')).text).not.toContain('Utas yang dilaporkan');
    expect((await reader.browser.get(`/member/forum/${thread}`)).text).toContain('Nomor telepon dosen');
  });

  it('who is muted reads on and writes nowhere, until the days are over', async () => {
    const loud = await union.addMember({ name: 'Terlalu Keras', regionCode: '35' });
    const thread = await begin(loud.browser, 'Utas orang keras');
    const post = await postOf(thread, 1);
    expect(
      (await board.post(`/admin/forum/moderation/posts/${post}/mute`, { days: '2', reason: 'Menghina' }))
        .status,
    ).toBe(422);
    expect(
      (
        await board.post(`/admin/forum/moderation/posts/${post}/mute`, {
          days: '7',
          reason: 'Menghina sesama',
        })
      ).status,
    ).toBe(303);
    const page = await loud.browser.get(`/member/forum/${thread}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Menghina sesama');
    expect((await reply(loud.browser, thread, 'Saya bicara lagi')).status).toBe(403);
    expect(
      (
        await loud.browser.post('/member/forum', {
          categoryId: await categoryId('Umum'),
          title: 'Utas baru',
          body: 'x',
        })
      ).status,
    ).toBe(403);
    expect((await loud.browser.post(`/member/forum/posts/${post}/edit`, { body: 'Lain' })).status).toBe(403);
    const mutes = await board.get('/admin/forum/moderation?view=mutes');
    const id = /mutes\/([0-9a-f-]{36})\/lift/.exec(mutes.text)![1]!;
    expect((await kalsel.post(`/admin/forum/moderation/mutes/${id}/lift`)).status).toBe(404);
    expect((await board.post(`/admin/forum/moderation/mutes/${id}/lift`)).status).toBe(303);
    expect((await reply(loud.browser, thread, 'Terima kasih')).status).toBe(303);
  });

  it('whoever follows hears once of answers until they have read them', async () => {
    const follower = await union.addMember({ name: 'Pengikut Setia' });
    const thread = await begin(writer.browser, 'Utas yang diikuti');
    await follower.browser.get(`/member/forum/${thread}`);
    await follower.browser.post(`/member/forum/${thread}/follow`, { on: '1' });
    const notices = () =>
      sql<{ title: string }>(
        `select n.title from notifications n join accounts a on a.tenant_id = n.tenant_id and a.id = n.account_id
          where n.tenant_id = balai.tenant_id() and a.subject_id = $1`,
        [follower.id],
      );
    await reply(reader.browser, thread, 'Balasan pertama');
    await reply(reader.browser, thread, 'Balasan kedua');
    expect(await notices()).toHaveLength(1);
    await follower.browser.get(`/member/forum/${thread}`);
    await reply(reader.browser, thread, 'Balasan ketiga');
    expect(await notices()).toHaveLength(2);
    await follower.browser.get(`/member/forum/${thread}`);
    await follower.browser.post(`/member/forum/${thread}/follow`, { on: '0' });
    await reply(reader.browser, thread, 'Balasan keempat');
    expect(await notices()).toHaveLength(2);
  });

  it('a button pressed twice, also at once, says it one time', async () => {
    const thread = await begin(writer.browser, 'Tekan dua kali');
    await Promise.all([1, 2, 3].map(() => reply(reader.browser, thread, 'Hanya sekali')));
    const [row] = await sql<{ count: number; replies: number }>(
      `select count(*) as count, max(t.reply_count) as replies from forum_posts p
         join forum_threads t on t.tenant_id = p.tenant_id and t.id = p.thread_id
        where p.tenant_id = balai.tenant_id() and p.thread_id = $1`,
      [thread],
    );
    expect(row).toEqual({ count: 2, replies: 1 });
  });

  it('after ten threads in a day a person is asked to wait', async () => {
    for (let count = 0; count < 10; count += 1) await begin(writer.browser, `Utas nomor ${count}`);
    const categories = await categoryId('Umum');
    const answer = await writer.browser.post('/member/forum', {
      categoryId: categories,
      title: 'Utas kesebelas',
      body: 'Masih ada.',
    });
    expect(answer.status).toBe(429);
    expect(answer.text).toContain('Utas kesebelas');
  });

  it('a category that is closed takes no new threads and leaves the list', async () => {
    await board.post('/admin/forum/moderation/categories', {
      name: 'Sementara',
      scope: 'all',
      isActive: '1',
    });
    const id = await categoryId('Sementara');
    await begin(writer.browser, 'Utas di kategori sementara', 'Sementara');
    expect(
      (
        await board.post('/admin/forum/moderation/categories', {
          id,
          name: 'Sementara',
          scope: 'region',
          isActive: '1',
        })
      ).status,
    ).toBe(409);
    expect(
      (await board.post('/admin/forum/moderation/categories', { id, name: 'Umum', scope: 'all' })).status,
    ).toBe(422);
    expect(
      (await board.post('/admin/forum/moderation/categories', { id, name: 'Sementara', scope: 'all' }))
        .status,
    ).toBe(303);
    expect((await writer.browser.get('/member/forum/new')).text).not.toContain('Sementara');
    expect(
      (await writer.browser.post('/member/forum', { categoryId: id, title: 'Coba lagi', body: 'x' })).status,
    ).toBe(422);
    expect((await writer.browser.get('/member/forum')).text).not.toContain('Utas di kategori sementara');
  });
});

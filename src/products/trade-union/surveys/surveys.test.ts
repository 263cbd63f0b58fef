import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';

describe.each(['pooled', 'schema'] as const)('on level %s', (isolation) => {
  let union: UnionWithPeople;
  let admin: HttpClient;
  let kalsel: HttpClient;
  let member: { id: string; browser: HttpClient };
  let other: { id: string; browser: HttpClient };
  let faraway: { id: string; browser: HttpClient };
  let candidate: { id: string; browser: HttpClient };

  beforeAll(async () => {
    union = await openUnionWithPeople(isolation);
    admin = await union.addOfficer('admin');
    kalsel = await union.addOfficer('coordinator', { regions: ['63'], name: 'Koordinator Kalsel' });
    member = await union.addMember({ name: 'Siti Anggota', regionCode: '63' });
    other = await union.addMember({ name: 'Rahmat Anggota', regionCode: '63' });
    faraway = await union.addMember({ name: 'Warga Jatim', regionCode: '35' });
    candidate = await union.addMember({ name: 'Calon Baru', regionCode: '63', status: 'candidate' });
  });
  afterAll(() => union?.close());

  const sql = <T extends object>(text: string, values: unknown[] = []) =>
    union.ctx.transaction((tx) => tx.query<T>(text, values));

  const words = (more: Record<string, string | string[]> = {}) => ({
    ...{ title: 'Beban kerja dosen', mode: 'named', regionCode: '00', audience: 'active' },
    ...more,
  });

  async function create(by: HttpClient, more: Record<string, string | string[]> = {}): Promise<string> {
    const answer = await by.post('/admin/surveys', words(more));
    expect(answer.status, answer.text.slice(0, 2000)).toBe(303);
    return String(answer.headers.location).split('/').at(-1)!;
  }

  async function ask(by: HttpClient, survey: string, fields: Record<string, string>): Promise<string> {
    const answer = await by.post(`/admin/surveys/${survey}/questions`, fields);
    expect(answer.status, answer.text.slice(0, 2000)).toBe(303);
    const rows = await sql<{ id: string }>(
      'select id from survey_questions where tenant_id = balai.tenant_id() and survey_id = $1 order by number desc limit 1',
      [survey],
    );
    return rows[0]!.id;
  }

  async function publish(by: HttpClient, survey: string): Promise<void> {
    const answer = await by.post(`/admin/surveys/${survey}/publish`, {});
    expect(answer.status, answer.text.slice(0, 2000)).toBe(303);
  }

  const yesNo = { kind: 'single', title: 'Setuju?', choices: 'Ya\nTidak', isRequired: '1' };

  it('an admin builds a survey, a member answers it once, and the recap counts it', async () => {
    const id = await create(admin);
    const question = await ask(admin, id, yesNo);
    expect((await member.browser.get(`/member/surveys/${id}`)).status).toBe(404);
    await publish(admin, id);
    expect((await member.browser.get('/member/surveys')).text).toContain('Beban kerja dosen');
    const missing = await member.browser.post(`/member/surveys/${id}`, { go: 'send' });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('Pilih satu jawaban.');
    const sent = await member.browser.post(`/member/surveys/${id}`, { go: 'send', [`q-${question}`]: '1' });
    expect(sent.status, sent.text.slice(0, 1500)).toBe(303);
    expect((await member.browser.get(`/member/surveys/${id}`)).text).toContain('Terima kasih');
    const again = await member.browser.post(`/member/surveys/${id}`, { go: 'send', [`q-${question}`]: '2' });
    expect(again.status).toBe(409);
    const people = await admin.get(`/admin/surveys/results/${id}/people`);
    expect(people.text).toContain('Siti Anggota');
    const own = await admin.get(`/admin/surveys/results/${id}/people/${member.id}`);
    expect(own.text).toContain('Ya');
    const results = await admin.get(`/admin/surveys/results/${id}`);
    expect(results.text).toContain('1 dari 3 orang mengisi');
    expect(results.text).toContain('Jawabannya belum cukup untuk direkap');
  });

  it('what is published stands: no question, word or audience changes any more', async () => {
    const id = await create(admin);
    const question = await ask(admin, id, yesNo);
    await publish(admin, id);
    const edit = await admin.post(`/admin/surveys/${id}/edit`, {
      ...words({ mode: 'anonymous' }),
      seen: '2',
    });
    expect(edit.status).toBe(409);
    const change = await admin.post(`/admin/surveys/${id}/questions/${question}`, {
      ...yesNo,
      title: 'Lain?',
    });
    expect(change.status).toBe(409);
    expect((await admin.post(`/admin/surveys/${id}/questions/${question}/delete`, {})).status).toBe(409);
    expect((await admin.post(`/admin/surveys/${id}/delete`, {})).status).toBe(409);
    const page = await admin.get(`/admin/surveys/${id}`);
    expect(page.text).not.toContain('Tambah pertanyaan');
  });

  it('a form with mistakes comes back with what was typed', async () => {
    const answer = await admin.post('/admin/surveys', words({ title: 'ab', intro: 'Isi pengantar saya' }));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Tulis judul, sedikitnya 3 huruf.');
    expect(answer.text).toContain('Isi pengantar saya');
    const id = await create(admin);
    const question = await admin.post(`/admin/surveys/${id}/questions`, {
      ...{ kind: 'single', title: 'Pilihan apa?', choices: 'Satu saja' },
    });
    expect(question.status).toBe(422);
    expect(question.text).toContain('Tulis sedikitnya dua pilihan');
    expect(question.text).toContain('Satu saja');
  });

  it('a coordinator manages and reads surveys of the own region only; others answer like a random id', async () => {
    const central = await create(admin);
    await ask(admin, central, yesNo);
    await publish(admin, central);
    const away = await create(admin, { regionCode: '35' });
    for (const id of [central, away, uuidv7()]) {
      for (const path of ['', '/preview', '/publish', '/edit', '/close', '/delete'])
        expect((await kalsel.get(`/admin/surveys/${id}${path}`)).status, path).toBe(404);
      for (const path of ['/publish', '/close', '/copy', '/remind', '/delete', '/order', '/questions'])
        expect([404], path).toContain(
          (await kalsel.post(`/admin/surveys/${id}${path}`, { title: 'Pertanyaan', kind: 'short' })).status,
        );
      for (const path of ['', '/people', '/export/xlsx', '/people/export/csv'])
        expect((await kalsel.get(`/admin/surveys/results/${id}${path}`)).status, path).toBe(404);
      expect((await kalsel.get(`/api/v1/surveys/${id}/results`)).status).toBe(404);
    }
    expect((await kalsel.get('/admin/surveys?filter[region]=35')).text).not.toContain(away);
    expect((await kalsel.post('/admin/surveys', words({ regionCode: '00' }))).status).toBe(422);
    expect((await kalsel.post('/admin/surveys', words({ regionCode: '35' }))).status).toBe(422);
    const own = await create(kalsel, { regionCode: '63', title: 'Survei wilayah Kalsel' });
    const question = await ask(kalsel, own, yesNo);
    await publish(kalsel, own);
    expect((await member.browser.get('/member/surveys')).text).toContain('Survei wilayah Kalsel');
    expect((await faraway.browser.get('/member/surveys')).text).not.toContain('Survei wilayah Kalsel');
    expect((await faraway.browser.get(`/member/surveys/${own}`)).status).toBe(404);
    expect(
      (await faraway.browser.post(`/member/surveys/${own}`, { go: 'send', [`q-${question}`]: '1' })).status,
    ).toBe(404);
    expect((await kalsel.get(`/admin/surveys/results/${own}`)).status).toBe(200);
  });

  it('a candidate answers what is assigned and nothing else; a hold leaves only what is assigned', async () => {
    const open = await create(admin, { title: 'Untuk semua anggota aktif' });
    await ask(admin, open, yesNo);
    await publish(admin, open);
    const given = await create(admin, {
      ...{ title: 'Untuk calon anggota', audience: 'statuses', 'values-statuses': ['candidate', 'active'] },
    });
    const question = await ask(admin, given, yesNo);
    await publish(admin, given);
    const list = (await candidate.browser.get('/member/surveys')).text;
    expect(list).toContain('Untuk calon anggota');
    expect(list).not.toContain('Untuk semua anggota aktif');
    expect((await candidate.browser.get(`/member/surveys/${open}`)).status).toBe(404);
    const sent = await candidate.browser.post(`/member/surveys/${given}`, {
      [`q-${question}`]: '2',
      go: 'send',
    });
    expect(sent.status).toBe(303);
    const held = await union.addMember({ regionCode: '63' });
    await sql('update members set dues_held_at = now() where tenant_id = balai.tenant_id() and id = $1', [
      held.id,
    ]);
    expect((await held.browser.get(`/member/surveys/${open}`)).status).toBe(404);
    expect((await held.browser.get('/member/surveys')).status).toBe(200);
  });

  it('people are named by number, and only they are asked', async () => {
    const [row] = await sql<{ number: string }>(
      'select member_number as number from members where tenant_id = balai.tenant_id() and id = $1',
      [other.id],
    );
    const wrong = await admin.post(
      '/admin/surveys',
      words({ audience: 'named', 'values-named': `${row!.number}\nTIDAK-ADA` }),
    );
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('TIDAK-ADA');
    const id = await create(admin, {
      audience: 'named',
      'values-named': row!.number,
      title: 'Untuk satu orang',
    });
    await ask(admin, id, yesNo);
    await publish(admin, id);
    expect((await other.browser.get(`/member/surveys/${id}`)).status).toBe(200);
    expect((await member.browser.get(`/member/surveys/${id}`)).status).toBe(404);
    const edit = await admin.get(`/admin/surveys/${id}/edit`);
    expect(edit.status).toBe(409);
  });

  it('a question that depends on another is asked only then, and an answer to it otherwise does not count', async () => {
    const id = await create(admin, { title: 'Bercabang' });
    const first = await ask(admin, id, yesNo);
    const second = await ask(admin, id, {
      ...{ kind: 'short', title: 'Mengapa tidak?', isRequired: '1', condition: `${first}:2` },
    });
    await publish(admin, id);
    const step = await member.browser.post(`/member/surveys/${id}`, {
      go: 'next',
      step: '0',
      [`q-${first}`]: '2',
    });
    expect(step.status).toBe(200);
    expect(step.text).toMatch(new RegExp(`<fieldset data-question="${second}" class`));
    const yes = await member.browser.post(`/member/surveys/${id}`, {
      ...{ go: 'send', step: '1', [`q-${first}`]: '1', [`q-${second}`]: 'tidak dihitung' },
    });
    expect(yes.status).toBe(303);
    const no = await other.browser.post(`/member/surveys/${id}`, { go: 'send', [`q-${first}`]: '2' });
    expect(no.status).toBe(422);
    expect(no.text).toContain('Tulis jawaban Anda.');
    const page = await admin.get(`/admin/surveys/results/${id}/people/${member.id}`);
    expect(page.text).not.toContain('tidak dihitung');
  });

  it('what was filled in under a name can be kept and gone on with later; it counts when it is sent', async () => {
    const id = await create(admin, { title: 'Simpan dahulu' });
    const first = await ask(admin, id, { kind: 'short', title: 'Usul Anda?', isRequired: '1' });
    await publish(admin, id);
    const kept = await member.browser.post(`/member/surveys/${id}`, {
      go: 'save',
      [`q-${first}`]: 'Usul sementara',
    });
    expect(kept.status).toBe(303);
    expect((await member.browser.get(`/member/surveys/${id}`)).text).toContain('Usul sementara');
    expect((await admin.get(`/admin/surveys/results/${id}/people`)).text).not.toContain('Siti Anggota');
    const rows = await sql<{ text: string }>(
      `select row_to_json(a)::text as text from survey_answers a where a.tenant_id = balai.tenant_id()
       union all select row_to_json(e)::text from audit_events e where e.tenant_id = balai.tenant_id()`,
    );
    for (const { text } of rows) expect(text).not.toContain('Usul sementara');
  });

  it('questions are put in another order, never before the one they depend on', async () => {
    const id = await create(admin);
    const first = await ask(admin, id, yesNo);
    const second = await ask(admin, id, { kind: 'date', title: 'Sejak kapan?', condition: `${first}:1` });
    const third = await ask(admin, id, { kind: 'scale', title: 'Seberapa puas?', steps: '5' });
    const moved = await admin.post(`/admin/surveys/${id}/order`, {
      ...{ order: [first, second, third], move: `${third}:up` },
    });
    expect(moved.status).toBe(303);
    const order = async () =>
      (
        await sql<{ id: string }>(
          'select id from survey_questions where tenant_id = balai.tenant_id() and survey_id = $1 order by number',
          [id],
        )
      ).map((row) => row.id);
    expect(await order()).toEqual([first, third, second]);
    await admin.post(`/admin/surveys/${id}/order`, { order: [second, first, third] });
    expect(await order()).toEqual([first, third, second]);
    expect((await admin.post(`/admin/surveys/${id}/questions/${first}/delete`, {})).status).toBe(303);
    const [row] = await sql<{ shown_for: string | null; number: number }>(
      'select shown_for, number from survey_questions where tenant_id = balai.tenant_id() and id = $1',
      [second],
    );
    expect(row).toEqual({ shown_for: null, number: 2 });
  });

  it('a survey opens and closes by the clock of the organisation, and a closed one takes no answer', async () => {
    const soon = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString().slice(0, 16);
    const later = new Date(Date.now() + 5 * 24 * 3_600_000).toISOString().slice(0, 16);
    const id = await create(admin, { title: 'Terjadwal', opensAt: soon, closesAt: later });
    const question = await ask(admin, id, yesNo);
    await publish(admin, id);
    expect((await member.browser.get(`/member/surveys/${id}`)).text).toContain(
      'Anda diberi tahu ketika survei',
    );
    const early = await member.browser.post(`/member/surveys/${id}`, { go: 'send', [`q-${question}`]: '1' });
    expect(early.status).toBe(409);
    const open = await create(admin, { title: 'Segera ditutup' });
    const last = await ask(admin, open, yesNo);
    await publish(admin, open);
    expect(
      (await admin.post(`/admin/surveys/${open}/closing`, { closesAt: '2020-01-01T10:00' })).status,
    ).toBe(422);
    expect((await admin.post(`/admin/surveys/${open}/closing`, { closesAt: later })).status).toBe(303);
    expect((await admin.post(`/admin/surveys/${open}/close`, {})).status).toBe(303);
    const late = await member.browser.post(`/member/surveys/${open}`, { go: 'send', [`q-${last}`]: '1' });
    expect(late.status).toBe(409);
    expect((await admin.post(`/admin/surveys/${open}/close`, {})).status).toBe(409);
    expect((await member.browser.get('/member/surveys?filter[state]=closed')).text).toContain(
      'Segera ditutup',
    );
  });

  it('two answers of one person sent at once are one', async () => {
    const id = await create(admin, { title: 'Bersamaan', mode: 'anonymous' });
    const question = await ask(admin, id, yesNo);
    await publish(admin, id);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        member.browser.post(`/member/surveys/${id}`, { go: 'send', [`q-${question}`]: '1' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409]);
    await admin.post(`/admin/surveys/${id}/close`, {});
    expect((await admin.get(`/admin/surveys/results/${id}`)).text).toContain('1 dari');
  });

  it('members and treasurers neither manage surveys nor read results', async () => {
    const treasurer = await union.addOfficer('treasurer');
    for (const by of [member.browser, treasurer]) {
      for (const path of ['/admin/surveys', '/admin/surveys/new', '/admin/surveys/results'])
        expect((await by.get(path)).status, path).toBe(403);
      expect((await by.post('/admin/surveys', words())).status).toBe(403);
    }
  });

  it('a copy is a draft with the same questions and conditions', async () => {
    const id = await create(admin, { title: 'Asli' });
    const first = await ask(admin, id, yesNo);
    await ask(admin, id, { kind: 'long', title: 'Ceritakan', condition: `${first}:1` });
    await publish(admin, id);
    const answer = await admin.post(`/admin/surveys/${id}/copy`, {});
    const copy = String(answer.headers.location).split('/').at(-1)!;
    const rows = await sql<{ title: string; depends: boolean }>(
      `select q.title, s.survey_id = q.survey_id as depends from survey_questions q
         left join survey_questions s on s.tenant_id = q.tenant_id and s.id = q.shown_for
        where q.tenant_id = balai.tenant_id() and q.survey_id = $1 order by q.number`,
      [copy],
    );
    expect(rows).toEqual([
      { title: 'Setuju?', depends: null },
      { title: 'Ceritakan', depends: true },
    ]);
    expect((await admin.get(`/admin/surveys/${copy}`)).text).toContain('Terbitkan survei');
  });
});

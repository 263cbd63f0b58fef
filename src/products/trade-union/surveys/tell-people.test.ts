import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { jobRun } from '../../../../test/support/job-run.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';
import { unionSurveyJobs } from './index.ts';

let union: UnionWithPeople;
let admin: HttpClient;
let people: { id: string; browser: HttpClient }[];
beforeAll(async () => {
  union = await openUnionWithPeople();
  admin = await union.addOfficer('admin');
  people = [];
  for (let count = 0; count < 4; count += 1) people.push(await union.addMember());
});
afterAll(() => union?.close());

const jobOf = (kind: string) => unionSurveyJobs.find((job) => job.kind === kind)!;
const sql = <T extends object>(text: string, values: unknown[] = []) =>
  union.ctx.transaction((tx) => tx.query<T>(text, values));

async function publishOne(more: Record<string, string> = {}): Promise<{ id: string; question: string }> {
  const made = await admin.post('/admin/surveys', {
    ...{ title: 'Jam kerja', mode: 'anonymous', regionCode: '00', audience: 'active', ...more },
  });
  const id = String(made.headers.location).split('/').at(-1)!;
  await admin.post(`/admin/surveys/${id}/questions`, {
    kind: 'short',
    title: 'Berapa jam?',
    isRequired: '1',
  });
  expect((await admin.post(`/admin/surveys/${id}/publish`, {})).status).toBe(303);
  const [row] = await sql<{ id: string }>(
    'select id from survey_questions where tenant_id = balai.tenant_id() and survey_id = $1',
    [id],
  );
  return { id, question: row!.id };
}

/** Notices about this survey, one line each: whose and what. */
const noticesOf = (id: string) =>
  sql<{ person: string; title: string; body: string }>(
    `select a.subject_id as person, n.title, n.body from notifications n
       join accounts a on a.tenant_id = n.tenant_id and a.id = n.account_id
      where n.tenant_id = balai.tenant_id() and n.url = $1`,
    [`/member/surveys/${id}`],
  );

describe('people hear of a survey', () => {
  it('once when it opens, however often the work is begun again', async () => {
    const { id } = await publishOne({ title: 'Kabar pembukaan' });
    const input = { surveyId: id, occasion: 'opening', since: new Date().toISOString() };
    await jobOf('tellSurvey').run(union.ctx, jobRun(input));
    await jobOf('tellSurvey').run(union.ctx, jobRun(input));
    const told = (await noticesOf(id)).filter(({ title }) => title.startsWith('Survei baru'));
    expect(told.map(({ person }) => person).sort()).toEqual(people.map(({ id: person }) => person).sort());
  });

  it('again only when they have not answered, and nothing is said of any answer', async () => {
    const { id, question } = await publishOne({ title: 'Pengingat' });
    const sent = await people[0]!.browser.post(`/member/surveys/${id}`, {
      ...{ go: 'send', [`q-${question}`]: 'empatpuluhjam' },
    });
    expect(sent.status).toBe(303);
    expect((await admin.post(`/admin/surveys/${id}/remind`, {})).status).toBe(303);
    expect((await admin.post(`/admin/surveys/${id}/remind`, {})).status).toBe(409);
    await jobOf('tellSurvey').run(
      union.ctx,
      jobRun({ surveyId: id, occasion: 'reminder', since: new Date().toISOString() }),
    );
    const reminded = (await noticesOf(id)).filter(({ title }) => title.includes('menunggu jawaban'));
    expect(new Set(reminded.map(({ person }) => person))).toEqual(
      new Set(people.slice(1).map(({ id: person }) => person)),
    );
    expect(JSON.stringify(reminded)).not.toContain('empatpuluhjam');
  });

  it('a survey whose time is over is closed and counted by itself, and reminds nobody', async () => {
    const soon = new Date(Date.now() + 3_600_000 * 40).toISOString().slice(0, 16);
    const { id } = await publishOne({ title: 'Berakhir sendiri', closesAt: soon });
    await sql(
      `update surveys set closes_at = now() - interval '1 minute' where tenant_id = balai.tenant_id() and id = $1`,
      [id],
    );
    await jobOf('followSurveys').run({ ...union.ctx, now: new Date() }, jobRun({}));
    const [row] = await sql<{ state: string; holds: string; reminded: Date | null }>(
      `select s.state, b.holds, s.reminded_at as reminded from surveys s
         join survey_boxes b on b.tenant_id = s.tenant_id and b.id = s.id
        where s.tenant_id = balai.tenant_id() and s.id = $1`,
      [id],
    );
    expect(row).toEqual({ state: 'closed', holds: 'recap', reminded: null });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureOutput } from '../../../../test/support/capture-output.ts';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';

/**
 * What somebody could do who reads the whole database as its superuser, with the organisation's keys in hand: join people
 * to answers by keys, by the transaction that wrote a row (xmin), by its place on the disk (ctid), by order, by time, by
 * the audit log, by jobs, mails and log lines. Each way is tried on a survey with names too, where it has to succeed.
 */
const PEOPLE = 36;

let union: UnionWithPeople;
let admin: HttpClient;
let printed: ReturnType<typeof captureOutput>;
let people: { id: string; browser: HttpClient }[];

/** The secret each person writes; it stands for everything one could answer. */
const secretOf = (person: number): string => `rahasia${String((person * 17) % PEOPLE).padStart(2, '0')}xyz`;

beforeAll(async () => {
  printed = captureOutput();
  union = await openUnionWithPeople();
  admin = await union.addOfficer('admin');
  people = [];
  for (let count = 0; count < PEOPLE; count += 1) {
    people.push(
      await union.addMember({ name: `Anggota ${count}`, regionCode: ['63', '35', '33'][count % 3]! }),
    );
  }
}, 120_000);
afterAll(async () => {
  printed?.restore();
  await union?.close();
});

/** A survey to which everybody has answered, one after the other. */
async function askEverybody(mode: 'anonymous' | 'named'): Promise<{ id: string; question: string }> {
  const made = await admin.post('/admin/surveys', {
    title: `Survei ${mode}`,
    mode,
    regionCode: '00',
    audience: 'active',
  });
  const id = String(made.headers.location).split('/').at(-1)!;
  await admin.post(`/admin/surveys/${id}/questions`, {
    kind: 'short',
    title: 'Apa rahasianya?',
    isRequired: '1',
  });
  const [row] = await union.test.asSuperuser<{ id: string }>(
    'select id from pooled.survey_questions where survey_id = $1',
    [id],
  );
  await admin.post(`/admin/surveys/${id}/publish`, {});
  for (const [place, { browser }] of people.entries()) {
    const answer = await browser.post(`/member/surveys/${id}`, {
      go: 'send',
      [`q-${row!.id}`]: secretOf(place),
    });
    if (answer.status !== 303)
      throw new Error(`Answering said ${answer.status}: ${answer.text.slice(0, 500)}`);
  }
  return { id, question: row!.id };
}

interface Written {
  person: string;
  transaction: string;
  place: string;
}

/** Who answered, in the order of the transactions that wrote it down. */
const readParticipation = (id: string) =>
  union.test.asSuperuser<Written>(
    `select person_id as person, xmin::text as transaction, ctid::text as place from pooled.survey_participants
      where survey_id = $1 and is_done order by xmin::text::bigint`,
    [id],
  );

/** Everything of a survey that holds answers, opened with the keys: one entry a row. */
async function openAnswers(id: string): Promise<{ transaction: string; secrets: string[] }[]> {
  const rows = await union.test.asSuperuser<{
    transaction: string;
    id: string;
    table: string;
    content: string;
  }>(
    `select xmin::text as transaction, id, 'survey_answers' as table, content from pooled.survey_answers where survey_id = $1
     union all select xmin::text, id, 'survey_boxes', content from pooled.survey_boxes where id = $1`,
    [id],
  );
  const keys = await union.ctx.transaction((tx) => union.ctx.app.secrets.get(tx, union.ctx.tenant.id));
  return rows.map(({ transaction, id: row, table, content }) => ({
    transaction,
    secrets: keys.open(content, { table, column: 'content', row }).match(/rahasia\d\dxyz/g) ?? [],
  }));
}

/** People whose one answer is found by a transaction that wrote both. */
async function joinByTransaction(id: string): Promise<string[]> {
  const answers = await openAnswers(id);
  return (await readParticipation(id)).flatMap(({ person, transaction }) => {
    const found = answers.filter((row) => row.transaction === transaction).flatMap(({ secrets }) => secrets);
    return found.length === 1 ? [`${person} ${found[0]}`] : [];
  });
}

const truth = () => people.map(({ id }, place) => `${id} ${secretOf(place)}`);

/** Spearman's rank correlation: 1 the same order, −1 the reverse, about 0 none. */
function correlate(order: readonly number[]): number {
  const count = order.length;
  const squares = order.reduce((sum, rank, place) => sum + (rank - place) ** 2, 0);
  return 1 - (6 * squares) / (count * (count ** 2 - 1));
}

/** Chance gives more than this once in fifty thousand runs of 36. */
const FAR_FROM_CHANCE = 0.68;

describe('somebody who holds the whole database and its keys', () => {
  let anonymous: { id: string; question: string };
  let named: { id: string; question: string };
  beforeAll(async () => {
    anonymous = await askEverybody('anonymous');
    named = await askEverybody('named');
  }, 180_000);

  it('finds every person’s answer by transaction in a survey with names, and nobody’s in an anonymous one', async () => {
    expect((await joinByTransaction(named.id)).sort()).toEqual(truth().sort());
    expect(await joinByTransaction(anonymous.id)).toEqual([]);
    const rows = await openAnswers(anonymous.id);
    expect(rows.map(({ secrets }) => secrets.length)).toEqual([PEOPLE]);
  });

  it('finds the answers in an order that has nothing to do with who came first, nor with the places on the disk', async () => {
    const [box] = await openAnswers(anonymous.id);
    const participation = await readParticipation(anonymous.id);
    const turnOf = (secret: string) => people.findIndex((_, place) => secretOf(place) === secret);
    const byTime = box!.secrets.map(turnOf);
    expect([...byTime].sort((one, other) => one - other)).toEqual(people.map((_, place) => place));
    expect(Math.abs(correlate(byTime))).toBeLessThan(FAR_FROM_CHANCE);
    const byPlace = participation
      .toSorted((one, other) => placeNumber(one.place) - placeNumber(other.place))
      .map(({ person }) => person);
    const order = box!.secrets.map((secret) => byPlace.indexOf(people[turnOf(secret)]!.id));
    expect(Math.abs(correlate(order))).toBeLessThan(FAR_FROM_CHANCE);
    const inOrder = await openAnswers(named.id);
    expect(inOrder).toHaveLength(PEOPLE);
  });

  it('sees an order that changes with every answer: no two of them can be followed', async () => {
    const before = (await openAnswers(anonymous.id))[0]!.secrets;
    const late = await union.addMember({ regionCode: '63' });
    const sent = await late.browser.post(`/member/surveys/${anonymous.id}`, {
      ...{ go: 'send', [`q-${anonymous.question}`]: 'rahasia99xyz' },
    });
    expect(sent.status).toBe(303);
    const after = (await openAnswers(anonymous.id))[0]!.secrets;
    expect(after).toHaveLength(PEOPLE + 1);
    const kept = after.filter((secret) => secret !== 'rahasia99xyz').map((secret) => before.indexOf(secret));
    expect(Math.abs(correlate(kept))).toBeLessThan(FAR_FROM_CHANCE);
  });

  it('meets no other row that the transaction of an answer wrote, in any table', async () => {
    const tables = await union.test.asSuperuser<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'pooled' and c.relkind = 'r'`,
    );
    const wrote = new Set<string>();
    const transactions = (await readParticipation(anonymous.id)).map(({ transaction }) => transaction);
    for (const { name } of tables) {
      const [row] = await union.test.asSuperuser<{ count: number }>(
        `select count(*)::int as count from pooled."${name}" where xmin::text = any($1)`,
        [transactions],
      );
      if (row!.count > 0) wrote.add(name);
    }
    expect([...wrote].sort()).toEqual(['survey_boxes', 'survey_participants']);
  });

  it('has a schema in which an anonymous answer has no row, person or time, and the database refuses one', async () => {
    const columns = await union.test.asSuperuser<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns
        where table_schema = 'pooled' and table_name = 'survey_boxes' order by column_name`,
    );
    expect(columns.map(({ name }) => name)).toEqual(['content', 'holds', 'id', 'region_code', 'tenant_id']);
    const times = await union.test.asSuperuser<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'pooled'
          and table_name = 'survey_participants' and data_type like 'timestamp%'`,
    );
    expect(times.map(({ name }) => name)).toEqual(['told_at']);
    const insert = union.ctx.transaction((tx) =>
      tx.execute(
        `insert into survey_answers (id, survey_id, person_id, region_code, content, saved_at)
         values (gen_random_uuid(), $1, $2, '00', 's1.x', now())`,
        [anonymous.id, people[0]!.id],
      ),
    );
    await expect(insert).rejects.toThrow(/foreign key/);
  });

  it('reads no answer in clear in any table, in the log, or on a page while the survey is open', async () => {
    const tables = await union.test.asSuperuser<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('pooled', 'jobs') and c.relkind in ('r', 'p')`,
    );
    for (const { name } of tables) {
      const found = await union.test.asSuperuser(
        `select 1 from ${name} t where t::text ~ 'rahasia[0-9]' limit 1`,
      );
      expect(found, name).toEqual([]);
    }
    expect(printed.text()).not.toMatch(/rahasia\d/);
    const results = await admin.get(`/admin/surveys/results/${anonymous.id}`);
    expect(results.text).toContain('Hasil tampil setelah survei ditutup');
    expect((await admin.get(`/api/v1/surveys/${anonymous.id}/results`)).status).toBe(404);
    expect((await admin.get(`/admin/surveys/results/${anonymous.id}/people`)).status).toBe(404);
  });

  it('keeps only the count once the survey is closed: no response is left, and texts stand by the alphabet', async () => {
    expect((await admin.post(`/admin/surveys/${anonymous.id}/close`, {})).status).toBe(303);
    const [row] = await union.test.asSuperuser<{ holds: string; content: string }>(
      'select holds, content from pooled.survey_boxes where id = $1',
      [anonymous.id],
    );
    expect(row!.holds).toBe('recap');
    const keys = await union.ctx.transaction((tx) => union.ctx.app.secrets.get(tx, union.ctx.tenant.id));
    const recap = keys.open(row!.content, { table: 'survey_boxes', column: 'content', row: anonymous.id });
    expect(recap).not.toContain('"answers"');
    for (const { id } of people) expect(recap).not.toContain(id);
    const { json } = await admin.get(`/api/v1/surveys/${anonymous.id}/results`);
    const { questions } = json as { questions: { texts: string[] }[] };
    expect(questions[0]!.texts).toEqual(
      [...people.map((_, place) => secretOf(place)), 'rahasia99xyz'].sort(),
    );
  });
});

/** "(12,7)": page and line. */
function placeNumber(place: string): number {
  const [page = 0, line = 0] = place.slice(1, -1).split(',').map(Number);
  return page * 1000 + line;
}

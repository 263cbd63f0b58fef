import { v7 as uuidv7 } from 'uuid';
import { FIRST_PAYER, makeBillBatch } from '#features/dues';
import { monthOf, todayOf } from '#kernel/calendar';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { drawProof } from '../stories/draw-proof.ts';
import { obligedMembers } from '../treasury/obliged-members.ts';
import { openUnionWithPeople, type UnionWithPeople } from '../treasury/union-with-people.ts';

export const CAMPUS = 'Universitas Uji';

export interface Colleague {
  id: string;
  browser: HttpClient;
  name: string;
  nip: string;
  number: string;
}

/** For tests: a union whose members work at one campus, with the ways of wage deduction as they take them. */
export interface CampusWithMandates extends UnionWithPeople {
  treasurer: HttpClient;
  month: string;
  period: string;
  /** A member of the campus with a bill of this month. */
  addColleague(
    name: string,
    options?: { campus?: string; hides?: boolean; role?: string },
  ): Promise<Colleague>;
  /** Hands in the signed paper the way the member's page does; the answer of the page. */
  give(
    person: Colleague,
    fields?: Record<string, string>,
  ): Promise<{ status: number; text: string; id: string }>;
  /** The same, and the treasurer accepts it. */
  giveAndVerify(person: Colleague, fields?: Record<string, string>): Promise<string>;
  bill(): Promise<void>;
  /** Makes the list of the campus; its id. */
  makeList(campus?: string): Promise<string>;
  handOver(listId: string): Promise<void>;
  sql<T extends object>(text: string, values?: unknown[]): Promise<T[]>;
}

export async function openCampusWithMandates(
  isolation: 'pooled' | 'schema' = 'pooled',
): Promise<CampusWithMandates> {
  const union = await openUnionWithPeople(isolation);
  const { ctx } = union;
  const treasurer = await union.addOfficer('treasurer', { name: 'Bendahara Uji' });
  const month = monthOf(todayOf(ctx));
  const period = month.replace('-', '');
  const sql = <T extends object>(text: string, values: unknown[] = []) =>
    ctx.transaction((tx) => tx.query<T>(text, values));
  let count = 0;

  const give: CampusWithMandates['give'] = async (person, fields = {}) => {
    const answer = await person.browser.postFiles('/me/dues/mandate', {
      ...{ firstMonth: month, basis: 'rate', agrees: '1', ...fields },
      file: { name: 'kuasa.png', type: 'image/png', content: signedPaper(person.name) },
    });
    const [row] = await sql<{ id: string }>(
      'select id from checkoff_mandates where tenant_id = balai.tenant_id() and payer_id = $1 order by given_at desc limit 1',
      [person.id],
    );
    return { status: answer.status, text: answer.text, id: row?.id ?? '' };
  };

  return {
    ...union,
    ...{ treasurer, month, period, sql, give },
    addColleague: async (name, { campus = CAMPUS, hides = false, role } = {}) => {
      count += 1;
      const nip = `19800101200501${String(1000 + count)}`;
      const member = await union.addMember({ name, ...(role ? { role } : {}) });
      const [row] = await sql<{ number: string }>(
        `update members set university_name = $2, employee_number = $3, hides_from_employer = $4
          where tenant_id = balai.tenant_id() and id = $1 returning member_number as number`,
        [member.id, campus, nip, hides],
      );
      return { ...member, name, nip, number: row!.number };
    },
    giveAndVerify: async (person, fields) => {
      const { id, status, text } = await give(person, fields);
      if (status !== 303) throw new Error(`the mandate was not taken: ${status} ${text.slice(0, 2000)}`);
      const answer = await treasurer.post(`/treasury/dues/checkoff/mandates/${id}/verify`);
      if (answer.status !== 303) throw new Error(`the mandate was not verified: ${answer.status}`);
      return id;
    },
    bill: () =>
      ctx.transaction(async (tx) => {
        await makeBillBatch(tx, {
          ...{ runId: uuidv7(), month, dueDay: 10, source: obligedMembers, after: FIRST_PAYER },
          ...{ size: 1000, now: ctx.now },
        });
      }),
    makeList: async (employer = CAMPUS) => {
      const answer = await treasurer.post('/treasury/dues/checkoff/lists', { employer, month });
      if (answer.status !== 303) throw new Error(`no list: ${answer.status}`);
      return String(answer.headers.location).split('?')[0]!.split('/').at(-1)!;
    },
    handOver: async (listId) => {
      const answer = await treasurer.post(`/treasury/dues/checkoff/lists/${listId}/hand-over`, {
        ...{ on: todayOf(ctx), recipient: 'Ibu Sri, bagian gaji' },
      });
      if (answer.status !== 303) throw new Error(`not handed over: ${answer.status}`);
    },
  };
}

/** A picture that stands for the signed mandate of this person. */
export const signedPaper = (name: string) =>
  drawProof({ title: 'SURAT KUASA', lines: [['NAMA', name.toUpperCase()]], amount: 'SAH' });

import { afterAll, beforeAll, expect, it } from 'vitest';
import { assessArrears } from '../arrears/assess-arrears.ts';
import { type CampusWithMandates, type Colleague, openCampusWithMandates } from './campus-with-mandates.ts';

let campus: CampusWithMandates;
beforeAll(async () => {
  campus = await openCampusWithMandates();
});
afterAll(() => campus?.close());

/** How many late months count on a day after this month's due date. */
async function lateMonths(person: Colleague, days = 40): Promise<number> {
  const day = new Date(Date.parse(`${campus.month}-10`) + days * 86_400_000).toISOString().slice(0, 10);
  await campus.ctx.transaction((tx) =>
    assessArrears(tx, { today: day, now: new Date(`${day}T00:00:00Z`), memberId: person.id }),
  );
  const [row] = await campus.sql<{ n: number }>(
    'select overdue_count as n from dues_standings where tenant_id = balai.tenant_id() and payer_id = $1',
    [person.id],
  );
  return row?.n ?? 0;
}

it('a month waits for the employer and not for the member, from the mandate to the end of the list', async () => {
  const under = await campus.addColleague('Di Bawah Kuasa');
  const bare = await campus.addColleague('Tanpa Kuasa');
  const waiting = await campus.addColleague('Belum Diperiksa');
  await campus.bill();
  await campus.giveAndVerify(under);
  await campus.give(waiting);
  expect(await lateMonths(bare)).toBe(1);
  expect(await lateMonths(waiting)).toBe(1);
  // The treasurer has sixty days to put the month on a list; after that it counts.
  expect(await lateMonths(under)).toBe(0);
  expect(await lateMonths(under, 61)).toBe(1);
  const list = await campus.makeList();
  await campus.handOver(list);
  expect(await lateMonths(under, 200)).toBe(0);
  await campus.treasurer.post(`/treasury/dues/checkoff/lists/${list}/close`);
  expect(await lateMonths(under)).toBe(1);
});

it('months before the mandate count, and so do those of whom no list can name', async () => {
  const person = await campus.addColleague('Dulu Menunggak');
  await campus.bill();
  const later = `${Number(campus.month.slice(0, 4)) + (campus.month.endsWith('12') ? 1 : 0)}-${String((Number(campus.month.slice(5)) % 12) + 1).padStart(2, '0')}`;
  await campus.giveAndVerify(person, { firstMonth: later });
  expect(await lateMonths(person)).toBe(1);
  const shy = await campus.addColleague('Minta Diam');
  await campus.bill();
  await campus.giveAndVerify(shy);
  expect(await lateMonths(shy)).toBe(0);
  await shy.browser.post('/me/dues/mandate/disclosure', { hidden: '1' });
  expect(await lateMonths(shy)).toBe(1);
});

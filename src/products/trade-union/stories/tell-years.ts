import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateMonthlyBillsJob, periodOf, readDuesPolicy, recordPayment } from '#features/dues';
import { monthOf, type PlainMonth, shiftMonth, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { takeStep } from '#kernel/flow';
import { defineJob, type JobDeclaration, type JobRun } from '#kernel/jobs';
import { inBatches, quietPast } from '#kernel/past';
import type { DemoAccount } from '#kernel/product';
import type { WorkContext } from '#kernel/work';
import { enforceArrears } from '../arrears/index.ts';
import { membershipFlow } from '../registration/flow.ts';
import { obligedMembers } from '../treasury/index.ts';
import { addCampuses } from './add-campuses.ts';
import { type Cast, findCast, withClock } from './cast.ts';
import { type CrowdPerson, crowdCampuses, gatherCrowd, YEARS_IN_MONTHS } from './crowd.ts';
import { type Life, live } from './live.ts';
import { tellDesk } from './tell-desk.ts';

const DAY = 24 * 3_600_000;
/** People of one transaction. */
const BATCH = 10;
/** Behind the people the story names: addresses and references count on from here. */
const FIRST_INDEX = 100;
const generateBills = generateMonthlyBillsJob(obligedMembers);

/**
 * Goes on with the demo where the first start left off: 1,700 members of 24 provinces and three years of their dues, a
 * month at a time, by the same flows as everybody's. It holds nobody up: after each piece it rests as long as it worked.
 */
export function tellYearsJob(accounts: readonly DemoAccount[]): JobDeclaration {
  return defineJob({
    kind: 'tellUnionYears',
    lane: 'idle',
    retries: 20,
    run: async (work, run) => {
      const ctx = quietPast(work);
      const cast = await ctx.transaction((tx) => findCast(tx, accounts));
      const campuses = await ctx.transaction((tx) => addCampuses(tx, crowdCampuses));
      const folder = await mkdtemp(path.join(tmpdir(), 'balai-contoh-'));
      const story: Story = { crowd: gatherCrowd(), run, cast, life: { campuses, folder, slips: {}, cast } };
      try {
        for (let told = run.done; told <= YEARS_IN_MONTHS; told += 1) {
          await run.progress(told, YEARS_IN_MONTHS + 1, `bulan ke-${told + 1}`);
          await tellMonth(ctx, story, YEARS_IN_MONTHS - told);
        }
        await ctx.transaction((tx) => tellDesk(ctx, tx, { cast, folder }));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
      return { note: `${story.crowd.length} anggota contoh, ${YEARS_IN_MONTHS} bulan iuran` };
    },
  });
}

interface Story {
  crowd: readonly CrowdPerson[];
  run: JobRun;
  cast: Cast;
  life: Omit<Life, 'person' | 'index'>;
}

/** One month: who joins, who goes, the bills, what is paid, and the nights after the due date. */
async function tellMonth(ctx: WorkContext, story: Story, ago: number): Promise<void> {
  const month = shiftMonth(monthOf(todayOf(ctx)), -ago);
  const on = (day: number) => {
    const then = new Date(`${month}-${String(day).padStart(2, '0')}T03:00:00Z`);
    return withClock(ctx, then < ctx.now ? then : ctx.now);
  };
  const known = await ctx.transaction(readCrowd);
  const comers = story.crowd.filter(({ joinedAgo, index }) => joinedAgo === ago && !known.has(index));
  await inBatches(ctx, comers, BATCH, async (tx, person) => {
    const ctx = on(4 + (person.index % 22));
    await live(ctx, tx, { ...story.life, person, index: FIRST_INDEX + person.index });
  });
  const goers = story.crowd.filter(({ end }) => end?.ago === ago);
  await inBatches(ctx, goers, BATCH, async (tx, person) => {
    const row = (await readCrowd(tx)).get(person.index);
    if (row?.status === 'active') await leave(on(20), tx, story.cast, person, row.id);
  });
  const { dueDay, holdAfterDays } = await ctx.transaction(readDuesPolicy);
  await generateBills.run(on(1), {
    ...story.run,
    input: { month, dueDay },
    progress: async () => {},
  });
  await payMonth(on, story, { month, ago, dueDay });
  for (const days of [1, holdAfterDays + 2]) {
    const night = new Date(on(dueDay).now.getTime() + days * DAY + 15 * 3_600_000);
    if (night < ctx.now) await enforceArrears(withClock(ctx, night), { isByHand: true });
  }
}

/** The members of the crowd that stand, by their place in it. */
async function readCrowd(tx: Tx): Promise<Map<number, { id: string; status: string }>> {
  const rows = await tx.query<{ place: number; id: string; status: string }>(
    `select substring(email from '([0-9]+)@kampus\\.example$')::int as place, id, membership_status as status
       from members where tenant_id = balai.tenant_id() and email ~ '[0-9]{3,}@kampus\\.example$'`,
  );
  return new Map(rows.map(({ place, ...row }) => [place - FIRST_INDEX, row]));
}

const GOODBYES = {
  resign: 'Pindah kerja ke luar perguruan tinggi.',
  disable: 'Permintaan sendiri selama tugas belajar.',
  expel: 'Keputusan sidang etik.',
  'record-death': 'Kabar duka dari keluarga.',
} as const;

async function leave(
  ctx: WorkContext,
  tx: Tx,
  cast: Cast,
  person: CrowdPerson,
  memberId: string,
): Promise<void> {
  const step = person.end!.as;
  const work = step === 'resign' ? ctx : cast.actor(ctx, 'admin');
  await takeStep(work, tx, membershipFlow, step, memberId, { reason: GOODBYES[step] });
}

/** Who still pays sends what is open and, by habit, some months ahead. */
async function payMonth(
  on: (day: number) => WorkContext,
  { crowd, cast }: Story,
  { month, ago, dueDay }: { month: PlainMonth; ago: number; dueDay: number },
): Promise<void> {
  const ctx = on(dueDay - 1);
  const owing = await ctx.transaction((tx) => readOwing(tx, periodOf(month)));
  const byIndex = new Map(crowd.map((person) => [person.index, person]));
  const paying = owing.flatMap((payer) => {
    const habit = payer.place === null ? CORE_HABIT : byIndex.get(payer.place - FIRST_INDEX)?.habit;
    return habit && ago >= habit.stoppedAgo && (payer.place !== null || ago > CORE_PAID_AGO)
      ? [{ ...payer, months: habit.months }]
      : [];
  });
  await inBatches(ctx, paying, BATCH, async (tx, payer) => {
    const day = 2 + (payer.payerId.charCodeAt(35) % Math.max(1, dueDay - 2));
    const work = cast.actor(on(day), payer.isTreasurer ? 'treasurer2' : 'treasurer');
    await recordPayment(work, tx, {
      ...{ payerId: payer.payerId, regionCode: payer.regionCode, billId: payer.billId },
      amount: payer.open + (payer.months - 1) * payer.monthly,
      paidOn: todayOf(work),
      method: payer.payerId.charCodeAt(34) % 3 === 0 ? 'qris' : 'transfer',
      reference: `${month.replace('-', '')}${payer.payerId.slice(-6).toUpperCase()}`,
      note: '',
    });
  });
}

/** Those the story names pay month by month here; their last months are told when the demo is made. */
const CORE_HABIT = { months: 1, stoppedAgo: 0 } as const;
const CORE_PAID_AGO = 4;

interface Owing {
  payerId: string;
  regionCode: string;
  /** In the crowd's addresses; null for those the story names. */
  place: number | null;
  isTreasurer: boolean;
  /** The oldest open bill. */
  billId: string;
  /** Rupiah of all open bills, and of one month. */
  open: number;
  monthly: number;
}

/** Who owes what of the months up to this one; later bills of the people the story names are no matter of its past. */
function readOwing(tx: Tx, period: string): Promise<Owing[]> {
  return tx.query<Owing>(
    `select b.payer_id as "payerId", m.region_code as "regionCode",
       substring(m.email from '([0-9]{3,})@kampus\\.example$')::int as place,
       m.email = 'bendahara@serikat.example' as "isTreasurer",
       (array_agg(b.id order by b.due_date))[1] as "billId",
       sum(b.amount - b.paid_amount - b.waived_amount)::bigint as open, max(b.amount) as monthly
       from dues_bills b
       join members m on m.tenant_id = b.tenant_id and m.id = b.payer_id
      where b.tenant_id = balai.tenant_id() and b.kind = 'monthly' and b.status = 'unpaid'
        and m.membership_status = 'active' and b.period <= $1
      group by b.payer_id, m.region_code, m.email
      order by b.payer_id`,
    [period],
  );
}

import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegistrationBill, submitPaymentProof, verifyPayment } from '#features/dues';
import type { Tx } from '#kernel/database';
import { closedByState, performStep, stepOf, takeStep, targetsOf } from '#kernel/flow';
import type { WorkContext } from '#kernel/work';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { cardTokenOf } from '../card/card-token.ts';
import { STAGE_SQL } from '../members/find-members.ts';
import { membershipFlow } from './flow.ts';
import { lockMembership, readMembership } from './membership.ts';
import { deriveMembership, type MembershipFacts, type Stage, stages } from './rules.ts';

let test: TestApp;
let ctx: WorkContext;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  ctx = await test.system('serikat');
});
afterAll(() => test.close());

/** The facts that make each stage, as columns. */
const MAKING: Readonly<Record<Stage, string>> = {
  registered: '',
  payment_submitted: 'payment_submitted_at = now()',
  email_verified: 'payment_submitted_at = now(), email_verified_at = now()',
  imported: `origin = 'import'`,
  active: 'payment_submitted_at = now(), email_verified_at = now(), approved_at = now()',
  suspended: 'approved_at = now(), suspended_at = now()',
  disabled: 'approved_at = now(), disabled_at = now()',
  rejected: 'rejected_at = now()',
  cancelled: 'cancelled_at = now()',
  resigned: `approved_at = now(), ended_as = 'resigned'`,
  expelled: `approved_at = now(), ended_as = 'expelled'`,
  deceased: `approved_at = now(), ended_as = 'deceased'`,
  deleted: 'approved_at = now(), deleted_at = now()',
};

/** Somebody in this stage, with a registration bill that is paid, so that no rule but the state stands in the way. */
async function makePerson(tx: Tx, stage: Stage, hasPaid = true): Promise<string> {
  const id = uuidv7();
  await tx.execute(
    `insert into members (id, region_code, full_name, employment_status, golongan, dues_rate_code)
     values ($1, '63', $2, 'PNS', 'III/b', 'GOL_III')`,
    [id, `Uji ${stage}`],
  );
  if (hasPaid) await payRegistration(tx, id);
  const facts = MAKING[stage];
  const states = deriveMembership(factsOf(stage));
  await tx.execute(
    `update members set membership_status = $2, onboarding_state = $3, account_status = $4${facts ? `, ${facts}` : ''}
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, states.membershipStatus, states.onboardingState, states.accountStatus],
  );
  return id;
}

async function payRegistration(tx: Tx, id: string): Promise<void> {
  const rate = { code: 'GOL_III', label: 'Golongan III', amount: 35_000 };
  const bill = await openRegistrationBill(ctx, tx, { payerId: id, regionCode: '63', attempt: 1, rate });
  const [file] = await tx.query<{ id: string }>(
    `select id from files where tenant_id = balai.tenant_id() and kind = 'dues_payment_proof' limit 1`,
  );
  const payment = await submitPaymentProof(ctx, tx, {
    billId: bill.id,
    payerId: id,
    regionCode: '63',
    fileId: file!.id,
    paidOn: '2026-01-02',
    method: 'transfer',
  });
  await verifyPayment(ctx, tx, { paymentId: payment.id });
}

function factsOf(stage: Stage): MembershipFacts {
  const has = (column: string) => MAKING[stage].includes(column);
  const ended = /ended_as = '(\w+)'/.exec(MAKING[stage])?.[1] as MembershipFacts['endedAs'];
  return {
    origin: stage === 'imported' ? 'import' : 'registration',
    hasPaymentProof: has('payment_submitted_at'),
    isEmailVerified: has('email_verified_at'),
    isApproved: has('approved_at'),
    isRejected: has('rejected_at'),
    isCancelled: has('cancelled_at'),
    isDisabled: has('disabled_at'),
    isSuspended: has('suspended_at'),
    endedAs: ended ?? null,
    isDeleted: has('deleted_at'),
  };
}

class Undo extends Error {}

/** Runs in a transaction that is undone afterwards. */
async function undone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await ctx
    .transaction(async (tx) => {
      result = await work(tx);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return result as T;
}

const snapshot = (tx: Tx, id: string) =>
  tx.one<{ state: unknown }>(
    `select jsonb_build_object('row', to_jsonb(m), 'events', (select count(*) from member_events e where e.tenant_id = m.tenant_id and e.member_id = m.id),
       'audit', (select count(*) from audit_events a where a.tenant_id = m.tenant_id and a.object_id = m.id::text and a.outcome = 'done' and a.resource = 'member'),
       'bills', (select jsonb_agg(to_jsonb(b) order by b.id) from dues_bills b where b.tenant_id = m.tenant_id and b.payer_id = m.id),
       'mails', (select count(*) from outbox o where o.tenant_id = m.tenant_id)) as state
       from members m where m.tenant_id = balai.tenant_id() and m.id = $1`,
    [id],
  );

describe('every state and every step', () => {
  it.each(stages.flatMap((stage) => membershipFlow.steps.map((step) => [stage, step.key] as const)))(
    'a person who is %s: the step “%s” does what the flow declares and nothing else',
    async (stage, key) => {
      const step = stepOf(membershipFlow, key);
      await undone(async (tx) => {
        const id = await makePerson(tx, stage, step.from.includes(stage));
        expect((await readMembership(tx, id))?.stage).toBe(stage);
        const before = await snapshot(tx, id);
        await tx.execute('savepoint before_step');
        const input = { reason: 'Alasan yang cukup panjang' };
        if (!step.from.includes(stage)) {
          await expect(takeStep(ctx, tx, membershipFlow, key, id, input)).rejects.toMatchObject({
            status: 409,
            code: 'step_closed',
            message: expect.stringContaining(closedByState(membershipFlow, step, stage)!),
          });
          await tx.execute('rollback to savepoint before_step');
          expect(await snapshot(tx, id)).toEqual(before);
          return;
        }
        const row = (await lockMembership(tx, id))!;
        const refusal = await step.refuse?.(ctx, tx, row);
        if (refusal) {
          await expect(takeStep(ctx, tx, membershipFlow, key, id, input)).rejects.toMatchObject({
            status: 409,
            code: 'step_refused',
            message: refusal,
          });
          await tx.execute('rollback to savepoint before_step');
          expect(await snapshot(tx, id)).toEqual(before);
          return;
        }
        const after = await takeStep(ctx, tx, membershipFlow, key, id, input);
        expect(targetsOf(step)).toContain(after.stage);
        const events = await tx.query<{ step: string; from_state: string; to_state: string }>(
          'select step, from_state, to_state from member_events where tenant_id = balai.tenant_id() and member_id = $1',
          [id],
        );
        expect(events).toEqual([{ step: key, from_state: stage, to_state: after.stage }]);
        const audits = await tx.query(
          `select action from audit_events where tenant_id = balai.tenant_id() and object_id = $1 and resource = 'member'`,
          [id],
        );
        expect(audits).toEqual([{ action: `member.${key}` }]);
        await expectStoredStates(tx, id);
      });
    },
  );

  it('can be approved from email_verified only; before that each missing thing is named', async () => {
    const reasons = await undone(async (tx) => {
      const approve = stepOf(membershipFlow, 'approve');
      const told: (string | undefined)[] = [];
      for (const stage of ['registered', 'payment_submitted', 'email_verified'] as const) {
        const row = (await lockMembership(tx, await makePerson(tx, stage)))!;
        told.push(await approve.refuse?.(ctx, tx, row));
      }
      return told;
    });
    expect(reasons).toEqual([
      expect.stringContaining('mengonfirmasi surelnya'),
      expect.stringContaining('mengonfirmasi surelnya'),
      undefined,
    ]);
  });
});

/** The stored states are those that follow from the stored facts, and the list's expression agrees with the function. */
async function expectStoredStates(tx: Tx, id: string): Promise<void> {
  const row = (await tx.one<{ stage: Stage; m: string; o: string; a: string }>(
    `select ${STAGE_SQL} as stage, membership_status as m, onboarding_state as o, account_status as a from members m
      where m.tenant_id = balai.tenant_id() and m.id = $1`,
    [id],
  ))!;
  const person = (await readMembership(tx, id))!;
  const derived = deriveMembership(person.facts);
  expect(row).toEqual({
    stage: derived.stage,
    m: derived.membershipStatus,
    o: derived.onboardingState,
    a: derived.accountStatus,
  });
}

describe('the demo union', () => {
  it('holds nobody whose stored states differ from what the facts say', async () => {
    await ctx.transaction(async (tx) => {
      const ids = await tx.query<{ id: string }>(
        'select id from members where tenant_id = balai.tenant_id()',
      );
      expect(ids.length).toBeGreaterThanOrEqual(40);
      for (const { id } of ids) await expectStoredStates(tx, id);
    });
  });

  it('shows each of the way’s states and the ends', async () => {
    const rows = await ctx.transaction((tx) =>
      tx.query<{ stage: string }>(
        `select distinct ${STAGE_SQL} as stage from members m where m.tenant_id = balai.tenant_id()`,
      ),
    );
    expect(rows.map(({ stage }) => stage).sort()).toEqual(
      [
        'active',
        'cancelled',
        'disabled',
        'email_verified',
        'payment_submitted',
        'registered',
        'rejected',
        'resigned',
        'suspended',
      ].sort(),
    );
  });
});

describe('approvals at the same moment', () => {
  it('two officers approve one candidate: one wins, the other is told who was faster', async () => {
    const id = await ctx.transaction((tx) => makePerson(tx, 'email_verified'));
    const [one, other] = [await test.bearer('serikat', 'admin'), await test.bearer('serikat', 'super_admin')];
    const answers = await Promise.all([
      one.postJson(`/api/v1/members/${id}/approve`, {}),
      other.postJson(`/api/v1/members/${id}/approve`, {}),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409)!.json as { code: string; detail: string };
    expect(refused.code).toBe('step_closed');
    expect(refused.detail).toMatch(/Aktif\. Terakhir diubah oleh (Laila|Dr\. Ratna)/);
    const numbers = await ctx.transaction((tx) =>
      tx.query(
        'select id from member_events where tenant_id = balai.tenant_id() and member_id = $1 and step = $2',
        [id, 'approve'],
      ),
    );
    expect(numbers).toHaveLength(1);
  });

  it('fifty approvals at once give fifty numbers without a gap', async () => {
    const ids = await ctx.transaction(async (tx) => {
      const made: string[] = [];
      for (let count = 0; count < 50; count += 1) made.push(await makePerson(tx, 'email_verified'));
      return made;
    });
    const done = await Promise.all(ids.map((id) => performStep(ctx, membershipFlow, 'approve', id)));
    const year = new Date().getUTCFullYear();
    const serials = done.map(({ memberNumber }) => {
      expect(memberNumber).toMatch(new RegExp(`^SPK-(${year}|${year + 1})-\\d{5}$`));
      return Number(memberNumber!.slice(-5));
    });
    serials.sort((a, b) => a - b);
    expect(new Set(serials).size).toBe(50);
    expect(serials.at(-1)! - serials[0]!).toBe(49);
  });

  it('an approval that fails gives its number back', async () => {
    const last = () =>
      ctx.transaction((tx) =>
        tx.query<{ series: string; last_number: number }>(
          `select series, last_number from number_series where tenant_id = balai.tenant_id() and series like 'member-%' order by series`,
        ),
      );
    const before = await last();
    await undone(async (tx) => {
      const id = await makePerson(tx, 'email_verified');
      await takeStep(ctx, tx, membershipFlow, 'approve', id);
    });
    expect(await last()).toEqual(before);
  });
});

describe('what follows from a step', () => {
  it('the card of a person who is expelled or resigns stops being good', async () => {
    await undone(async (tx) => {
      const id = await makePerson(tx, 'active');
      await cardTokenOf(ctx, tx, id);
      await takeStep(ctx, tx, membershipFlow, 'expel', id, { reason: 'Keputusan kongres' });
      const open = await tx.query(
        'select 1 from card_tokens where tenant_id = balai.tenant_id() and member_id = $1 and revoked_at is null',
        [id],
      );
      expect(open).toEqual([]);
    });
  });

  it('who applies again gets a new bill and attempt, and keeps the number', async () => {
    await undone(async (tx) => {
      const id = await makePerson(tx, 'active');
      await tx.execute(
        `update members set member_number = 'SPK-2020-00042' where tenant_id = balai.tenant_id() and id = $1`,
        [id],
      );
      await takeStep(ctx, tx, membershipFlow, 'resign', id);
      const again = await takeStep(ctx, tx, membershipFlow, 'reapply', id);
      expect(again).toMatchObject({ stage: 'registered', attempt: 2, memberNumber: 'SPK-2020-00042' });
      const bills = await tx.query<{ period: string; status: string }>(
        'select period, status from dues_bills where tenant_id = balai.tenant_id() and payer_id = $1 order by period',
        [id],
      );
      expect(bills).toEqual([
        { period: '000001', status: 'paid' },
        { period: '000002', status: 'unpaid' },
      ]);
    });
  });

  it('the last super admin cannot be disabled by anybody', async () => {
    const row = await ctx.transaction((tx) =>
      tx.one<{ id: string }>(
        `select m.id from members m join accounts a on a.tenant_id = m.tenant_id and a.subject_id = m.id
           join role_grants g on g.tenant_id = a.tenant_id and g.account_id = a.id and g.role = 'super_admin'
          where m.tenant_id = balai.tenant_id()`,
      ),
    );
    await expect(
      performStep(ctx, membershipFlow, 'disable', row!.id, { reason: 'Coba-coba saja' }),
    ).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining('satu-satunya Super Admin'),
    });
  });
});

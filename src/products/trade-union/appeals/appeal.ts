import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { type StepContext, stepOf, takeStep } from '#kernel/flow';
import { accountOf, type ListQuery, type ListShape, orderBy, type RequestContext } from '#kernel/http';
import { accountsWithRole, notify } from '#kernel/notifications';
import { conflict, forbidden, notFound, type WorkContext } from '#kernel/work';
import { membershipFlow } from '../registration/flow.ts';
import { type Membership, readMembership } from '../registration/membership.ts';
import { tellPerson } from '../registration/tell.ts';
import { appealDecidedMail } from './mails.ts';

/** What may be appealed against, and the step that an accepted appeal takes. */
export const APPEALABLE = {
  rejected: 'reconsider',
  disabled: 'enable',
  suspended: 'enable',
  expelled: 'reopen',
} as const;
export type Appealable = keyof typeof APPEALABLE;

export const appealStates = ['open', 'accepted', 'declined'] as const;
export type AppealState = (typeof appealStates)[number];

export interface Appeal {
  id: string;
  memberId: string;
  memberName: string;
  memberNumber: string | null;
  regionCode: string;
  against: Appealable;
  /** What the officer gave as reason. */
  decisionReason: string;
  /** Who took the decision; they do not decide on the appeal. */
  deciderId: string | null;
  deciderName: string;
  reason: string;
  state: AppealState;
  submittedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  answer: string | null;
}

export const appealListShape: ListShape = {
  sorts: ['submitted', 'name', 'region'],
  defaultSort: '-submitted',
  filters: ['state'],
};

const SORTS: Readonly<Record<string, string>> = {
  submitted: 'p.submitted_at',
  name: 'm.name_key',
  region: 'p.region_code',
};

const SELECT = `select p.id, p.member_id as "memberId", m.full_name as "memberName", m.member_number as "memberNumber",
    p.region_code as "regionCode", p.against, p.decision_reason as "decisionReason", p.decider_id as "deciderId",
    p.decider_name as "deciderName", p.reason, p.state, p.submitted_at as "submittedAt",
    p.decided_by_name as "decidedByName", p.decided_at as "decidedAt", p.answer`;
const FROM = `from member_appeals p join members m on m.tenant_id = p.tenant_id and m.id = p.member_id
  where p.tenant_id = balai.tenant_id()`;

/** Appeals; those of every state when none is asked for, the waiting ones first. */
export async function findAppeals(tx: Tx, list: ListQuery): Promise<{ items: Appeal[]; total: number }> {
  const asked = (list.filters.state ?? []).filter((state) =>
    (appealStates as readonly string[]).includes(state),
  );
  const rows = await tx.query<Appeal & { total: number }>(
    `${SELECT}, count(*) over () as total ${FROM} and p.state = any($1::text[])
       and ($2::text = '' or strpos(m.search_text, $2) > 0)
     ${orderBy(list, SORTS, 'p.id')} offset $3 limit $4`,
    [asked.length > 0 ? asked : appealStates, list.q.toLowerCase(), list.offset, list.size],
  );
  return { items: rows.map(({ total: _, ...item }) => item), total: rows[0]?.total ?? 0 };
}

export function readAppeal(tx: Tx, id: string): Promise<Appeal | undefined> {
  return tx.one<Appeal>(`${SELECT} ${FROM} and p.id = $1`, [id]);
}

export interface AppealPlace {
  person: Membership;
  against: Appealable | undefined;
  /** The latest appeal since the decision that stands now. */
  latest: { state: AppealState; submittedAt: Date; answer: string | null } | undefined;
  decision: { reason: string; at: Date | null; actorId: string | null; actorName: string };
}

/** Where a person stands with the decision against them. @throws AppError 404 */
export async function readAppealPlace(tx: Tx, memberId: string): Promise<AppealPlace> {
  const person = await readMembership(tx, memberId);
  if (!person) throw notFound();
  const against = person.stage in APPEALABLE ? (person.stage as Appealable) : undefined;
  const decision = await tx.one<{ at: Date; actor_id: string | null; actor_name: string }>(
    `select at, actor_id, actor_name from member_events where tenant_id = balai.tenant_id() and member_id = $1
        and step in ('reject', 'disable', 'suspend', 'expel') order by at desc, id desc limit 1`,
    [memberId],
  );
  const latest = await tx.one<{ state: AppealState; submittedAt: Date; answer: string | null }>(
    `select state, submitted_at as "submittedAt", answer from member_appeals
      where tenant_id = balai.tenant_id() and member_id = $1 and submitted_at > coalesce($2, '-infinity'::timestamptz)
      order by submitted_at desc limit 1`,
    [memberId, decision?.at ?? null],
  );
  return {
    person,
    against,
    latest,
    decision: {
      reason: person.statusReason ?? '',
      at: decision?.at ?? null,
      actorId: decision?.actor_id ?? null,
      actorName: decision?.actor_name ?? '',
    },
  };
}

/**
 * Puts the person's answer to a decision before the officers; one for each decision.
 *
 * @throws AppError 409 when there is nothing to appeal against, or it was done already
 */
export async function submitAppeal(
  ctx: WorkContext,
  tx: Tx,
  memberId: string,
  reason: string,
): Promise<void> {
  const { person, against, latest, decision } = await readAppealPlace(tx, memberId);
  if (!against) throw conflict('nothing_to_appeal', 'Tidak ada keputusan yang dapat dibanding.');
  if (latest) throw conflict('already_appealed', 'Banding atas keputusan ini sudah kami terima.');
  const id = uuidv7();
  const stored = await tx.execute(
    `insert into member_appeals (id, member_id, region_code, against, decision_reason, decider_id, decider_name, reason,
       submitted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (tenant_id, member_id) where state = 'open' do nothing`,
    [
      ...[id, person.id, person.regionCode, against, decision.reason, decision.actorId, decision.actorName],
      ...[reason, ctx.now],
    ],
  );
  if (stored === 0) throw conflict('already_appealed', 'Banding atas keputusan ini sudah kami terima.');
  await recordAudit(ctx, tx, {
    action: 'member.appeal.submitted',
    resource: 'member.appeal',
    objectId: id,
    objectLabel: person.fullName,
    after: { against },
  });
  const officers = await accountsWithRole(tx, ['admin', 'super_admin']);
  await notify(
    tx,
    officers.filter((account) => account !== decision.actorId),
    { title: 'Banding menunggu keputusan', body: person.fullName, url: `/admin/appeals/${id}` },
  );
}

/** Why this officer may not decide; nothing when they may. */
export function refusalOf(ctx: RequestContext, appeal: Appeal): string | undefined {
  const { accountId, subjectId } = accountOf(ctx);
  if (appeal.state !== 'open') return 'Banding ini sudah diputuskan.';
  if (subjectId === appeal.memberId) return 'Banding Anda sendiri diputuskan oleh pengurus lain.';
  if (accountId === appeal.deciderId)
    return 'Keputusan yang dibanding ialah keputusan Anda; banding ini diputuskan oleh pengurus lain.';
  return undefined;
}

/**
 * Decides on an appeal, once, by another officer than the one who took the decision. An accepted one takes the step back in the same
 * transaction; the person is written to either way.
 *
 * @throws AppError 403 without the right for that step, 404, 409 for who may not decide or a step that is closed
 */
export async function decideAppeal(
  ctx: RequestContext & StepContext,
  tx: Tx,
  id: string,
  decision: { isAccepted: boolean; answer: string },
): Promise<Appeal> {
  const appeal = await tx.one<Appeal>(`${SELECT} ${FROM} and p.id = $1 for update of p`, [id]);
  if (!appeal) throw notFound();
  const refusal = refusalOf(ctx, appeal);
  if (refusal) throw conflict('appeal_refused', refusal);
  const { accountId, name } = accountOf(ctx);
  const { isAccepted, answer } = decision;
  await tx.execute(
    `update member_appeals set state = $2, answer = $3, decided_by = $4, decided_by_name = $5, decided_at = $6
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, isAccepted ? 'accepted' : 'declined', answer, accountId, name, ctx.now],
  );
  const person = (await readMembership(tx, appeal.memberId))!;
  if (isAccepted) {
    const step = stepOf(membershipFlow, APPEALABLE[appeal.against]);
    if (!ctx.can(step.resource, step.right)) throw forbidden();
    if (person.stage === appeal.against)
      await takeStep(ctx, tx, membershipFlow, step.key, appeal.memberId, {
        reason: `Banding diterima: ${answer}`,
      });
  }
  await recordAudit(ctx, tx, {
    action: isAccepted ? 'member.appeal.accepted' : 'member.appeal.declined',
    resource: 'member.appeal',
    objectId: id,
    objectLabel: appeal.memberName,
    before: { state: 'open' },
    after: { state: isAccepted ? 'accepted' : 'declined' },
    reason: answer,
  });
  await tellPerson(
    ctx,
    tx,
    person,
    appealDecidedMail,
    {
      decision: isAccepted ? 'diterima' : 'belum dapat diterima',
      answer,
      link: ctx.app.urlOf(ctx.tenant, '/login'),
    },
    {
      title: isAccepted ? 'Banding Anda diterima' : 'Banding Anda belum dapat diterima',
      body: answer,
      url: '/me/membership/status',
    },
  );
  return { ...appeal, state: isAccepted ? 'accepted' : 'declined', answer };
}

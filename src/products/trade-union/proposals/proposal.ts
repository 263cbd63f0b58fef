import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { judgeStep, type StepContext, stepOf } from '#kernel/flow';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { accountsWithRole, notify } from '#kernel/notifications';
import { conflict, invalid, notFound } from '#kernel/work';
import { membershipFlow } from '../registration/flow.ts';
import { readMembership } from '../registration/membership.ts';

export const proposalStates = ['open', 'accepted', 'declined', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Steps of the membership flow that a coordinator may ask for (serikat-rbac §5.3). */
export const proposableSteps = ['suspend', 'disable'] as const;
export type ProposableStep = (typeof proposableSteps)[number];

/** A coordinator's wish that an officer of the whole union takes a step on a member. */
export interface Proposal {
  id: string;
  memberId: string;
  memberName: string;
  memberNumber: string | null;
  regionCode: string;
  step: ProposableStep;
  reason: string;
  state: ProposalState;
  proposedBy: string;
  proposedByName: string;
  proposedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  decisionNote: string | null;
}

export const proposalListShape: ListShape = {
  sorts: ['proposed', 'name', 'region'],
  defaultSort: '-proposed',
  filters: ['state', 'region'],
};

const SELECT = `select p.id, p.member_id as "memberId", m.full_name as "memberName", m.member_number as "memberNumber",
    p.region_code as "regionCode", p.step, p.reason, p.state, p.proposed_by as "proposedBy",
    p.proposed_by_name as "proposedByName", p.proposed_at as "proposedAt", p.decided_by_name as "decidedByName",
    p.decided_at as "decidedAt", p.decision_note as "decisionNote"`;
const FROM = `from member_proposals p join members m on m.tenant_id = p.tenant_id and m.id = p.member_id
  where p.tenant_id = balai.tenant_id()`;
const SORTS: Readonly<Record<string, string>> = {
  proposed: 'p.proposed_at',
  name: 'm.name_key',
  region: 'p.region_code',
};

/** Proposals within the walls; those that wait when no state is asked for. */
export async function findProposals(
  tx: Tx,
  list: ListQuery,
): Promise<{ items: Proposal[]; total: number; waiting: number }> {
  const asked = (list.filters.state ?? []).filter((state) =>
    (proposalStates as readonly string[]).includes(state),
  );
  const values = [
    asked.length > 0 ? asked : proposalStates,
    list.filters.region ?? null,
    list.q.toLowerCase().replace(/[\\%_]/g, (mark) => `\\${mark}`),
  ];
  const rows = await tx.query<Proposal & { total: number }>(
    `${SELECT}, count(*) over () as total ${FROM} and p.state = any($1::text[])
       and ($2::text[] is null or p.region_code = any($2::text[]))
       and ($3::text = '' or m.search_text like '%' || $3 || '%')
     ${orderBy(list, SORTS, 'p.id')} offset $4 limit $5`,
    [...values, list.offset, list.size],
  );
  const open = await tx.one<{ count: number }>(`select count(*) as count ${FROM} and p.state = 'open'`);
  return {
    items: rows.map(({ total: _, ...item }) => item),
    total: rows[0]?.total ?? 0,
    waiting: open?.count ?? 0,
  };
}

export function readProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  return tx.one<Proposal>(`${SELECT} ${FROM} and p.id = $1`, [id]);
}

export function lockProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  return tx.one<Proposal>(`${SELECT} ${FROM} and p.id = $1 for update of p`, [id]);
}

/** What somebody asks for. */
export interface NewProposal {
  memberId: string;
  step: ProposableStep;
  reason: string;
}

/**
 * Puts a proposal before those who decide; the member's status stays as it is until then.
 *
 * @returns the id of the proposal
 * @throws AppError 404 for a member outside one's regions, 422 when the step is not open for this member, 409
 *   `already_proposed` while the same proposal waits
 */
export async function proposeStep(ctx: StepContext, tx: Tx, wish: NewProposal): Promise<string> {
  if (ctx.principal.kind !== 'account') throw notFound();
  const person = await readMembership(tx, wish.memberId);
  if (!person) throw notFound();
  const verdict = await judgeStep(ctx, tx, membershipFlow, stepOf(membershipFlow, wish.step), person);
  if (!verdict.isOpen) throw invalid({ step: verdict.reason });
  const id = uuidv7();
  const stored = await tx.execute(
    `insert into member_proposals (id, member_id, region_code, step, reason, proposed_by, proposed_by_name, proposed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, member_id, step) where state = 'open' do nothing`,
    [
      ...[id, person.id, person.regionCode, wish.step, wish.reason],
      ...[ctx.principal.accountId, ctx.principal.name, ctx.now],
    ],
  );
  if (stored === 0)
    throw conflict('already_proposed', `Usulan yang sama untuk ${person.fullName} masih menunggu keputusan.`);
  await recordAudit(ctx, tx, {
    action: 'member.propose.created',
    resource: 'member.propose',
    objectId: id,
    objectLabel: person.fullName,
    after: { step: wish.step },
    reason: wish.reason,
  });
  await notify(tx, await accountsWithRole(tx, ['admin']), {
    title: `Usulan: ${stepOf(membershipFlow, wish.step).label.toLowerCase()}`,
    body: person.fullName,
    url: `/admin/proposals/${id}`,
  });
  return id;
}

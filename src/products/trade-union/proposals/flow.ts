import type { Tx } from '#kernel/database';
import {
  defineFlow,
  judgeStep,
  reasonField,
  type Step,
  type StepContext,
  stepOf,
  takeStep,
} from '#kernel/flow';
import { notify } from '#kernel/notifications';
import { actorOf, notFound } from '#kernel/work';
import { membershipFlow } from '../registration/flow.ts';
import { readMembership } from '../registration/membership.ts';
import { lockProposal, type Proposal, type ProposalState, readProposal } from './proposal.ts';

type ProposalStep = Step<Proposal, ProposalState>;

const accept: ProposalStep = {
  key: 'accept',
  label: 'Terima usulan',
  from: ['open'],
  to: 'accepted',
  resource: 'member.propose',
  right: 'decide',
  isDanger: true,
  explain: 'Tindakan yang diusulkan dijalankan saat itu juga, dan anggota menerima alasannya lewat surel.',
  fields: [reasonField('Alasan keputusan', 'Dibaca oleh anggota dan oleh pengusul.')],
  done: (row) => `Usulan untuk ${row.memberName} diterima dan dijalankan.`,
  refuse: async (ctx, tx, row) => {
    const person = await readMembership(tx, row.memberId);
    if (!person) return 'Anggota ini tidak ada lagi.';
    const verdict = await judgeStep(ctx, tx, membershipFlow, stepOf(membershipFlow, row.step), person);
    return verdict.isOpen ? undefined : verdict.reason;
  },
  run: async (ctx, tx, row, input) => {
    await takeStep(ctx, tx, membershipFlow, row.step, row.memberId, { reason: input.reason ?? '' });
    return settle(ctx, tx, row, 'accepted', input.reason ?? '');
  },
};

const decline: ProposalStep = {
  key: 'decline',
  label: 'Tolak usulan',
  from: ['open'],
  to: 'declined',
  resource: 'member.propose',
  right: 'decide',
  explain: 'Status anggota tetap seperti sekarang. Pengusul menerima alasan Anda.',
  fields: [reasonField('Alasan keputusan', 'Dibaca oleh pengusul.')],
  done: (row) => `Usulan untuk ${row.memberName} ditolak.`,
  run: (ctx, tx, row, input) => settle(ctx, tx, row, 'declined', input.reason ?? ''),
};

const withdraw: ProposalStep = {
  key: 'withdraw',
  label: 'Tarik usulan',
  from: ['open'],
  to: 'withdrawn',
  resource: 'member',
  right: 'propose',
  explain: 'Usulan ditutup tanpa keputusan. Anda dapat mengusulkan lagi kapan saja.',
  done: (row) => `Usulan untuk ${row.memberName} ditarik.`,
  refuse: (ctx, _tx, row) =>
    ctx.principal.kind === 'account' && ctx.principal.accountId === row.proposedBy
      ? undefined
      : 'Usulan ditarik oleh orang yang mengajukannya.',
  run: (ctx, tx, row) => settle(ctx, tx, row, 'withdrawn', ''),
};

/** A coordinator proposes, an admin decides (research/serikat §1a 6). */
export const proposalFlow = defineFlow<Proposal, ProposalState>({
  key: 'proposal',
  resource: 'member.propose',
  states: {
    open: { label: 'Menunggu keputusan', tone: 'warning' },
    accepted: { label: 'Diterima', tone: 'success' },
    declined: { label: 'Ditolak', tone: 'neutral' },
    withdrawn: { label: 'Ditarik', tone: 'neutral' },
  },
  steps: [accept, decline, withdraw],
  lock: (_ctx, tx, id) => lockProposal(tx, id),
  stateOf: ({ state }) => state,
  nameOf: ({ memberName }) => memberName,
  // The row tells by itself who proposed and who decided, and when.
  record: async () => {},
  latest: async (_tx, row) =>
    row.decidedAt ? { actorName: row.decidedByName ?? '', at: row.decidedAt } : undefined,
});

async function settle(
  ctx: StepContext,
  tx: Tx,
  row: Proposal,
  state: ProposalState,
  note: string,
): Promise<Proposal> {
  await tx.execute(
    `update member_proposals set state = $2, decided_by = $3, decided_by_name = $4, decided_at = $5, decision_note = $6
      where tenant_id = balai.tenant_id() and id = $1`,
    [row.id, state, actorOf(ctx).id, actorOf(ctx).name, ctx.now, note || null],
  );
  if (state !== 'withdrawn') {
    await notify(tx, [row.proposedBy], {
      title: state === 'accepted' ? 'Usulan Anda diterima' : 'Usulan Anda ditolak',
      body: `${row.memberName}: ${note}`,
      url: `/region/proposals/${row.id}`,
    });
  }
  const after = await readProposal(tx, row.id);
  if (!after) throw notFound();
  return after;
}

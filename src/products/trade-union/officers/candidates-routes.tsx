import { openProof, readPaymentsOf, readRegistrationBill } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import { judgeStep, stepOf } from '#kernel/flow';
import {
  file,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { notFound } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { isUuid } from '../members/find-members.ts';
import { readMemberRecord } from '../members/read-member.ts';
import { sendFile } from '../members/send-file.ts';
import { membershipFlow } from '../registration/flow.ts';
import { readEvents } from '../registration/keep-event.ts';
import { readMembership } from '../registration/membership.ts';
import { CandidatePage } from './candidate-page.tsx';
import { CandidatesPage } from './candidates-page.tsx';
import {
  candidateListShape,
  countCandidates,
  findCandidates,
  findLookalikes,
  findNeighbours,
} from './find-candidates.ts';

const access = {
  anyOf: [
    { resource: 'member', right: 'approve' },
    { resource: 'member', right: 'reject' },
  ],
};

/** The queue of candidates and the desk on which one is decided. */
export const candidatesRoutes: readonly Route[] = [
  page.get('/admin/candidates', { access, summary: 'Who waits to become a member' }, async (ctx) => {
    const list = readListQuery(ctx.query, candidateListShape);
    const { found, counts } = await ctx.transaction(async (tx) => ({
      found: await findCandidates(tx, list),
      counts: await countCandidates(tx),
    }));
    return renderPage({
      surface: 'console',
      title: 'Calon anggota',
      help: 'calon',
      body: <CandidatesPage ctx={ctx} list={list} {...found} counts={counts} zone={zoneOf(ctx)} />,
    });
  }),
  page.get(
    '/admin/candidates/:id',
    { access, summary: 'Evidence and decision for one candidate' },
    async (ctx) => {
      const id = idOf(ctx);
      const known = await ctx.transaction(async (tx) => {
        const record = await readMemberRecord(ctx, tx, id, { hidesSecrets: true });
        const person = await readMembership(tx, id);
        if (!record || !person) throw notFound();
        const bill = await readRegistrationBill(tx, id);
        const payment = (await readPaymentsOf(tx, id)).find(
          ({ billId }) => billId !== null && billId === bill?.id,
        );
        const judge = async (key: 'approve' | 'reject') => {
          const step = stepOf(membershipFlow, key);
          return ctx.can(step.resource, step.right)
            ? judgeStep(ctx, tx, membershipFlow, step, person)
            : undefined;
        };
        const proof = payment?.proofFileId
          ? await tx.one<{ media_type: string }>(
              'select media_type from files where tenant_id = balai.tenant_id() and id = $1',
              [payment.proofFileId],
            )
          : undefined;
        await recordAudit(ctx, tx, {
          action: 'member.read',
          resource: 'member',
          objectId: id,
          objectLabel: person.fullName,
        });
        return {
          record,
          person,
          bill,
          payment,
          proofMediaType: proof?.media_type,
          events: await readEvents(tx, id),
          lookalikes: await findLookalikes(tx, id),
          approve: await judge('approve'),
          reject: await judge('reject'),
          queue: await findNeighbours(tx, id),
        };
      });
      const isDecided = !['registered', 'payment_submitted', 'email_verified', 'imported'].includes(
        known.person.stage,
      );
      if (isDecided) return redirectTo(`/admin/members/${id}`);
      return renderPage({
        surface: 'console',
        title: known.person.fullName,
        trail: [{ label: 'Calon anggota', url: '/admin/candidates' }],
        menuUrl: '/admin/candidates',
        help: 'calon',
        body: <CandidatePage {...known} zone={zoneOf(ctx)} />,
      });
    },
  ),
  file.get(
    '/admin/candidates/:id/proof',
    { access, summary: 'The proof of a registration payment' },
    async (ctx) => {
      const id = idOf(ctx);
      const opened = await ctx.transaction(async (tx) => {
        const bill = await readRegistrationBill(tx, id);
        const payment = (await readPaymentsOf(tx, id)).find(
          ({ billId, proofFileId }) => billId === bill?.id && proofFileId,
        );
        if (!bill || !payment?.proofFileId) throw notFound();
        return openProof(ctx, tx, payment.proofFileId);
      });
      return sendFile(opened);
    },
  ),
];

function idOf(ctx: RequestContext): string {
  const id = ctx.params.id ?? '';
  if (!isUuid(id)) throw notFound();
  return id;
}

import { hasVerifiedRegistrationPayment } from '#features/dues';
import type { Tx } from '#kernel/database';
import { accountsWithRole, notify } from '#kernel/notifications';
import { proofReceivedMail, proofReturnedMail } from './mails.ts';
import { changeFacts, type Membership } from './membership.ts';
import { type MembershipStep, reason, WAITING } from './membership-step.ts';
import { linkTo, sendConfirmation, tellPerson } from './tell.ts';

const submitProof: MembershipStep = {
  key: 'submit-proof',
  label: 'Kirim bukti bayar',
  from: WAITING,
  to: ['payment_submitted', 'email_verified'],
  resource: 'dues.self',
  right: 'pay',
  done: () => 'Bukti bayar terkirim ke Bendahara.',
  run: async (ctx, tx, row) => {
    const after = await changeFacts(ctx, tx, row, { payment_submitted_at: ctx.now });
    await tellPerson(ctx, tx, after, proofReceivedMail, {
      next: after.facts.isEmailVerified
        ? 'Kami memberi tahu Anda setelah bukti itu diperiksa.'
        : 'Sambil menunggu, konfirmasi surel Anda lewat tautan dalam surel berikutnya.',
    });
    await sendConfirmation(ctx, tx, after);
    await notify(tx, await accountsWithRole(tx, ['treasurer']), {
      title: 'Bukti iuran pendaftaran baru',
      body: after.fullName,
      url: '/treasury/dues/payments/pending',
    });
    return after;
  },
};

const returnProof: MembershipStep = {
  key: 'return-proof',
  label: 'Kembalikan bukti bayar',
  from: ['payment_submitted', 'email_verified'],
  to: ['registered', 'imported'],
  resource: 'dues.payment',
  right: 'reject',
  fields: [reason],
  done: () => 'Bukti bayar dikembalikan.',
  run: async (ctx, tx, row, input) => {
    const after = await changeFacts(ctx, tx, row, { payment_submitted_at: null });
    await tellPerson(
      ctx,
      tx,
      after,
      proofReturnedMail,
      { reason: input.reason ?? '', link: linkTo(ctx, '/register/payment') },
      { title: 'Bukti bayar perlu dikirim ulang', body: input.reason ?? '', url: '/register/payment' },
    );
    return after;
  },
};

const confirmEmail: MembershipStep = {
  key: 'confirm-email',
  label: 'Konfirmasi surel',
  from: WAITING,
  to: WAITING,
  resource: 'profile',
  right: 'view',
  done: () => 'Surel Anda sudah dikonfirmasi.',
  refuse: (_ctx, _tx, row) => (row.facts.isEmailVerified ? 'Surel ini sudah dikonfirmasi.' : undefined),
  run: async (ctx, tx, row) => {
    const after = await changeFacts(ctx, tx, row, { email_verified_at: ctx.now });
    await tellWhoApproves(tx, after);
    return after;
  },
};

/** Steps that a fact takes by itself; they have no page of their own. */
export const factSteps: readonly MembershipStep[] = [submitProof, returnProof, confirmEmail];

/** Once e-mail and money are both there the row waits for an officer, whichever came last. */
export async function tellWhoApproves(tx: Tx, row: Membership): Promise<void> {
  if (row.stage !== 'email_verified' || !(await hasVerifiedRegistrationPayment(tx, row.id))) return;
  await notify(tx, await accountsWithRole(tx, ['admin']), {
    title: 'Calon anggota menunggu persetujuan',
    body: row.fullName,
    url: `/admin/candidates/${row.id}`,
  });
}

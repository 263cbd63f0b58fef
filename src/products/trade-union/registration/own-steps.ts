import { closeRegistrationBills } from '#features/dues';
import { todayOf } from '#kernel/calendar';
import { reasonField } from '#kernel/flow';
import { revokeCard } from '../card/card-token.ts';
import { leftMail } from './mails.ts';
import { changeFacts } from './membership.ts';
import { APPLYING, type MembershipStep } from './membership-step.ts';
import { openBillFor } from './open-bill.ts';
import { linkTo, sendConfirmation, tellPerson } from './tell.ts';

const cancel: MembershipStep = {
  key: 'cancel',
  label: 'Batalkan pendaftaran',
  from: APPLYING,
  to: 'cancelled',
  resource: 'membership',
  right: 'leave',
  isDanger: true,
  explain:
    'Pendaftaran Anda keluar dari antrean dan tagihannya ditutup. Anda dapat mendaftar lagi kapan saja.',
  fields: [{ ...reasonField('Alasan'), isOptional: true }],
  done: () => 'Pendaftaran Anda sudah dibatalkan.',
  prepare: async (ctx, tx, id) => {
    await closeRegistrationBills(ctx, tx, { payerId: id, reason: 'Pendaftaran dibatalkan' });
  },
  run: async (ctx, tx, row, input) => {
    const after = await changeFacts(
      ctx,
      tx,
      row,
      { cancelled_at: ctx.now, payment_submitted_at: null },
      { status_reason: input.reason || null },
    );
    await tellPerson(ctx, tx, after, leftMail, {
      what: 'Pendaftaran Anda sudah dibatalkan sesuai permintaan Anda.',
      link: linkTo(ctx, '/me/membership/status'),
    });
    return after;
  },
};

const reapply: MembershipStep = {
  key: 'reapply',
  label: 'Daftar lagi',
  from: ['cancelled', 'rejected', 'resigned'],
  to: ['registered', 'imported'],
  resource: 'profile',
  right: 'edit',
  explain: 'Pendaftaran dibuka kembali dengan data Anda yang tersimpan dan tagihan pendaftaran yang baru.',
  done: () => 'Pendaftaran Anda dibuka kembali. Bayar iuran pendaftaran untuk melanjutkan.',
  run: async (ctx, tx, row) => {
    const after = await changeFacts(
      ctx,
      tx,
      row,
      {
        ...{
          attempt: row.attempt + 1,
          cancelled_at: null,
          rejected_at: null,
          ended_as: null,
          approved_at: null,
        },
        ...{ payment_submitted_at: null, suspended_at: null },
      },
      { status_reason: null, membership_end_date: null, approved_by: null },
    );
    await openBillFor(ctx, tx, after);
    await sendConfirmation(ctx, tx, after);
    return after;
  },
};

const resign: MembershipStep = {
  key: 'resign',
  label: 'Mengundurkan diri',
  from: ['active'],
  to: 'resigned',
  resource: 'membership',
  right: 'leave',
  isDanger: true,
  explain:
    'Keanggotaan dan kartu Anda berakhir hari ini. Nomor anggota tetap milik Anda dan tidak dipakai orang lain.',
  fields: [{ ...reasonField('Alasan'), isOptional: true }],
  done: () => 'Pengunduran diri Anda sudah dicatat.',
  run: async (ctx, tx, row, input) => {
    const after = await changeFacts(
      ctx,
      tx,
      row,
      { ended_as: 'resigned' },
      { status_reason: input.reason || null, membership_end_date: todayOf(ctx) },
    );
    await revokeCard(tx, row.id);
    await tellPerson(ctx, tx, after, leftMail, {
      what: 'Pengunduran diri Anda dari keanggotaan sudah kami catat.',
      link: linkTo(ctx, '/me/membership/status'),
    });
    return after;
  },
};

/** What people do about their own membership. */
export const ownSteps: readonly MembershipStep[] = [cancel, reapply, resign];

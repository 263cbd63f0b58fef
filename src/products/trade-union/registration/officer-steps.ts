import {
  closeRegistrationBills,
  type DuesPayment,
  hasVerifiedRegistrationPayment,
  readPaymentsOf,
  readRegistrationBill,
  verifyPayment,
} from '#features/dues';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { reasonField, type StepContext } from '#kernel/flow';
import { addIdentifiers } from '#kernel/identity';
import { accountsWithRole, notify } from '#kernel/notifications';
import { actorOf } from '#kernel/work';
import { revokeCard } from '../card/card-token.ts';
import { takeMemberNumber } from '../members/member-number.ts';
import { appealPath } from './appeal-link.ts';
import { refuseAgainstHigher } from './higher-role.ts';
import { invite } from './invite-step.ts';
import { approvedMail, closedMail, rejectedMail, reopenedMail } from './mails.ts';
import { changeFacts, type Membership } from './membership.ts';
import { EVERY, isOneself, type MembershipStep, OPEN, reason, WAITING } from './membership-step.ts';
import { openBillFor } from './open-bill.ts';
import { linkTo, tellPerson } from './tell.ts';

const approve: MembershipStep = {
  key: 'approve',
  label: 'Setujui menjadi anggota',
  from: WAITING,
  to: 'active',
  resource: 'member',
  right: 'approve',
  explain: 'Nomor anggota terbit saat itu juga, dan yang bersangkutan diberi tahu lewat surel.',
  fields: [
    {
      name: 'note',
      label: 'Catatan pemeriksaan',
      kind: 'text',
      min: 1,
      max: 500,
      isOptional: true,
      help: 'Hanya dibaca pengurus.',
    },
  ],
  done: (row) => `${row.fullName} menjadi anggota aktif dengan nomor ${row.memberNumber}.`,
  // Two keys: the treasurer verifies the money, the admin approves the person. Who holds both turns both at once, and
  // both stand in the audit log.
  prepare: async (ctx, tx, id) => {
    if (!ctx.can?.('dues.payment', 'verify') || isOneself(ctx, id)) return;
    const waiting = await findWaitingPayment(tx, id);
    if (waiting) await verifyPayment(ctx, tx, { paymentId: waiting.id });
  },
  refuse: async (ctx, tx, row) => {
    if (isOneself(ctx, row.id)) return 'Pendaftaran Anda sendiri disetujui oleh pengurus lain.';
    if (!row.facts.isEmailVerified) return 'Persetujuan terbuka setelah calon mengonfirmasi surelnya.';
    if (!row.facts.hasPaymentProof)
      return 'Persetujuan terbuka setelah calon mengirim bukti iuran pendaftaran.';
    if (await hasVerifiedRegistrationPayment(tx, row.id)) return undefined;
    if (ctx.can?.('dues.payment', 'verify') && (await findWaitingPayment(tx, row.id))) return undefined;
    return 'Persetujuan terbuka setelah Bendahara memverifikasi iuran pendaftaran.';
  },
  run: async (ctx, tx, row) => {
    const today = todayOf(ctx);
    const number = row.memberNumber ?? (await takeMemberNumber(tx, Number(today.slice(0, 4))));
    const after = await changeFacts(
      ctx,
      tx,
      row,
      { approved_at: ctx.now },
      {
        member_number: number,
        approved_by: actorOf(ctx).id,
        joined_at: row.joinedAt ?? today,
        membership_start_date: today,
        membership_end_date: null,
        status_reason: null,
      },
    );
    if (after.accountId) await addIdentifiers(ctx, tx, after.accountId, { number });
    await tellPerson(
      ctx,
      tx,
      after,
      approvedMail,
      { number, link: linkTo(ctx, '/me/member-card') },
      { title: 'Anda sekarang anggota aktif', body: `Nomor anggota ${number}`, url: '/me/member-card' },
    );
    await notify(tx, await coordinatorsOf(tx, after.regionCode), {
      title: 'Anggota baru di wilayah Anda',
      body: after.fullName,
      url: `/admin/members/${after.id}`,
    });
    return after;
  },
};

const reject: MembershipStep = {
  key: 'reject',
  label: 'Tolak dan kirim alasan',
  from: WAITING,
  to: 'rejected',
  resource: 'member',
  right: 'reject',
  isDanger: true,
  explain: 'Calon menerima alasan ini lewat surel dan dapat mendaftar lagi.',
  fields: [
    reasonField(
      'Alasan dan yang dapat dilakukan calon',
      'Dibaca oleh calon. Sebutkan apa yang dapat diperbaiki.',
    ),
  ],
  done: (row) => `Pendaftaran ${row.fullName} ditolak; alasannya sudah dikirim.`,
  prepare: async (ctx, tx, id) => {
    await closeRegistrationBills(ctx, tx, { payerId: id, reason: 'Pendaftaran ditolak' });
  },
  refuse: (ctx, _tx, row) =>
    isOneself(ctx, row.id) ? 'Pendaftaran Anda sendiri diputuskan oleh pengurus lain.' : undefined,
  run: async (ctx, tx, row, input) => {
    const text = input.reason ?? '';
    const after = await changeFacts(ctx, tx, row, { rejected_at: ctx.now }, { status_reason: text });
    await tellPerson(
      ctx,
      tx,
      after,
      rejectedMail,
      { reason: text, link: linkTo(ctx, await appealPath(ctx, tx, row.id)) },
      { title: 'Pendaftaran Anda belum dapat diterima', body: text, url: '/me/membership/status' },
    );
    return after;
  },
};

const reconsider: MembershipStep = {
  key: 'reconsider',
  label: 'Buka kembali pendaftaran',
  from: ['rejected'],
  to: WAITING,
  resource: 'member',
  right: 'approve',
  explain:
    'Untuk penolakan yang keliru atau banding yang diterima. Iuran yang sudah terverifikasi tetap berlaku.',
  fields: [reason],
  done: (row) => `Pendaftaran ${row.fullName} dibuka kembali.`,
  refuse: (ctx, _tx, row) =>
    isOneself(ctx, row.id) ? 'Pendaftaran Anda sendiri diputuskan oleh pengurus lain.' : undefined,
  run: async (ctx, tx, row) => {
    const hasPaid = await hasVerifiedRegistrationPayment(tx, row.id);
    const after = await changeFacts(
      ctx,
      tx,
      row,
      { rejected_at: null, ...(hasPaid ? {} : { payment_submitted_at: null, attempt: row.attempt + 1 }) },
      { status_reason: null },
    );
    // The bill of the rejected attempt was closed; who has not paid gets a new one.
    if (!hasPaid) await openBillFor(ctx, tx, after);
    await tellPerson(
      ctx,
      tx,
      after,
      reopenedMail,
      { link: linkTo(ctx, '/me/membership/status') },
      { title: 'Pendaftaran Anda dibuka kembali', url: '/me/membership/status' },
    );
    return after;
  },
};

const disable: MembershipStep = {
  key: 'disable',
  label: 'Nonaktifkan',
  from: OPEN,
  to: 'disabled',
  resource: 'member',
  right: 'disable',
  isDanger: true,
  explain: 'Orang ini tidak dapat masuk lagi sampai diaktifkan kembali. Data dan iurannya tetap tersimpan.',
  fields: [reason],
  done: (row) => `${row.fullName} dinonaktifkan.`,
  refuse: refuseAgainstHigher,
  run: (ctx, tx, row, input) =>
    close(
      ctx,
      tx,
      row,
      { disabled_at: ctx.now },
      'Keanggotaan Anda dinonaktifkan oleh pengurus.',
      input.reason ?? '',
      {
        membership_end_date: row.facts.isApproved ? todayOf(ctx) : null,
      },
    ),
};

const suspend: MembershipStep = {
  key: 'suspend',
  label: 'Tangguhkan',
  from: ['active'],
  to: 'suspended',
  resource: 'member',
  right: 'suspend',
  isDanger: true,
  explain:
    'Penangguhan adalah tindakan disiplin; tunggakan iuran tidak pernah menangguhkan. Orang ini tidak dapat masuk sampai diaktifkan kembali.',
  fields: [reason],
  done: (row) => `${row.fullName} ditangguhkan.`,
  refuse: refuseAgainstHigher,
  run: (ctx, tx, row, input) =>
    close(
      ctx,
      tx,
      row,
      { suspended_at: ctx.now },
      'Keanggotaan Anda ditangguhkan oleh pengurus.',
      input.reason ?? '',
    ),
};

const enable: MembershipStep = {
  key: 'enable',
  label: 'Aktifkan kembali',
  from: ['disabled', 'suspended'],
  to: OPEN,
  resource: 'member',
  right: 'enable',
  fields: [reason],
  done: (row) => `${row.fullName} dapat masuk lagi.`,
  refuse: refuseAgainstHigher,
  run: async (ctx, tx, row) => {
    const after = await changeFacts(
      ctx,
      tx,
      row,
      { disabled_at: null, suspended_at: null },
      { status_reason: null, membership_end_date: null },
    );
    await tellPerson(
      ctx,
      tx,
      after,
      reopenedMail,
      { link: linkTo(ctx, '/login') },
      { title: 'Keanggotaan Anda dibuka kembali', url: '/me/membership/status' },
    );
    return after;
  },
};

const expel: MembershipStep = {
  key: 'expel',
  label: 'Berhentikan',
  from: ['active', 'suspended', 'disabled'],
  to: 'expelled',
  resource: 'member.ending',
  right: 'expel',
  isDanger: true,
  explain: 'Keanggotaan berakhir karena keputusan organisasi. Nomor anggota tidak dipakai lagi.',
  fields: [reason],
  done: (row) => `Keanggotaan ${row.fullName} diakhiri.`,
  refuse: refuseAgainstHigher,
  run: (ctx, tx, row, input) =>
    close(
      ctx,
      tx,
      row,
      { ended_as: 'expelled' },
      'Keanggotaan Anda diakhiri oleh organisasi.',
      input.reason ?? '',
      {
        membership_end_date: todayOf(ctx),
      },
    ),
};

const recordDeath: MembershipStep = {
  key: 'record-death',
  label: 'Catat meninggal dunia',
  from: OPEN,
  to: 'deceased',
  resource: 'member.ending',
  right: 'record-death',
  isDanger: true,
  explain: 'Tidak ada surel yang dikirim. Tagihan yang masih terbuka dihentikan oleh Bendahara.',
  fields: [{ ...reasonField('Keterangan'), isOptional: true }],
  done: (row) => `Kepergian ${row.fullName} sudah dicatat.`,
  refuse: refuseAgainstHigher,
  run: async (ctx, tx, row, input) => {
    await revokeCard(tx, row.id);
    return changeFacts(
      ctx,
      tx,
      row,
      { ended_as: 'deceased' },
      { status_reason: input.reason || null, membership_end_date: todayOf(ctx) },
    );
  },
};

const reopen: MembershipStep = {
  key: 'reopen',
  label: 'Buka kembali',
  from: ['expelled', 'deceased'],
  to: OPEN,
  resource: 'member.ending',
  right: 'reopen',
  explain: 'Untuk pencatatan yang keliru atau keputusan yang dibatalkan.',
  fields: [reason],
  done: (row) => `Keanggotaan ${row.fullName} dibuka kembali.`,
  refuse: refuseAgainstHigher,
  run: (ctx, tx, row) =>
    changeFacts(
      ctx,
      tx,
      row,
      { ended_as: null, disabled_at: null, suspended_at: null },
      { status_reason: null, membership_end_date: null },
    ),
};

const remove: MembershipStep = {
  key: 'delete',
  label: 'Hapus dari daftar',
  from: EVERY,
  to: 'deleted',
  resource: 'member',
  right: 'delete',
  gates: ['recent-password'],
  isDanger: true,
  explain:
    'Orang ini hilang dari semua daftar dan tidak dapat masuk. Tagihan, pembayaran, dan catatan audit tetap ada, dan penghapusan dapat dipulihkan.',
  fields: [reason],
  done: (row) => `${row.fullName} dihapus dari daftar.`,
  refuse: refuseAgainstHigher,
  run: async (ctx, tx, row, input) => {
    await revokeCard(tx, row.id);
    return changeFacts(ctx, tx, row, { deleted_at: ctx.now }, { status_reason: input.reason ?? null });
  },
};

const restore: MembershipStep = {
  key: 'restore',
  label: 'Pulihkan',
  from: ['deleted'],
  to: EVERY,
  resource: 'member',
  right: 'delete',
  fields: [reason],
  done: (row) => `${row.fullName} dipulihkan.`,
  refuse: (_ctx, _tx, row) =>
    row.mergedInto ? 'Data ini sudah digabung ke data lain; yang berlaku ialah data itu.' : undefined,
  run: (ctx, tx, row) => changeFacts(ctx, tx, row, { deleted_at: null }, { status_reason: null }),
};

/** What officers decide about somebody else, each with a page and a call. */
export const officerSteps: readonly MembershipStep[] = [
  ...[approve, reject, reconsider, invite, enable, suspend, disable],
  ...[expel, recordDeath, reopen, remove, restore],
];

/** Closes somebody's membership: facts, card, and a mail with the reason. */
async function close(
  ctx: StepContext,
  tx: Tx,
  row: Membership,
  change: Parameters<typeof changeFacts>[3],
  what: string,
  why: string,
  note: Parameters<typeof changeFacts>[4] = {},
): Promise<Membership> {
  const after = await changeFacts(ctx, tx, row, change, { ...note, status_reason: why });
  if (after.stage === 'expelled') await revokeCard(tx, row.id);
  await tellPerson(ctx, tx, after, closedMail, {
    ...{ what, reason: why },
    link: linkTo(ctx, await appealPath(ctx, tx, row.id)),
  });
  return after;
}

/** Who looks after this region; while the region is not known, nobody does. */
function coordinatorsOf(tx: Tx, regionCode: string): Promise<string[]> {
  return regionCode === '00' ? Promise.resolve([]) : accountsWithRole(tx, ['coordinator'], regionCode);
}

/** The proof of the current registration bill that the treasurer has not decided on. */
async function findWaitingPayment(tx: Tx, memberId: string): Promise<DuesPayment | undefined> {
  const bill = await readRegistrationBill(tx, memberId);
  const payments = bill ? await readPaymentsOf(tx, memberId) : [];
  return payments.find(({ status, billId }) => status === 'submitted' && billId === bill?.id);
}

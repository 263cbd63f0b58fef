import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  keepProof,
  readRegistrationBill,
  rejectPayment,
  remainingOf,
  submitPaymentProof,
  verifyPayment,
} from '#features/dues';
import { formatDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { takeStep } from '#kernel/flow';
import { formatRupiah } from '#kernel/money';
import type { WorkContext } from '#kernel/work';
import { submitAppeal } from '../appeals/index.ts';
import { membershipFlow } from '../registration/flow.ts';
import { followRegistrationPayment } from '../registration/follow-payment.ts';
import { enterCandidate } from '../registration/register-member.ts';
import { type Cast, withClock } from './cast.ts';
import { drawProof, type Slip } from './draw-proof.ts';
import type { DemoCampus, DemoPerson } from './people.ts';

const DAY = 24 * 3_600_000;

export interface Life {
  person: DemoPerson;
  /** Tells people apart who share a name; in addresses, references and hours. */
  index: number;
  /** By the place the person names. */
  campuses: readonly (DemoCampus & { id: string })[];
  /** A folder for what is drawn on the way. */
  folder: string;
  /** The file of the one slip that stands for the payments of the past, once it is drawn. */
  slips: { past?: string };
  cast: Cast;
}

/** One person's way from registration on, as far as their fate goes. @returns the member's id */
export async function live(ctx: WorkContext, tx: Tx, life: Life): Promise<string> {
  const { person, index } = life;
  const start = new Date(ctx.now.getTime() - person.daysAgo * DAY - ((index * 37) % 600) * 60_000);
  const at = (hours: number) =>
    withClock(ctx, new Date(Math.min(start.getTime() + hours * 3_600_000, ctx.now.getTime())));
  const id = await register(at(0), tx, life);
  const { fate } = person;
  if (fate === 'registered') return id;
  if (fate === 'cancelled') {
    await takeStep(at(30), tx, membershipFlow, 'cancel', id, { reason: 'Pindah tempat kerja.' });
    return id;
  }
  const paymentId = await sendProof(at(3), tx, life, id);
  if (fate === 'proof-sent') return id;
  await takeStep(at(4), tx, membershipFlow, 'confirm-email', id);
  if (fate === 'awaiting-treasurer') return id;
  const treasurer = life.cast.actor(at(26), person.account === 'treasurer' ? 'treasurer2' : 'treasurer');
  if (fate === 'rejected') {
    await rejectPayment(treasurer, tx, { paymentId, reason: 'Bukti yang diunggah bukan bukti transfer.' });
    await followRegistrationPayment(treasurer, tx, id);
    const admin = life.cast.actor(at(50), 'admin');
    await takeStep(admin, tx, membershipFlow, 'reject', id, {
      reason:
        'Data kampus tidak cocok dengan surat tugas. Daftar lagi dengan kampus yang benar dan bukti transfer yang terbaca.',
    });
    return id;
  }
  await verifyPayment(treasurer, tx, { paymentId });
  await followRegistrationPayment(treasurer, tx, id);
  if (fate === 'ready') return id;
  const admin = life.cast.actor(at(30), person.account === 'admin' ? 'super_admin' : 'admin');
  await takeStep(admin, tx, membershipFlow, 'approve', id, {});
  const later = life.cast.actor(withClock(ctx, new Date(ctx.now.getTime() - (10 + index) * DAY)), 'admin');
  if (fate === 'disabled') {
    await takeStep(later, tx, membershipFlow, 'disable', id, {
      reason: 'Permintaan sendiri selama tugas belajar di luar negeri.',
    });
  }
  if (fate === 'suspended') {
    await takeStep(later, tx, membershipFlow, 'suspend', id, { reason: 'Menunggu hasil sidang etik.' });
    await submitAppeal(
      withClock(ctx, new Date(ctx.now.getTime() - 2 * DAY)),
      tx,
      id,
      'Sidang etik sudah selesai dan saya dinyatakan tidak bersalah; salinan keputusannya ada pada koordinator wilayah.',
    );
  }
  if (fate === 'resigned') {
    await takeStep(withClock(ctx, later.now), tx, membershipFlow, 'resign', id, {
      reason: 'Memasuki masa pensiun.',
    });
  }
  return id;
}

async function register(ctx: WorkContext, tx: Tx, { person, index, campuses }: Life): Promise<string> {
  const campus = campuses[person.campus]!;
  const isCivil = person.employment === 'PNS';
  const level = person.basis.split('/')[0];
  const given = person.name
    .replace(/^(Dr\.|Prof\.|Hj\.|H\.|M\.)\s*/g, '')
    .toLowerCase()
    .split(/[\s,]+/)[0];
  const { person: entered } = await enterCandidate(ctx, tx, {
    email: person.account
      ? `${ACCOUNT_ADDRESS[person.account]}@serikat.example`
      : `${given}${index}@kampus.example`,
    campusId: campus.id,
    universityName: campus.name,
    regionCode: campus.region,
    terms: { version: '1', at: ctx.now.toISOString() },
    privacy: { version: '1', at: ctx.now.toISOString() },
    values: {
      fullName: person.name,
      gender: person.sex,
      birthDate: person.born,
      phone: `+62812${30_000_000 + ((index * 137_911) % 60_000_000)}`,
      faculty: person.faculty,
      academicRank: person.rank,
      employmentStatus: person.employment,
      golongan: isCivil ? person.basis : null,
      duesRateCode: isCivil ? `GOL_${level}` : person.basis,
      homeRegionCode: campus.region,
      isVolunteer: index % 7 === 0,
    },
  });
  return entered.id;
}

/** What is typed to sign in, for people who have a demo account. */
const ACCOUNT_ADDRESS: Readonly<Record<string, string>> = {
  super_admin: 'superadmin',
  admin: 'admin',
  coordinator: 'kalsel',
  coordinator2: 'jawa',
  treasurer: 'bendahara',
  treasurer2: 'bendahara2',
  member: 'anggota',
  member2: 'anggota2',
  member3: 'anggota3',
  candidate: 'calon',
  candidate2: 'calon2',
  candidate3: 'calon3',
  candidate4: 'calon4',
  candidate5: 'calon5',
};

/** Who waits to be looked at has a slip of their own; for the past one slip stands for all. */
async function sendProof(ctx: WorkContext, tx: Tx, life: Life, memberId: string): Promise<string> {
  const bill = (await readRegistrationBill(tx, memberId))!;
  const isWaiting = ['proof-sent', 'awaiting-treasurer', 'ready'].includes(life.person.fate);
  const paidOn = todayOf(ctx);
  const reference = `TRX${String(100_000 + life.index * 7_919)}`;
  const asked = remainingOf(bill) + bill.transferSuffix;
  const own: Slip = {
    title: 'TRANSFER BERHASIL',
    lines: [
      ['TANGGAL', `${formatDate(paidOn, 'short')} 09:14`],
      ['NO REFERENSI', reference],
      ['DARI', life.person.name],
      ['KE', 'SERIKAT PEKERJA KAMPUS'],
      ['REKENING', 'BNI 0099 8877 66'],
      ['BERITA', 'IURAN PENDAFTARAN'],
    ],
    amount: formatRupiah(asked),
  };
  const fileId = isWaiting
    ? await keepSlip(ctx, tx, life, own)
    : (life.slips.past ?? (await keepSlip(ctx, tx, life, collectiveSlip)));
  if (!isWaiting) life.slips.past = fileId;
  const payment = await submitPaymentProof(ctx, tx, {
    billId: bill.id,
    payerId: memberId,
    regionCode: bill.regionCode,
    fileId,
    paidOn,
    method: isWaiting || life.index % 3 !== 0 ? 'transfer' : 'qris',
    reference,
    ...(isWaiting ? {} : { amount: remainingOf(bill) }),
  });
  await followRegistrationPayment(ctx, tx, memberId);
  return payment.id;
}

/** What a campus pays in for all its people at once; stands for the payments of the past. */
const collectiveSlip: Slip = {
  title: 'SETORAN KOLEKTIF',
  lines: [
    ['KE', 'SERIKAT PEKERJA KAMPUS'],
    ['REKENING', 'BNI 0099 8877 66'],
    ['BERITA', 'IURAN ANGGOTA'],
    ['RINCIAN', 'DAFTAR TERLAMPIR'],
  ],
  amount: 'BERHASIL',
};

async function keepSlip(ctx: WorkContext, tx: Tx, { index, folder }: Life, slip: Slip): Promise<string> {
  const file = path.join(folder, `${index}.png`);
  await writeFile(file, drawProof(slip));
  return keepProof(ctx, tx, { path: file, name: 'bukti-transfer.png' });
}

import type { DuesPayment } from '#features/dues';
import { formatMoment, type Zone } from '#kernel/calendar';
import type { TimelineItem } from '#kernel/ui';
import type { Membership } from './membership.ts';

/** What a person on the way in has done, does now, and what comes; future steps say how one will be told. */
export function wayOf(
  person: Membership,
  payment: DuesPayment | undefined,
  zone: Zone,
): { items: TimelineItem[]; next: NextAct | undefined } {
  const at = (moment: Date | null) => (moment ? formatMoment(moment, zone, 'long') : undefined);
  const { facts } = person;
  const isVerified = payment?.status === 'verified';
  const isReturned = payment?.status === 'rejected' && !facts.hasPaymentProof;
  const items: TimelineItem[] = [
    {
      key: 'register',
      title: facts.origin === 'import' ? 'Data lama dicatat' : 'Mendaftar',
      meta: at(person.createdAt),
      state: 'done',
    },
    {
      key: 'proof',
      title: 'Kirim bukti iuran pendaftaran',
      meta: facts.hasPaymentProof
        ? at(person.paymentSubmittedAt)
        : 'Transfer atau QRIS, lalu unggah buktinya.',
      ...(isReturned ? { note: payment.rejectedReason } : {}),
      state: facts.hasPaymentProof ? 'done' : isReturned ? 'refused' : 'now',
    },
    {
      key: 'email',
      title: 'Konfirmasi surel',
      meta: facts.isEmailVerified
        ? at(person.emailVerifiedAt)
        : `Buka tautan yang kami kirim ke ${person.email ?? 'surel Anda'}.`,
      state: facts.isEmailVerified ? 'done' : 'now',
    },
    {
      key: 'money',
      title: 'Bendahara memeriksa iuran',
      meta: isVerified
        ? at(payment.decidedAt)
        : facts.hasPaymentProof
          ? 'Biasanya satu sampai dua hari kerja.'
          : undefined,
      state: isVerified ? 'done' : facts.hasPaymentProof ? 'now' : 'next',
    },
    {
      key: 'approve',
      title: 'Pengurus menyetujui',
      meta: 'Anda diberi tahu lewat surel, lengkap dengan nomor anggota.',
      state: isVerified && facts.isEmailVerified ? 'now' : 'next',
    },
  ];
  return { items, next: nextAct(person, isReturned) };
}

export interface NextAct {
  title: string;
  text: string;
  url?: string;
  label?: string;
  /** A form of its own: send the link again. */
  resends?: true;
}

function nextAct(person: Membership, isReturned: boolean): NextAct | undefined {
  if (!person.facts.hasPaymentProof) {
    return {
      title: isReturned ? 'Kirim bukti yang lain' : 'Bayar iuran pendaftaran',
      text: isReturned
        ? 'Bendahara belum dapat menerima bukti yang lalu. Baca alasannya, lalu unggah bukti lain.'
        : 'Jumlah, rekening, dan QRIS ada di halaman pembayaran. Unggah buktinya di sana juga.',
      url: '/register/payment',
      label: isReturned ? 'Unggah bukti lain' : 'Bayar dan unggah bukti',
    };
  }
  if (!person.facts.isEmailVerified) {
    return {
      title: 'Konfirmasi surel Anda',
      text: `Buka tautan yang kami kirim ke ${person.email ?? 'surel Anda'}. Periksa juga kotak spam.`,
      resends: true,
    };
  }
  return undefined;
}

import { readDuesPolicy } from '#features/dues';
import { paymentChannels } from '#features/payments';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import { readSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import { tellPerson } from '../registration/tell.ts';
import { readPayer } from '../treasury/read-payer.ts';
import {
  duesFinalNoticeMail,
  duesHeldMail,
  duesOpenedMail,
  duesReminderMail,
  duesWarningMail,
} from './mails.ts';

/** What somebody owes, as the letters say it. */
export interface Owed {
  payerId: string;
  months: number;
  /** Rupiah. */
  amount: number;
}

type Letter =
  | { kind: 'reminder' | 'warning' | 'opened' }
  | { kind: 'final'; days: number }
  | { kind: 'held'; reason: string };

/** Writes one letter about arrears, and puts the same behind the bell. Who has no account is not written to. */
export async function tellArrears(ctx: WorkContext, tx: Tx, owed: Owed, letter: Letter): Promise<void> {
  const payer = await readPayer(tx, owed.payerId);
  if (!payer) return;
  const amount = formatRupiah(owed.amount);
  const url = '/me/dues';
  const values = { months: String(owed.months), amount, link: ctx.app.urlOf(ctx.tenant, url) };
  const late = `${owed.months} bulan belum terbayar, ${amount}`;
  if (letter.kind === 'reminder') {
    const notice = { title: 'Pengingat iuran', body: late, url };
    await tellPerson(ctx, tx, payer, duesReminderMail, values, notice);
  } else if (letter.kind === 'warning') {
    const notice = { title: 'Iuran dua bulan belum terbayar', body: late, url };
    await tellPerson(ctx, tx, payer, duesWarningMail, values, notice);
  } else if (letter.kind === 'final') {
    const notice = { title: 'Pemberitahuan terakhir tentang iuran', body: late, url };
    const more = { days: String(letter.days), access: await accessUnderHold(ctx, tx) };
    await tellPerson(ctx, tx, payer, duesFinalNoticeMail, { ...values, ...more }, notice);
  } else if (letter.kind === 'held') {
    const notice = { title: 'Sebagian layanan ditahan karena tunggakan', body: late, url };
    const more = { reason: letter.reason, access: await accessUnderHold(ctx, tx) };
    await tellPerson(ctx, tx, payer, duesHeldMail, { ...values, ...more }, notice);
  } else {
    const notice = { title: 'Layanan anggota terbuka kembali', body: '', url };
    await tellPerson(ctx, tx, payer, duesOpenedMail, values, notice);
  }
}

/** What a hold leaves open by the union's own policy; with the door shut, how to pay without coming in. */
async function accessUnderHold(ctx: WorkContext, tx: Tx): Promise<string> {
  const { holdClosesSignIn } = await readDuesPolicy(tx);
  if (!holdClosesSignIn) return 'Masuk, tagihan, pembayaran, klaim, dan pesan kepada pengurus tetap terbuka.';
  const { bankAccounts } = await readSetting(tx, paymentChannels);
  const places = bankAccounts.map(({ bank, number, holder }) => `${bank} ${number} atas nama ${holder}`);
  return [
    'Selama ditahan, akun Anda tidak dapat dibuka.',
    ...(places.length > 0
      ? [`Transfer ke ${places.join(', atau ')}, dengan nomor anggota Anda sebagai berita.`]
      : []),
    `Pertanyaan dan klaim: ${ctx.app.urlOf(ctx.tenant, '/contact')}.`,
  ].join(' ');
}

import { readLetterhead } from '#features/receipts';
import { signaturesOn, type ThickBook } from '#features/subledger';
import { formatDate, formatMoment, type PlainDate, todayOf, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatCount } from '#kernel/money';
import { type RegisterBookData, renderPdf } from '#kernel/print';
import type { WorkContext } from '#kernel/work';
import { changeOf } from './act.ts';
import type { LoanPlace } from './place.ts';
import { type LoanCard, lastDueOn } from './read-loan.ts';

export type AddressedCard = LoanCard & { address: string };

/** Buku Pinjaman Anggota (05): a card for each loan, as the form has it. */
export async function printLoanCards(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  cards: readonly LoanCard[],
  /** The day of the paper, whose officers sign it. */
  day: PlainDate = todayOf(ctx),
): Promise<Buffer> {
  const { pdf } = await renderPdf('register-book', {
    ...(await loanForm(ctx, tx, place, day)),
    parts: (await withAddresses(ctx, tx, place, cards)).map(loanPart),
  });
  return pdf;
}

/** The form of book 05 without its cards. */
export async function loanForm(
  ctx: WorkContext,
  tx: Tx,
  place: LoanPlace,
  day: PlainDate = todayOf(ctx),
): Promise<ThickBook['book']> {
  const money = (label: string) => ({ label, align: 'right' as const, width: 1.1 });
  return {
    letterhead: await readLetterhead(ctx, tx),
    title: 'Buku Pinjaman Anggota',
    columns: [
      { label: 'TANGGAL', mm: 28 },
      { label: '+ / –', mm: 16, align: 'center' },
      { label: 'UANG PINJAMAN', children: [money('POKOK'), money('BAYAR'), money('SISA')] },
      money('BUNGA'),
      money('JUMLAH'),
    ],
    signatures: await signaturesOn(tx, place.signers, day),
    note: `Dicetak ${formatMoment(ctx.now, zoneOf(ctx.tenant.timeZone), 'long')}`,
  };
}

/** The day of the card of one loan: that of its last act once it has ended, while it runs the day it is printed. */
export const paperDayOf = (ctx: WorkContext, { loan, acts }: LoanCard): PlainDate =>
  (loan.state === 'active' ? undefined : acts.at(-1)?.postedOn) ?? todayOf(ctx);

/** With where each borrower lives, for the head of the card. */
export async function withAddresses(
  ctx: WorkContext,
  tx: Tx,
  { people }: LoanPlace,
  cards: readonly LoanCard[],
): Promise<AddressedCard[]> {
  const addresses = await people.addresses(ctx, tx, [...new Set(cards.map(({ holder }) => holder.id))]);
  return cards.map((card) => ({ ...card, address: addresses.get(card.holder.id) ?? '' }));
}

/** The card of one loan. */
export function loanPart({
  loan,
  holder,
  acts,
  standing,
  address,
}: AddressedCard): RegisterBookData['parts'][number] {
  let left = 0;
  const rows = acts.map((act) => {
    const change = changeOf(act, acts);
    left += change;
    return [
      ...[formatDate(act.postedOn, 'short'), change < 0 ? '–' : change > 0 ? '+' : ''],
      ...[change > 0 ? formatCount(change) : '', change < 0 ? formatCount(-change) : '', formatCount(left)],
      ...[shown(act.interest + act.penalty), formatCount(Math.abs(act.amount))],
    ];
  });
  return {
    facts: [
      ['Nomor anggota', holder.number],
      ['Nama', holder.name],
      ['Alamat', address],
      ['Alasan meminjam', loan.purpose],
      ['Pinjaman nomor', loan.number],
      ['Pekerjaan', loan.occupation],
      ['Perjanjian', `${loan.terms.name}, ${loan.months} bulan`],
      ['Harus lunas tanggal', lastDueOn(standing)],
    ],
    rows,
  };
}

const shown = (amount: number) => (amount === 0 ? '' : formatCount(amount));

import { formatDate, type PlainDate } from '#kernel/calendar';
import { type Letterhead, plainTheme, type ReceiptData } from '#kernel/print';
import type { WorkContext } from '#kernel/work';

/** Money that came in or went out, as its receipt tells it. */
export interface ReceiptFacts {
  number: string;
  /** The code that anybody may check, and the page where. */
  code: string;
  checkUrl: string;
  member: { name: string; number: string };
  /** Rupiah that changed hands. */
  amount: number;
  purposes: ReceiptData['purposes'];
  postedOn: PlainDate;
  journalNumber: string;
  /** Paid out: the member signs; else the treasurer. */
  isOut: boolean;
  /** Who took it down. */
  byName: string;
  /** Whoever was the treasurer on the day of the receipt: a receipt of years ago keeps its signer. */
  treasurer: string | undefined;
  isTakenBack: boolean;
}

/** The receipt of a member's money on paper. */
export function receiptOf(ctx: WorkContext, letterhead: Letterhead, given: ReceiptFacts): ReceiptData {
  const { member, isOut, byName, treasurer, code, checkUrl } = given;
  const signer = isOut ? member.name : (treasurer ?? byName);
  return {
    ...{ theme: plainTheme, letterhead, number: given.number, amount: given.amount },
    payer: member.number ? `${member.name}, nomor anggota ${member.number}` : member.name,
    purposes: [
      ...given.purposes,
      ...(given.isTakenBack ? [{ label: 'Bukti ini sudah dibalik dan tidak berlaku lagi' }] : []),
    ],
    facts: [
      ['Tanggal', formatDate(given.postedOn)],
      ['Jurnal', given.journalNumber],
      ...(isOut && treasurer ? [['Bendahara', treasurer] as const] : []),
      ...(byName && byName !== (treasurer ?? byName) ? [['Dicatat oleh', byName] as const] : []),
    ],
    signature: {
      place: formatDate(given.postedOn),
      title: isOut ? 'Penerima' : 'Bendahara',
      ...(signer ? { name: signer } : {}),
    },
    qr: ctx.app.urlOf(ctx.tenant, `${checkUrl}/${code}`),
    check: { address: ctx.app.urlOf(ctx.tenant, checkUrl).replace(/^https?:\/\//, ''), code },
  };
}

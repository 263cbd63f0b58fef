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
  /** Paid out: the member signs; else whoever took it in. */
  isOut: boolean;
  byName: string;
  isTakenBack: boolean;
}

/** The receipt of a member's money on paper. */
export function receiptOf(ctx: WorkContext, letterhead: Letterhead, given: ReceiptFacts): ReceiptData {
  const { member, isOut, byName, code, checkUrl } = given;
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
    ],
    signature: {
      place: formatDate(given.postedOn),
      title: isOut ? 'Penerima' : 'Bendahara',
      ...(isOut ? { name: member.name } : byName ? { name: byName } : {}),
    },
    qr: ctx.app.urlOf(ctx.tenant, `${checkUrl}/${code}`),
    check: { address: ctx.app.urlOf(ctx.tenant, checkUrl).replace(/^https?:\/\//, ''), code },
  };
}

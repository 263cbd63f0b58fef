import { readLetterhead } from '#features/receipts';
import { signaturesOn, type ThickBook } from '#features/subledger';
import { formatDate, formatMoment, todayOf, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatCount } from '#kernel/money';
import { type RegisterBookData, renderPdf } from '#kernel/print';
import type { WorkContext } from '#kernel/work';
import type { SavingsPlace } from './place.ts';
import type { Passbook, PassbookEntry } from './read-passbook.ts';
import type { SavingsType } from './savings-type.ts';

/** The form has room for three kinds and two of the cooperative's own; more make it wider. */
const LEAST_KINDS = 5;
const BLANK = '…………';

/** Buku Simpanan Anggota (04): a page for each member, running totals, one row an act. */
export async function printPassbooks(
  ctx: WorkContext,
  tx: Tx,
  given: { place: SavingsPlace; passbooks: readonly Passbook[]; types: readonly SavingsType[] },
): Promise<Buffer> {
  const { place, passbooks, types } = given;
  const { pdf } = await renderPdf('register-book', {
    ...(await passbookForm(ctx, tx, place, types)),
    parts: passbooks.map((passbook) => passbookPart(passbook, types)),
  });
  return pdf;
}

/** The form of book 04 without its pages. */
export async function passbookForm(
  ctx: WorkContext,
  tx: Tx,
  place: SavingsPlace,
  types: readonly SavingsType[],
): Promise<ThickBook['book']> {
  const money = (label: string) => ({ label, align: 'right' as const, width: 1.1 });
  return {
    letterhead: await readLetterhead(ctx, tx),
    title: 'Buku Simpanan Anggota',
    columns: [
      { label: 'TANGGAL', mm: 22 },
      { label: 'NO. BUKTI', mm: 30 },
      { label: 'URAIAN', width: 2 },
      {
        label: 'SIMPANAN',
        children: [
          ...types.map(({ name }) => money(name.replace(/^simpanan /i, '').toUpperCase())),
          ...Array.from({ length: blanksOf(types) }, () => money(BLANK)),
        ],
      },
      money('JUMLAH'),
      { label: 'KETERANGAN / PARAF PETUGAS', mm: 30 },
    ],
    signatures: await signaturesOn(tx, place.signers, todayOf(ctx)),
    note: `Dicetak ${formatMoment(ctx.now, zoneOf(ctx.tenant.timeZone), 'long')}`,
  };
}

const blanksOf = (types: readonly SavingsType[]) => Math.max(0, LEAST_KINDS - types.length);

/** The page of one member. */
export function passbookPart(
  { holder, entries }: Passbook,
  types: readonly SavingsType[],
): RegisterBookData['parts'][number] {
  const acts = [...Map.groupBy(entries, ({ kind, eventId }) => `${kind} ${eventId}`).values()];
  const empty = Array.from({ length: blanksOf(types) }, () => '');
  const inKind = (of: readonly PassbookEntry[], { id }: SavingsType) => {
    const sum = of.reduce((total, { part, amount }) => (part === id ? total + amount : total), 0);
    return sum === 0 ? '' : formatCount(sum);
  };
  let total = 0;
  const rows = acts.map((act) => {
    const { postedOn, receipt, description, reversedById } = act[0]!;
    total += act.reduce((sum, { amount }) => sum + amount, 0);
    return [
      ...[formatDate(postedOn, 'short'), receipt, description],
      ...types.map((type) => inKind(act, type)),
      ...[...empty, formatCount(total), reversedById ? 'Dibalik' : ''],
    ];
  });
  return {
    facts: [
      ['Nama', holder.name],
      ['Nomor anggota', holder.number],
      ['Anggota sejak', formatDate(holder.joinedOn)],
    ],
    rows,
    totals: [
      ...['', '', 'Saldo'],
      ...types.map((type) => inKind(entries, type) || '0'),
      ...[...empty, formatCount(total), ''],
    ],
  };
}

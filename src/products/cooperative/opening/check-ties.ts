import type { LedgerAccount } from '#features/ledger';
import { CONTROLS, type OpeningMember } from './opening-profile.ts';

export interface Ties {
  debit: number;
  credit: number;
  /** Each control account beside the sum of the members, rupiah. */
  controls: { label: string; account: string; figure: number; members: number }[];
  /** Members of the sheet who are not in book 01. */
  strangers: readonly OpeningMember[];
  /** What stands in the way, in sentences; none when it may be posted. */
  faults: string[];
}

/** Holds the figures of the accounts against each other, and those of members against their control accounts. */
export function checkTies(given: {
  accounts: readonly LedgerAccount[];
  figures: Readonly<Record<string, number>>;
  members: readonly OpeningMember[] | null;
  knownNumbers: ReadonlySet<string>;
}): Ties {
  const { accounts, figures, members, knownNumbers } = given;
  const sumOf = (side: LedgerAccount['normalSide']) =>
    accounts.reduce((sum, { id, normalSide }) => sum + (normalSide === side ? (figures[id] ?? 0) : 0), 0);
  const debit = sumOf('debit');
  const credit = sumOf('credit');
  const controls = CONTROLS.flatMap(({ key, label, purpose }) => {
    const account = accounts.find((one) => one.purpose === purpose);
    const sum = (members ?? []).reduce((all, member) => all + (member[key] ?? 0), 0);
    return account
      ? [
          {
            label,
            account: `${account.code} ${account.name}`,
            figure: figures[account.id] ?? 0,
            members: sum,
          },
        ]
      : [];
  });
  const strangers = (members ?? []).filter(({ memberNumber }) => !knownNumbers.has(keyOf(memberNumber)));
  const rupiah = (amount: number) => `Rp${Math.abs(amount).toLocaleString('id-ID')}`;
  const faults = [
    ...(debit === 0 && credit === 0 ? ['Angka neraca belum diisi.'] : []),
    ...(debit === credit ? [] : [`Debit dan kredit belum sama: selisihnya ${rupiah(debit - credit)}.`]),
    ...controls
      .filter(({ figure, members: sum }) => figure !== sum)
      .map(
        ({ label, figure, members: sum }) =>
          `${label}: neraca ${rupiah(figure)}, jumlah semua anggota ${rupiah(sum)}, selisih ${rupiah(figure - sum)}.`,
      ),
    ...(strangers.length === 0 ? [] : [`${strangers.length} anggota dalam lembar belum ada di buku 01.`]),
  ];
  return { debit, credit, controls, strangers, faults };
}

/** A member's number as it is compared. */
export const keyOf = (memberNumber: string) => memberNumber.trim().toUpperCase();

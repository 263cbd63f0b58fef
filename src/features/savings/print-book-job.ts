import { volumesJob } from '#features/subledger';
import type { Tx } from '#kernel/database';
import { readListQuery } from '#kernel/http';
import type { JobDeclaration } from '#kernel/jobs';
import type { WorkContext } from '#kernel/work';
import type { SavingsPlace } from './place.ts';
import { passbookForm, passbookPart } from './print-passbook.ts';
import { BALANCE_LIST, type BalanceRow, readBalanceList } from './read-balance-list.ts';
import { type Passbook, readPassbook } from './read-passbook.ts';

export const SAVINGS_BOOK = { kind: 'printSavingsBook', name: 'Buku 04 Simpanan Anggota' };

/** Book 04 by volumes, for a cooperative with many members. */
export function printSavingsBookJob(place: SavingsPlace): JobDeclaration {
  return volumesJob({
    ...{ ...SAVINGS_BOOK, resource: place.resources.savings },
    read: async (ctx, tx, query) => {
      const { rows, types } = await readBalanceList(ctx, tx, place, readListQuery(query, BALANCE_LIST));
      return {
        count: rows.length,
        book: await passbookForm(ctx, tx, place, types),
        partsOf: async (from, to) =>
          (await readPassbooks(ctx, tx, rows.slice(from, to))).map((one) => passbookPart(one, types)),
      };
    },
  });
}

/** The books of these members, in their order. */
export async function readPassbooks(
  ctx: WorkContext,
  tx: Tx,
  rows: readonly Pick<BalanceRow, 'holder'>[],
): Promise<Passbook[]> {
  const passbooks: Passbook[] = [];
  for (const { holder } of rows) passbooks.push(await readPassbook(ctx, tx, holder));
  return passbooks;
}

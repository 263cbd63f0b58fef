import { volumesJob } from '#features/subledger';
import { readListQuery } from '#kernel/http';
import type { JobDeclaration } from '#kernel/jobs';
import type { LoanPlace } from './place.ts';
import { loanForm, loanPart, withAddresses } from './print-cards.ts';
import { LOAN_LIST, readLoanList } from './read-loan-list.ts';

export const LOAN_BOOK = { kind: 'printLoanBook', name: 'Buku 05 Pinjaman Anggota' };

/** Book 05 by volumes, for a cooperative with many loans. */
export function printLoanBookJob(place: LoanPlace): JobDeclaration {
  return volumesJob({
    ...{ ...LOAN_BOOK, resource: place.resources.loan },
    read: async (ctx, tx, query) => {
      const { rows } = await readLoanList(ctx, tx, place, readListQuery(query, LOAN_LIST));
      return {
        count: rows.length,
        book: await loanForm(ctx, tx, place),
        partsOf: async (from, to) =>
          (await withAddresses(ctx, tx, place, rows.slice(from, to))).map(loanPart),
      };
    },
  });
}

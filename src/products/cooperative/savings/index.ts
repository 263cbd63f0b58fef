import { findActByCode } from '#features/loans';
import { receiptCheckRoutes } from '#features/receipts';
import { printSavingsBookJob, type SavingsPlace, savingsRoutes } from '#features/savings';
import { findEntriesByCode } from '#features/subledger';
import type { Tx } from '#kernel/database';
import type { RequestContext, Route } from '#kernel/http';
import { books } from '../registers/books.ts';
import { readHolders } from '../registers/closed-by.ts';
import { savers } from './savers.ts';

const place: SavingsPlace = {
  urls: {
    ...{ book: '/buku/simpanan', types: '/simpanan/jenis', billing: '/simpanan/tagihan' },
    mine: '/saya/simpanan',
  },
  resources: {
    ...{ savings: 'savings', type: 'savings-type', billing: 'savings-billing', mine: 'member-area' },
  },
  help: 'simpanan',
  trail: books,
  holders: savers,
  signers: readHolders,
  journalUrl: (ctx, id) => (ctx.can('journal', 'read') ? `/pembukuan/jurnal/${id}` : undefined),
  checkUrl: '/kuitansi',
};

export const cooperativeSavingsRoutes: readonly Route[] = [
  ...savingsRoutes(place),
  ...receiptCheckRoutes({
    url: place.checkUrl,
    askWhom: 'bendahara',
    find: async (ctx, tx, code) => {
      const entries = await findEntriesByCode(ctx, tx, code);
      const [entry] = entries;
      if (!entry) return checkedLoan(ctx, tx, code);
      const amount = Math.abs(entries.reduce((sum, one) => sum + one.amount, 0));
      return {
        ...{ number: entry.receipt, amount, issuedOn: entry.postedOn },
        takenBack: entry.reversedById ? amount : 0,
      };
    },
  }),
];

export const savingsJobs = [printSavingsBookJob(place)];

/** A receipt of a loan: what changed hands, the fee kept back left out. */
async function checkedLoan(ctx: RequestContext, tx: Tx, code: string) {
  const act = await findActByCode(ctx, tx, code);
  if (!act) return undefined;
  const amount = act.amount - act.fee;
  return { number: act.receipt, amount, issuedOn: act.postedOn, takenBack: act.reversedById ? amount : 0 };
}

export { savingsHelp } from './help.ts';
export { savers } from './savers.ts';

// Books of members below the general ledger: sealed entries and balances, tied to their control accounts.

export { subledgerThings } from './audited-things.ts';
export { type Balance, hasBalances, readBalances } from './balance.ts';
export type { CashPlace } from './cash-place.ts';
export { checkMemberBooks } from './check-by-night.ts';
export { checkSubledger, type SubledgerFault } from './check-subledger.ts';
export {
  type Entry,
  findEntriesByCode,
  findEntriesOf,
  hasEntriesOf,
  readEntriesIn,
  readEntriesOf,
  readEntriesOfEvents,
  readEntriesUnder,
} from './entry.ts';
export { type Holder, refuseFormer } from './holder.ts';
export {
  CREDIT_PAYOUT,
  MEMBER_CREDIT,
  payOutCredit,
  readCredit,
  readCreditEntries,
} from './member-credit.ts';
export { MoneyPlaceFields } from './money-place-fields.tsx';
export { noteOpened } from './note-opened.ts';
export { subledgerPersonalData } from './personal-data.ts';
export { type NewEntry, type NewPosting, postEntries } from './post-entries.ts';
export {
  queueVolumes,
  type Signers,
  signaturesOn,
  type ThickBook,
  treasurerOn,
  volumesJob,
} from './print-in-volumes.ts';
export { keyIn, readAmount, readMoneyPlace } from './read-money-form.ts';
export { reverseEntries } from './reverse-entries.ts';
export { ReverseForm } from './reverse-form.tsx';

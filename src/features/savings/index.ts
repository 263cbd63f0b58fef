// Savings of members: kinds, deposits, withdrawals, billing, interest.

export { savingsThings } from './audited-things.ts';
export { arrearsOf, type Bill, makeBills, readBills } from './bills.ts';
export { depositSavings } from './deposit.ts';
export { hasSavings } from './has-savings.ts';
export { postInterest, readOwedInterest } from './interest.ts';
export { PAYOUT, payOutSavings } from './pay-out.ts';
export { savingsPersonalData } from './personal-data.ts';
export type { SavingsPlace } from './place.ts';
export { printSavingsBookJob } from './print-book-job.ts';
export { heldOf, type Passbook, readPassbook } from './read-passbook.ts';
export { reverseDeposit } from './reverse-savings.ts';
export { changeSavingsType, createSavingsType, seedSavingsTypes } from './save-savings-type.ts';
export { savingsRoutes } from './savings-routes.ts';
export { readSavingsTypes, type SavingsType } from './savings-type.ts';
export { withdrawSavings } from './withdraw.ts';

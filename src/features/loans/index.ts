// Loans to members: products, applications, pay-out, instalments, what is overdue.
export { findActByCode } from './act.ts';
export { applyForLoan } from './apply.ts';
export { loanThings } from './audited-things.ts';
export { type BroughtLoan, broughtEntries, keepBroughtLoans, newBroughtLoan } from './bring-loans.ts';
export { countLoanWork } from './count-work.ts';
export { approveLoan, approveRelatedLoan, assessLoan, rejectLoan } from './decide.ts';
export { readLoan } from './loan.ts';
export { loanRoutes } from './loan-routes.ts';
export { readMemberLoanActs } from './member-acts.ts';
export { type MemberLoanSummary, readMemberLoans } from './member-summary.ts';
export { disburseLoan, payLoan, readSettlement, settleLoan } from './money.ts';
export { countOpenLoans } from './open-loans.ts';
export { loansPersonalData } from './personal-data.ts';
export type { LoanPlace } from './place.ts';
export { type LoanProduct, readLoanProducts } from './product.ts';
export { approveRelief, findRelief, proposeRelief } from './relief.ts';
export { remindBorrowersJob } from './remind-borrowers.ts';
export { seedLoanProducts } from './save-product.ts';

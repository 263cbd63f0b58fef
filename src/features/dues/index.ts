export {
  ADJUSTMENT_LABELS,
  type AdjustmentKind,
  type AdjustmentStatus,
  type DuesAdjustment,
  readAdjustment,
  readAdjustmentsOf,
} from './adjustment.ts';
export { duesThings } from './audited-things.ts';
export {
  type BillKind,
  type BillStatus,
  type DuesBill,
  readBill,
  readBillsOf,
  remainingOf,
} from './bill.ts';
export { billByNightJob } from './bill-by-night.ts';
export { checkLedger, type LedgerFault } from './check-ledger.ts';
export { checkRateTable, type RateFault, type RateRow } from './check-rate-table.ts';
export {
  CLAIM_LABELS,
  type ClaimCorrection,
  type ClaimEvent,
  type ClaimKind,
  type ClaimStatus,
  type DuesClaim,
  readClaim,
  readClaimEvents,
  readClaimsOf,
} from './claim.ts';
export { confirmAdjustment, refuseAdjustment, withdrawAdjustment } from './decide-adjustment.ts';
export { approveClaim, type ClaimRemedy, rejectClaim, takeClaim } from './decide-claim.ts';
export { bracketOf, type DuesFacts, duesOf } from './dues-of.ts';
export { type DuesPolicy, duesPolicy, duesPolicyShape, readDuesPolicy } from './dues-policy.ts';
export type { DuesAmount, DuesRate, RateScheme } from './dues-rate.ts';
export { GENERATE_BILLS, generateMonthlyBillsJob, requestMonthlyBills } from './generate-monthly-bills.ts';
export { type DuesReceipt, findReceiptByCode, readReceipt, readReceiptOf } from './issue-receipt.ts';
export { keepProof, type OpenedProof, openProof, PROOF_BYTES, proofTypes } from './keep-proof.ts';
export {
  type BillingPreview,
  type BillingSource,
  FIRST_PAYER,
  makeBillBatch,
  monthOfPeriod,
  periodOf,
  previewMonthlyBills,
  readSkippedPayers,
} from './monthly-bills.ts';
export { movePayment } from './move-payment.ts';
export {
  hasVerifiedRegistrationPayment,
  openRegistrationBill,
  readRegistrationBill,
} from './open-registration-bill.ts';
export {
  type DuesPayment,
  METHOD_LABELS,
  type PaymentMethod,
  type PaymentStatus,
  PROOF_METHODS,
  readPayment,
  readPaymentsOf,
} from './payment.ts';
export { type PaymentPanel, readPanelAhead, readPaymentPanel } from './payment-panel.ts';
export { duesPersonalData } from './personal-data.ts';
export { type AdjustmentProposal, proposeAdjustment } from './propose-adjustment.ts';
export { type DuesAccount, type LedgerLine, readDuesAccount, readLedger } from './read-account.ts';
export { readGolongan } from './read-golongan.ts';
export { readDuesRates, readRateHistory } from './read-rates.ts';
export { type FoundMoney, recordPayment } from './record-payment.ts';
export { refuseOwn } from './refuse-own.ts';
export { RateTableError, saveRateTable } from './save-rate-table.ts';
export { seedDuesRates } from './seed-rates.ts';
export { type NewClaim, submitClaim, withdrawClaim } from './submit-claim.ts';
export { type PaymentProof, submitPaymentProof } from './submit-payment-proof.ts';
export { transferSuffixOf } from './transfer-suffix.ts';
export { rejectPayment, type VerifiedPayment, verifyPayment } from './verify-payment.ts';
export { closeRegistrationBills, waiveBill } from './waive-bill.ts';

export {
  type BillKind,
  type BillStatus,
  type DuesBill,
  readBill,
  readBillsOf,
  remainingOf,
} from './bill.ts';
export { bracketOf, type DuesFacts, duesOf } from './dues-of.ts';
export { type DuesPolicy, duesPolicy, duesPolicyShape, readDuesPolicy } from './dues-policy.ts';
export type { DuesAmount, DuesRate, RateScheme } from './dues-rate.ts';
export { keepProof, openProof, PROOF_BYTES, proofTypes } from './keep-proof.ts';
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
export { type PaymentChannels, paymentChannels, paymentChannelsShape } from './payment-channels.ts';
export { type PaymentPanel, readPaymentPanel } from './payment-panel.ts';
export { readGolongan } from './read-golongan.ts';
export { readDuesRates, readRateHistory } from './read-rates.ts';
export { seedDuesRates } from './seed-rates.ts';
export { type PaymentProof, submitPaymentProof } from './submit-payment-proof.ts';

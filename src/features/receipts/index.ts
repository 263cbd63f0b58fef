// Papers of the organisation: their heading, and receipts that anybody may check by their code.
export { readLetterhead } from './letterhead.ts';
export { type CheckedReceipt, receiptCheckRoutes } from './receipt-check-routes.tsx';
export { receiptOf } from './receipt-of.ts';

// Receipts that anybody may check by their code.
export { type CheckedReceipt, receiptCheckRoutes } from './receipt-check-routes.tsx';

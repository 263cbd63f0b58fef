export { parseQris, type Qris } from './qris/parse-qris.ts';
export { QrisError, type QrisErrorCode } from './qris/qris-error.ts';
export { qrisSvg } from './qris/qris-svg.ts';
export { qrisWithAmount } from './qris/with-amount.ts';

export { paymentThings } from './audited-things.ts';
export {
  AccountFields,
  channelErrors,
  channelsForLog,
  channelsOf,
  QrisField,
  readChannels,
  type TypedChannels,
  typedChannels,
} from './channels/channel-fields.tsx';
export { channelsSection } from './channels/channels-section.tsx';
export { drawQris } from './channels/draw-qris.ts';
export { DrawnQris } from './channels/drawn-qris.tsx';
export { type PaymentChannels, paymentChannels, paymentChannelsShape } from './channels/payment-channels.ts';
export { gatewaySection } from './online/gateway-section.tsx';
export type { OnlinePlace, Payable, PaymentPurpose } from './online/online-place.ts';
export { onlineRoutes } from './online/online-routes.ts';
export { paymentsPersonalData } from './online/personal-data.ts';
export { reconcileJob } from './online/reconcile.ts';
export { parseQris, type Qris } from './qris/parse-qris.ts';
export { QrisError, type QrisErrorCode } from './qris/qris-error.ts';

import type { Things } from '#kernel/audit';

/** What the log of actions calls what is kept here. */
export const paymentThings: Things = {
  payment: 'Pembayaran',
  payment_gateway: 'Gerbang pembayaran',
};

/**
 * How far a payment has come at the gateway: `returned` took all of it back (refund, chargeback), `part-returned` some; `other` is a word that changes nothing here.
 */
export type GatewayState = 'pending' | 'failed' | 'paid' | 'returned' | 'part-returned' | 'other';

/** What a gateway says of one order, in words that are no gateway's own. */
export interface GatewayWord {
  orderId: string;
  /** The gateway's number of the transaction. */
  reference: string;
  state: GatewayState;
  /** Whole rupiah; null when it said none or a fraction. */
  amount: number | null;
  /** Its own word: `settlement`. */
  status: string;
}

export interface NewCharge {
  orderId: string;
  /** Whole rupiah. */
  amount: number;
  /** Said on the gateway's page; names nobody. */
  description: string;
  /** Where the payer comes back to. */
  returnUrl: string;
}

/**
 * A gateway that takes payments online. Midtrans is the first; another one is another object of this shape.
 */
export interface OnlinePayments {
  /** Opens an order. @returns where the payer pays. @throws GatewayError */
  createCharge(charge: NewCharge): Promise<{ payUrl: string }>;
  /** Reads a notification; undefined when its signature is not the gateway's. */
  parseNotification(body: unknown): GatewayWord | undefined;
  /** What the gateway says of an order now; undefined when it knows none. @throws GatewayError */
  fetchStatus(orderId: string): Promise<GatewayWord | undefined>;
}

/** The gateway does not answer, or not as agreed. */
export class GatewayError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'GatewayError';
  }
}

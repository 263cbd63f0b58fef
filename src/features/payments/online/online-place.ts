import type { Holder, Signers } from '#features/subledger';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { ChargePart } from './charge.ts';

/** Something a member owes or may pay in, as the form offers it. */
export interface Payable {
  key: string;
  label: string;
  help: string;
  /** Filled in at first; null for none. */
  suggested: number | null;
}

/** A book that takes money paid online: savings, loans. */
export interface PaymentPurpose {
  /** `savings` */
  kind: string;
  title: string;
  /** What this member may pay now. */
  offer(ctx: WorkContext, tx: Tx, holder: Holder): Promise<readonly Payable[]>;
  /**
   * Refuses what the book would not take, before anybody pays.
   * @throws AppError 422, 409
   */
  check(ctx: WorkContext, tx: Tx, holder: Holder, parts: readonly ChargePart[]): Promise<void>;
  /**
   * Books the money, which lies at the gateway (purpose `payment-gateway`). The same key is the same posting.
   * @throws AppError 409 or 422 when the book does not take it any more
   */
  settle(
    ctx: WorkContext,
    tx: Tx,
    given: { holder: Holder; parts: readonly ChargePart[]; key: string; postedOn: string },
  ): Promise<void>;
  /**
   * Reverses what `settle` booked with this key: the gateway took the money back.
   * @throws AppError 409 when the book cannot any more: it was spent, or instalments came after it
   */
  takeBack(
    ctx: WorkContext,
    tx: Tx,
    given: { holder: Holder; parts: readonly ChargePart[]; key: string; reason: string },
  ): Promise<void>;
}

/** Where the payments of one product are made and watched, by whose rights, and what they pay for. */
export interface OnlinePlace {
  urls: {
    /** A member's own: `/saya/bayar`. */
    mine: string;
    /** The treasurer's: `/pembukuan/pembayaran`. */
    desk: string;
    /** Where the gateway reports. */
    notifications: string;
  };
  /** Row of the product's matrix: read, create, reconcile. */
  resource: string;
  help: string;
  holders: {
    /** Everybody who is or was a member, by name. */
    all(ctx: WorkContext, tx: Tx): Promise<Holder[]>;
    one(ctx: WorkContext, tx: Tx, id: string, lock?: 'for share'): Promise<Holder | undefined>;
    /** The accounts of a member. */
    accountsOf(tx: Tx, holderId: string): Promise<string[]>;
  };
  /** Page where anybody checks a receipt. */
  checkUrl: string;
  /** Who signs receipts. */
  signers: Signers;
  purposes: readonly PaymentPurpose[];
  /** Roles that are told of money that waits for a decision. */
  tells: readonly string[];
}

/** What a member left with the cooperative, at the desk. */
export const creditUrl = ({ urls }: OnlinePlace, holderId: string) => `${urls.desk}/titipan/${holderId}`;

import type { Holder, Signers } from '#features/subledger';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import type { WorkContext } from '#kernel/work';

/** Where the savings of one product are kept, by whose rights, and who its members are. */
export interface SavingsPlace {
  /** Addresses: the book of all members, kinds of savings, billing, a member's own. */
  urls: { book: string; types: string; billing: string; mine: string };
  /** Names of the rows of the product's matrix. */
  resources: { savings: string; type: string; billing: string; mine: string };
  /** Topic of the product's help. */
  help: string;
  trail: readonly { label: string; url: string }[];
  holders: {
    /** Everybody who is or was a member, by name. Locked, nobody of them leaves before the transaction ends. */
    all(ctx: WorkContext, tx: Tx, lock?: 'for share'): Promise<Holder[]>;
    one(ctx: WorkContext, tx: Tx, id: string, lock?: 'for share'): Promise<Holder | undefined>;
  };
  /** Who signs the printed book. */
  signers: Signers;
  journalUrl: (ctx: RequestContext, journalId: string) => string | undefined;
  /** Page where anybody checks a receipt: `/kuitansi`. */
  checkUrl: string;
}

export const holderUrl = ({ urls }: SavingsPlace, holderId: string) => `${urls.book}/${holderId}`;
export const entryUrl = (place: SavingsPlace, holderId: string, entryId: string) =>
  `${holderUrl(place, holderId)}/bukti/${entryId}`;

import type { Holder, Signers } from '#features/subledger';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import type { WorkContext } from '#kernel/work';

/** Who borrows, and what the loans ask of the product. */
export interface LoanPeople {
  /** Everybody who is or was a member, by name. */
  all(ctx: WorkContext, tx: Tx): Promise<Holder[]>;
  /** One of them. Locked, the member does not leave before the transaction ends. */
  one(ctx: WorkContext, tx: Tx, id: string, lock?: 'for share'): Promise<Holder | undefined>;
  /** Members who sit on the board or among the supervisors today: both of those approve what they borrow. */
  related(ctx: WorkContext, tx: Tx): Promise<ReadonlySet<string>>;
  /** Whether the member asked to leave and is not gone yet: nothing is lent any more. */
  isLeaving(tx: Tx, id: string): Promise<boolean>;
  /** Where these members live, for the head of their cards. */
  addresses(ctx: WorkContext, tx: Tx, holderIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The accounts of a member. */
  accountsOf(tx: Tx, holderId: string): Promise<string[]>;
}

/** Where the loans of one product are kept, by whose rights, and who its members are. */
export interface LoanPlace {
  urls: {
    /** Book 05. */
    book: string;
    applications: string;
    /** Applications of officers and their second approval. */
    related: string;
    relief: string;
    /** What is set aside for loans that may be lost. */
    allowance: string;
    products: string;
    simulation: string;
    /** A member's own, and the form. */
    mine: string;
    apply: string;
  };
  /** Names of the rows of the product's matrix. */
  resources: {
    loan: string;
    application: string;
    relief: string;
    allowance: string;
    product: string;
    simulation: string;
    mine: string;
  };
  /** Roles that are told of what waits for them. */
  told: { assess: readonly string[]; approve: readonly string[]; related: readonly string[] };
  /** Topic of the product's help. */
  help: string;
  trail: readonly { label: string; url: string }[];
  people: LoanPeople;
  /** Who signs the printed book. */
  signers: Signers;
  journalUrl: (ctx: RequestContext, journalId: string) => string | undefined;
  /** Page where anybody checks a receipt. */
  checkUrl: string;
}

export const loanUrl = ({ urls }: LoanPlace, id: string) => `${urls.book}/${id}`;
export const applicationUrl = ({ urls }: LoanPlace, id: string) => `${urls.applications}/${id}`;
export const myLoanUrl = ({ urls }: LoanPlace, id: string) => `${urls.mine}/${id}`;
export const actUrl = (place: LoanPlace, loanId: string, actId: string) =>
  `${loanUrl(place, loanId)}/bukti/${actId}`;

import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { LetterPeople } from './people.ts';

/** Where letters stand in a product, and what it brings: people, addresses, and who is to be told. */
export interface LetterPlace {
  people: LetterPeople;
  /** Page of one request, as its owner sees it: `/layanan-surat/…`. */
  ownUrl: (requestId: string) => string;
  /** Page of one request at the desk. */
  deskUrl: (requestId: string) => string;
  endorseUrl: string;
  signUrl: string;
  /** Where anybody checks a letter by its code. */
  checkUrl: (token: string) => string;
  /** Accounts to tell when something waits: at the desk, for the secretary, for whoever signs. */
  waiting: (ctx: WorkContext, tx: Tx, who: 'desk' | 'secretary' | 'signer') => Promise<string[]>;
  /** Accounts of one resident. */
  accountsOf: (tx: Tx, residentId: string) => Promise<string[]>;
}

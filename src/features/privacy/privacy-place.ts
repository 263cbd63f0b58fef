import type { NameOf } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import type { RequestContext, Surface } from '#kernel/http';
import type { PersonalDataSource } from '#kernel/personal-data';

/** Where the pages about personal data stand in a product, and whom they concern. */
export interface PrivacyPlace {
  /** One's own page. */
  own: string;
  /** The desk of those who answer; its parts stand below it. */
  desk: string;
  source: PersonalDataSource;
  /** How the log calls the things of the product. */
  nameOf: NameOf;
  surfaceOf: (ctx: RequestContext) => Surface;
  /** The accounts that answer: they hear of every request and of every clock that runs out. */
  handlersOf: (tx: Tx) => Promise<string[]>;
}

/** Rights of the kernel's pages; each product says who holds them. */
export const OWN_READ = { resource: 'privacy', right: 'read' };
export const OWN_ASK = { resource: 'privacy', right: 'request' };
export const DESK_READ = { resource: 'privacy-request', right: 'read' };
export const DESK_DECIDE = { resource: 'privacy-request', right: 'decide' };

import type { Tx } from '#kernel/database';
import type { RequestContext, Surface } from '#kernel/http';
import type { Option } from '#kernel/ui';
import type { WorkContext } from '#kernel/work';

/** What a product says about its complaints: addresses, rights, areas, and who is told. */
export interface ComplaintPlace {
  addresses: {
    /** One's own, with `/baru` and `/:id` below it. */
    own: string;
    /** What the village sees. */
    open: string;
    /** Those of the areas a head looks after. */
    area: string;
    desk: string;
    api: string;
  };
  /** The row of the matrix; its verbs are read, create, update, delete, cancel, reopen, rate, assign, respond, close. */
  resource: string;
  /** The row of what the village sees: read. */
  openResource: string;
  report: { resource: string; right: string };
  surfaceOf: (ctx: RequestContext) => Surface;
  areasOf: (tx: Tx) => Promise<Option[]>;
  /** Where this account lives, as the first choice of the form. */
  areaOfAccount: (ctx: RequestContext, tx: Tx) => Promise<string>;
  /** Accounts that complaints come to and may be given to. */
  officersOf: (ctx: WorkContext, tx: Tx) => Promise<readonly { id: string; name: string }[]>;
  /** Who is told when a clock has run out, and when nothing moved after that. */
  secretariesOf: (ctx: WorkContext, tx: Tx) => Promise<readonly string[]>;
  headsOf: (ctx: WorkContext, tx: Tx) => Promise<readonly string[]>;
}

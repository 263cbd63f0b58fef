import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

/** What a complaint tells, sealed as one text. */
export interface Told {
  title: string;
  body: string;
  place: string;
}

export const placeOf = {
  told: (row: string) => ({ table: 'complaints', column: 'told', row }),
  contact: (row: string) => ({ table: 'complaints', column: 'contact', row }),
  ratingNote: (row: string) => ({ table: 'complaints', column: 'rating_note', row }),
  event: (row: string) => ({ table: 'complaint_events', column: 'body', row }),
};

export const keysOf = (ctx: WorkContext, tx: Tx) => ctx.app.secrets.get(tx, ctx.tenant.id);

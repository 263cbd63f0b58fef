import type { Tx } from '#kernel/database';
import type { Place } from '#kernel/encryption';
import type { WorkContext } from '#kernel/work';

/** Where the sealed parts of a ticket stand; each value is tied to its row. */
export const placeOf = {
  body: (messageId: string): Place => ({ table: 'ticket_messages', column: 'body', row: messageId }),
  subject: (ticketId: string): Place => ({ table: 'tickets', column: 'sealed_subject', row: ticketId }),
  contact: (ticketId: string): Place => ({ table: 'tickets', column: 'contact', row: ticketId }),
};

export const keysOf = (ctx: WorkContext, tx: Tx) => ctx.app.secrets.get(tx, ctx.tenant.id);

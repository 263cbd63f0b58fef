import type { Tx } from '#kernel/database';
import { accountsWithRole } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';
import type { InboxPlace } from './inbox-place.ts';
import { openTicket } from './open-ticket.ts';

/** An inbox for what visitors write on the contact page and nothing else: one desk, no regions, no tickets of one's own. */
export function contactDesk(given: {
  /** Row of the matrix with `create`, `read` and `answer`. */
  resource: string;
  desk: string;
  /** Where visitors write. */
  page: string;
  /** Roles whose holders answer. */
  answerers: readonly string[];
}): InboxPlace {
  const { resource, desk, page } = given;
  const right = (name: string) => ({ resource, right: name });
  return {
    addresses: { own: desk, compose: page, desk, contact: desk, api: '/api/v1/contact-messages' },
    rights: { create: right('create'), view: right('read'), reply: right('answer') },
    channels: [],
    surfaceOf: () => 'console',
    deskOf: (ctx, act) => ({
      regions: ctx.can(resource, act === 'view' ? 'read' : 'answer') ? 'all' : [],
      ...{ channels: [], isGrievanceHandler: false },
    }),
    regionOf: async () => '00',
    answerersOf: async (tx) => {
      const accounts = await accountsWithRole(tx, given.answerers);
      return tx.query<{ accountId: string; name: string }>(
        `select id as "accountId", display_name as name from accounts
          where tenant_id = balai.tenant_id() and id = any($1::uuid[]) order by display_name, id`,
        [accounts],
      );
    },
    regions: [],
  };
}

/** Hands what a visitor wrote on the contact page to an inbox. */
export function deliverTo(place: InboxPlace) {
  return async (
    ctx: WorkContext,
    tx: Tx,
    message: { name: string; email: string; subject: string; message: string },
  ): Promise<void> => {
    await openTicket(ctx, tx, place, {
      ...{ channel: 'contact', subject: message.subject, body: message.message },
      author: { kind: 'visitor', name: message.name, address: message.email },
    });
  };
}

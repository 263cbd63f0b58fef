import { z } from 'zod';
import { api, json, listOf, listParameters, type Route, readListQuery } from '#kernel/http';
import { atDesk } from './desk.ts';
import { deskAccess } from './desk-routes.tsx';
import type { InboxPlace } from './inbox-place.ts';
import { readDeskTickets, ticketListShape } from './read-tickets.ts';
import { CHANNELS, STATES } from './ticket.ts';

const item = z.object({
  id: z.uuid(),
  number: z.number().int(),
  channel: z.enum(CHANNELS),
  isConfidential: z.boolean(),
  subject: z.string(),
  /** Empty for a confidential one: the name stands on its page. */
  authorName: z.string(),
  regionCode: z.string(),
  state: z.enum(STATES),
  assigneeName: z.string().nullable(),
  isWaiting: z.boolean(),
  createdAt: z.string(),
  lastAt: z.string(),
});

/** The desk's list over the API. */
export function inboxApi(place: InboxPlace): Route[] {
  return [
    api.get(
      place.addresses.api,
      {
        access: deskAccess(place, 'view'),
        summary: 'Messages and complaints within one’s desk',
        queryParameters: listParameters(ticketListShape),
        answer: listOf(item),
      },
      async (ctx) => {
        const list = readListQuery(ctx.query, ticketListShape, { isStrict: true });
        const work = atDesk(ctx, place.deskOf(ctx, 'view'));
        const { items, total } = await work.transaction((tx) => readDeskTickets(work, tx, list));
        return json({
          items: items.map((ticket) =>
            item.parse({
              ...ticket,
              authorName: ticket.isConfidential ? '' : ticket.authorName,
              createdAt: ticket.createdAt.toISOString(),
              lastAt: ticket.lastAt.toISOString(),
            }),
          ),
          page: list.page,
          size: list.size,
          total,
        });
      },
    ),
  ];
}

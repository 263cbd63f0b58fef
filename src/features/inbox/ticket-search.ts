import { readListQuery, type SearchSource } from '#kernel/http';
import { atDesk, atOwn, authorIdOf } from './desk.ts';
import type { InboxPlace } from './inbox-place.ts';
import { readDeskTickets, readOwnTickets, ticketListShape } from './read-tickets.ts';
import { CONFIDENTIAL_SUBJECT, type Ticket } from './ticket.ts';

/**
 * Conversations in the search over everything: one's own, and those that one's desk answers. Grievances are found by
 * their number alone: what they are about is sealed, and who wrote them is told, and audited, where they are opened. Who
 * holds nothing but the task of opening them finds them all the same.
 */
export function ticketSearch(place: InboxPlace): SearchSource[] {
  const { own, desk } = place.addresses;
  const { create, view, confidential } = place.rights;
  const atDeskOf = (
    key: string,
    needs: typeof view,
    isAsked: (hasView: boolean) => boolean,
  ): SearchSource => ({
    ...{ key, title: 'Pengaduan dan pesan', needs },
    listUrl: (q) => `${desk}?${new URLSearchParams({ q })}`,
    find: async (ctx, q, limit) => {
      if (!isAsked(ctx.can(view.resource, view.right))) return { items: [], total: 0 };
      const work = atDesk(ctx, place.deskOf(ctx, 'view'));
      const list = { ...readListQuery(new URLSearchParams({ q }), ticketListShape), size: limit };
      const { items, total } = await work.transaction((tx) => readDeskTickets(work, tx, list));
      return {
        total,
        items: items.map((ticket) => hitOf(ticket, desk, ticket.isConfidential ? '' : ticket.authorName)),
      };
    },
  });
  return [
    {
      ...{ key: 'own-tickets', title: 'Pesan saya', needs: create },
      listUrl: (q) => `${own}?${new URLSearchParams({ q })}`,
      find: async (ctx, q, limit) => {
        const { items, total } = await atOwn(ctx).transaction((tx) =>
          readOwnTickets(ctx, tx, authorIdOf(ctx), { q, size: limit, offset: 0, filters: {} }),
        );
        return { total, items: items.map((ticket) => hitOf(ticket, own)) };
      },
    },
    atDeskOf('tickets', view, () => true),
    ...(confidential ? [atDeskOf('grievances', confidential, (hasView) => !hasView)] : []),
  ];
}

const hitOf = ({ id, number, isConfidential, subject }: Ticket, list: string, author?: string) => ({
  title: isConfidential ? CONFIDENTIAL_SUBJECT : subject,
  note: [`#${String(number).padStart(4, '0')}`, author].filter(Boolean).join(', '),
  url: `${list}/${id}`,
});

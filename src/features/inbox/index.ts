import type { Route } from '#kernel/http';
import { inboxApi } from './api-routes.ts';
import { deskInboxRoutes } from './desk-routes.tsx';
import type { InboxPlace } from './inbox-place.ts';
import { ownInboxRoutes } from './own-routes.tsx';

export { inboxApi } from './api-routes.ts';
export { contactDesk, deliverTo } from './contact-desk.ts';
export type { DeskReach } from './desk.ts';
export { deskInboxRoutes } from './desk-routes.tsx';
export type { AnsweredTicket, Answerer, InboxPlace } from './inbox-place.ts';
export { type NewTicket, openTicket, type TicketAuthor } from './open-ticket.ts';
export { inboxPersonalData } from './personal-data.ts';
export type { Channel } from './ticket.ts';
export { answerTicket, assignTicket, noteOnTicket, writeOn } from './ticket-acts.ts';
export { ticketSearch } from './ticket-search.ts';

/** The pages and calls of an inbox at the addresses and with the rights of one product. */
export function inboxRoutes(place: InboxPlace): Route[] {
  return [...ownInboxRoutes(place), ...deskInboxRoutes(place), ...inboxApi(place)];
}
export { inboxThings } from './audited-things.ts';

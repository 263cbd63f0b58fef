// What an organisation invites to: a calendar with registration, notices to who registered, and a file for phones.
export { EventAgenda, eventRoutes } from './event-routes.tsx';
export { defineEvents } from './events-register.ts';
export { eventsPersonalData } from './personal-data.ts';
export type { EventPlace } from './place.ts';
export { registerFor } from './registration.ts';
export { listShownEvents, type ShownEvent } from './shown-events.ts';

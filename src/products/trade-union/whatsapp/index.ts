import type { Route } from '#kernel/http';
import { joinRoutes } from './join-routes.tsx';
import { keepRoutes } from './keep-routes.tsx';

export { type LinkFields, saveLink } from './group-link.ts';

/** The WhatsApp groups: for members who join, and for officers who look after the links. */
export const whatsappRoutes: readonly Route[] = [...joinRoutes, ...keepRoutes];

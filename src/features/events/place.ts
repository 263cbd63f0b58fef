import type { ReactNode } from 'react';
import type { RightName } from '#kernel/access';
import type { RequestContext } from '#kernel/http';

/** Where one product keeps its calendar, and by whose rights. */
export interface EventPlace {
  /** Row of the matrix for the book and its public pages. */
  resource: string;
  /** Where it is written, and where everybody reads it. */
  page: string;
  publicPage: string;
  registration: { create: RightName; cancel: RightName; read: RightName };
  /** Said to whoever may not register: what opens it. */
  closed: string;
  /** The photos of an album, for the page of an event that is over. */
  photosOf?: (ctx: RequestContext, album: string) => Promise<ReactNode>;
}

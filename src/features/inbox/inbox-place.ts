import type { Tx } from '#kernel/database';
import type { RequestContext, Surface } from '#kernel/http';
import type { Option } from '#kernel/ui';
import type { DeskReach } from './desk.ts';
import type { Channel, Ticket } from './ticket.ts';

type RightName = { resource: string; right: string };

/** What a product says about its inbox: addresses, rights, and who answers whom. */
export interface InboxPlace {
  addresses: {
    /** One's own tickets: the list, and `/:id` below it. */
    own: string;
    compose: string;
    /** The board's desk. */
    desk: string;
    /** The desk narrowed to the public contact form; the desk's own address where nothing else comes in. */
    contact: string;
    api: string;
  };
  rights: {
    create: RightName;
    view: RightName;
    reply: RightName;
    /** Of those named for grievances that the desk itself may not read; left out: there are none. */
    confidential?: RightName;
  };
  /** What a person may choose when writing, with a sentence about each. */
  channels: readonly { channel: Channel; label: string; help: string }[];
  surfaceOf: (ctx: RequestContext) => Surface;
  /** How far this officer's desk reaches for reading or for answering, by rights. */
  deskOf: (ctx: RequestContext, act: 'view' | 'reply') => DeskReach;
  /** Region that the author belongs to. */
  regionOf: (ctx: RequestContext, tx: Tx) => Promise<string>;
  /** The accounts that may answer this ticket. */
  answerersOf: (tx: Tx, ticket: AnsweredTicket) => Promise<readonly Answerer[]>;
  /** Regions to filter by, where the desk reaches more than one. */
  regions: readonly Option[];
}

export type AnsweredTicket = Pick<Ticket, 'channel' | 'isConfidential' | 'regionCode'>;

export interface Answerer {
  accountId: string;
  name: string;
}

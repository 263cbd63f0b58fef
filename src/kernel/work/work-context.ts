import type { Tx, Walls } from '#kernel/database';
import type { Tenant } from '#kernel/tenancy';
import type { App } from './app.ts';
import type { Principal, RequestFacts } from './principal.ts';

/**
 * The part of a context that requests and jobs have in common: whose rows, who acts, behind which walls. Business
 * code takes this, so that a button, an API call and a nightly job run the same function.
 */
export interface WorkContext {
  readonly app: App;
  readonly tenant: Tenant;
  readonly principal: Principal;
  readonly walls: Walls;
  /** One transaction of this tenant behind these walls. */
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Reads behind these walls, faster than a transaction: what is asked for in the same turn travels together. */
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** The same tenant, the same actor, all inner walls open; the reason is for the reader of the code. */
  readonly beyondWalls: (reason: string) => WorkContext;
  readonly request?: RequestFacts;
  readonly now: Date;
}

/** A context for work that no person asked for at this moment: jobs, seeds, nightly checks. */
export function createSystemContext(app: App, tenant: Tenant, reason: string): WorkContext {
  return createWorkContext({
    app,
    tenant,
    principal: { kind: 'system', reason, grants: [], facts: {} },
    walls: 'every',
  });
}

export function createWorkContext(given: {
  app: App;
  tenant: Tenant;
  principal: Principal;
  walls: Walls;
  request?: RequestFacts;
  /** The moment it happens at; the clock's, when left out. */
  now?: Date;
}): WorkContext {
  const { app, tenant, walls } = given;
  return {
    ...given,
    transaction: (work) => app.database.withTenant({ tenant, walls }, work),
    read: (work) => app.database.read({ tenant, walls }, work),
    // The object it is asked of counts: a copy with another moment keeps that moment.
    beyondWalls(this: WorkContext) {
      return behindWalls(this, 'every');
    },
    now: given.now ?? new Date(),
  };
}

/**
 * The same actor at the same moment behind other walls. For families of tables whose walls a feature works out from the rights of
 * its visitor: the forum, surveys, the inbox, groups of a region.
 */
export function behindWalls(ctx: WorkContext, walls: Walls): WorkContext {
  const { app, tenant, principal, request, now } = ctx;
  return createWorkContext({ app, tenant, principal, walls, now, ...(request ? { request } : {}) });
}

import { type Allowance, decide, type EffectiveRights } from './effective-rights.ts';
import type { Grant } from './grant.ts';
import type { Facts, Scope } from './matrix.ts';

/** The access part of what `GET /api/v1/me` answers (DESIGN §9). */
export interface RightsOfMe {
  roles: string[];
  scopes: { role: string; regions?: string[]; programmes?: string[]; areas?: string[] }[];
  rights: Record<string, { right: string; scope: Scope }[]>;
}

/**
 * Who I am to the access engine. Without `facts` the rights are those held; with them, those in force now: a right
 * whose state gates (membership, standing, confirmation) do not hold is left out.
 */
export function describeRights(rights: EffectiveRights, grants: readonly Grant[], facts?: Facts): RightsOfMe {
  const answer: RightsOfMe = { roles: [...new Set(grants.map(({ role }) => role))], scopes: [], rights: {} };
  for (const { role, regions = [], programmes = [], areas = [] } of grants) {
    if (regions.length + programmes.length + areas.length === 0) continue;
    answer.scopes.push({
      role,
      ...(regions.length > 0 && { regions: [...regions] }),
      ...(programmes.length > 0 && { programmes: [...programmes] }),
      ...(areas.length > 0 && { areas: [...areas] }),
    });
  }
  const conditions = withStepUps(facts ?? everyFact);
  for (const { resource, right } of rights.held) {
    const scopes = scopesOf(decide(rights, resource, right, conditions));
    if (scopes.length === 0) continue;
    answer.rights[resource] = [
      ...(answer.rights[resource] ?? []),
      ...scopes.map((scope) => ({ right, scope })),
    ];
  }
  return answer;
}

/** Every gate taken as met: what is held, whatever the moment. */
const everyFact: Facts = {
  'membership-active': true,
  'standing-ok': true,
  'email-verified': true,
  'resident-confirmed': true,
  published: true,
};

/**
 * The conditions of a person for showing things: what can be met on the way counts as met, and published rows are
 * shown to whoever may read no others.
 */
export function withStepUps(facts: Facts): Facts {
  return { ...facts, 'second-factor': true, 'recent-password': true, published: true };
}

function scopesOf(allowance: Allowance): Scope[] {
  if (allowance.kind === 'no') return [];
  if (allowance.kind === 'all') return ['all'];
  const scopes: Scope[] = [];
  if (allowance.regions) scopes.push('region');
  if (allowance.programmes) scopes.push('programme');
  if (allowance.areas) scopes.push('area');
  if (allowance.own) scopes.push('own');
  if (allowance.assigned) scopes.push('assigned');
  return scopes;
}

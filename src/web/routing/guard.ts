import { decide, type EffectiveRights, type Facts, type Gate, withStepUps } from '#kernel/access';
import type { Wall, Walls } from '#kernel/database';
import type { Reach, Route, RouteAccess } from '#kernel/http';
import type { Principal } from '#kernel/work';

export type Verdict =
  | { kind: 'open'; walls: Walls; reach: Reach | undefined }
  | { kind: 'sign-in' }
  | { kind: 'refused'; resource: string; right: string }
  | { kind: 'gate'; gate: Gate; resource: string; right: string };

/**
 * The one decision about a request: may this person call this route, how far does it reach, and which condition is
 * still missing. What it answers becomes the walls of the database for the rest of the request.
 */
export function judge(route: Pick<Route, 'access'>, principal: Principal, rights: EffectiveRights): Verdict {
  if ('public' in route.access) return { kind: 'open', walls: {}, reach: undefined };
  // A right to published rows opens only the routes that promise to ask for those alone.
  const facts: Facts = { ...principal.facts, published: 'publishedOnly' in route.access };
  let refused: Verdict | undefined;
  for (const { resource, right } of namedRights(route.access)) {
    const answer = decide(rights, resource, right, facts);
    const gate =
      answer.kind === 'no' ? answer.unmet?.[0] : route.access.gates?.find((needed) => facts[needed] !== true);
    if (gate) {
      refused = { kind: 'gate', gate, resource, right };
      continue;
    }
    if (answer.kind === 'no') {
      refused ??= { kind: 'refused', resource, right };
      continue;
    }
    return {
      kind: 'open',
      walls: { people: wallOf(answer, principal) },
      reach: reachOf(answer, resource, right),
    };
  }
  if (principal.kind === 'guest') return { kind: 'sign-in' };
  return refused ?? { kind: 'refused', resource: '', right: '' };
}

/** Whether a button may be shown; a step up (second factor, password again) is asked for on the way, not hidden. */
export function isOpen(rights: EffectiveRights, facts: Facts, resource: string, right: string): boolean {
  return decide(rights, resource, right, withStepUps(facts)).kind !== 'no';
}

export function namedRights(access: Exclude<RouteAccess, { public: string }>) {
  return 'anyOf' in access ? access.anyOf : [access];
}

type Opened = Exclude<ReturnType<typeof decide>, { kind: 'no' }>;

function wallOf(answer: Opened, principal: Principal): Wall {
  if (answer.kind === 'all') return 'all';
  const within = [...(answer.regions ?? []), ...(answer.programmes ?? []), ...(answer.areas ?? [])];
  const self = principal.kind === 'account' ? principal.subjectId : null;
  return { within, ...((answer.own || answer.assigned) && self ? { own: self } : {}) };
}

function reachOf(answer: Opened, resource: string, right: string): Reach {
  return {
    resource,
    right,
    isAll: answer.kind === 'all',
    isOwn: answer.kind === 'where' && Boolean(answer.own),
    isPublishedOnly: answer.gates.includes('published'),
  };
}

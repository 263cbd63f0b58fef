import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineAccess } from './define-access.ts';
import { allow, decide, type EffectiveRights, effectiveRights } from './effective-rights.ts';
import { example } from './example-table.ts';
import type { Difference, Grant } from './grant.ts';
import { gates, scopes } from './matrix.ts';

const table = defineAccess(example);
const grant = (role: string, reach: Partial<Grant> = {}): Grant => ({ id: '1', role, ...reach });
const may = (
  grants: readonly Grant[],
  resource: string,
  right: string,
  differences: readonly Difference[] = [],
) => allow(effectiveRights(table, grants, differences), resource, right);
const no = { kind: 'no' };

describe('a person without the right', () => {
  it('with no grant at all may do nothing', () => {
    for (const { resource, verbs } of table.rows) {
      for (const right of verbs) expect(may([], resource, right)).toEqual(no);
    }
  });

  it('with a role the table does not know may do nothing', () => {
    expect(effectiveRights(table, [grant('chief'), grant('__proto__'), grant('constructor')]).held).toEqual(
      [],
    );
  });

  it('is refused a right or resource that no row has, whatever the role', () => {
    expect(may([grant('keeper')], 'note', 'burn')).toEqual(no);
    expect(may([grant('keeper')], 'ghost', 'read')).toEqual(no);
    expect(may([grant('keeper')], 'note.read', '')).toEqual(no);
    expect(may([grant('keeper')], '*', 'read')).toEqual(no);
    expect(may([grant('keeper')], 'constructor', 'name')).toEqual(no);
  });

  it('may do a thing on one row and not its neighbour', () => {
    expect(may([grant('member')], 'cash', 'create')).toMatchObject({ kind: 'where', own: true });
    expect(may([grant('member')], 'forum', 'create')).toEqual(no);
    expect(may([grant('visitor')], 'note', 'create')).toEqual(no);
  });
});

describe('how far a right reaches', () => {
  it('a keeper reaches everything', () => {
    expect(may([grant('keeper')], 'note', 'delete')).toEqual({ kind: 'all', gates: [] });
  });

  it('a desk of two regions reaches these two, in one list without repetition', () => {
    expect(may([grant('desk', { regions: ['63', '35', '63'] })], 'note', 'read')).toEqual({
      kind: 'where',
      regions: ['35', '63'],
      gates: [],
    });
  });

  it('a desk whose grant names no region reaches nothing, never everything', () => {
    for (const regions of [undefined, []])
      expect(may([{ id: '1', role: 'desk', ...(regions && { regions }) }], 'note', 'read')).toEqual(no);
    expect(effectiveRights(table, [grant('desk', { regions: [] })]).held).toEqual([]);
  });

  it('regions of one grant do not widen another role of the same person', () => {
    const both = [grant('member', { regions: ['63'] }), grant('desk', { regions: [] })];
    expect(may(both, 'note', 'read')).toEqual({ kind: 'where', own: true, gates: [] });
  });

  it('areas and programmes of a grant mean nothing to a right by region', () => {
    expect(may([grant('desk', { areas: ['1'], programmes: ['2'] })], 'note', 'read')).toEqual(no);
  });

  it('two grants of one person add up: own rows and a region', () => {
    const both = [grant('member'), grant('desk', { regions: ['63'] })];
    expect(may(both, 'note', 'read')).toEqual({ kind: 'where', own: true, regions: ['63'], gates: [] });
    expect(may(both, 'note', 'delete')).toEqual({ kind: 'where', regions: ['63'], gates: [] });
  });

  it('everything swallows the rest', () => {
    expect(may([grant('member'), grant('keeper')], 'note', 'read')).toEqual({ kind: 'all', gates: [] });
  });
});

describe('conditions', () => {
  it('come back with the answer when the only way is gated', () => {
    expect(may([grant('member')], 'forum', 'read')).toEqual({
      kind: 'all',
      gates: ['membership-active', 'standing-ok'],
    });
  });

  it('fall away when another grant holds the right without them', () => {
    expect(may([grant('member'), grant('keeper')], 'forum', 'read')).toEqual({ kind: 'all', gates: [] });
  });

  it('a free narrow way wins over a gated wide one, and facts open the wide one', () => {
    const rights = effectiveRights(table, [grant('member'), grant('desk', { regions: ['63'] })]);
    expect(allow(rights, 'forum', 'read')).toEqual({ kind: 'where', regions: ['63'], gates: [] });
    expect(decide(rights, 'forum', 'read', {})).toEqual({ kind: 'where', regions: ['63'], gates: [] });
    expect(decide(rights, 'forum', 'read', { 'membership-active': true, 'standing-ok': true })).toEqual({
      kind: 'all',
      gates: ['membership-active', 'standing-ok'],
    });
  });

  it('a member whose dues are on hold is refused the forum and told which condition is missing', () => {
    const rights = effectiveRights(table, [grant('member')]);
    expect(decide(rights, 'forum', 'read', { 'membership-active': true })).toEqual({
      kind: 'no',
      unmet: ['standing-ok'],
    });
    expect(decide(rights, 'forum', 'read', { 'membership-active': true, 'standing-ok': false }).kind).toBe(
      'no',
    );
    expect(decide(rights, 'forum', 'create', { 'membership-active': true, 'standing-ok': true })).toEqual(no);
  });

  it('a visitor reads what the page promises to have published, and nothing from a page that promises nothing', () => {
    const rights = effectiveRights(table, [grant('visitor')]);
    expect(decide(rights, 'note', 'read', { published: true })).toEqual({
      kind: 'all',
      gates: ['published'],
    });
    expect(decide(rights, 'note', 'read', {})).toEqual({ kind: 'no', unmet: ['published'] });
  });
});

describe('a personal grant', () => {
  it('gives its rights and nothing of any role', () => {
    expect(may([grant('opener')], 'cash', 'create')).toEqual({ kind: 'all', gates: [] });
    expect(may([grant('opener')], 'cash', 'read')).toEqual(no);
  });
});

describe('a synonym', () => {
  it('asks for the right it stands for, both ways of the answer', () => {
    expect(may([grant('keeper')], 'role', 'update')).toEqual({ kind: 'all', gates: [] });
    expect(may([grant('desk', { regions: ['63'] })], 'role', 'update')).toEqual(no);
    expect(effectiveRights(table, [grant('keeper')]).held).not.toContainEqual({
      resource: 'role',
      right: 'update',
    });
  });
});

describe("a tenant's differences", () => {
  const difference = (change: Partial<Difference>): Difference => ({
    role: 'member',
    resource: 'forum',
    right: 'create',
    effect: 'grant',
    scope: 'all',
    ...change,
  });

  it('give a role what the standard does not, and only that', () => {
    const given = [difference({})];
    expect(may([grant('member')], 'forum', 'create', given).kind).toBe('all');
    expect(may([grant('desk', { regions: [] })], 'forum', 'create', given)).toEqual(no);
    expect(may([grant('member')], 'note', 'delete', given)).toEqual(no);
  });

  it('take a right away whatever its scope was', () => {
    const taken = [difference({ role: 'keeper', resource: 'note', right: 'delete', effect: 'revoke' })];
    expect(may([grant('keeper')], 'note', 'delete', taken)).toEqual(no);
    expect(may([grant('keeper')], 'note', 'update', taken).kind).toBe('all');
  });

  it('narrow a right when they give it with a smaller scope', () => {
    const narrowed = [difference({ role: 'keeper', resource: 'note', right: 'read', scope: 'own' })];
    expect(may([grant('keeper')], 'note', 'read', narrowed)).toEqual({ kind: 'where', own: true, gates: [] });
  });

  it('do not take the conditions off a right they give again', () => {
    const again = [difference({ right: 'read', scope: 'own' })];
    expect(may([grant('member')], 'forum', 'read', again)).toEqual({
      kind: 'where',
      own: true,
      gates: ['membership-active', 'standing-ok'],
    });
  });

  it('never show a visitor what is not published', () => {
    const opened = [difference({ role: 'visitor', resource: 'forum', right: 'read' })];
    expect(may([grant('visitor')], 'forum', 'read', opened)).toEqual({ kind: 'all', gates: ['published'] });
  });

  it('make a role of the tenant work, which has nothing else', () => {
    const clerk = [difference({ role: 'clerk', resource: 'note', right: 'read' })];
    expect(effectiveRights(table, [grant('clerk')], clerk).held).toEqual([
      { resource: 'note', right: 'read' },
    ]);
  });

  it('give nothing for a right that no row has any more', () => {
    expect(
      effectiveRights(table, [grant('clerk')], [difference({ role: 'clerk', right: 'gone' })]).held,
    ).toEqual([]);
  });
});

describe('for any grants and differences', () => {
  const code = fc.constantFrom('11', '35', '63', '');
  const codes = fc.option(fc.array(code, { maxLength: 3 }), { nil: undefined });
  const anyGrant = fc.record({
    id: fc.uuid(),
    role: fc.constantFrom('keeper', 'desk', 'member', 'visitor', 'opener', 'chief'),
    regions: codes,
    programmes: codes,
    areas: codes,
  }) as fc.Arbitrary<Grant>;
  const anyDifference: fc.Arbitrary<Difference> = fc.record({
    role: fc.constantFrom('keeper', 'desk', 'member', 'visitor', 'chief'),
    resource: fc.constantFrom('note', 'forum', 'cash', 'ghost'),
    right: fc.constantFrom('read', 'create', 'approve', 'gone'),
    effect: fc.constantFrom('grant' as const, 'revoke' as const),
    scope: fc.constantFrom(...scopes),
  });
  const grants = fc.array(anyGrant, { maxLength: 4 });
  const differences = fc.array(anyDifference, { maxLength: 5 });
  const facts = fc.record(Object.fromEntries(gates.map((gate) => [gate, fc.boolean()])));

  it('an answer with a list never has an empty one, and an answer without any reach is a refusal', () => {
    fc.assert(
      fc.property(grants, differences, facts, (held, changed, now) => {
        for (const answer of answersOf(effectiveRights(table, held, changed), now)) {
          if (answer.kind !== 'where') continue;
          const { gates: _, kind: __, ...reach } = answer;
          expect(Object.keys(reach).length).toBeGreaterThan(0);
          for (const list of [answer.regions, answer.programmes, answer.areas])
            expect(list?.length).not.toBe(0);
        }
      }),
    );
  });

  it('another grant never takes a right away, and codes come only from the grants', () => {
    fc.assert(
      fc.property(grants, anyGrant, differences, facts, (held, more, changed, now) => {
        const before = effectiveRights(table, held, changed);
        const after = effectiveRights(table, [...held, more], changed);
        const known = new Set(
          [...held, more].flatMap(({ regions = [], programmes = [], areas = [] }) => [
            ...regions,
            ...programmes,
            ...areas,
          ]),
        );
        for (const { resource, verbs } of table.rows) {
          for (const right of verbs) {
            if (decide(before, resource, right, now).kind !== 'no')
              expect(decide(after, resource, right, now).kind).not.toBe('no');
            const answer = allow(after, resource, right);
            if (answer.kind !== 'where') continue;
            for (const one of [
              ...(answer.regions ?? []),
              ...(answer.programmes ?? []),
              ...(answer.areas ?? []),
            ])
              expect(known).toContain(one);
          }
        }
      }),
    );
  });

  it('fewer facts never open more', () => {
    fc.assert(
      fc.property(grants, facts, fc.constantFrom(...gates), (held, now, lost) => {
        const rights = effectiveRights(table, held);
        for (const { resource, verbs } of table.rows) {
          for (const right of verbs) {
            if (decide(rights, resource, right, { ...now, [lost]: false }).kind !== 'no') {
              expect(decide(rights, resource, right, { ...now, [lost]: true }).kind).not.toBe('no');
            }
          }
        }
      }),
    );
  });

  function* answersOf(rights: EffectiveRights, now: object) {
    for (const { resource, verbs } of table.rows) {
      for (const right of verbs) {
        yield allow(rights, resource, right);
        yield decide(rights, resource, right, now);
      }
    }
  }
});

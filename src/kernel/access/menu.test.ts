import { describe, expect, it } from 'vitest';
import { defineAccess } from './define-access.ts';
import { effectiveRights } from './effective-rights.ts';
import { example } from './example-table.ts';
import { applyMenuChanges, type MenuItem, visibleMenu } from './menu.ts';

const table = defineAccess(example);
const member = effectiveRights(table, [{ id: '1', role: 'member' }]);
const desk = effectiveRights(table, [{ id: '1', role: 'desk', regions: ['63'] }]);
const keeper = effectiveRights(table, [{ id: '1', role: 'keeper' }]);
const fine = { 'membership-active': true, 'standing-ok': true };

const item = (change: Partial<MenuItem> = {}): MenuItem => ({
  key: 'a',
  label: 'A',
  url: '/a',
  logic: 'ANY',
  required: [],
  ...change,
});
const read = { resource: 'note', right: 'read' };
const remove = { resource: 'note', right: 'delete' };
const keys = (menu: readonly MenuItem[], rights = member, facts = fine) =>
  visibleMenu(menu, rights, facts).map(({ key }) => key);

describe('an entry of the menu', () => {
  it('shows when its right is held and hides when it is not', () => {
    expect(keys([item({ required: [read] })])).toEqual(['a']);
    expect(keys([item({ required: [remove] })])).toEqual([]);
  });

  it('with ANY needs one of its rights, with ALL every one', () => {
    expect(keys([item({ required: [read, remove] })])).toEqual(['a']);
    expect(keys([item({ required: [read, remove], logic: 'ALL' })])).toEqual([]);
    expect(keys([item({ required: [read, remove], logic: 'ALL' })], keeper)).toEqual(['a']);
  });

  it('that names no right is hidden, unless it is public', () => {
    expect(keys([item()], keeper)).toEqual([]);
    expect(keys([item({ logic: 'ALL' })], keeper)).toEqual([]);
    expect(keys([item({ isPublic: true })], effectiveRights(table, []))).toEqual(['a']);
  });

  it('that was switched off is hidden from everybody, public or not', () => {
    expect(
      keys(
        [item({ required: [read], isEnabled: false }), item({ isPublic: true, isEnabled: false })],
        keeper,
      ),
    ).toEqual([]);
  });

  it('for everything is hidden from who reaches a part', () => {
    const forAll = item({ required: [{ ...read, scope: 'all' }] });
    expect(keys([forAll], keeper)).toEqual(['a']);
    expect(keys([forAll], desk)).toEqual([]);
  });

  it('behind a gate hides when the condition does not hold, though the right is held', () => {
    const gated = item({ required: [read], gates: ['membership-active'] });
    expect(keys([gated])).toEqual(['a']);
    expect(visibleMenu([gated], member, {})).toEqual([]);
  });

  it('hides when the right itself is closed by a state', () => {
    const forum = item({ required: [{ resource: 'forum', right: 'read' }] });
    expect(keys([forum])).toEqual(['a']);
    expect(visibleMenu([forum], member, { 'membership-active': true })).toEqual([]);
    expect(visibleMenu([forum], keeper, {})).toHaveLength(1);
  });

  it('does not hide for a second factor that can be given on the way', () => {
    expect(keys([item({ required: [read], gates: ['second-factor', 'recent-password'] })])).toEqual(['a']);
  });
});

describe('an entry that holds others', () => {
  const parent = (children: MenuItem[], change: Partial<MenuItem> = {}) =>
    item({ key: 'p', children, ...change });

  it('shows when a child does, whatever it asks itself', () => {
    expect(keys([parent([item({ required: [read] })], { required: [remove] })])).toEqual(['p']);
  });

  it('hides when no child shows, though its own right is held, or it is public', () => {
    expect(keys([parent([item({ required: [remove] })], { required: [read], isPublic: true })])).toEqual([]);
  });

  it('shows only the children that show', () => {
    const [shown] = visibleMenu(
      [parent([item({ key: 'x', required: [read] }), item({ key: 'y', required: [remove] })])],
      member,
      fine,
    );
    expect(shown?.children?.map(({ key }) => key)).toEqual(['x']);
  });
});

describe("a tenant's changes to the menu", () => {
  const menu: MenuItem[] = [
    item({ key: 'a', required: [read] }),
    item({ key: 'b', label: 'B', required: [read], gates: ['membership-active'] }),
    item({
      key: 'p',
      children: [item({ key: 'p.1', required: [read] }), item({ key: 'p.2', required: [read] })],
    }),
  ];

  it('rename, order and hide', () => {
    const changed = applyMenuChanges(menu, [
      { key: 'b', label: 'Awal', order: 5 },
      { key: 'a', isEnabled: false },
    ]);
    expect(visibleMenu(changed, member, fine).map(({ label }) => label)).toEqual(['Awal', 'A']);
  });

  it('order children, give an entry to everybody, and change what it asks', () => {
    const changed = applyMenuChanges(menu, [
      { key: 'p.2', order: 1 },
      { key: 'p.1', required: [remove] },
      { key: 'a', isPublic: true, required: [remove] },
    ]);
    expect(
      visibleMenu(changed, member, fine)
        .at(-1)
        ?.children?.map(({ key }) => key),
    ).toEqual(['p.2']);
    expect(visibleMenu(changed, effectiveRights(table, []), {}).map(({ key }) => key)).toEqual(['a']);
  });

  it('restrict a parent besides its children, by its own logic', () => {
    const any = applyMenuChanges(menu, [{ key: 'p', required: [read, remove], logic: 'ANY' }]);
    const all = applyMenuChanges(menu, [{ key: 'p', required: [read, remove], logic: 'ALL' }]);
    expect(keys(any)).toContain('p');
    expect(keys(all)).not.toContain('p');
    expect(keys(all, keeper)).toContain('p');
  });

  it('add an entry, which nobody sees until it asks for a right or is public', () => {
    const added = { key: 'own.1', parent: 'p', label: 'Baru', url: '/baru', isOwn: true };
    const children = (change: object) =>
      visibleMenu(applyMenuChanges(menu, [{ ...added, ...change }]), keeper, fine)
        .at(-1)
        ?.children?.map(({ key }) => key);
    expect(children({})).toEqual(['p.1', 'p.2']);
    expect(children({ required: [read] })).toEqual(['p.1', 'p.2', 'own.1']);
    expect(children({ isPublic: true, order: 1 })).toEqual(['own.1', 'p.1', 'p.2']);
  });

  it('add a menu with entries under it, which shows when one of them does', () => {
    const own = { key: 'own.1', label: 'Kabar', isOwn: true, order: 15 };
    const below = { key: 'own.2', parent: 'own.1', label: 'Papan', url: '/papan', isOwn: true };
    expect(keys(applyMenuChanges(menu, [own]), keeper)).toEqual(['a', 'b', 'p']);
    const filled = visibleMenu(applyMenuChanges(menu, [own, { ...below, required: [read] }]), keeper, fine);
    expect(filled.map(({ key }) => key)).toEqual(['a', 'own.1', 'b', 'p']);
    expect(filled[1]?.children?.map(({ key }) => key)).toEqual(['own.2']);
  });

  it('order by the position an entry has in the whole menu, though others were left out', () => {
    const left = [
      item({ key: 'a', required: [read], order: 10 }),
      item({ key: 'c', required: [read], order: 30 }),
    ];
    const moved = applyMenuChanges(left, [
      { key: 'own.1', label: 'Dua', url: '/dua', order: 20, required: [read], isOwn: true },
    ]);
    expect(keys(moved)).toEqual(['a', 'own.1', 'c']);
  });

  it('cannot take the condition off an entry', () => {
    const changed = applyMenuChanges(menu, [{ key: 'b', isPublic: true }]);
    expect(visibleMenu(changed, member, {}).map(({ key }) => key)).not.toContain('b');
  });

  it('about an entry that is gone change nothing', () => {
    expect(visibleMenu(applyMenuChanges(menu, [{ key: 'gone', label: 'X' }]), member, fine)).toEqual(
      visibleMenu(menu, member, fine),
    );
  });
});

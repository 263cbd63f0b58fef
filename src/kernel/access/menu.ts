import { withStepUps } from './describe-rights.ts';
import { decide, type EffectiveRights } from './effective-rights.ts';
import type { Facts, Gate, RightName } from './matrix.ts';

/** An entry of the sidebar, two levels deep, in the order it is shown. */
export interface MenuItem {
  key: string;
  label: string;
  /** Name of a lucide icon; parents have one, children may. */
  icon?: string;
  /** Absent on a parent that only holds others. */
  url?: string;
  logic: 'ANY' | 'ALL';
  required: readonly MenuRequirement[];
  gates?: readonly Gate[];
  isPublic?: boolean;
  isEnabled?: boolean;
  children?: readonly MenuItem[];
  /** Position among its neighbours, kept when some of them are left out; else 10, 20, 30. */
  order?: number;
  /** A tenant gave this parent a requirement of its own, which then counts besides its children's. */
  isRestricted?: boolean;
}

/** `scope: 'all'` asks for the right over everything: a page for all members is not for who holds one region. */
export interface MenuRequirement extends RightName {
  scope?: 'all';
}

/** What is left of the menu for one person. */
export interface VisibleMenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon?: string;
  readonly url?: string;
  readonly children?: readonly VisibleMenuItem[];
}

/**
 * The menu as one person sees it (`serikat-rbac.md` menu §1.1): an entry shows when it is public, or when the rights
 * it names are held by its logic and its gates hold; with no right named and not public it is hidden. An entry with
 * children shows exactly when one of them does, whatever the standard names for itself: a parent's requirement once
 * hid children that asked for less (resolution 32 of the union's requirements). What the person can still do within the
 * minute (second factor, password again) does not hide anything.
 */
export function visibleMenu(
  menu: readonly MenuItem[],
  rights: EffectiveRights,
  facts: Facts,
): readonly VisibleMenuItem[] {
  const conditions = withStepUps(facts);
  return menu.flatMap((item) => {
    const shown = showItem(item, rights, conditions);
    return shown ? [shown] : [];
  });
}

function showItem(item: MenuItem, rights: EffectiveRights, facts: Facts): VisibleMenuItem | undefined {
  if (item.isEnabled === false) return undefined;
  if (item.gates?.some((gate) => facts[gate] !== true)) return undefined;
  const { key, label, icon, url } = item;
  const own = { key, label, ...(icon && { icon }), ...(url && { url }) };
  if (item.children) {
    if (item.isRestricted && !item.isPublic && !isMet(item, rights, facts)) return undefined;
    const children = item.children.flatMap((child) => showItem(child, rights, facts) ?? []);
    return children.length > 0 ? Object.freeze({ ...own, children: Object.freeze(children) }) : undefined;
  }
  return item.isPublic || isMet(item, rights, facts) ? Object.freeze(own) : undefined;
}

function isMet({ logic, required }: MenuItem, rights: EffectiveRights, facts: Facts): boolean {
  if (required.length === 0) return false;
  const isHeld = ({ resource, right, scope }: MenuRequirement) => {
    const { kind } = decide(rights, resource, right, facts);
    return scope === 'all' ? kind === 'all' : kind !== 'no';
  };
  return logic === 'ALL' ? required.every(isHeld) : required.some(isHeld);
}

/** A tenant's change to one entry, or an entry of its own (`isOwn`); what is not named stays as it was. */
export interface MenuChange {
  key: string;
  /** For entries of its own: the entry it stands under. */
  parent?: string | null;
  label?: string | null;
  icon?: string | null;
  url?: string | null;
  /** Position among its neighbours; the standard counts 10, 20, 30. */
  order?: number | null;
  logic?: 'ANY' | 'ALL' | null;
  required?: readonly MenuRequirement[] | null;
  isPublic?: boolean | null;
  isEnabled?: boolean | null;
  isOwn?: boolean;
}

/**
 * The standard menu with a tenant's changes. Gates stay: a tenant renames, orders, restricts, hides and adds, but cannot
 * take the condition off an entry. Changes to entries that no longer exist are left out. An entry of its own lands under its parent,
 * or on the first level when it names none.
 */
export function applyMenuChanges(
  menu: readonly MenuItem[],
  changes: readonly MenuChange[],
): readonly MenuItem[] {
  if (changes.length === 0) return menu;
  const byKey = new Map(changes.map((change) => [change.key, change]));
  const added = changes.filter(({ isOwn }) => isOwn);
  const arrange = (items: readonly MenuItem[], parent: string | undefined): readonly MenuItem[] => {
    const placed = items.map((item, index) => {
      const change = byKey.get(item.key);
      const children = item.children ?? (added.some((own) => own.parent === item.key) ? [] : undefined);
      return {
        order: change?.order ?? item.order ?? (index + 1) * 10,
        item: { ...changed(item, change), ...(children && { children: arrange(children, item.key) }) },
      };
    });
    const own = added
      .filter((change) => (change.parent ?? undefined) === parent)
      .map((change, index) => ({
        order: change.order ?? (items.length + index + 1) * 10,
        item: {
          ...changed({ key: change.key, label: change.key, logic: 'ANY', required: [] }, change),
          // On the first level an entry that leads nowhere itself holds others.
          ...(parent === undefined && !change.url && { children: arrange([], change.key) }),
        },
      }));
    return [...placed, ...own].sort((a, b) => a.order - b.order).map(({ item }) => item);
  };
  return arrange(menu, undefined);
}

function changed(item: MenuItem, change: MenuChange | undefined): MenuItem {
  if (!change) return item;
  return {
    ...item,
    label: change.label ?? item.label,
    ...((change.icon ?? item.icon) && { icon: change.icon ?? item.icon }),
    ...((change.url ?? item.url) && { url: change.url ?? item.url }),
    logic: change.logic ?? item.logic,
    required: change.required ?? item.required,
    ...(item.children && (change.required ?? change.logic) && { isRestricted: true }),
    ...(change.isPublic != null && { isPublic: change.isPublic }),
    ...(change.isEnabled != null && { isEnabled: change.isEnabled }),
  };
}

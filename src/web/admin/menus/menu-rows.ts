import { randomBytes } from 'node:crypto';
import { type MenuChange, type MenuItem, type MenuRequirement, namedRight } from '#kernel/access';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import type { Product } from '#kernel/product';
import { raiseAccessVersion } from '#kernel/settings';
import { actorOf, conflict, invalid, notFound } from '#kernel/work';

/** An entry as this organisation has it, beside what the standard says. */
export interface MenuLine {
  key: string;
  parent: string | undefined;
  label: string;
  icon: string | undefined;
  url: string | undefined;
  order: number;
  logic: 'ANY' | 'ALL';
  required: readonly MenuRequirement[];
  isPublic: boolean;
  isEnabled: boolean;
  isOwn: boolean;
  isChanged: boolean;
  hasChildren: boolean;
  standard: MenuItem | undefined;
}

/** Every entry of both levels in the order it is shown, hidden ones too. */
export function listMenu(menu: readonly MenuItem[], changes: readonly MenuChange[]): MenuLine[] {
  const byKey = new Map(changes.map((change) => [change.key, change]));
  const level = (items: readonly MenuItem[], parent: string | undefined): MenuLine[] => {
    const own = changes.filter((change) => change.isOwn && (change.parent ?? undefined) === parent);
    const lines = [
      ...items.map((item, index) => lineOf(item, byKey.get(item.key), parent, (index + 1) * 10)),
      ...own.map((change, index) => lineOf(undefined, change, parent, (items.length + index + 1) * 10)),
    ].sort((a, b) => a.order - b.order);
    return lines.flatMap((line) => [
      line,
      ...(parent === undefined ? level(line.standard?.children ?? [], line.key) : []),
    ]);
  };
  return level(menu, undefined);
}

function lineOf(
  standard: MenuItem | undefined,
  change: MenuChange | undefined,
  parent: string | undefined,
  order: number,
): MenuLine {
  return {
    key: standard?.key ?? change!.key,
    parent,
    label: change?.label ?? standard?.label ?? change!.key,
    icon: change?.icon ?? standard?.icon,
    url: change?.url ?? standard?.url,
    order: change?.order ?? order,
    logic: change?.logic ?? standard?.logic ?? 'ANY',
    required: change?.required ?? standard?.required ?? [],
    isPublic: change?.isPublic ?? standard?.isPublic ?? false,
    isEnabled: change?.isEnabled ?? standard?.isEnabled ?? true,
    isOwn: change?.isOwn === true,
    isChanged: change !== undefined && change.isOwn !== true,
    hasChildren: (standard?.children?.length ?? 0) > 0 || isOwnParent(change),
    standard,
  };
}

/** An entry of the organisation's own on the first level that leads nowhere itself: it holds submenus. */
function isOwnParent(change: MenuChange | undefined): boolean {
  return change?.isOwn === true && !change.parent && !change.url;
}

export interface MenuValues {
  label: string;
  icon: string;
  order: number;
  isEnabled: boolean;
  /** Shown to everybody who has signed in, whatever rights it names. */
  isPublic: boolean;
  logic: 'ANY' | 'ALL';
  /** `resource.right`, each; none, and not public, is shown to nobody. */
  required: string[];
  /** Entries of the organisation's own only. */
  url?: string;
  parent?: string;
}

/**
 * Changes an entry, or adds one of the organisation's own. Hiding an entry takes no right away, and showing one gives
 * none: the page behind it asks for itself.
 *
 * @throws AppError 422 naming the field
 */
export async function saveMenuEntry(
  ctx: RequestContext,
  tx: Tx,
  product: Product,
  before: MenuLine | undefined,
  given: MenuValues,
): Promise<string> {
  const required = given.required.map(
    (name) => keptRequirement(before, name) ?? requirementOf(product, name),
  );
  const key = before?.key ?? `own.${randomBytes(5).toString('hex')}`;
  const isOwn = before ? before.isOwn : true;
  const isStandardRequirement = before && !isOwn && sameRequirements(before, given);
  await tx.execute(
    `insert into menu_differences
       (menu_key, parent_key, label, icon, url, sort_order, logic, required, is_public, is_enabled, is_own, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (tenant_id, menu_key) do update set parent_key = excluded.parent_key, label = excluded.label,
       icon = excluded.icon, url = excluded.url, sort_order = excluded.sort_order, logic = excluded.logic,
       required = excluded.required, is_public = excluded.is_public, is_enabled = excluded.is_enabled,
       changed_by = excluded.changed_by, changed_at = now()`,
    [
      ...[key, isOwn ? given.parent || null : null, given.label, given.icon || null],
      ...[isOwn ? given.url || null : null, given.order],
      ...(isStandardRequirement ? [null, null] : [given.logic, JSON.stringify(required)]),
      given.isPublic === (before?.standard?.isPublic ?? false) ? null : given.isPublic,
      ...[given.isEnabled, isOwn, actorOf(ctx).id],
    ],
  );
  await raiseAccessVersion(tx);
  await recordAudit(ctx, tx, {
    action: before ? 'menu.changed' : 'menu.added',
    resource: 'menu',
    objectId: key,
    objectLabel: given.label,
    ...(before ? { before: wordsOf(before) } : {}),
    after: wordsOf({ ...given, required, url: given.url ?? before?.url }),
  });
  return key;
}

/**
 * Back to the standard; an entry of the organisation's own goes away.
 *
 * @throws AppError 404; 409 `menu_in_use` while entries of its own stand under it
 */
export async function resetMenuEntry(ctx: RequestContext, tx: Tx, line: MenuLine): Promise<void> {
  const below = await tx.one(
    'select 1 from menu_differences where tenant_id = balai.tenant_id() and parent_key = $1 limit 1',
    [line.key],
  );
  if (line.isOwn && below) throw conflict('menu_in_use', 'Hapus dulu submenu di bawah menu ini.');
  const changed = await tx.execute(
    'delete from menu_differences where tenant_id = balai.tenant_id() and menu_key = $1',
    [line.key],
  );
  if (changed === 0) throw notFound();
  await raiseAccessVersion(tx);
  await recordAudit(ctx, tx, {
    action: line.isOwn ? 'menu.removed' : 'menu.restored',
    resource: 'menu',
    objectId: line.key,
    objectLabel: line.label,
    before: wordsOf(line),
  });
}

/** What the entry asked for before stays as it was, its scope included. */
function keptRequirement(before: MenuLine | undefined, name: string): MenuRequirement | undefined {
  return before?.required.find(({ resource, right }) => `${resource}.${right}` === name);
}

function requirementOf(product: Product, name: string): MenuRequirement {
  const dot = name.lastIndexOf('.');
  const found = namedRight(product.access, name.slice(0, dot), name.slice(dot + 1));
  if (!found) throw invalid({ required: `Hak "${name}" tidak ada di matriks.` });
  return found;
}

function sameRequirements(before: MenuLine, given: MenuValues): boolean {
  const standard = before.standard;
  if (!standard || standard.logic !== given.logic) return false;
  const names = (list: readonly { resource: string; right: string }[]) =>
    list.map(({ resource, right }) => `${resource}.${right}`).sort();
  return JSON.stringify(names(standard.required)) === JSON.stringify([...given.required].sort());
}

function wordsOf(entry: {
  label: string;
  icon?: string | undefined;
  url?: string | undefined;
  order: number;
  logic: string;
  isEnabled: boolean;
  isPublic: boolean;
  required: readonly MenuRequirement[];
}): Record<string, unknown> {
  const { label, icon, url, order, logic, isEnabled, isPublic, required } = entry;
  return {
    label,
    icon: icon ?? null,
    url: url ?? null,
    order,
    logic,
    isEnabled,
    isPublic,
    required: required.map(({ resource, right }) => `${resource}.${right}`).join(', '),
  };
}

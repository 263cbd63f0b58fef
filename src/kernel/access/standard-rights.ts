import type { Cell, RowDeclaration } from './declaration.ts';
import type { AccessTable, Word } from './matrix.ts';
import { hasRight } from './role-rights.ts';

/**
 * The rights that the kernel's own pages and routes ask for, the same in every product. A product's table has a row
 * for each, be it the requirement's or one of ours below it, or a synonym that points to the requirement's key.
 */
export const standardRights: Readonly<Record<string, readonly string[]>> = {
  account: ['read', 'update'],
  credential: ['update'],
  session: ['read', 'delete'],
  token: ['read', 'create', 'delete'],
  notification: ['read', 'update'],
  privacy: ['read', 'request'],
  file: ['create', 'read', 'delete'],
  help: ['read'],
  dashboard: ['read'],
  'access-matrix': ['read', 'update'],
  role: ['read', 'create', 'update', 'delete', 'assign'],
  user: ['read', 'create', 'update', 'delete', 'disable', 'reset', 'export'],
  invitation: ['read', 'create', 'delete'],
  'privacy-request': ['read', 'decide'],
  settings: ['read', 'update'],
  menu: ['read', 'update'],
  audit: ['read', 'export'],
  security: ['read', 'unlock'],
  backup: ['read', 'create', 'download', 'restore', 'approve'],
  report: ['read', 'export', 'schedule'],
  import: ['read', 'create', 'commit', 'undo'],
  job: ['read', 'retry', 'cancel'],
  outbox: ['read'],
};

/** The standard rights a table neither has nor points to; empty for a complete product. */
export function findMissingStandardRights(table: AccessTable): string[] {
  return Object.entries(standardRights).flatMap(([resource, rights]) =>
    rights
      .filter((right) => !hasRight(table, resource, right) && !table.synonyms[`${resource}.${right}`])
      .map((right) => `${resource}.${right}`),
  );
}

/** The words of the rows that Balai puts below a requirement's table; they do not collide with any requirement's. */
export const ownWords = {
  '✓': { rights: 'verbs', meaning: 'Semua hak pada baris ini' },
  sendiri: { rights: 'verbs', scope: 'own', meaning: 'Semua hak pada baris ini, atas milik sendiri' },
  lihat: { rights: ['read', 'view'], meaning: 'Melihat saja' },
  'lihat sendiri': { rights: ['read', 'view'], scope: 'own', meaning: 'Melihat milik sendiri saja' },
  '◐': { rights: 'verbs', isPartial: true, meaning: 'Sebagian hak, disebut satu per satu' },
  '–': { rights: [], meaning: 'Tidak ada hak; atau kebutuhan tidak menyebut peran ini' },
} as const satisfies Readonly<Record<string, Word>>;

/** A cell that lists its rights one by one. */
export const some = (...rights: string[]): { word: string; rights: string[] } => ({ word: '◐', rights });

/** The same over one's own rows only. */
export const someOwn = (...rights: string[]): Cell => ({ ...some(...rights), scope: 'own' });

type Extra = Pick<RowDeclaration, 'risk' | 'decisions' | 'name'>;

/** Rows of our own below a requirement's table, under one heading. */
export interface OwnGroup {
  row(
    label: string,
    resource: string,
    verbs: readonly string[],
    cells: readonly Cell[],
    extra?: Extra,
  ): RowDeclaration;
  /** A row for rights that the kernel's own pages ask for; its verbs are theirs. */
  standard(label: string, resource: string, cells: readonly Cell[], extra?: Extra): RowDeclaration;
}

/** @throws when `standard` is asked for a resource that the kernel has no pages for */
export function ownGroup(group: string): OwnGroup {
  const row: OwnGroup['row'] = (label, resource, verbs, cells, extra) => {
    return { group, source: 'balai', label, resource, verbs, cells, ...extra };
  };
  return {
    row,
    standard: (label, resource, cells, extra) => {
      const verbs = standardRights[resource];
      if (!verbs) throw new Error(`"${resource}" is no standard resource`);
      return row(label, resource, verbs, cells, extra);
    },
  };
}

import { referencesIn } from './sql-texts.ts';

const TENANT = String.raw`tenant_id = (?:balai\.tenant_id\(\)|\(select balai\.tenant_id\(\)\)|\$\d+)`;

/**
 * Tables of a statement that are not tied to one tenant, by a condition of their own or through a table that has one.
 * A piece of a statement may lean on a table of the statement it is put into.
 */
export function findUntied(text: string, tables: ReadonlySet<string>): string[] {
  const flat = text
    .replace(/--[^\n]*/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('::uuid', '')
    .trim();
  const isPiece = !/^(select|insert|update|delete|with|declare)\b/i.test(flat);
  const references = referencesIn(flat, tables).filter(({ verb }) => verb !== 'into');
  const names = new Set(references.map(({ alias }) => alias));
  const tied = new Set(
    references.filter(({ alias }) => isAnchored(flat, alias, tables)).map(({ alias }) => alias),
  );
  const leansOn = (alias: string, isFirm: (other: string) => boolean) =>
    partnersOf(flat, alias).some((other) => other !== alias && isFirm(other));
  for (let grown = true; grown; ) {
    grown = false;
    for (const alias of names) {
      const isOutside = (other: string) => isPiece && !names.has(other);
      if (tied.has(alias) || !leansOn(alias, (other) => tied.has(other) || isOutside(other))) continue;
      tied.add(alias);
      grown = true;
    }
  }
  return references
    .filter(({ alias }) => !tied.has(alias))
    .map(({ table }) => `${table} has no tenant condition in: ${flat.slice(0, 200)}`);
}

function isAnchored(text: string, alias: string, tables: ReadonlySet<string>): boolean {
  if (new RegExp(`\\b${wordOf(alias)}\\.${TENANT}`, 'i').test(text)) return true;
  // A bare column can only be that of a table that stands under its own name.
  return (tables.has(alias) || alias === '§') && new RegExp(`(?<![.\\w])${TENANT}`, 'i').test(text);
}

/** The names whose tenant this one has to have. */
function partnersOf(text: string, alias: string): string[] {
  const name = wordOf(alias);
  const ahead = [...text.matchAll(new RegExp(`\\b${name}\\.tenant_id = (\\w+)\\.tenant_id\\b`, 'gi'))];
  const behind = [...text.matchAll(new RegExp(`\\b(\\w+)\\.tenant_id = ${name}\\.tenant_id\\b`, 'gi'))];
  return [...ahead, ...behind].map(([, other]) => other!);
}

const wordOf = (name: string) => name.replace(/[^\w§]/g, '');

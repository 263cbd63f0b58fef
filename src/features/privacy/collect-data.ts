import { buffer } from 'node:stream/consumers';
import type { Tx } from '#kernel/database';
import { FileError, openPrivateFile } from '#kernel/files';
import type { PersonalDataSource } from '#kernel/personal-data';
import type { WorkContext } from '#kernel/work';
import { conditionOf, type KnownPerson, personalTables } from './person.ts';
import { openAt } from './sweep-mentions.ts';

/** One part of the copy: rows of one table, opened. */
export interface CopyPart {
  title: string;
  table: string;
  rows: Readonly<Record<string, unknown>>[];
}

export interface CopyFile {
  name: string;
  content: Buffer;
}

/** Marks and fingerprints that open something, or tell nothing to a person. */
const HIDDEN =
  /^(tenant_id|password_hash|second_factor_secret|second_factor_step|token_hash|code_hash|device_key|key|search_text|store_key)$|_(key|index|hash)$/;

/** Everything that is kept under a person's name in the tables, sealed values opened. */
export async function collectData(
  ctx: WorkContext,
  tx: Tx,
  source: PersonalDataSource,
  person: KnownPerson,
): Promise<{ parts: CopyPart[]; files: CopyFile[] }> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const parts: CopyPart[] = [];
  const fileIds = new Set<string>();
  for (const { table, people } of personalTables(source)) {
    for (const rows of people.filter(({ title }) => title)) {
      const { where, values } = conditionOf(rows, person);
      const found = await tx.query<Record<string, unknown>>(
        `select t.* from "${table}" t where ${where}`,
        values,
      );
      for (const row of found) {
        for (const column of rows.files ?? []) if (row[column]) fileIds.add(String(row[column]));
      }
      if (found.length === 0) continue;
      parts.push({
        title: rows.title!,
        table,
        rows: found.map((row) =>
          Object.fromEntries(
            Object.entries(row)
              .filter(([column]) => !HIDDEN.test(column))
              .map(([column, value]) => [
                column,
                typeof value === 'string' && value.startsWith('s1.')
                  ? openAt(keys, value, { table, column }, String(row.id))[0]
                  : value,
              ]),
          ),
        ),
      });
    }
  }
  return { parts, files: await readFiles(ctx, tx, fileIds) };
}

async function readFiles(ctx: WorkContext, tx: Tx, ids: ReadonlySet<string>): Promise<CopyFile[]> {
  const files: CopyFile[] = [];
  for (const id of ids) {
    try {
      const file = await openPrivateFile(ctx, tx, id, {});
      // Another copy of their data, and lists of everybody that they once took along, are no data about them.
      if (/zip|spreadsheet|csv/.test(file.mediaType)) continue;
      files.push({ name: `${files.length + 1}-${file.name}`, content: await buffer(file.content) });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
    }
  }
  return files;
}

import type { Tx } from '#kernel/database';
import { isFile } from '../field.ts';
import type { StoredFileInfo } from '../pages/file-panel.tsx';
import type { Register } from '../register.ts';
import type { Entry } from './entry.ts';

/** Name and size of an entry's files, by key of field. */
export async function readFileInfos(
  tx: Tx,
  register: Register,
  entry: Entry,
): Promise<ReadonlyMap<string, StoredFileInfo>> {
  const byId = new Map(
    register.fields.filter(isFile).flatMap((field) => {
      const id = entry.values[field.key];
      return typeof id === 'string' ? [[id, field.key] as const] : [];
    }),
  );
  if (byId.size === 0) return new Map();
  const rows = await tx.query<StoredFileInfo>(
    `select id, name, media_type as "mediaType", size from files
      where tenant_id = balai.tenant_id() and id = any($1) and removed_at is null`,
    [[...byId.keys()]],
  );
  return new Map(rows.map((row) => [byId.get(row.id)!, row]));
}

import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import type { WorkContext } from '#kernel/work';
import { codePart } from '../area.ts';
import { sealedFamily } from '../family.ts';
import type { ResidentRow } from './resident-row.ts';

export interface KeptFamily {
  familyId: string;
  areaCode: string;
}

/** The dusun, RW and RT of a row; nothing where it names no dusun. */
export function placeOfRow(row: Partial<ResidentRow>): { path: readonly string[] } | undefined {
  const names = [row.hamlet, row.rw, row.rt];
  const end = names.findIndex((name) => name === undefined || codePart(name) === '');
  const path = (end < 0 ? names : names.slice(0, end)) as string[];
  return path.length > 0 ? { path } : undefined;
}

const areaOf = (row: Partial<ResidentRow>) => (placeOfRow(row)?.path ?? []).map(codePart).join('.');

/** Sees to it that every card of the sheet is there; where it lies is what the sheet says last of it. */
export async function keepFamilies(
  ctx: WorkContext,
  tx: Tx,
  keys: TenantKeys,
  rows: readonly Partial<ResidentRow>[],
): Promise<{
  of: (row: Partial<ResidentRow>) => KeptFamily | undefined;
  /** A card without a number, for somebody whose row names none. */
  alone: (row: Partial<ResidentRow>) => Promise<KeptFamily>;
}> {
  const cards = new Map<string, Partial<ResidentRow>>();
  for (const row of rows) if (row.kk && !cards.has(row.kk)) cards.set(row.kk, row);
  const indexes = new Map([...cards.keys()].map((kk) => [kk, keys.blindIndex('kk', kk)]));
  const stored = await tx.query<KeptFamily & { index: string }>(
    `select id as "familyId", area_code as "areaCode", kk_index as index from families
      where tenant_id = balai.tenant_id() and kk_index = any($1) for update`,
    [[...indexes.values()]],
  );
  const byIndex = new Map(stored.map(({ index, ...family }) => [index, family]));
  const found = new Map<string, KeptFamily>();
  const fresh: { id: string; row: Partial<ResidentRow> }[] = [];
  for (const [kk, row] of cards) {
    const areaCode = areaOf(row);
    const there = byIndex.get(indexes.get(kk)!);
    if (!there) {
      const id = uuidv7();
      fresh.push({ id, row });
      found.set(kk, { familyId: id, areaCode });
      continue;
    }
    if (areaCode !== '' && areaCode !== there.areaCode) await moveFamily(tx, there.familyId, areaCode);
    found.set(kk, { familyId: there.familyId, areaCode: areaCode || there.areaCode });
  }
  await insertFamilies(ctx, tx, keys, fresh);
  return {
    of: ({ kk }) => (kk ? found.get(kk) : undefined),
    alone: async (row) => {
      const id = uuidv7();
      await insertFamilies(ctx, tx, keys, [{ id, row }]);
      return { familyId: id, areaCode: areaOf(row) };
    },
  };
}

async function moveFamily(tx: Tx, id: string, areaCode: string): Promise<void> {
  await tx.execute('update families set area_code = $2 where tenant_id = balai.tenant_id() and id = $1', [
    ...[id, areaCode],
  ]);
  await tx.execute(
    'update residents set area_code = $2 where tenant_id = balai.tenant_id() and family_id = $1',
    [...[id, areaCode]],
  );
}

async function insertFamilies(
  ctx: WorkContext,
  tx: Tx,
  keys: TenantKeys,
  families: readonly { id: string; row: Partial<ResidentRow> }[],
): Promise<void> {
  if (families.length === 0) return;
  const rows = families.map(({ id, row }) => {
    const [kk, index, address, words] = sealedFamily(keys, { kk: row.kk ?? '', address: row.address ?? '' });
    return {
      ...{ id, kk, kk_index: index, address, address_words: words, area_code: areaOf(row) },
      ...{ created_at: ctx.now, updated_at: ctx.now },
    };
  });
  const columns = 'id, kk, kk_index, address, address_words, area_code, created_at, updated_at';
  await tx.execute(
    `insert into families (${columns}) select ${columns} from jsonb_populate_recordset(null::families, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

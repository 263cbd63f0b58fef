import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import type { DemoCampus } from './people.ts';

/** Enters campuses in the master data; those that stand by name and province are taken as they are. */
export async function addCampuses(
  tx: Tx,
  wanted: readonly DemoCampus[],
): Promise<(DemoCampus & { id: string })[]> {
  const standing = await tx.query<{ id: string; name: string; region: string }>(
    'select id, name, region_code as region from campuses where tenant_id = balai.tenant_id()',
  );
  const found: (DemoCampus & { id: string })[] = [];
  for (const campus of wanted) {
    const known = standing.find(({ name, region }) => name === campus.name && region === campus.region);
    const id = known?.id ?? uuidv7();
    if (!known) {
      await tx.execute('insert into campuses (id, name, region_code, kind) values ($1, $2, $3, $4)', [
        ...[id, campus.name, campus.region, campus.kind],
      ]);
    }
    found.push({ ...campus, id });
  }
  return found;
}

import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Tx } from '#kernel/database';
import { notifyByMail } from '#kernel/notifications';
import { changeSetting, defineSetting, readSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import { erasePerson } from './erase-person.ts';
import { obstaclesOf } from './person.ts';
import type { PrivacyPlace } from './privacy-place.ts';

/** How long data of people who left is kept. Off until somebody switches it on; then one night is only counted. */
export const retentionPolicy = defineSetting(
  'privacy.retention',
  z.object({
    isOn: z.boolean(),
    years: z.int().min(1).max(30),
    /** The most people erased in one night: a mistake in the rule is small when it is found. */
    nightCap: z.int().min(1).max(100),
  }),
  { isOn: false, years: 5, nightCap: 20 },
);
export type RetentionPolicy = z.infer<typeof retentionPolicy.shape>;

export interface RetentionRun {
  id: string;
  at: Date;
  mode: 'dry_run' | 'erased';
  years: number;
  nightCap: number;
  foundCount: number;
  erasedCount: number;
}

export function readRetentionRuns(tx: Tx): Promise<RetentionRun[]> {
  return tx.query<RetentionRun>(
    `select id, at, mode, years, night_cap as "nightCap", found_count as "foundCount", erased_count as "erasedCount"
       from privacy_retention_runs where tenant_id = balai.tenant_id() order by at desc limit 30`,
  );
}

/** Changes the rule; any change is counted for a night before it erases anybody. */
export async function saveRetentionPolicy(ctx: WorkContext, tx: Tx, value: RetentionPolicy): Promise<void> {
  await changeSetting(ctx, tx, retentionPolicy, {
    ...{ value, label: 'Masa simpan data pribadi', resource: 'privacy-request' },
  });
}

/** Up to 10,000: more is not counted, and never done in one night. */
const COUNTED = 10_000;

export async function countRetired(
  ctx: WorkContext,
  tx: Tx,
  place: PrivacyPlace,
  years: number,
): Promise<{ subjectId: string; accountId: string | null }[]> {
  const moment = new Date(ctx.now);
  moment.setUTCFullYear(moment.getUTCFullYear() - years);
  return (await place.source.endedBefore?.(tx, moment, COUNTED)) ?? [];
}

/**
 * One night of the rule: off does nothing; a rule that was not counted yet is counted and told; else the oldest are
 * erased, no more than the cap. Whoever has open bills or claims is left for another night.
 *
 * @param ctx beyond the walls
 */
export async function runRetention(ctx: WorkContext, place: PrivacyPlace): Promise<string> {
  const { policy, isCounted, found } = await ctx.transaction(async (tx) => {
    const policy = await readSetting(tx, retentionPolicy);
    return {
      policy,
      isCounted: policy.isOn && (await wasCounted(tx, policy)),
      found: policy.isOn ? await countRetired(ctx, tx, place, policy.years) : [],
    };
  });
  if (!policy.isOn) return 'Masa simpan: dimatikan';
  let erased = 0;
  if (isCounted) {
    for (const person of found) {
      if (erased >= policy.nightCap) break;
      const obstacles = await ctx.transaction((tx) => obstaclesOf(ctx, tx, place.source, person));
      if (obstacles.length > 0) continue;
      await erasePerson(ctx, place.source, { ...person, requestId: null, why: 'retention', decidedBy: null });
      erased += 1;
    }
  }
  await ctx.transaction((tx) => noteRun(ctx, tx, place, { policy, isCounted, found: found.length, erased }));
  return `Masa simpan: ${found.length} orang lewat ${policy.years} tahun, ${erased} dihapus`;
}

async function noteRun(
  ctx: WorkContext,
  tx: Tx,
  place: PrivacyPlace,
  run: { policy: RetentionPolicy; isCounted: boolean; found: number; erased: number },
): Promise<void> {
  const { policy, isCounted, found, erased } = run;
  await tx.execute(
    `insert into privacy_retention_runs (id, at, mode, years, night_cap, found_count, erased_count)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[uuidv7(), ctx.now, isCounted ? 'erased' : 'dry_run', policy.years, policy.nightCap],
      ...[found, erased],
    ],
  );
  if (found === 0) return;
  await notifyByMail(ctx, tx, await place.handlersOf(tx), {
    title: isCounted
      ? `Masa simpan: data ${erased} orang dihapus`
      : `Masa simpan: ${found} orang akan dihapus mulai malam berikutnya`,
    body: isCounted
      ? `Dari ${found} orang yang lewat ${policy.years} tahun; paling banyak ${policy.nightCap} semalam.`
      : 'Malam ini baru dihitung. Periksa daftarnya, dan matikan bila ada yang keliru.',
    url: `${place.desk}/masa-simpan`,
  });
}

async function wasCounted(tx: Tx, policy: RetentionPolicy): Promise<boolean> {
  const run = await tx.one(
    `select 1 from privacy_retention_runs r
       join settings s on s.tenant_id = r.tenant_id and s.key = $1 and r.at > s.changed_at
      where r.tenant_id = balai.tenant_id() and r.years = $2 and r.night_cap = $3 limit 1`,
    [retentionPolicy.key, policy.years, policy.nightCap],
  );
  return run !== undefined;
}

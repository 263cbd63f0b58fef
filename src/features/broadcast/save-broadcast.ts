import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { type Broadcast, readBroadcast } from './broadcast.ts';
import type { Audience, BroadcastPlace, BroadcastReach } from './broadcast-place.ts';
import { faultsOf, type LetterText } from './letter.ts';
import { offerChoices } from './offer-choices.ts';

export interface BroadcastFields extends LetterText {
  isEssential: boolean;
  audience: Audience;
}

/**
 * Keeps a letter as a draft: a new one, or one that has not gone yet.
 *
 * @param reach how far this officer's letters may go; a choice outside it is refused like a region that does not exist
 * @returns its id
 * @throws AppError 422 with a sentence a field, 404 outside the walls, 409 when it is sent or scheduled already
 */
export async function saveBroadcast(
  ctx: WorkContext,
  tx: Tx,
  place: BroadcastPlace,
  reach: BroadcastReach,
  fields: BroadcastFields,
  id?: string,
): Promise<string> {
  const { principal } = ctx;
  if (principal.kind !== 'account') throw new Error('A letter is written by somebody');
  const faults = faultsOf(fields);
  const { audience, regions } = await checkAudience(ctx, tx, place, reach, fields.audience, faults);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const before = id === undefined ? undefined : await readOpen(tx, id);
  const values = [
    ...[before?.id ?? uuidv7(), fields.subject, fields.body, fields.buttonLabel, fields.buttonUrl],
    ...[fields.isEssential, JSON.stringify(audience), regions, principal.accountId, principal.name, ctx.now],
  ];
  await tx.execute(
    `insert into broadcasts as b (id, subject, body, button_label, button_url, is_essential, audience, regions, created_by,
       created_by_name, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
     on conflict (tenant_id, id) do update set subject = excluded.subject, body = excluded.body,
       button_label = excluded.button_label, button_url = excluded.button_url, is_essential = excluded.is_essential,
       audience = excluded.audience, regions = excluded.regions, updated_at = excluded.updated_at`,
    values,
  );
  await recordAudit(ctx, tx, {
    ...{ action: before ? 'broadcast.updated' : 'broadcast.created', resource: 'broadcast' },
    ...{ objectId: String(values[0]), objectLabel: fields.subject },
    ...(before ? { before: told(before) } : {}),
    after: told({ ...fields, audience, regions }),
  });
  return String(values[0]);
}

/** Throws a draft away. It stays in the book, out of the list. @throws AppError 404, 409 */
export async function discardBroadcast(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const letter = await readOpen(tx, id);
  await tx.execute(
    `update broadcasts set state = 'cancelled', updated_at = $2 where tenant_id = balai.tenant_id() and id = $1`,
    [letter.id, ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'broadcast.deleted', resource: 'broadcast', objectId: id, objectLabel: letter.subject },
  });
}

async function readOpen(tx: Tx, id: string): Promise<Broadcast> {
  const letter = await readBroadcast(tx, id, { isLocked: true });
  if (!letter) throw notFound();
  if (letter.state !== 'draft') {
    throw conflict('not_a_draft', 'Pengumuman ini sudah dikirim atau dijadwalkan. Salin menjadi yang baru.');
  }
  return letter;
}

/** Only values that are offered; the regions it may reach follow from the choice and the officer's own. */
async function checkAudience(
  ctx: WorkContext,
  tx: Tx,
  place: BroadcastPlace,
  reach: BroadcastReach,
  wish: Audience,
  faults: Record<string, string>,
): Promise<{ audience: Audience; regions: readonly string[] }> {
  const audience: Record<string, readonly string[]> = {};
  let regions: readonly string[] = reach === 'all' ? [] : reach;
  for (const group of place.audience) {
    const values = wish[group.key] ?? [];
    if (values.length === 0) continue;
    const offered = (await offerChoices(ctx, tx, group, reach)).map(({ value }) => value);
    if (!values.every((value) => offered.includes(value))) {
      faults[group.key] = 'Pilih dari daftar.';
      continue;
    }
    audience[group.key] = values;
    if (group.isRegion && reach !== 'all') regions = values;
  }
  if (reach !== 'all' && regions.length === 0) throw notFound();
  return { audience, regions };
}

const told = (letter: BroadcastFields & { regions: readonly string[] }) => ({
  subject: letter.subject,
  is_essential: letter.isEssential,
  audience: JSON.stringify(letter.audience),
  regions: letter.regions.join(' '),
});

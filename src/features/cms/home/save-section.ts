import { isDeepStrictEqual } from 'node:util';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import {
  type PublicFooterSetting,
  publicFooter,
  raiseAccessVersion,
  readSetting,
  writeSetting,
} from '#kernel/settings';
import { actorOf, type WorkContext } from '#kernel/work';
import { cleanMarkup, renderMarkup } from '../writing/markup.ts';
import { readSections, SECTION_KEYS, SECTION_NAMES, type SectionKey, sectionOf } from './section.ts';

export interface SectionInput {
  title: string;
  body: string;
  config: object;
}

/** Stores words and settings of a section; the front page shows them from now on. */
export async function saveSection(
  ctx: WorkContext,
  tx: Tx,
  key: SectionKey,
  input: SectionInput,
): Promise<void> {
  const before = sectionOf(await lockSections(tx), key);
  const body = cleanMarkup(input.body);
  await tx.execute(
    `insert into cms_home_sections (section_key, title, body, body_html, config, sort_order, is_enabled, updated_by, updated_at)
     values ($1, $2, $3, $4, $5, $6, true, $7, $8)
     on conflict (tenant_id, section_key) do update set title = excluded.title, body = excluded.body,
       body_html = excluded.body_html, config = excluded.config, updated_by = excluded.updated_by,
       updated_at = excluded.updated_at`,
    [
      ...[key, input.title, body, renderMarkup(body), JSON.stringify(input.config)],
      ...[SECTION_KEYS.indexOf(key) + 1, actorOf(ctx).id, ctx.now],
    ],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_home.updated', resource: 'cms.home', objectLabel: SECTION_NAMES[key] },
    before: { title: before.title, body: before.body, config: before.config },
    after: { title: input.title, body, config: input.config },
  });
}

/** Shows or hides a section. */
export async function switchSection(
  ctx: WorkContext,
  tx: Tx,
  key: SectionKey,
  isEnabled: boolean,
): Promise<void> {
  const before = sectionOf(await lockSections(tx), key);
  if (before.isEnabled === isEnabled) return;
  await tx.execute(
    `insert into cms_home_sections (section_key, title, sort_order, is_enabled, updated_by, updated_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, section_key) do update set is_enabled = excluded.is_enabled,
       updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
    [key, before.title, SECTION_KEYS.indexOf(key) + 1, isEnabled, actorOf(ctx).id, ctx.now],
  );
  if (key === 'footer')
    await storeFooter(ctx, tx, { ...(await readSetting(tx, publicFooter)), isShown: isEnabled });
  await recordAudit(ctx, tx, {
    action: isEnabled ? 'cms_home.section_enabled' : 'cms_home.section_disabled',
    ...{ resource: 'cms.home', objectLabel: SECTION_NAMES[key] },
    before: { enabled: !isEnabled },
    after: { enabled: isEnabled },
  });
}

/** Puts the sections into this order; what was not named keeps its place behind. */
export async function orderSections(ctx: WorkContext, tx: Tx, keys: readonly string[]): Promise<void> {
  const before = await lockSections(tx);
  const named = keys.filter((key): key is SectionKey => SECTION_KEYS.includes(key as SectionKey));
  // One that nobody has touched needs no place: it may belong to another kind of organisation.
  const placed = before.filter(({ updatedAt }) => updatedAt !== null);
  const order = [...new Set([...named, ...placed.map(({ key }) => key)])];
  if (order.every((key, index) => before[index]?.key === key)) return;
  await tx.execute(
    `insert into cms_home_sections (section_key, title, sort_order, is_enabled, updated_by, updated_at)
     select place.key, '', place.number, false, $2, $3 from unnest($1::text[]) with ordinality as place(key, number)
     on conflict (tenant_id, section_key) do update set sort_order = excluded.sort_order`,
    [order, actorOf(ctx).id, ctx.now],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_home.order_changed', resource: 'cms.home', objectLabel: 'Urutan bagian' },
    before: { order: before.map(({ key }) => key).join(', ') },
    after: { order: order.join(', ') },
  });
}

/** What stands at the foot of every public page; officers see it on the next request, visitors within two seconds. */
export async function saveFooter(
  ctx: WorkContext,
  tx: Tx,
  given: Omit<PublicFooterSetting, 'isShown'>,
): Promise<void> {
  const before = await readSetting(tx, publicFooter);
  const after = { ...before, ...given };
  if (isDeepStrictEqual(after, before)) return;
  await storeFooter(ctx, tx, after);
  await recordAudit(ctx, tx, {
    ...{ action: 'cms_home.updated', resource: 'cms.home', objectLabel: SECTION_NAMES.footer },
    before: flat(before),
    after: flat(after),
  });
}

async function storeFooter(ctx: WorkContext, tx: Tx, value: PublicFooterSetting): Promise<void> {
  await writeSetting(tx, publicFooter, value, actorOf(ctx).id);
  await raiseAccessVersion(tx);
}

/** The address of an organisation is no secret; under its own name the log would mask it. */
const flat = ({ address, phone, social, ...rest }: PublicFooterSetting) => ({
  ...rest,
  place: address,
  call: phone,
  social: social.map(({ label, url }) => `${label} ${url}`).join('; '),
});

/** One at a time, so that two who move sections do not undo each other. */
async function lockSections(tx: Tx) {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('cms home ' || balai.tenant_id()::text, 0))`);
  return readSections(tx);
}

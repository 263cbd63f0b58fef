import { todayIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { networkOf } from '#kernel/identity';
import { accountsWithRole, notify } from '#kernel/notifications';
import { tooMany } from '#kernel/work';
import type { Register } from '../register.ts';
import { createEntry, type SavedEntry } from './create-entry.ts';

const PER_HOUR = { device: 5, network: 120 };

/**
 * Takes an entry from the public form. A visitor's is held until an officer accepts it; a signed-in person's stands at
 * once. Both are limited: a device or an account to a few an hour, a whole network (one address may be a campus or a
 * village) to many.
 *
 * @throws AppError 429 over the limit
 */
export async function receiveEntry(
  ctx: RequestContext,
  tx: Tx,
  register: Register,
  values: Readonly<Record<string, unknown>>,
): Promise<SavedEntry> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  // The page's token is bound to the visitor's cookie (or the session), so its shadow stands for the device.
  const device = keys.blindIndex(
    'intake-device',
    ctx.principal.kind === 'account' ? ctx.principal.accountId : ctx.csrf,
  );
  const network = keys.blindIndex('intake-network', networkOf(ctx.request.ip));
  await refuseFlood(tx, register, device, network);
  const isGuest = ctx.principal.kind === 'guest';
  const { today } = register.intake ?? {};
  const saved = await createEntry(ctx, tx, register, {
    values: today ? { [today]: todayIn(zoneOf(ctx.tenant.timeZone), ctx.now), ...values } : values,
    intake: { state: isGuest ? 'held' : 'accepted', device, network },
  });
  if (isGuest && register.intake?.tells) {
    await notify(tx, await accountsWithRole(tx, register.intake.tells), {
      title: `${register.title}: kiriman baru`,
      body: 'Seorang tamu mengirim isian yang menunggu pemeriksaan.',
      url: `${register.page}?filter%5Bintake%5D=held`,
    });
  }
  return saved;
}

async function refuseFlood(tx: Tx, register: Register, device: string, network: string): Promise<void> {
  const limit = register.intake?.perHour ?? PER_HOUR;
  // Two at the same moment from one device count one after the other.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`intake ${device}`]);
  const seen = await tx.one<{ device: number; network: number }>(
    `select count(*) filter (where intake_device = $1)::int as device,
            count(*) filter (where intake_network = $2)::int as network
       from ${register.table}
      where tenant_id = balai.tenant_id() and created_at > now() - interval '1 hour'
        and (intake_device = $1 or intake_network = $2)`,
    [device, network],
  );
  if ((seen?.device ?? 0) >= limit.device || (seen?.network ?? 0) >= limit.network) {
    throw tooMany(
      'Kiriman dari perangkat ini sudah banyak dalam satu jam terakhir. Isian Anda masih di bawah; coba lagi nanti.',
    );
  }
}

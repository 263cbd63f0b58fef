import { v7 as uuidv7 } from 'uuid';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { actorOf, invalid, type WorkContext } from '#kernel/work';
import type { OnlinePayments } from './gateway-port.ts';
import { midtrans } from './midtrans.ts';

/** What may be shown of the account at the gateway: never its key. */
export interface GatewayAccount {
  merchantId: string;
  isProduction: boolean;
  isActive: boolean;
}

const PROVIDER = 'midtrans';
const KEY_PLACE = { table: 'payment_gateways', column: 'server_key' };

/** The account, or undefined while none was set up. */
export async function readGatewayAccount(tx: Tx): Promise<GatewayAccount | undefined> {
  const row = await readRow(tx);
  if (!row) return undefined;
  const { serverKey: _, ...account } = row;
  return account;
}

const readRow = (tx: Tx) =>
  tx.one<GatewayAccount & { serverKey: string }>(
    `select merchant_id as "merchantId", is_production as "isProduction", is_active as "isActive",
        server_key as "serverKey"
      from payment_gateways where tenant_id = balai.tenant_id() and provider = $1`,
    [PROVIDER],
  );

/** The gateway of this organisation; undefined while it has no keys. One that rests still answers for what was begun. */
export async function openGateway(
  ctx: WorkContext,
  tx: Tx,
  { evenResting = false } = {},
): Promise<OnlinePayments | undefined> {
  const row = await readRow(tx);
  if (!row || !(row.isActive || evenResting)) return undefined;
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return midtrans({
    serverKey: keys.open(row.serverKey, KEY_PLACE),
    isProduction: row.isProduction,
    address: ctx.app.config.paymentAddress,
  });
}

/**
 * Stores the account. An empty key leaves the one that is there, as long as it is one for what was chosen.
 * @throws AppError 422 naming the field
 */
export async function saveGatewayAccount(
  ctx: WorkContext,
  tx: Tx,
  given: GatewayAccount & { serverKey: string },
): Promise<void> {
  const before = await readGatewayAccount(tx);
  const serverKey = given.serverKey.trim();
  if (!before && serverKey === '') {
    if (given.isActive) throw invalid({ serverKey: 'Salin Server Key dari dasbor Midtrans.' });
    return;
  }
  if (serverKey !== '' && !/^[\x21-\x7e]{10,120}$/.test(serverKey))
    throw invalid({ serverKey: 'Server Key berisi 10 sampai 120 huruf dan angka, tanpa spasi.' });
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const inUse = serverKey === '' ? keys.open((await readRow(tx))!.serverKey, KEY_PLACE) : serverKey;
  if (given.isProduction === /^SB-/.test(inUse))
    throw invalid({
      serverKey: given.isProduction
        ? 'Ini kunci uji coba (SB-…). Salin kunci produksi, atau pilih uji coba.'
        : 'Kunci uji coba diawali SB-. Salin kunci uji coba, atau pilih produksi.',
    });
  const sealed = serverKey === '' ? null : keys.seal(serverKey, KEY_PLACE);
  const values = [PROVIDER, given.merchantId.trim(), sealed, given.isProduction, given.isActive];
  await tx.execute(
    before
      ? `update payment_gateways set merchant_id = $2, server_key = coalesce($3, server_key), is_production = $4,
           is_active = $5, updated_by = $6, updated_at = $7
          where tenant_id = balai.tenant_id() and provider = $1`
      : `insert into payment_gateways (provider, merchant_id, server_key, is_production, is_active, updated_by, updated_at, id)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [...values, actorOf(ctx).id, ctx.now, ...(before ? [] : [uuidv7()])],
  );
  const { serverKey: _, ...after } = given;
  await recordAudit(ctx, tx, {
    ...{ action: 'payment_gateway.changed', resource: 'settings', objectLabel: 'Midtrans' },
    ...(before ? { before: { ...before } } : {}),
    after: { ...after, key: sealed ? 'diganti' : 'tetap' },
  });
}

import pg from 'pg';
import type { Tx } from '#kernel/database';
import { checkBooks } from '../../src/features/ledger/check-books.ts';
import { checkSubledger } from '../../src/features/subledger/check-subledger.ts';
import { createTenantSecrets, loadKeyring, type TenantSecrets } from '../../src/kernel/encryption/index.ts';
import type { Books } from './books.ts';

/**
 * Holds the journals of the cooperative against what its treasurer was promised, each of them against itself, and the
 * books of members against both.
 */
export async function compareCooperative(
  ownerUrl: string,
  dataFolder: string,
  books: Books,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; schema: string }>(
      `select id, schema_name as schema from shared.tenants where slug = 'koperasi'`,
    );
    const { id, schema } = rows[0]!;
    await client.query(`set search_path = "${schema}", shared`);
    await client.query(`select set_config('balai.tenant_id', $1, false)`, [id]);
    const query = async <R extends object>(text: string, values: unknown[] = []) =>
      (await client.query<R>(text, values)).rows;
    const one = async (text: string, values: unknown[] = []) => (await query(text, values))[0];
    const tx = { query, one } as unknown as Tx;
    const { keyring } = await loadKeyring({ environment: process.env, dataFolder, mayCreate: false });
    const app = { secrets: createTenantSecrets(keyring) };
    const members = await checkSubledger({ app, tenant: { id } }, tx);
    return [
      ...(await comparePromised(query, 'savings-deposit', books.deposits)),
      ...(await comparePromised(query, 'manual', books.journals)),
      ...(await comparePromised(query, 'loan-payment', books.instalments)),
      ...(await comparePromised(query, 'savings-deposit', await keysOfOrders(app, tx, id, books.settled))),
      ...(await checkBooks(tx)).map(({ number, balance }) => `journal ${number} is out by ${balance}`),
      ...members.faults.map(
        ({ kind, account, difference }) => `a ${kind} of ${account} is out by ${difference}`,
      ),
    ];
  } finally {
    await client.end();
  }
}

/** Under which key an order of the gateway was posted stands inside its seal. An order that is not paid keeps its own. */
async function keysOfOrders(
  { secrets }: { secrets: TenantSecrets },
  tx: Tx,
  tenantId: string,
  settled: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const keys = await secrets.get(tx, tenantId);
  const rows = await tx.query<{ id: string; order: string; state: string; sealed: string }>(
    `select id, order_id as "order", state, sealed from payment_charges where tenant_id = balai.tenant_id()`,
  );
  const byOrder = new Map(rows.map((row) => [row.order, row]));
  return new Map(
    [...settled].map(([order, amount]) => {
      const row = byOrder.get(order);
      if (row?.state !== 'paid') return [`of the order ${order}`, amount];
      const text = keys.open(row.sealed, { table: 'payment_charges', column: 'sealed', row: row.id });
      return [(JSON.parse(text) as { postingKey: string }).postingKey, amount];
    }),
  );
}

async function comparePromised(
  query: <R extends object>(text: string, values?: unknown[]) => Promise<R[]>,
  kind: string,
  promised: ReadonlyMap<string, number>,
): Promise<string[]> {
  const rows = await query<{ key: string; total: number; count: number }>(
    `select source_id as key, sum(total)::bigint as total, count(*)::int as count from ledger_journals
      where tenant_id = balai.tenant_id() and source_kind = $1 group by source_id`,
    [kind],
  );
  const standing = new Map(rows.map((row) => [row.key, row]));
  return [...promised].flatMap(([key, amount]) => {
    const found = standing.get(key);
    if (!found) return [`the ${kind} ${key} was promised and is lost`];
    return found.total === amount && found.count === 1
      ? []
      : [`the ${kind} ${key} of ${amount} stands ${found.count} times, with ${found.total}`];
  });
}

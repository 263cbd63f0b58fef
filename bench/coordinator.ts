import { createAccount, grantRole, openSession } from '#kernel/identity';
import { createSystemContext } from '#kernel/work';
import { HttpClient } from '../test/support/http-client.ts';
import { addMembers } from './members.ts';
import { SERVER, type Workbench } from './workbench.ts';

const REGION = '63';

/**
 * A union of which half of the members live in one region, served by a process of its own, and the browser of the coordinator of
 * that region.
 */
export async function openCoordinator(
  bench: Workbench,
  database: string,
  memberCount: number,
): Promise<{ client: HttpClient; region: string; close(): Promise<void> }> {
  const open = await bench.open(database);
  const tenant = await open.app.provision({ slug: 'ukur', kind: 'serikat', name: 'Serikat Ukur' });
  await addMembers(bench, database, [tenant.id], memberCount, { homeRegion: REGION });
  const ctx = createSystemContext(open.app, tenant, 'bench');
  const token = await ctx.transaction(async (tx) => {
    const accountId = await createAccount(ctx, tx, {
      ...{ displayName: 'Ukur', username: 'ukur', passwordHash: 'none' },
    });
    await grantRole(tx, { accountId, role: 'coordinator', regions: [REGION] });
    const session = { accountId, kind: 'web' as const, hours: 24, ip: '127.0.0.1', device: 'bench' };
    return (await openSession(tx, { ...session, hasSecondFactor: true })).token;
  });
  const server = await bench.serve(SERVER, bench.environment(database));
  const client = new HttpClient(server.port, `${tenant.slug}.localhost:${server.port}`);
  client.cookies.set('balai_session', token);
  const close = async () => {
    await server.stop();
    await bench.drop(database);
  };
  return { client, region: REGION, close };
}

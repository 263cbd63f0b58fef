import { type Figure, rounded } from '../figure.ts';
import { compare } from '../load.ts';
import { addMembers, bearerOf } from '../members.ts';
import { freshName, SERVER, type Workbench } from '../workbench.ts';

const PATH = '/api/v1/members?size=25';
const MEMBERS = 400;

/** The list of members as JSON, with session, rights and row security, beside `baseline.ts`. */
export async function apiList(bench: Workbench): Promise<Figure> {
  const database = freshName();
  const open = await bench.open(database);
  const tenant = await open.app.provision({ slug: 'ukur', kind: 'serikat', name: 'Serikat Ukur' });
  await addMembers(bench, database, [tenant.id], MEMBERS);
  const token = await bearerOf(open, tenant);
  const environment = { ...bench.environment(database), BENCH_TENANT: tenant.slug, BENCH_PATH: PATH };
  const server = await bench.serve(SERVER, environment);
  const bare = await bench.serve('.build/bench/api-list-baseline.js', environment);
  const headers = (port: number) => ({ host: `ukur.localhost:${port}`, authorization: `Bearer ${token}` });
  const result = await compare(
    {
      ours: { server, path: PATH, headers: headers(server.port) },
      baseline: { server: bare, path: PATH, headers: {} },
    },
    bench.isSmall ? { rounds: 2, seconds: 2 } : { rounds: 7, seconds: 5 },
  );
  await server.stop();
  await bare.stop();
  await bench.drop(database);
  return {
    name: 'api-list',
    value: rounded(result.ratio),
    unit: 'ratio',
    baseline: `${Math.round(result.baseline)} requests/s of the bare driver behind node:http`,
    target: '≥ 0.5',
    ok: result.ratio >= 0.5,
    detail: `${Math.round(result.ours)} requests/s; processor ${rounded(result.processor.ours)} and ${rounded(result.processor.baseline)} ms a request`,
  };
}

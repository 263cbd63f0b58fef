import { HttpClient } from '../../test/support/http-client.ts';
import { type Figure, rounded } from '../figure.ts';
import { type Contender, compare } from '../load.ts';
import { freshName, SERVER, type Workbench } from '../workbench.ts';

/** The demo organisation whose front page is measured: figures, rates, texts and profile, four queries. */
const SLUG = 'serikat';

/** The public front page through the whole server, beside `baseline.tsx`. */
export async function landingPage(bench: Workbench): Promise<Figure> {
  const database = freshName();
  await bench.open(database, { hasDemo: true });
  const environment = { ...bench.environment(database), BENCH_TENANT: SLUG };
  const server = await bench.serve(SERVER, environment);
  const bare = await bench.serve('.build/bench/landing-page-baseline.js', environment);
  const ours: Contender = { server, path: '/', headers: { host: `${SLUG}.localhost:${server.port}` } };
  const baseline: Contender = {
    server: bare,
    path: '/',
    headers: { host: `${SLUG}.localhost:${bare.port}` },
  };
  const bytes = await sameHtml(ours, baseline);
  const size = bench.isSmall ? { rounds: 2, seconds: 2 } : { rounds: 7, seconds: 5 };
  const result = await compare({ ours, baseline }, size);
  await server.stop();
  await bare.stop();
  await bench.drop(database);
  return {
    name: 'landing-page',
    value: rounded(result.ratio),
    unit: 'ratio',
    baseline: `${Math.round(result.baseline)} requests/s of bare Hono + renderToString`,
    target: '≥ 0.75',
    ok: result.ratio >= 0.75,
    detail: `${Math.round(result.ours)} requests/s, ${bytes} bytes; processor ${rounded(result.processor.ours)} and ${rounded(result.processor.baseline)} ms a request`,
  };
}

/** Both sides have to send the same page, or the comparison means nothing. Only the form token differs. */
async function sameHtml(ours: Contender, baseline: Contender): Promise<number> {
  const pages = await Promise.all(
    [ours, baseline].map(async ({ server, path, headers }) => {
      const { text } = await new HttpClient(server.port, headers.host!).get(path);
      // renderToString marks where two texts meet; that is its own cost and no content.
      return text
        .replaceAll('<!-- -->', '')
        .replace(/(name="(?:csrf-token|_csrf)" (?:content|value)=")[^"]*/g, '$1')
        .replaceAll(/localhost:\d+/g, 'localhost');
    }),
  );
  const [first = '', second = ''] = pages;
  if (first !== second) {
    const at = [...first].findIndex((letter, index) => letter !== second[index]);
    throw new Error(
      `The two front pages differ at ${at}: «${first.slice(at - 60, at + 60)}» and «${second.slice(at - 60, at + 60)}»`,
    );
  }
  return first.length;
}

// Builds the server and the benchmarks with the same bundler, then measures. Started by bench.mjs with Node 24.
import { pathToFileURL } from 'node:url';
import { build, bundleForNode } from './build.mjs';
import { projectRoot } from './runtime.mjs';

// React's own build and the JSX of the bundle have to agree.
process.env.NODE_ENV ??= 'production';
const OUT = `${projectRoot}/.build/bench`;

await build({ quiet: true });
await bundleForNode(OUT, {
  main: 'bench/main.ts',
  'landing-page-baseline': 'bench/landing-page/baseline.tsx',
  'api-list-baseline': 'bench/api-list/baseline.ts',
  'import-process': 'bench/import/import-process.ts',
});
await import(pathToFileURL(`${OUT}/main.js`).href);

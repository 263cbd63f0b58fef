// npm run torture [-- --small] [--kills <n>]: kills server and PostgreSQL under load and compares what was promised.
import { projectRoot, runWithNode } from './runtime.mjs';

process.exitCode =
  (await runWithNode([`${projectRoot}/scripts/build.mjs`])) ||
  (await runWithNode([`${projectRoot}/test/torture/main.ts`, ...process.argv.slice(2)]));

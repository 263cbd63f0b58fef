// npm run bench [-- --json] [--small] [--only <name>]: measures every figure an issue names; see docs/bench.md.
import { projectRoot, runWithNode } from './runtime.mjs';

process.exitCode = await runWithNode([`${projectRoot}/scripts/run-bench.mjs`, ...process.argv.slice(2)]);

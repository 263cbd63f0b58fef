// npm run ci: what the build machine runs, in the same order.
import { projectRoot, runWithNode } from './runtime.mjs';

process.exitCode = await runWithNode([`${projectRoot}/scripts/run-tests.mjs`]);

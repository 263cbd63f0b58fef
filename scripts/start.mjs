// npm start: builds when the sources changed, then serves.
import { projectRoot, runWithNode } from './runtime.mjs';

try {
  process.exitCode = await runWithNode([`${projectRoot}/scripts/serve.mjs`, ...process.argv.slice(2)]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

// npm test: everything, on a machine that has nothing but Node. The last line is "N passed, N failed".
import { findBrowser } from './install-browser.mjs';
import { projectRoot, runWithNode } from './runtime.mjs';

try {
  process.env.BALAI_CHROMIUM ??= findBrowser();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.exitCode = await runWithNode([`${projectRoot}/scripts/run-tests.mjs`, ...process.argv.slice(2)]);

// npm run pictures [-- --only <tenant>/<role>] [--dark]: shoots every menu page of every role; fails on what is wrong with one.
// With --readme it takes only the pictures of the README anew.
import { findBrowser } from './install-browser.mjs';
import { projectRoot, runWithNode } from './runtime.mjs';

try {
  process.env.BALAI_CHROMIUM ??= findBrowser();
  process.exitCode = await runWithNode([
    `${projectRoot}/test/browser/pictures/main.ts`,
    ...process.argv.slice(2),
  ]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

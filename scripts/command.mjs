import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { projectRoot } from './runtime.mjs';

await build({ quiet: true });
await import(pathToFileURL(`${projectRoot}/.build/server/cli.js`).href);

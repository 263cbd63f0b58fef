import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { projectRoot } from './runtime.mjs';

// React's development build renders pages at a third of the speed.
process.env.NODE_ENV ??= 'production';
await build({});
await import(pathToFileURL(`${projectRoot}/.build/server/main.js`).href);

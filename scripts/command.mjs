import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { projectRoot } from './runtime.mjs';

process.env.NODE_ENV ??= 'production';
await build({ quiet: true });
await import(pathToFileURL(`${projectRoot}/.build/server/cli.js`).href);

import path from 'node:path';
import { runCommand } from './commands/index.ts';
import { readConfig } from './read-config.ts';

const environment = readConfig(process.env, path.resolve(import.meta.dirname, '../..'));
process.exitCode = await runCommand(environment, process.argv.slice(2));

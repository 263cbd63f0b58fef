// npm run balai -- <command>: the command line. `demo:accounts` arrives as the command "demo accounts".
import { projectRoot, runWithNode } from './runtime.mjs';

process.exitCode = await runWithNode([`${projectRoot}/scripts/command.mjs`, ...process.argv.slice(2)]);

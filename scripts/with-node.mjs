// Runs another script of this project with the Node.js that the project brings.
import { projectRoot, runWithNode } from './runtime.mjs';

const [script, ...args] = process.argv.slice(2);
process.exitCode = await runWithNode([`${projectRoot}/${script}`, ...args]);

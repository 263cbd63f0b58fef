// npm run torture: kills server and PostgreSQL at random moments under load and compares what was promised.
import { parseArgs } from 'node:util';
import { torture } from './torture.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    kills: { type: 'string' },
    members: { type: 'string' },
  },
});
const kills = Number(values.kills ?? (values.small ? 5 : 200));
const members = Number(values.members ?? (values.small ? 3_000 : 20_000));
const report = await torture({ kills, members, say: (text) => console.log(text) });
const { registrations, proofs, verified, runs, deposits, journals, instalments, settled } = report.promised;
console.log(
  `${report.kills.length} kills, ${report.answered} requests answered, ${report.unanswered} cut off or refused\n` +
    `promised: ${registrations} registrations, ${proofs} proofs, ${verified} payments posted, ${runs} billing runs, ${deposits} deposits, ${journals} journals, ${instalments} instalments, ${settled} payments online`,
);
for (const fault of report.faults) console.log(`✗ ${fault}`);
console.log(
  report.faults.length === 0
    ? '✓ nothing was lost, nothing was done twice'
    : `${report.faults.length} faults`,
);
process.exitCode = report.faults.length === 0 ? 0 : 1;

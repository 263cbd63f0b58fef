import { expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { torture } from './torture.ts';

// The full run (`npm run torture`) has two hundred kills and bills 20,000 members.
const KILLS = 5;
const MEMBERS = 3_000;

it('loses nothing it has promised when server and PostgreSQL are killed in the middle of it', async () => {
  await build({ quiet: true });
  const report = await torture({ kills: KILLS, members: MEMBERS, say: () => {} });
  expect(report.faults).toEqual([]);
  expect(report.kills).toHaveLength(KILLS);
  for (const { ofCooperative } of report.kills) expect(ofCooperative).toBeGreaterThanOrEqual(20);
  expect(report.promised.registrations).toBeGreaterThan(10);
  expect(report.promised.proofs).toBeGreaterThan(5);
  expect(report.promised.verified).toBeGreaterThan(0);
  expect(report.promised.deposits).toBeGreaterThan(5);
  expect(report.promised.journals).toBeGreaterThan(0);
  expect(report.promised.instalments).toBeGreaterThan(0);
  expect(report.promised.settled).toBeGreaterThan(0);
}, 300_000);

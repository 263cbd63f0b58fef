import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type PaymentServer, startPaymentServer } from '../support/payment-server.ts';
import { depositForever, journalForever, payLoansForever, signInBrowser } from './bookkeepers.ts';
import { type Books, openBooks } from './books.ts';
import { registerForever } from './candidates.ts';
import { compare } from './compare.ts';
import { compareCooperative } from './compare-cooperative.ts';
import { openGatewayAccount, payOnlineForever } from './payers.ts';
import { ServerProcess } from './server-process.ts';
import { TortureClient, Traffic } from './traffic.ts';
import { billForever, type Officer, signInOfficer, verifyForever } from './treasurers.ts';

export interface TortureReport {
  kills: { victim: Victim; inFlight: number; ofCooperative: number; downMs: number }[];
  answered: number;
  unanswered: number;
  promised: Record<
    'registrations' | 'proofs' | 'verified' | 'runs' | 'deposits' | 'journals' | 'instalments' | 'settled',
    number
  >;
  /** Every difference between what was promised and what stands; empty when nothing was lost. */
  faults: string[];
}

type Victim = 'server' | 'postgres' | 'both';
const VICTIMS: readonly Victim[] = ['server', 'postgres', 'both'];

const CANDIDATES = 28;
const DEPOSITS = 10;
const INSTALMENTS = 8;
const PAYERS = 4;
const LEAST_IN_FLIGHT = 20;
/** Answers between two kills. */
const LEAST_ANSWERED = 60;
const LOAD_LIMIT_MS = 90_000;
const QUIET_LIMIT_MS = 180_000;

/**
 * Lets candidates register and pay, treasurers post and bill, kills server or PostgreSQL in the middle of it again and
 * again, and in the end compares what every client was promised with what stands in the database.
 *
 * @param options.members active members to be billed each month
 */
export async function torture(options: {
  kills: number;
  members: number;
  say: (text: string) => void;
}): Promise<TortureReport> {
  const gateway = await startPaymentServer();
  const server = new ServerProcess({ BALAI_PAYMENT_URL: gateway.address });
  const traffic = new Traffic();
  const books = openBooks();
  try {
    await server.start();
    const ownerUrl = await server.balai('db', 'url', '--role', 'owner');
    await addMembers(ownerUrl, options.members);
    options.say(`${options.members} members stand`);
    const people = await beginTraffic(server, traffic, books, gateway);
    const kills: TortureReport['kills'] = [];
    for (let turn = 0; turn < options.kills; turn += 1) {
      const victim = VICTIMS[turn % VICTIMS.length]!;
      const { inFlight, ofCooperative } = await untilBusy(traffic, people);
      const begin = performance.now();
      await kill(server, victim);
      traffic.isOpen = false;
      if (victim !== 'postgres') await server.start();
      await server.untilReady();
      traffic.isOpen = true;
      const downMs = Math.round(performance.now() - begin);
      kills.push({ victim, inFlight, ofCooperative, downMs });
      options.say(
        `kill ${turn + 1} of ${options.kills}: ${victim} with ${inFlight} requests in flight, ${ofCooperative} of the cooperative; back after ${downMs} ms`,
      );
    }
    await untilBusy(traffic, people);
    traffic.isOver = true;
    await Promise.all(people);
    options.say('nobody asks for anything any more');
    const url = await server.balai('db', 'url', '--role', 'owner');
    await untilQuiet(url);
    options.say('no job is under way any more; comparing');
    const faults = await compare(url, server.dataFolder, books);
    faults.push(...(await compareCooperative(url, server.dataFolder, books)));
    if (traffic.hung > 0) faults.push(`${traffic.hung} requests were neither answered nor refused`);
    for (const slug of ['serikat', 'koperasi']) faults.push(...(await verifyAudit(server, slug)));
    return {
      kills,
      answered: traffic.answered,
      unanswered: traffic.unanswered,
      promised: {
        registrations: books.registered.size,
        proofs: books.proofs.size,
        verified: books.verified.size,
        runs: books.runs.size,
        deposits: books.deposits.size,
        journals: books.journals.size,
        instalments: books.instalments.size,
        settled: books.settled.size,
      },
      faults,
    };
  } finally {
    traffic.isOver = true;
    await server.close();
    await gateway.close();
  }
}

/**
 * Two treasurers, one of whom also bills, candidates beyond number, and a cooperative whose treasurer never rests while its
 * members pay online.
 */
async function beginTraffic(
  server: ServerProcess,
  traffic: Traffic,
  books: Books,
  gateway: PaymentServer,
): Promise<Promise<void>[]> {
  const accounts = JSON.parse(await server.balai('demo', 'accounts')) as (Officer & {
    tenant: string;
    role: string;
  })[];
  const treasurers = accounts.filter(({ tenant, role }) => tenant === 'serikat' && role === 'treasurer');
  const clients = treasurers.map((_, at) => new TortureClient(traffic, server.port, 16_000_000 + at));
  for (const [at, client] of clients.entries()) await signInOfficer(client, treasurers[at]!);
  const [keeper, chair, member] = await Promise.all(
    ['bendahara', 'ketua', 'anggota'].map(async (wanted, at) => {
      const client = new TortureClient(traffic, server.port, 17_000_000 + at, 'koperasi');
      const account = accounts.find(({ tenant, role }) => tenant === 'koperasi' && role === wanted)!;
      await signInBrowser(client, account);
      return client;
    }),
  );
  await openGatewayAccount(chair!, gateway);
  const outside = new TortureClient(traffic, server.port, 17_000_010, 'koperasi');
  const paying = { member: member!, gateway, outside };
  return [
    ...Array.from({ length: DEPOSITS }, () => depositForever(traffic, books, keeper!)),
    ...Array.from({ length: INSTALMENTS }, () => payLoansForever(traffic, books, keeper!)),
    ...Array.from({ length: PAYERS }, () => payOnlineForever(traffic, books, paying)),
    journalForever(traffic, books, keeper!),
    ...Array.from({ length: CANDIDATES }, (_, lane) => registerForever(traffic, books, server.port, lane)),
    ...clients.flatMap((client) => [client, client].map((one) => verifyForever(traffic, books, one))),
    billForever(traffic, books, clients[0]!),
  ];
}

/** A random while of real work, and at least so many requests in flight at the end of it. */
async function untilBusy(
  traffic: Traffic,
  people: readonly Promise<void>[],
): Promise<{ inFlight: number; ofCooperative: number }> {
  const failed = Promise.race(people.map((one) => one.then(() => wait(2 ** 30, undefined, { ref: false }))));
  const wanted = traffic.answered + LEAST_ANSWERED;
  await Promise.race([failed, wait(400 + Math.random() * 2_000)]);
  const end = Date.now() + LOAD_LIMIT_MS;
  // Twenty of the cooperative alone: what moves the money of members is what a kill has to meet.
  const isBusy = () => traffic.inFlightOfCooperative >= LEAST_IN_FLIGHT && traffic.answered >= wanted;
  while (!isBusy() && Date.now() < end) await Promise.race([failed, wait(2)]);
  if (!isBusy()) {
    throw new Error(
      `Too little went on: ${traffic.inFlightOfCooperative} of ${traffic.inFlight} requests in flight, ${traffic.answered} answered`,
    );
  }
  return { inFlight: traffic.inFlight, ofCooperative: traffic.inFlightOfCooperative };
}

async function kill(server: ServerProcess, victim: Victim): Promise<void> {
  if (victim !== 'server') server.killPostgres();
  if (victim !== 'postgres') await server.killServer();
}

/** Until every job that was taken up is finished. */
async function untilQuiet(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const end = Date.now() + QUIET_LIMIT_MS;
  try {
    while (Date.now() < end) {
      const { rows } = await client.query<{ open: number }>(
        `select count(*)::int as open from pooled.job_runs where state in ('queued', 'running')`,
      );
      if (rows[0]!.open === 0) return;
      await wait(300);
    }
  } finally {
    await client.end();
  }
}

async function verifyAudit(server: ServerProcess, slug: string): Promise<string[]> {
  const text = await server
    .balai('audit', 'verify', slug)
    .catch((error: Error & { stdout?: string }) => error.stdout ?? '');
  const { faults } = JSON.parse(text || '{"faults":["no answer"]}') as { faults: unknown[] };
  return faults.length === 0
    ? []
    : [`the audit log of ${slug} has ${faults.length} faults: ${JSON.stringify(faults.slice(0, 3))}`];
}

async function addMembers(ownerUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(
    `insert into pooled.members (tenant_id, id, region_code, full_name, approved_at, membership_status, onboarding_state,
       account_status, dues_rate_code, membership_start_date)
     select (select id from shared.tenants where slug = 'serikat'), gen_random_uuid(), (11 + n % 24)::text, 'Anggota ' || n,
       now(), 'active', 'approved', 'active', (array['GOL_III', 'SAL_3000_6000', 'GOL_II'])[1 + n % 3], '2020-01-01'
     from generate_series(1, $1) as n`,
    [count],
  );
  await client.query('analyze pooled.members');
  await client.end();
}

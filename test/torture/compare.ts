import { createHash } from 'node:crypto';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import pg from 'pg';
import type { Tx } from '#kernel/database';
import { checkLedger } from '../../src/features/dues/check-ledger.ts';
import { createTenantSecrets, loadKeyring } from '../../src/kernel/encryption/index.ts';
import { createLocalFileStore, openPrivateFile } from '../../src/kernel/files/index.ts';
import { obligedMembers } from '../../src/products/trade-union/treasury/obliged-members.ts';
import type { Books } from './books.ts';

pg.types.setTypeParser(20, Number);

/**
 * Holds what the clients were promised against what stands in the database.
 *
 * @returns every difference, in a sentence; none when nothing was lost and nothing done twice
 */
export async function compare(ownerUrl: string, dataFolder: string, books: Books): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `select id from shared.tenants where slug = 'serikat'`,
    );
    await client.query(`set search_path = pooled, shared`);
    await client.query(`select set_config('balai.tenant_id', $1, false)`, [rows[0]!.id]);
    const ask = async <R extends object>(text: string, values: unknown[] = []) =>
      (await client.query<R>(text, values)).rows;
    const checks = [
      await compareRegistrations(ask, books),
      await compareProofs(ask, books, rows[0]!.id, dataFolder),
      await compareVerified(ask, books),
      await compareBills(ask, books),
      await compareLedger(ask),
      await compareAudit(ask),
    ];
    return checks.flat();
  } finally {
    await client.end();
  }
}

type Ask = <R extends object>(text: string, values?: unknown[]) => Promise<R[]>;

async function compareRegistrations(ask: Ask, books: Books): Promise<string[]> {
  const people = await ask<{
    id: string;
    email: string;
    accounts: number;
    bills: number;
    consents: number;
    events: number;
    bill: string;
  }>(
    `select m.id, m.email, min(b.id::text) as bill, count(distinct a.id) as accounts, count(distinct b.id) as bills,
       count(distinct c.id) as consents, count(distinct e.id) as events
       from members m
       left join accounts a on a.tenant_id = m.tenant_id and a.subject_id = m.id
       left join dues_bills b on b.tenant_id = m.tenant_id and b.payer_id = m.id and b.kind = 'registration'
       left join consents c on c.tenant_id = m.tenant_id and c.subject_id = m.id
       left join member_events e on e.tenant_id = m.tenant_id and e.member_id = m.id and e.step = 'register'
      where m.tenant_id = balai.tenant_id() and m.email like '%@uji.ac.id' group by m.id, m.email`,
  );
  const byEmail = new Map(people.map((person) => [person.email, person]));
  const faults: string[] = [];
  if (byEmail.size !== people.length) faults.push(`${people.length - byEmail.size} people stand twice`);
  for (const [email, { memberId, billId }] of books.registered) {
    const found = byEmail.get(email);
    if (!found) faults.push(`the registration of ${email} was promised and is lost`);
    else if (found.id !== memberId || found.bill !== billId) faults.push(`${email} was promised other ids`);
  }
  for (const email of books.registeredUnanswered) {
    if (!byEmail.has(email)) faults.push(`${email} was called registered and is not there`);
  }
  for (const { email, accounts, bills, consents, events } of people) {
    if (accounts !== 1 || bills !== 1 || consents !== 2 || events !== 1) {
      faults.push(
        `${email} has ${accounts} accounts, ${bills} bills, ${consents} consents, ${events} events`,
      );
    }
  }
  return faults;
}

async function compareProofs(
  ask: Ask,
  books: Books,
  tenantId: string,
  dataFolder: string,
): Promise<string[]> {
  const rows = await ask<{ email: string; payments: number; file: string | null; hash: string }>(
    `select m.email, count(*) over (partition by m.id) as payments, f.id as file, f.sha256 as hash
       from dues_payments p join members m on m.tenant_id = p.tenant_id and m.id = p.payer_id
       left join files f on f.tenant_id = p.tenant_id and f.id = p.proof_file_id
      where p.tenant_id = balai.tenant_id() and m.email like '%@uji.ac.id'`,
  );
  const byEmail = new Map(rows.map((row) => [row.email, row]));
  const faults: string[] = [];
  for (const email of books.proofs) {
    if (!byEmail.has(email)) faults.push(`the proof of ${email} was taken and is lost`);
  }
  const { keyring } = await loadKeyring({ environment: process.env, dataFolder, mayCreate: false });
  const app = {
    files: createLocalFileStore(path.join(dataFolder, 'files')),
    secrets: createTenantSecrets(keyring),
  };
  const open = async (file: string) =>
    buffer((await openPrivateFile({ app, tenant: { id: tenantId } }, readerOf(ask), file, {})).content);
  for (const { email, payments, file, hash } of rows) {
    if (payments !== 1) faults.push(`${email} has ${payments} payments for one bill`);
    const content = file ? await open(file).catch(() => undefined) : undefined;
    if (!content) faults.push(`the file of the proof of ${email} is lost`);
    else if (sha256(content) !== hash) faults.push(`the file of the proof of ${email} is damaged`);
  }
  return faults;
}

/** What of a `Tx` reads, over this connection. */
function readerOf(ask: Ask): Tx {
  const one = async (text: string, values: unknown[] = []) => (await ask(text, values))[0];
  return { query: ask, one } as unknown as Tx;
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

async function compareVerified(ask: Ask, books: Books): Promise<string[]> {
  const rows = await ask<{
    id: string;
    status: string;
    received: number | null;
    entries: number;
    receipts: number;
    posted: number;
  }>(
    `select p.id, p.status, p.received_amount as received,
       (select count(*) from dues_entries e where e.tenant_id = p.tenant_id and e.payment_id = p.id and e.kind = 'payment') as entries,
       (select coalesce(sum(-e.amount), 0)::bigint from dues_entries e where e.tenant_id = p.tenant_id and e.payment_id = p.id) as posted,
       (select count(*) from dues_receipts r where r.tenant_id = p.tenant_id and r.payment_id = p.id) as receipts
       from dues_payments p where p.tenant_id = balai.tenant_id()`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const faults: string[] = [];
  for (const [id, amount] of books.verified) {
    const found = byId.get(id);
    if (found?.status !== 'verified')
      faults.push(`payment ${id} was posted and is ${found?.status ?? 'lost'}`);
    else if (found.received !== amount)
      faults.push(`payment ${id} was posted with ${amount} and stands with ${found.received}`);
  }
  for (const { id, status, received, entries, posted, receipts } of rows) {
    const wanted = status === 'verified' ? 1 : 0;
    if (entries !== wanted || receipts !== wanted)
      faults.push(`${status} payment ${id} has ${entries} entries and ${receipts} receipts`);
    if (wanted === 1 && posted !== received)
      faults.push(`payment ${id} of ${received} is posted with ${posted}`);
  }
  const [numbers] = await ask<{ count: number; distinct: number }>(
    `select count(*) as count, count(distinct number) as distinct from dues_receipts where tenant_id = balai.tenant_id()`,
  );
  if (numbers && numbers.count !== numbers.distinct) faults.push('receipt numbers were given twice');
  return faults;
}

async function compareBills(ask: Ask, books: Books): Promise<string[]> {
  const faults: string[] = [];
  for (const [month, runId] of books.runs) {
    const [run] = await ask<{ state: string }>(
      'select state from job_runs where tenant_id = balai.tenant_id() and id = $1',
      [runId],
    );
    if (!run) faults.push(`the billing run of ${month} was promised and is lost`);
    else if (run.state !== 'done') {
      const jobs = await ask<object>(
        `select state::text, retry_count, retry_limit, now() - started_on as since, start_after - now() as waits, output
           from jobs.job where data->>'runId' = $1`,
        [runId],
      );
      faults.push(`the billing run of ${month} is ${run.state}; the queue says ${JSON.stringify(jobs)}`);
    }
    const period = month.replace('-', '');
    const [missing] = await ask<{ count: number }>(
      `select count(*) as count from (${obligedMembers.sql}) s
        join dues_rates r on r.tenant_id = balai.tenant_id() and r.code = s.rate_code
         and r.effective_from <= to_date($1, 'YYYYMM') and (r.effective_to is null or r.effective_to >= to_date($1, 'YYYYMM'))
        where s.skip_reason is null and not exists (
          select 1 from dues_bills b where b.tenant_id = balai.tenant_id() and b.payer_id = s.payer_id
             and b.kind = 'monthly' and b.period = $1)`,
      [period],
    );
    if (missing && missing.count > 0) faults.push(`${missing.count} members have no bill for ${month}`);
  }
  const twice = await ask<{ period: string; count: number }>(
    `select period, count(*) as count from (select payer_id, period from dues_bills
       where tenant_id = balai.tenant_id() and kind = 'monthly' group by payer_id, period having count(*) > 1) d group by period`,
  );
  for (const { period, count } of twice) faults.push(`${count} members were billed twice for ${period}`);
  return faults;
}

async function compareLedger(ask: Ask): Promise<string[]> {
  const faults = await checkLedger(readerOf(ask));
  return faults.map(({ payerId, fault }) => `the books of ${payerId} do not add up: ${fault}`);
}

/** What happened and what the log says of it stand in one transaction: neither is there without the other. */
async function compareAudit(ask: Ask): Promise<string[]> {
  const rows = await ask<{ what: string; done: number; logged: number }>(
    `select 'registrations' as what,
       (select count(*) from members where tenant_id = balai.tenant_id() and email like '%@uji.ac.id') as done,
       (select count(*) from audit_events a join members m on m.tenant_id = a.tenant_id and m.id::text = a.object_id
         where a.tenant_id = balai.tenant_id() and a.action = 'member.registered' and m.email like '%@uji.ac.id') as logged
     union all
     select 'verified payments',
       (select count(*) from dues_payments where tenant_id = balai.tenant_id() and status = 'verified'),
       (select count(*) from audit_events where tenant_id = balai.tenant_id()
          and action in ('payment.verified', 'payment.posted'))`,
  );
  return rows
    .filter(({ done, logged }) => done !== logged)
    .map(({ what, done, logged }) => `${done} ${what}, but ${logged} in the audit log`);
}

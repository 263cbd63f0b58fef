import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Tenant } from '#kernel/tenancy';
import { type App, createSystemContext } from '#kernel/work';
import { sealAudit } from './seal.ts';
import { takeTouchedTenants } from './touched-tenants.ts';

const EVERY_MS = 20_000;

export interface KeptHead {
  at: string;
  seq: number;
  head: string;
}

/**
 * Seals new audit events of the organisations that wrote any, within half a minute, and keeps the head of each chain
 * outside the database once a day: whoever rewrites the tables cannot rewrite that file.
 */
export function startAuditSealer(app: App): { stop(): Promise<void> } {
  let isStopping = false;
  let running: Promise<void> = Promise.resolve();
  const round = async (tenantIds: Iterable<string>) => {
    for (const id of tenantIds) {
      if (isStopping) return;
      const tenant = await app.directory.findById(id);
      if (tenant) await sealTenant(app, tenant);
    }
  };
  const tick = (ids: () => Promise<Iterable<string>> | Iterable<string>) => {
    running = running.then(async () => round(await ids())).catch(() => {});
  };
  // What a process that was killed had not sealed yet.
  tick(async () => (await app.directory.list()).map(({ id }) => id));
  const timer = setInterval(() => tick(takeTouchedTenants), EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** Seals everything that can be sealed now and keeps today's head. */
export async function sealTenant(app: App, tenant: Tenant): Promise<void> {
  const ctx = createSystemContext(app, tenant, 'penyegelan log audit');
  let last = { sealed: 0, head: '', seq: 0 };
  do last = await ctx.transaction(sealAudit);
  while (last.sealed > 0);
  if (last.seq > 0) await keepHead(app, tenant, last.seq, last.head);
}

/** The newest head kept for this organisation, for `audit verify`. */
export async function readKeptHead(app: App, tenant: Tenant): Promise<KeptHead | undefined> {
  const lines = await readFile(headFile(app, tenant), 'utf8').catch(() => '');
  const last = lines.trim().split('\n').at(-1);
  return last ? (JSON.parse(last) as KeptHead) : undefined;
}

async function keepHead(app: App, tenant: Tenant, seq: number, head: string): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const kept = await readKeptHead(app, tenant);
  if (kept?.at.slice(0, 10) === today) return;
  await mkdir(path.dirname(headFile(app, tenant)), { recursive: true });
  await appendFile(headFile(app, tenant), `${JSON.stringify({ at: new Date().toISOString(), seq, head })}\n`);
}

function headFile(app: App, tenant: Tenant): string {
  return path.join(app.config.dataFolder, 'audit-heads', `${tenant.id}.jsonl`);
}

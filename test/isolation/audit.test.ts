import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseFromAudit, recordAudit, sealAudit, verifyAudit } from '#kernel/audit';
import type { WorkContext } from '#kernel/work';
import { readAuditLog } from '../support/read-audit-log.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
let ctx: WorkContext;
beforeAll(async () => {
  test = await openTestApp({ demo: false, jobs: false });
  await test.createTenant({ slug: 'uji', kind: 'desa', name: 'Desa Uji' });
  ctx = await test.system('uji');
});
afterAll(() => test.close());

const write = (action: string) => ctx.transaction((tx) => recordAudit(ctx, tx, { action, resource: 'test' }));
const writeAbout = (id: string, name: string, reason = 'uji') =>
  ctx.transaction((tx) =>
    recordAudit(ctx, tx, {
      ...{ action: 'person.updated', resource: 'person', objectId: id, objectLabel: name, reason },
      after: { name },
    }),
  );
/** Seals until `count` more rows are sealed: a transaction of a neighbour on the same server holds sealing back. */
const seal = async (count: number) => {
  let sealed = 0;
  for (const end = Date.now() + 120_000; sealed < count && Date.now() < end; ) {
    sealed += (await ctx.transaction(sealAudit)).sealed;
    if (sealed < count) await new Promise((next) => setTimeout(next, 50));
  }
  return sealed;
};
const unsealed = async () => {
  const [row] = await test.asSuperuser<{ count: string }>(
    `select count(*) from pooled.audit_events e join shared.tenants t on t.id = e.tenant_id and t.slug = 'uji'
      where not exists (select 1 from pooled.audit_seals s where s.tenant_id = e.tenant_id and s.event_id = e.id)`,
  );
  return Number(row!.count);
};
const sealAll = async () => seal(await unsealed());
/** What nobody of ours may do: the triggers are off, as for somebody who holds the whole server. */
const tamper = async (sql: string) => {
  await test.asSuperuser(`set session_replication_role = replica; ${sql}`);
};

// A neighbour's transaction may last as long as a property test of money.
describe('the audit log', { timeout: 180_000 }, () => {
  it('masks sensitive values and keeps only what changed', async () => {
    await ctx.transaction((tx) =>
      recordAudit(ctx, tx, {
        action: 'member.updated',
        resource: 'member',
        before: { nik: '6371010101900001', name: 'Aisyah', city: 'Banjarmasin' },
        after: { nik: '6371010101900002', name: 'Aisyah', city: 'Banjarbaru' },
      }),
    );
    const [row] = await readAuditLog(ctx, { action: 'member.updated' });
    expect(row).toMatchObject({
      before: { nik: '••••01', city: 'Banjarmasin' },
      after: { nik: '••••02', city: 'Banjarbaru' },
    });
  });

  it('finds nothing wrong in a log that nobody touched, however it was written', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, turn) => write(`event.${turn}`)));
    await sealAll();
    await Promise.all(Array.from({ length: 10 }, (_, turn) => write(`later.${turn}`)));
    await sealAll();
    const report = await ctx.transaction((tx) => verifyAudit(tx));
    expect(report.checked).toBeGreaterThanOrEqual(50);
    expect(report.faults).toEqual([]);
  });

  it('does not seal past a transaction that is still running', async () => {
    const written = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const slow = ctx.transaction(async (tx) => {
      await recordAudit(ctx, tx, { action: 'slow.one', resource: 'test' });
      written.resolve();
      await released.promise;
    });
    await written.promise;
    await write('quick.one');
    const during = await ctx.transaction(sealAudit);
    released.resolve();
    await slow;
    expect(during.sealed).toBeLessThan(2);
    expect(during.sealed + (await seal(2 - during.sealed))).toBe(2);
    expect((await ctx.transaction((tx) => verifyAudit(tx))).faults).toEqual([]);
  });

  it('names a changed row, a missing row and a chain that was cut short', async () => {
    await sealAll();
    const head = await ctx.transaction(sealAudit);
    const [changed] = await test.asSuperuser<{ seq: string }>(
      `select seq from pooled.audit_seals s join pooled.audit_events e on e.id = s.event_id where action = 'event.3'`,
    );
    await tamper(`update pooled.audit_events set actor_name = 'orang lain' where action = 'event.3'`);
    expect((await ctx.transaction((tx) => verifyAudit(tx))).faults).toMatchObject([
      { seq: Number(changed!.seq), fault: 'changed' },
    ]);
    await tamper(`update pooled.audit_events set actor_name = 'test' where action = 'event.3'`);
    expect((await ctx.transaction((tx) => verifyAudit(tx))).faults).toEqual([]);

    await tamper(`delete from pooled.audit_events where action = 'event.5'`);
    expect((await ctx.transaction((tx) => verifyAudit(tx))).faults).toMatchObject([{ fault: 'missing' }]);

    await tamper(`delete from pooled.audit_seals where seq > 20`);
    const cut = await ctx.transaction((tx) => verifyAudit(tx, { seq: head.seq, head: head.head }));
    expect(cut.faults.some(({ fault }) => fault === 'cut')).toBe(true);
  });

  it('tells nobody who reads the tables who it was or what it was about', async () => {
    await writeAbout('orang-1', 'Kanari Terang');
    const [dump] = await test.asSuperuser<{ text: string }>(
      `select string_agg(e::text, ' ') || (select string_agg(k::text, ' ') from pooled.audit_keys k) as text
         from pooled.audit_events e`,
    );
    expect(dump!.text).toContain('person.updated');
    expect(dump!.text).not.toContain('Kanari');
  });

  it('forgets a person without breaking: their rows are empty, the others read on, the chain holds', async () => {
    await writeAbout('orang-2', 'Budi Utama');
    await writeAbout('orang-3', 'Siti Lestari', 'dulu dicatat sebagai Budi Utama');
    await writeAbout('orang-4', 'Rahmat Hidayat');
    await sealAll();
    const before = (await ctx.transaction((tx) => verifyAudit(tx))).faults;
    await ctx.transaction((tx) => eraseFromAudit(ctx, tx, { owners: ['orang-2'], words: ['Budi Utama'] }));
    const log = await readAuditLog(ctx, { action: 'person.updated' });
    const about = (id: string) => log.find(({ objectId }) => objectId === id)!;
    expect(about('orang-2')).toMatchObject({ isErased: true, objectLabel: null, after: null });
    expect(about('orang-3').isErased).toBe(true);
    expect(about('orang-4')).toMatchObject({ isErased: false, objectLabel: 'Rahmat Hidayat' });
    expect((await ctx.transaction((tx) => verifyAudit(tx))).faults).toEqual(before);
    expect(await ctx.transaction((tx) => eraseFromAudit(ctx, tx, { owners: ['orang-2'], words: [] }))).toBe(
      0,
    );
  });

  it('lets the serving role neither change nor remove a row', async () => {
    await expect(ctx.transaction((tx) => tx.execute(`update audit_events set action = 'x'`))).rejects.toThrow(
      /permission denied/,
    );
    await expect(ctx.transaction((tx) => tx.execute('delete from audit_seals'))).rejects.toThrow(
      /permission denied/,
    );
  });
});

import { recordAudit } from '#kernel/audit';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { formatCount } from '#kernel/money';
import { accountsWithRole, notify } from '#kernel/notifications';
import { checkBooks } from './check-books.ts';

/**
 * Every night: each journal is added up again and compared with what it says. A fault is written down in the audit log and
 * told to the officers named; the run keeps the numbers of the journals.
 *
 * @param alert whom a fault is told to (roles), and the page of the journals
 */
export function checkBooksJob(alert: { roles: readonly string[]; url: string }): JobDeclaration {
  return defineJob({
    kind: 'checkBooks',
    lane: 'idle',
    nightly: { title: 'Memeriksa pembukuan' },
    run: async (ctx) =>
      ctx.transaction(async (tx) => {
        const faults = await checkBooks(tx);
        const counted = await tx.one<{ journals: number }>(
          'select count(*) as journals from ledger_journals where tenant_id = balai.tenant_id()',
        );
        const journals = formatCount(counted!.journals);
        if (faults.length === 0) return { note: `${journals} jurnal seimbang`, result: { faults: 0 } };
        const numbers = faults.slice(0, 20).map(({ number }) => number);
        const title = `${formatCount(faults.length)} jurnal tidak seimbang`;
        await recordAudit(ctx, tx, {
          ...{ action: 'books.fault_found', resource: 'journal', objectLabel: title },
          after: { journals: numbers.join(', ') },
        });
        await notify(tx, await accountsWithRole(tx, alert.roles), {
          ...{ title, url: alert.url },
          body: `Pemeriksaan malam menemukan jurnal yang jumlahnya tidak cocok: ${numbers.join(', ')}. Hubungi pengelola sistem sebelum membukukan lagi.`,
        });
        return { note: `${title}: ${numbers.join(', ')}`, result: { faults: faults.length } };
      }),
  });
}

import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { defineJob, type JobDeclaration } from '#kernel/jobs';
import { formatCount } from '#kernel/money';
import { accountsWithRole, notify } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';
import { checkBooks } from './check-books.ts';

/** A check of the night: what it looked at, and what it found wrong, in words for officers. */
export type BookCheck = (
  ctx: WorkContext,
  tx: Tx,
) => Promise<{
  /** "412 jurnal seimbang" */
  sound: string;
  /** None when all is well. */
  fault?: {
    /** "2 jurnal tidak seimbang" */
    title: string;
    /** What differs, one each: numbers of journals, names of accounts. Never a member. */
    where: readonly string[];
  };
}>;

/**
 * Every night: each journal is added up again and compared with what it says, then whatever else ties to it is checked. A
 * fault is written down in the audit log and told to the officers named.
 *
 * @param alert whom a fault is told to (roles), and the page of the journals
 * @param others checks of books that tie to this one
 */
export function checkBooksJob(
  alert: { roles: readonly string[]; url: string },
  others: readonly BookCheck[] = [],
): JobDeclaration {
  return defineJob({
    kind: 'checkBooks',
    lane: 'idle',
    nightly: { title: 'Memeriksa pembukuan' },
    run: async (ctx) =>
      ctx.transaction(async (tx) => {
        const said: string[] = [];
        let faults = 0;
        for (const check of [checkJournals, ...others]) {
          const { sound, fault } = await check(ctx, tx);
          said.push(fault ? `${fault.title}: ${fault.where.join(', ')}` : sound);
          if (!fault) continue;
          faults += fault.where.length;
          await recordAudit(ctx, tx, {
            ...{ action: 'books.fault_found', resource: 'journal', objectLabel: fault.title },
            after: { where: fault.where.join(', ') },
          });
          await notify(tx, await accountsWithRole(tx, alert.roles), {
            ...{ title: fault.title, url: alert.url },
            body: `Pemeriksaan malam menemukan angka yang tidak cocok: ${fault.where.join(', ')}. Hubungi pengelola sistem sebelum membukukan lagi.`,
          });
        }
        return { note: said.join('; '), result: { faults } };
      }),
  });
}

const checkJournals: BookCheck = async (_, tx) => {
  const faults = await checkBooks(tx);
  const counted = await tx.one<{ journals: number }>(
    'select count(*) as journals from ledger_journals where tenant_id = balai.tenant_id()',
  );
  return {
    sound: `${formatCount(counted!.journals)} jurnal seimbang`,
    ...(faults.length > 0 && {
      fault: {
        title: `${formatCount(faults.length)} jurnal tidak seimbang`,
        where: faults.slice(0, 20).map(({ number }) => number),
      },
    }),
  };
};

import { type App, createSystemContext } from '#kernel/work';
import { markBounced } from './bounces.ts';
import { readReturnedMail } from './read-returned-mail.ts';

export type TakenReturn =
  | { outcome: 'marked'; tenant: string; kind: 'hard' | 'soft' }
  /** Came back a second time, or never left: nothing to write down. */
  | { outcome: 'known'; tenant: string }
  /** No notification of a failure, or about a mail that no organisation here sent. */
  | { outcome: 'not_ours' };

/** Writes a returned mail into the book of bounces of the organisation that sent it. */
export async function takeReturnedMail(app: App, source: Buffer): Promise<TakenReturn> {
  const returned = await readReturnedMail(source);
  if (!returned) return { outcome: 'not_ours' };
  const { mailId, kind, code } = returned;
  for (const tenant of await app.directory.list()) {
    const ctx = createSystemContext(app, tenant, 'surel yang kembali');
    const found = await ctx.transaction(async (tx) => {
      const mail = await tx.one<{ isOut: boolean }>(
        `select o.state in ('sent', 'uncertain', 'left') and not exists (select 1 from mail_bounces b
             where b.tenant_id = o.tenant_id and b.mail_id = o.id) as "isOut"
           from outbox o where o.tenant_id = balai.tenant_id() and o.id = $1 for update of o`,
        [mailId],
      );
      if (mail?.isOut) await markBounced(ctx, tx, { mailId, kind, source: 'report', code });
      return mail;
    });
    if (found) {
      return found.isOut
        ? { outcome: 'marked', tenant: tenant.slug, kind }
        : { outcome: 'known', tenant: tenant.slug };
    }
  }
  return { outcome: 'not_ours' };
}

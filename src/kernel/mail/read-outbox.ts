import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import type { WorkContext } from '#kernel/work';
import { openContent } from './sealed-content.ts';

export interface OutboxMail {
  id: string;
  template: string;
  to: { name?: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** Names of the files it carries. */
  attachments: readonly string[];
  state: string;
  attempts: number;
  failure: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

/** The newest mails, opened for whoever may read the outbox. */
export async function readOutbox(
  ctx: WorkContext,
  tx: Tx,
  page: { offset: number; limit: number },
): Promise<{ items: OutboxMail[]; total: number }> {
  const rows = await tx.query<OutboxRow>(
    `select id, template, recipient, content, state, attempts, failure, created_at, sent_at, count(*) over () as total
       from outbox where tenant_id = balai.tenant_id() order by created_at desc, id desc offset $1 limit $2`,
    [page.offset, page.limit],
  );
  const secrets = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return { total: rows[0]?.total ?? 0, items: rows.map((row) => openMail(secrets, row)) };
}

/** One mail, opened; undefined when there is none with this id. */
export async function readOutboxMail(ctx: WorkContext, tx: Tx, id: string): Promise<OutboxMail | undefined> {
  const row = await tx.one<OutboxRow>(
    `select id, template, recipient, content, state, attempts, failure, created_at, sent_at
       from outbox where tenant_id = balai.tenant_id() and id = $1`,
    [id],
  );
  return row && openMail(await ctx.app.secrets.get(tx, ctx.tenant.id), row);
}

function openMail(secrets: Pick<TenantKeys, 'open'>, row: Omit<OutboxRow, 'total'>): OutboxMail {
  const { subject, text, html, attachments = [] } = openContent(secrets, row.content);
  return {
    id: row.id,
    template: row.template,
    to: JSON.parse(secrets.open(row.recipient, { table: 'outbox', column: 'recipient' })) as OutboxMail['to'],
    ...{ subject, text, html },
    attachments: attachments.map(({ name }) => name),
    state: row.state,
    attempts: row.attempts,
    failure: row.failure,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  };
}

interface OutboxRow {
  id: string;
  template: string;
  recipient: string;
  content: string;
  state: string;
  attempts: number;
  failure: string | null;
  created_at: Date;
  sent_at: Date | null;
  total: number;
}

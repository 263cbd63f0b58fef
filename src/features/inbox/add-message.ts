import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { keepAttachments } from './attachments.ts';
import { keysOf, placeOf } from './sealing.ts';
import type { MessageKind } from './ticket.ts';

export interface NewMessage {
  ticketId: string;
  kind: MessageKind;
  body: string;
  /** Of the author where no account writes; else the account's own name stands. */
  name?: string;
  uploads?: readonly { path: string; name: string; field: string }[];
}

/** Adds one message to a ticket inside the walls, sealed. Times and states of the ticket are the caller's. */
export async function addMessage(ctx: WorkContext, tx: Tx, given: NewMessage): Promise<string> {
  const { principal } = ctx;
  const id = uuidv7();
  const keys = await keysOf(ctx, tx);
  const account = principal.kind === 'account' ? principal : undefined;
  await tx.execute(
    `insert into ticket_messages (id, ticket_id, kind, at, account_id, account_name, body)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[id, given.ticketId, given.kind, ctx.now, account?.accountId ?? null],
      ...[account?.name ?? given.name ?? '', keys.seal(given.body, placeOf.body(id))],
    ],
  );
  await keepAttachments(ctx, tx, id, given.uploads ?? []);
  return id;
}

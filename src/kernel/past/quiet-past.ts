import type { WorkContext } from '#kernel/work';

/**
 * The same work, told rather than lived: notices are read at the moment of the story, so that bells stay for what happens
 * now, and letters go to nobody, whatever mail server is set.
 */
export function quietPast(ctx: WorkContext): WorkContext {
  return {
    ...ctx,
    transaction: (work) =>
      ctx.transaction(async (tx) => {
        const result = await work(tx);
        await tx.execute(
          `update notifications set created_at = $1, read_at = $1
            where tenant_id = balai.tenant_id() and read_at is null and created_at = now()`,
          [ctx.now],
        );
        await tx.execute(
          `update outbox set state = 'kept'
            where tenant_id = balai.tenant_id() and state = 'queued' and created_at = now() and not is_bulk`,
        );
        return result;
      }),
  };
}

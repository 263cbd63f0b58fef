import { defineJob } from '#kernel/jobs';
import { removePapers } from './papers.ts';

/** Days after which the mailed link holds no more (`sign-up` of the mailed tokens), and nobody can come back to it. */
const DAYS = 60;

/** Forgets sign-ups that were begun and never sent, papers and all. */
export const forgetDraftsJob = defineJob({
  ...{
    kind: 'forgetSignUpDrafts',
    lane: 'idle',
    nightly: { title: 'Menghapus pendaftaran yang ditinggalkan' },
  },
  run: async (ctx) => {
    const keys = await ctx.transaction(async (tx) => {
      const left = await tx.query<{ id: string }>(
        `select id from tenant_applications where tenant_id = balai.tenant_id() and state = 'draft'
           and begun_at < $1::timestamptz - make_interval(days => $2) limit 500 for update`,
        [ctx.now, DAYS],
      );
      const removed: string[] = [];
      for (const { id } of left) removed.push(...(await removePapers(ctx, tx, id)));
      await tx.execute(
        'delete from tenant_applications where tenant_id = balai.tenant_id() and id = any($1)',
        [left.map(({ id }) => id)],
      );
      return removed;
    });
    for (const key of keys) await ctx.app.files.delete(key);
    return { note: `${keys.length} berkas dihapus.` };
  },
});

import { defineJob, type JobDeclaration } from '#kernel/jobs';
import type { ImportTarget } from './import-target.ts';
import { commitImport } from './staged-import.ts';

/** The commit as background work: killed and started again it either has nothing done or finds itself finished. */
export function commitImportJob(targets: readonly ImportTarget[], kind = 'commitImport'): JobDeclaration {
  return defineJob({
    kind,
    lane: 'long',
    run: async (ctx, run) => {
      const target = targets.find(({ profile }) => profile.register === run.input.register);
      if (!target) throw new Error(`Nothing imports into ${String(run.input.register)}`);
      await run.progress(0, undefined, 'Menyimpan baris');
      const counts = await commitImport(ctx, target, String(run.input.importId));
      return {
        result: { ...counts },
        note: `${counts.created} baru, ${counts.updated} diperbarui, ${counts.unchanged} tidak berubah`,
      };
    },
  });
}

import { defineImportTarget, type ImportTarget } from '#features/imports';
import { importOf, type Register } from '#kernel/register';
import { openingTarget } from './opening/index.ts';
import { registers } from './registers/index.ts';
import { basisTarget } from './surplus/index.ts';

export const commitKind = 'commitImport-cooperative';

/** Every book that a sheet can be imported into, and the balances that books begin with. */
export const importTargets: readonly ImportTarget[] = [
  ...registers.flatMap((register) => targetOf(register) ?? []),
  openingTarget,
  basisTarget,
];

function targetOf(register: Register): ImportTarget | undefined {
  const source = importOf(register);
  if (!source) return undefined;
  return defineImportTarget({
    profile: source.profile,
    right: { resource: register.resource, right: 'import' },
    pageUrl: `${register.page}/impor`,
    title: `Impor ${register.title}`,
    arrived: { url: register.page, label: `Buka ${register.title}` },
    promise:
      'Baris yang benar masuk ke dalam buku. Baris bermasalah tidak disimpan; perbaiki di sini atau di lembar Anda, lalu impor lagi.',
    leavesOutFaulty: true,
    commit: (ctx, tx, { result }) =>
      source.commitRows(
        ctx,
        tx,
        result.rows.map(({ values }) => values),
      ),
  });
}

import { defineImportTarget } from '#features/imports';
import { conflict } from '#kernel/work';
import { type BasisMember, basisProfile } from './basis-profile.ts';
import { saveBasis } from './calculate-surplus.ts';
import { readSurpluses } from './surplus.ts';

/** The sheet of savings and business, for the newest year that waits to be calculated. */
export const basisTarget = defineImportTarget<BasisMember>({
  profile: basisProfile,
  right: { resource: 'shu', right: 'calculate' },
  pageUrl: '/shu/impor',
  title: 'Impor dasar pembagian SHU',
  arrived: { url: '/shu', label: 'Lanjutkan SHU' },
  promise:
    'Simpanan dan transaksi ini menjadi dasar pembagian SHU tahun yang belum disetujui. Selama masih ada baris bermasalah, tidak ada yang disimpan.',
  isAllOrNothing: true,
  commit: async (ctx, tx, { result }) => {
    const waiting = (await readSurpluses(tx)).find(
      ({ state }) => state === 'decided' || state === 'calculated',
    );
    if (!waiting)
      throw conflict('no_decision', 'Belum ada keputusan rapat tentang SHU yang menunggu dihitung.');
    const members = result.rows.map(({ values }) => values as BasisMember);
    await saveBasis(ctx, tx, { year: waiting.year, members });
    return { created: members.length, updated: 0, unchanged: 0, pending: 0 };
  },
});

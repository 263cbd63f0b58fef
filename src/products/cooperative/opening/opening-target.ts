import { defineImportTarget } from '#features/imports';
import { saveMembers } from './keep-opening.ts';
import { type OpeningMember, openingProfile } from './opening-profile.ts';

/** The sheet of members with their balances, into the draft. One wrong row holds up all: sums would not tie. */
export const openingTarget = defineImportTarget<OpeningMember>({
  profile: openingProfile,
  right: { resource: 'opening-balance', right: 'import' },
  pageUrl: '/pembukuan/saldo-awal/impor',
  title: 'Impor saldo awal anggota',
  arrived: { url: '/pembukuan/saldo-awal', label: 'Lanjutkan saldo awal' },
  promise:
    'Semua baris disimpan bersama sebagai rancangan, dan baru dibukukan sesudah disetujui pengurus lain. Selama masih ada baris bermasalah, tidak ada yang disimpan.',
  isAllOrNothing: true,
  commit: async (ctx, tx, { importId, result }) => {
    const by = await tx.one<{ account: string | null }>(
      'select created_by as account from imports where tenant_id = balai.tenant_id() and id = $1',
      [importId],
    );
    // Every row was read without a fault, so what is required is there.
    const members = result.rows.map(({ values }) => values as OpeningMember);
    await saveMembers(ctx, tx, { members, importedBy: by?.account ?? null });
    return { created: members.length, updated: 0, unchanged: 0, pending: members.length };
  },
});

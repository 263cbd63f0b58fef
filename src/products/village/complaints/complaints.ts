import type { ComplaintPlace } from '#features/complaints';
import { areaWords, readAreas } from '#features/population';
import { accountOf } from '#kernel/http';
import { accountsWithRole } from '#kernel/notifications';

const OFFICERS = ['admin', 'super_admin'];

/** Complaints of a village: residents write, officers answer, heads of RT see what is public of their area. */
export const complaintPlace: ComplaintPlace = {
  addresses: {
    own: '/pengaduan',
    open: '/pengaduan/terbuka',
    area: '/pengaduan/wilayah',
    desk: '/admin-pengaduan',
    api: '/api/v1/complaints',
  },
  resource: 'complaint',
  openResource: 'complaint-public',
  report: { resource: 'report', right: 'read' },
  surfaceOf: (ctx) => (ctx.can('complaint', 'respond') || ctx.can('own-area', 'read') ? 'console' : 'member'),
  areasOf: async (tx) => {
    const areas = await readAreas(tx);
    return areas
      .filter(({ isActive, level }) => isActive && level === 'rt')
      .map(({ code }) => ({ value: code, label: areaWords(areas, code) }));
  },
  areaOfAccount: async (ctx, tx) => {
    const { subjectId } = accountOf(ctx);
    if (!subjectId) return '';
    const row = await tx.one<{ area: string }>(
      'select area_code as area from residents where tenant_id = balai.tenant_id() and id = $1',
      [subjectId],
    );
    return row?.area ?? '';
  },
  officersOf: async (_ctx, tx) =>
    tx.query<{ id: string; name: string }>(
      `select id, display_name as name from accounts
        where tenant_id = balai.tenant_id() and id = any($1) order by display_name, id`,
      [await accountsWithRole(tx, OFFICERS)],
    ),
  // The secretary is who initials letters; while nobody was named, every officer is told.
  secretariesOf: async (_ctx, tx) => {
    const named = await accountsWithRole(tx, ['letter_secretary']);
    return named.length > 0 ? named : accountsWithRole(tx, ['admin']);
  },
  headsOf: (_ctx, tx) => accountsWithRole(tx, ['super_admin']),
};

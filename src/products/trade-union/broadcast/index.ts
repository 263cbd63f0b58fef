import { type BroadcastPlace, broadcastRoutes, startBroadcastJob } from '#features/broadcast';
import { listProvinces } from '#features/regions';
import { decide } from '#kernel/access';
import type { JobDeclaration } from '#kernel/jobs';
import { readCampuses, regionName } from '../members/campus.ts';
import { memberGroupings } from '../members/groupings.ts';
import { DUES_OPTIONS } from '../members/list-words.ts';
import { surfaceOf } from '../surface.ts';

const provinces = listProvinces().map(({ code }) => ({
  value: code,
  label: regionName(code),
  region: code,
}));

/** Whom an officer may write to: not those who said no to the union, or are no more. */
const STATUS_OPTIONS = [
  { value: 'active', label: 'Aktif' },
  { value: 'candidate', label: 'Calon anggota' },
  { value: 'inactive', label: 'Tidak aktif (data lama)' },
  { value: 'disabled', label: 'Nonaktif' },
];

const ROLE_OPTIONS = [
  { value: 'coordinator', label: 'Pengurus Wilayah' },
  { value: 'treasurer', label: 'Bendahara' },
  { value: 'admin', label: 'Admin (Pengurus Pusat)' },
  { value: 'super_admin', label: 'Super Admin' },
];

/** The union's letters: the board writes to all, coordinators to the members of their own provinces. */
export const unionBroadcast: BroadcastPlace = {
  addresses: {
    desk: '/admin/broadcast',
    regionDesk: '/region/broadcast',
    own: '/me/pengumuman',
    leave: '/pengumuman/berhenti',
  },
  rights: {
    send: { resource: 'broadcast', right: 'send' },
    read: { resource: 'notification', right: 'read' },
    choose: { resource: 'notification', right: 'update' },
  },
  surfaceOf,
  reachOf: (ctx) => {
    const answer = decide(ctx.rights, 'broadcast', 'send', ctx.principal.facts);
    if (answer.kind === 'all') return 'all';
    return answer.kind === 'where' ? (answer.regions ?? []) : [];
  },
  regions: provinces,
  noun: 'anggota',
  people: (
    condition,
  ) => `select m.id, m.full_name as name, coalesce(m.member_number, '') as number, m.region_code,
      m.email, a.id as account_id, coalesce(a.wants_mail, true) as wants_mail, m.dues_held_at is not null as is_held
      from members m
      left join accounts a on a.tenant_id = m.tenant_id and a.subject_id = m.id and a.status = 'active'
     where m.tenant_id = balai.tenant_id() and m.deleted_at is null
       and m.membership_status in ('active', 'candidate', 'inactive', 'disabled') and ${condition}`,
  audience: [
    {
      ...{ key: 'status', label: 'Status keanggotaan', all: 'semua status', initial: ['active'] },
      options: async () => STATUS_OPTIONS,
      matches: (values) => `m.membership_status = any(${values})`,
    },
    {
      ...{ key: 'region', label: 'Wilayah', all: 'semua wilayah', isRegion: true },
      options: async () => provinces,
      matches: (values) => `m.region_code = any(${values})`,
    },
    {
      ...{ key: 'campus', label: 'Kampus', all: 'semua kampus' },
      options: async (_ctx, tx) =>
        (await readCampuses(tx)).map(({ id, name, regionCode }) => ({
          value: id,
          label: `${name} (${regionName(regionCode)})`,
          region: regionCode,
        })),
      matches: (values) => `m.campus_id::text = any(${values})`,
    },
    {
      ...{ key: 'dues', label: 'Iuran', all: 'semua' },
      options: async () => DUES_OPTIONS,
      matches: (values) => `(${memberGroupings.dues.sql}) = any(${values})`,
    },
    {
      ...{ key: 'role', label: 'Peran', all: 'semua peran' },
      options: async () => ROLE_OPTIONS,
      matches: (
        values,
      ) => `exists (select 1 from role_grants g where g.tenant_id = m.tenant_id and g.account_id = a.id
        and g.role = any(${values}) and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now()))`,
    },
  ],
};

export { broadcastHelp } from './help.ts';

export const unionBroadcastRoutes = broadcastRoutes(unionBroadcast);

export const broadcastJobs: readonly JobDeclaration[] = [startBroadcastJob(unionBroadcast)];

import type { ForumPlace } from '#features/forum';
import { listProvinces } from '#features/regions';
import { decide } from '#kernel/access';
import { accountOf } from '#kernel/http';
import { accountsWithRole } from '#kernel/notifications';
import { regionName } from '../members/campus.ts';
import { surfaceOf } from '../surface.ts';
import { readOwnRegion } from './own-region.ts';

const forum = (right: string) => ({ resource: 'forum', right });

/** The members' forum: closed to candidates and while services are on hold, by the gates of the rights themselves. */
export const unionForum: ForumPlace = {
  addresses: {
    list: '/member/forum',
    compose: '/member/forum/new',
    moderation: '/admin/forum/moderation',
    api: '/api/v1/forum/threads',
  },
  rights: { view: forum('view'), post: forum('post'), moderate: forum('moderate') },
  surfaceOf,
  regionOf: (ctx, tx) => readOwnRegion(tx, accountOf(ctx).subjectId),
  moderationOf: (ctx) => {
    const answer = decide(ctx.rights, 'forum', 'moderate', ctx.principal.facts);
    if (answer.kind === 'all') return 'all';
    return answer.kind === 'where' ? (answer.regions ?? []) : [];
  },
  moderatorsOf: async (tx, regionCode) => {
    const board = await accountsWithRole(tx, ['admin', 'super_admin']);
    const region = regionCode === '00' ? [] : await accountsWithRole(tx, ['coordinator'], regionCode);
    return [...new Set([...board, ...region])];
  },
  regions: listProvinces().map(({ code }) => ({ value: code, label: regionName(code) })),
};

/** What the forum of a new union starts with. */
export const FORUM_CATEGORIES = [
  { name: 'Umum', description: 'Kabar, perkenalan, dan pembicaraan bebas.', scope: 'all' },
  { name: 'Ketenagakerjaan', description: 'Upah, kontrak, jam kerja, dan jaminan sosial.', scope: 'all' },
  { name: 'Karier akademik', description: 'Angka kredit, jabatan, dan serdos.', scope: 'all' },
  { name: 'Usul untuk serikat', description: 'Gagasan program dan kebijakan serikat.', scope: 'all' },
  { name: 'Wilayah', description: 'Pembicaraan antaranggota satu provinsi.', scope: 'region' },
] as const;

import { listProvinces } from '#features/regions';
import type { SurveyPlace } from '#features/surveys';
import { decide } from '#kernel/access';
import { accountOf } from '#kernel/http';
import { regionName } from '../members/campus.ts';
import { unionEmblem, unionPrintTheme } from '../print-theme.ts';
import { surfaceOf } from '../surface.ts';
import { readOwnRegion } from '../talk/index.ts';
import { findAudienceMember, readAccounts, readAudience, readGroups, readNames } from './people.ts';

const survey = (right: string) => ({ resource: 'survey', right });

const provinces = listProvinces().map(({ code }) => ({ value: code, label: regionName(code) }));

const CAMPUS_KINDS = [
  { value: 'negeri', label: 'Perguruan tinggi negeri' },
  { value: 'swasta', label: 'Perguruan tinggi swasta' },
];

const MEMBERSHIPS = [
  { value: 'active', label: 'Anggota aktif' },
  { value: 'candidate', label: 'Calon anggota' },
  { value: 'inactive', label: 'Anggota tidak aktif' },
];

const EMPLOYMENTS = [
  'PNS',
  'PPPK',
  'Tetap Non-PNS',
  'Kontrak/PKWT',
  'Dosen Luar Biasa',
  'Honorer',
  'Lainnya',
];

/**
 * The union's surveys (research/serikat §1c): open ones for active members in good standing, assigned ones for whoever
 * they are handed to, candidates among them; a coordinator runs and reads those of the own provinces.
 */
export const unionSurveys: SurveyPlace = {
  addresses: {
    own: '/member/surveys',
    manage: '/admin/surveys',
    results: '/admin/surveys/results',
    api: '/api/v1/surveys',
  },
  rights: { fill: survey('fill'), manage: survey('manage'), results: survey('results') },
  surfaceOf,
  fillReachOf: (ctx) =>
    decide(ctx.rights, 'survey', 'fill', ctx.principal.facts).kind === 'all' ? 'all' : 'assigned',
  reachOf: (ctx, act) => {
    const answer = decide(ctx.rights, 'survey', act, ctx.principal.facts);
    if (answer.kind === 'all') return 'all';
    return answer.kind === 'where' ? (answer.regions ?? []) : [];
  },
  personOf: (ctx) => accountOf(ctx).subjectId,
  regionOf: (ctx, tx) => readOwnRegion(tx, accountOf(ctx).subjectId),
  regions: provinces,
  audiences: [
    {
      key: 'active',
      label: 'Semua anggota aktif',
      help: 'Juga yang bergabung selama survei dibuka. Tidak termasuk yang layanannya ditahan.',
      way: 'open',
    },
    {
      key: 'regions',
      label: 'Anggota di provinsi tertentu',
      help: 'Anggota aktif yang kampusnya di provinsi itu.',
      way: 'choice',
      options: provinces,
    },
    {
      key: 'campus_kinds',
      label: 'Anggota menurut jenis kampus',
      help: 'Anggota aktif di kampus negeri atau swasta.',
      way: 'choice',
      options: CAMPUS_KINDS,
    },
    {
      key: 'statuses',
      label: 'Menurut status keanggotaan',
      help: 'Termasuk calon anggota bila dipilih.',
      way: 'choice',
      options: MEMBERSHIPS,
    },
    {
      key: 'named',
      label: 'Orang tertentu',
      help: 'Disebut satu per satu dengan nomor anggota atau surelnya.',
      way: 'named',
    },
  ],
  readAudience,
  findPerson: findAudienceMember,
  readNames,
  accountsOf: readAccounts,
  groupings: [
    {
      key: 'region',
      label: 'Provinsi',
      labelOf: (code) => (code === '00' ? 'Belum tercatat' : regionName(code)),
    },
    {
      key: 'membership',
      label: 'Status keanggotaan',
      labelOf: (code) => MEMBERSHIPS.find(({ value }) => value === code)?.label ?? 'Status lain',
    },
    {
      key: 'employment',
      label: 'Status kepegawaian',
      labelOf: (code) => (EMPLOYMENTS.includes(code) ? code : 'Belum tercatat'),
    },
  ],
  readGroups,
  print: { theme: unionPrintTheme, emblem: unionEmblem },
};

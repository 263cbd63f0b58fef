import type { InboxPlace } from '#features/inbox';
import { listProvinces } from '#features/regions';
import { decide } from '#kernel/access';
import type { Tx } from '#kernel/database';
import { accountOf } from '#kernel/http';
import { accountsWithRole } from '#kernel/notifications';
import { regionName } from '../members/campus.ts';
import { surfaceOf } from '../surface.ts';
import { readOwnRegion } from './own-region.ts';

const ticket = (right: string) => ({ resource: 'ticket', right });

/** What the catalogue calls the dues channel: the scope "assigned" of the treasurer. */
const ASSIGNED = ['dues'] as const;

/** The union's one inbox (research/serikat §1a 34): messages, complaints, contact form, questions about dues. */
export const unionInbox: InboxPlace = {
  addresses: {
    own: '/member/messages',
    compose: '/member/messages/compose',
    desk: '/admin/complaints',
    contact: '/admin/cms/contact-inbox',
    api: '/api/v1/tickets',
  },
  rights: {
    create: ticket('create'),
    view: ticket('view'),
    reply: ticket('reply'),
    confidential: ticket('confidential'),
  },
  channels: [
    {
      channel: 'message',
      label: 'Pesan kepada pengurus',
      help: 'Pertanyaan, usul, atau kabar. Dijawab pengurus pusat atau pengurus wilayah Anda.',
    },
    {
      channel: 'complaint',
      label: 'Pengaduan',
      help: 'Masalah di tempat kerja atau di serikat yang perlu ditangani.',
    },
    { channel: 'dues', label: 'Iuran', help: 'Tagihan, pembayaran, atau kuitansi. Dijawab Bendahara.' },
  ],
  surfaceOf,
  deskOf: (ctx, act) => {
    const answer = decide(ctx.rights, 'ticket', act, ctx.principal.facts);
    const isGrievanceHandler = ctx.can('ticket', 'confidential');
    if (answer.kind === 'all') return { regions: 'all', channels: [], isGrievanceHandler };
    if (answer.kind === 'no') return { regions: [], channels: [], isGrievanceHandler };
    return {
      regions: answer.regions ?? [],
      channels: answer.assigned ? ASSIGNED : [],
      isGrievanceHandler,
    };
  },
  regionOf: async (ctx, tx) => (await readOwnRegion(tx, accountOf(ctx).subjectId)) ?? '00',
  answerersOf: async (tx, { channel, isConfidential, regionCode }) => {
    if (isConfidential) return named(tx, await accountsWithRole(tx, ['grievance_handler']));
    const board = await accountsWithRole(tx, ['admin', 'super_admin']);
    const region = await accountsWithRole(tx, ['coordinator'], regionCode);
    const treasurers = channel === 'dues' ? await accountsWithRole(tx, ['treasurer']) : [];
    return named(tx, [...board, ...region, ...treasurers]);
  },
  regions: listProvinces().map(({ code }) => ({ value: code, label: regionName(code) })),
};

function named(tx: Tx, accountIds: readonly string[]) {
  return tx.query<{ accountId: string; name: string }>(
    `select id as "accountId", display_name as name from accounts
      where tenant_id = balai.tenant_id() and id = any($1::uuid[]) order by display_name, id`,
    [accountIds],
  );
}

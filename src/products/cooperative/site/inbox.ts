import type { InboxPlace } from '#features/inbox';
import { accountsWithRole } from '#kernel/notifications';

const message = (right: string) => ({ resource: 'contact-message', right });

/** What visitors write on the contact page, and who answers it. A cooperative has one desk and no regions. */
export const cooperativeInbox: InboxPlace = {
  addresses: {
    ...{ own: '/pesan', compose: '/kontak', desk: '/pesan', contact: '/pesan' },
    api: '/api/v1/contact-messages',
  },
  rights: { create: message('create'), view: message('read'), reply: message('answer') },
  channels: [],
  surfaceOf: () => 'console',
  deskOf: (ctx, act) => ({
    regions: ctx.can('contact-message', act === 'view' ? 'read' : 'answer') ? 'all' : [],
    ...{ channels: [], isGrievanceHandler: false },
  }),
  regionOf: async () => '00',
  answerersOf: async (tx) => {
    const accounts = await accountsWithRole(tx, ['ketua', 'sekretaris', 'bendahara']);
    return tx.query<{ accountId: string; name: string }>(
      `select id as "accountId", display_name as name from accounts
        where tenant_id = balai.tenant_id() and id = any($1::uuid[]) order by display_name, id`,
      [accounts],
    );
  },
  regions: [],
};

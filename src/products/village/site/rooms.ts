import { countHeld } from '#features/reactions';
import type { Tx } from '#kernel/database';
import { countRows, type Room } from '../dashboards/room.ts';

const may = (resource: string, right: string) => ({ resource, right });
const KEPT = 'where tenant_id = balai.tenant_id() and deleted_at is null';

/** What the site shows on the dashboards. */
export const siteRooms: readonly Room[] = [
  {
    key: 'news',
    totals: [
      {
        ...{ label: 'Berita', icon: 'newspaper', url: '/admin-berita', needs: may('news', 'update') },
        count: (tx) => countRows(tx, `from cms_news ${KEPT}`),
      },
    ],
    waiting: [
      {
        ...{ label: 'Komentar menunggu', icon: 'message-square', needs: may('comment', 'moderate') },
        url: '/admin-komentar?filter%5Bstate%5D=held',
        count: (tx) => countHeld(tx, ['news']),
      },
    ],
    acts: [{ label: 'Tulis berita', icon: 'plus', url: '/admin-berita/new', needs: may('news', 'create') }],
    arrivals: (tx, since) => momentsOf(tx, 'reaction_comments', 'created_at', since),
  },
  {
    key: 'calendar',
    shortcut: {
      ...{ label: 'Kalender', icon: 'calendar', url: '/kalender-kegiatan' },
      needs: may('event-registration', 'create'),
    },
    own: {
      ...{
        label: 'Kegiatan saya',
        url: '/kalender-kegiatan/saya',
        needs: may('event-registration', 'create'),
      },
      count: (tx, { accountId }) =>
        countRows(
          tx,
          `from event_registrations r join calendar_events e on e.tenant_id = r.tenant_id and e.id = r.event_id
            where r.tenant_id = balai.tenant_id() and r.account_id = $1 and r.cancelled_at is null
              and e.published_at is not null and e.deleted_at is null`,
          [accountId],
        ),
    },
    history: async (tx, { accountId }) => {
      const rows = await tx.query<{ at: Date; id: string; title: string; isCancelled: boolean }>(
        `select r.registered_at as at, e.id, e.title, r.cancelled_at is not null as "isCancelled"
           from event_registrations r join calendar_events e on e.tenant_id = r.tenant_id and e.id = r.event_id
          where r.tenant_id = balai.tenant_id() and r.account_id = $1 order by r.registered_at desc limit 200`,
        [accountId],
      );
      return rows.map(({ at, id, title, isCancelled }) => ({
        ...{ at, title, kind: 'Pendaftaran kegiatan', url: `/kalender-kegiatan/${id}` },
        state: isCancelled ? 'Dibatalkan' : 'Terdaftar',
      }));
    },
    totals: [
      {
        ...{ label: 'Kegiatan', icon: 'calendar', url: '/admin-kalender', needs: may('calendar', 'update') },
        count: (tx) => countRows(tx, `from calendar_events ${KEPT}`),
      },
    ],
    acts: [
      {
        label: 'Buat kegiatan',
        icon: 'calendar-plus',
        url: '/admin-kalender/baru',
        needs: may('calendar', 'create'),
      },
    ],
    arrivals: (tx, since) => momentsOf(tx, 'event_registrations', 'registered_at', since),
  },
  {
    key: 'business',
    shortcut: { label: 'UMKM', icon: 'store', url: '/umkm', needs: may('event-registration', 'create') },
    totals: [
      {
        ...{ label: 'UMKM', icon: 'store', url: '/admin-umkm', needs: may('business', 'update') },
        count: (tx) => countRows(tx, `from businesses ${KEPT}`),
      },
    ],
  },
  {
    key: 'gallery',
    totals: [
      {
        ...{ label: 'Media galeri', icon: 'image', url: '/admin-galeri', needs: may('gallery', 'update') },
        count: (tx) => countRows(tx, `from gallery_photos ${KEPT}`),
      },
    ],
  },
  {
    key: 'contact',
    waiting: [
      {
        ...{
          label: 'Pesan belum dijawab',
          icon: 'mail',
          url: '/admin-pesan',
          needs: may('contact-message', 'answer'),
        },
        count: (tx) => countRows(tx, 'from tickets where tenant_id = balai.tenant_id() and is_waiting'),
      },
    ],
    arrivals: (tx, since) => momentsOf(tx, 'tickets', 'created_at', since),
  },
];

function momentsOf(
  tx: Tx,
  table: 'reaction_comments' | 'event_registrations' | 'tickets',
  column: 'created_at' | 'registered_at',
  since: Date,
): Promise<{ at: Date }[]> {
  return tx.query<{ at: Date }>(
    `select ${column} as at from ${table} where tenant_id = balai.tenant_id() and ${column} >= $1`,
    [since],
  );
}

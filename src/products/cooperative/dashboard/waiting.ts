import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import type { IconName } from '#kernel/ui';

/** Work that waits for this person, with where it is done. */
export interface Waiting {
  key: string;
  label: string;
  count: number;
  icon: IconName;
  url: string;
}

interface WaitingRow {
  held_guests: number;
  held_suggestions: number;
  open_suggestions: number;
  open_supervisor: number;
  open_advice: number;
  unpublished_minutes: number;
  overdue_tasks: number;
}

/** What waits, as far as this person may do it; what is done is not shown. */
export async function readWaiting(ctx: RequestContext, tx: Tx): Promise<Waiting[]> {
  const [row] = await tx.prepared<WaitingRow>('cooperative-waiting', COUNTS, [ctx.tenant.id]);
  if (!row) return [];
  const all: (Waiting & { isMine: boolean })[] = [
    {
      key: 'held-guests',
      label: 'Isian buku tamu menunggu pemeriksaan',
      count: row.held_guests,
      icon: 'book-open',
      url: '/buku/tamu?filter%5Bintake%5D=held',
      isMine: ctx.can('guest-book', 'update'),
    },
    {
      key: 'held-suggestions',
      label: 'Saran tamu menunggu pemeriksaan',
      count: row.held_suggestions,
      icon: 'message-square',
      url: '/buku/saran-anggota?filter%5Bintake%5D=held',
      isMine: ctx.can('member-suggestion', 'update'),
    },
    {
      key: 'open-suggestions',
      label: 'Saran anggota belum ditanggapi',
      count: row.open_suggestions,
      icon: 'message-square-reply',
      url: '/buku/saran-anggota?filter%5Banswered%5D=false',
      isMine: ctx.can('member-suggestion', 'answer'),
    },
    {
      key: 'open-supervisor',
      label: 'Saran pengawas belum ditanggapi',
      count: row.open_supervisor,
      icon: 'eye',
      url: '/buku/saran-pengawas?filter%5Banswered%5D=false',
      isMine: ctx.can('supervisor-suggestion', 'answer'),
    },
    {
      key: 'open-advice',
      label: 'Anjuran pejabat belum ditanggapi',
      count: row.open_advice,
      icon: 'stamp',
      url: '/buku/anjuran-pejabat?filter%5Banswered%5D=false',
      isMine: ctx.can('official-advice', 'answer'),
    },
    {
      key: 'unpublished-minutes',
      label: 'Notulen rapat anggota belum diterbitkan',
      count: row.unpublished_minutes,
      icon: 'globe',
      url: '/buku/notulen-rapat-anggota?filter%5Bpublished%5D=false',
      isMine: ctx.can('member-meeting', 'publish'),
    },
    {
      key: 'overdue-tasks',
      label: 'Tindak lanjut rapat pengurus lewat tenggat',
      count: row.overdue_tasks,
      icon: 'list-checks',
      url: '/buku/notulen-rapat-pengurus',
      isMine: ctx.can('board-meeting', 'read'),
    },
  ];
  return all.filter(({ isMine, count }) => isMine && count > 0);
}

const COUNTS = `select
  (select count(*)::int from cooperative_guests
    where tenant_id = $1 and intake_state = 'held' and deleted_at is null) as held_guests,
  (select count(*)::int from cooperative_suggestions
    where tenant_id = $1 and intake_state = 'held' and deleted_at is null) as held_suggestions,
  (select count(*)::int from cooperative_suggestions
    where tenant_id = $1 and intake_state = 'accepted' and answer is null and deleted_at is null) as open_suggestions,
  (select count(*)::int from cooperative_supervisor_suggestions
    where tenant_id = $1 and answer is null and deleted_at is null) as open_supervisor,
  (select count(*)::int from cooperative_official_advice
    where tenant_id = $1 and answer is null and deleted_at is null) as open_advice,
  (select count(*)::int from cooperative_member_meetings
    where tenant_id = $1 and published_at is null and deleted_at is null) as unpublished_minutes,
  (select count(*)::int from cooperative_board_tasks k
     join cooperative_board_meetings m on m.tenant_id = k.tenant_id and m.id = k.parent_id and m.deleted_at is null
    where k.tenant_id = $1 and not k.is_done and k.due_on < current_date) as overdue_tasks`;

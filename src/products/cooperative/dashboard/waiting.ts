import { countLoanWork } from '#features/loans';
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
  new_applications: number;
  unpaid_applications: number;
  new_exits: number;
  unpaid_exits: number;
  unnumbered: number;
}

/** What waits, as far as this person may do it; what is done is not shown. */
export async function readWaiting(ctx: RequestContext, tx: Tx): Promise<Waiting[]> {
  const [[row], loans] = await Promise.all([
    tx.prepared<WaitingRow>('cooperative-waiting', COUNTS, [ctx.tenant.id]),
    countLoanWork(tx),
  ]);
  if (!row) return [];
  const all: (Waiting & { isMine: boolean })[] = [
    {
      ...{ key: 'new-applications', label: 'Permohonan menjadi anggota belum diputuskan' },
      ...{ count: row.new_applications, icon: 'user-plus' },
      url: '/permohonan-anggota?filter%5Bstate%5D=submitted',
      isMine: ctx.can('membership-application', 'approve'),
    },
    {
      ...{ key: 'unpaid-applications', label: 'Pemohon diterima menunggu simpanan pokok' },
      ...{ count: row.unpaid_applications, icon: 'wallet' },
      url: '/permohonan-anggota?filter%5Bstate%5D=approved',
      isMine: ctx.can('savings', 'create'),
    },
    {
      ...{ key: 'new-exits', label: 'Pengunduran diri belum diputuskan' },
      ...{ count: row.new_exits, icon: 'log-out' },
      url: '/pengunduran-diri?filter%5Bstate%5D=requested',
      isMine: ctx.can('membership-exit', 'approve'),
    },
    {
      ...{ key: 'unpaid-exits', label: 'Simpanan anggota yang berhenti belum dibayar' },
      ...{ count: row.unpaid_exits, icon: 'wallet' },
      url: '/pengunduran-diri?filter%5Bstate%5D=approved',
      isMine: ctx.can('membership-exit', 'pay'),
    },
    {
      ...{ key: 'loans-to-assess', label: 'Pengajuan pinjaman belum dinilai' },
      ...{ count: loans.submitted, icon: 'clipboard-list' },
      url: '/pinjaman/pengajuan?filter%5Bstate%5D=submitted',
      isMine: ctx.can('loan-application', 'assess'),
    },
    {
      ...{ key: 'loans-to-decide', label: 'Pengajuan pinjaman belum diputuskan' },
      ...{ count: loans.assessed, icon: 'clipboard-list' },
      url: '/pinjaman/pengajuan?filter%5Bstate%5D=assessed',
      isMine: ctx.can('loan-application', 'approve'),
    },
    {
      ...{ key: 'loans-to-pay-out', label: 'Pinjaman disetujui belum cair' },
      ...{ count: loans.approved, icon: 'wallet' },
      url: '/pinjaman/pengajuan?filter%5Bstate%5D=approved',
      isMine: ctx.can('loan-application', 'disburse'),
    },
    {
      ...{ key: 'reliefs', label: 'Usul keringanan pinjaman belum diputuskan' },
      ...{ count: loans.reliefs, icon: 'clipboard-list' },
      url: '/pinjaman/keringanan',
      isMine: ctx.can('loan-relief', 'approve'),
    },
    {
      ...{ key: 'unnumbered', label: 'Anggota belum punya nomor' },
      ...{ count: row.unnumbered, icon: 'id-card' },
      url: '/buku/anggota/nomor',
      isMine: ctx.can('member', 'update'),
    },
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
    where k.tenant_id = $1 and not k.is_done and k.due_on < current_date) as overdue_tasks,
  (select count(*)::int from cooperative_applications
    where tenant_id = $1 and state = 'submitted') as new_applications,
  (select count(*)::int from cooperative_applications
    where tenant_id = $1 and state = 'approved') as unpaid_applications,
  (select count(*)::int from cooperative_exits where tenant_id = $1 and state = 'requested') as new_exits,
  (select count(*)::int from cooperative_exits where tenant_id = $1 and state = 'approved') as unpaid_exits,
  (select count(*)::int from cooperative_members
    where tenant_id = $1 and deleted_at is null and coalesce(member_number, '') = '') as unnumbered`;

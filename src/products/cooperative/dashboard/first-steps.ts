import { hasSavings } from '#features/savings';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { organisationProfile, readSetting } from '#kernel/settings';

/** One of the acts by which a new cooperative comes to life. */
export interface FirstStep {
  key: string;
  title: string;
  note: string;
  /** Seen in the books, never ticked by hand. */
  isDone: boolean;
  /** Where it is done; none for who may not do it. */
  acts: readonly { label: string; url: string }[];
}

/**
 * What is left before the first deposit of a new cooperative, in the order of the work.
 * @returns none once all of it was done, and for whoever may do none of it
 */
export async function readFirstSteps(ctx: RequestContext, tx: Tx): Promise<FirstStep[]> {
  const [[office], profile, hasDeposit] = await Promise.all([
    tx.prepared<Office>('cooperative-first-steps', OFFICE, [ctx.tenant.id]),
    readSetting(tx, organisationProfile),
    hasSavings(tx),
  ]);
  const { hadTreasurer, isInvited, hasMembers } = office!;
  const steps: (FirstStep & { isMine: boolean })[] = [
    {
      key: 'officers',
      title: 'Undang bendahara dan pengurus lain',
      note: isInvited
        ? 'Undangan sudah dibuat dan menunggu diterima.'
        : 'Bendahara menerima uang dan membukukannya. Ketua membaca buku uang, tidak mengisinya.',
      isDone: hadTreasurer,
      isMine: ctx.can('invitation', 'create'),
      acts: [
        { label: 'Undang pengurus', url: '/undangan/baru' },
        ...(isInvited ? [{ label: 'Lihat undangan', url: '/undangan' }] : []),
      ],
    },
    {
      key: 'profile',
      title: 'Isi profil koperasi',
      note: 'Alamat dan nomor badan hukum tercetak di kepala kuitansi dan buku.',
      isDone: profile.address !== '',
      isMine: ctx.can('settings', 'update'),
      acts: [{ label: 'Isi profil', url: '/pengaturan#profil' }],
    },
    {
      key: 'members',
      title: 'Masukkan anggota ke buku 01',
      note: 'Impor lembar Excel atau CSV yang sudah ada, atau tambah satu per satu.',
      isDone: hasMembers,
      isMine: ctx.can('member', 'import'),
      acts: [
        { label: 'Impor anggota', url: '/buku/anggota/impor' },
        { label: 'Tambah satu anggota', url: '/buku/anggota/baru' },
      ],
    },
    {
      key: 'deposit',
      title: 'Terima setoran pertama',
      note: 'Bendahara membuka buku 04, memilih anggotanya, lalu menekan Setor. Koperasi yang sudah berjalan memasukkan saldo awal lebih dahulu.',
      isDone: hasDeposit,
      isMine: ctx.can('savings', 'create'),
      acts: [
        { label: 'Buka buku 04', url: '/buku/simpanan' },
        { label: 'Periksa jenis simpanan', url: '/simpanan/jenis' },
        { label: 'Isi saldo awal', url: '/pembukuan/saldo-awal' },
      ],
    },
  ];
  if (steps.every(({ isDone }) => isDone) || !steps.some(({ isMine }) => isMine)) return [];
  return steps.map(({ isMine, ...step }) => ({ ...step, acts: isMine && !step.isDone ? step.acts : [] }));
}

interface Office {
  hadTreasurer: boolean;
  isInvited: boolean;
  hasMembers: boolean;
}

// A treasurer who has left makes no cooperative new again.
const OFFICE = `select
  exists (select 1 from role_grants where tenant_id = $1 and role = 'bendahara' and valid_from <= now())
    as "hadTreasurer",
  exists (select 1 from invitations where tenant_id = $1 and role = 'bendahara' and accepted_at is null
    and withdrawn_at is null and expires_at > now()) as "isInvited",
  exists (select 1 from cooperative_members where tenant_id = $1 and deleted_at is null) as "hasMembers"`;

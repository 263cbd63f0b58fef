import { formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { MemberCardData } from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import { notFound, type WorkContext } from '#kernel/work';
import { regionName } from '../members/campus.ts';
import { openMemberFile } from '../members/member-file.ts';
import { unionEmblem, unionPrintTheme } from '../print-theme.ts';
import { cardTokenOf } from './card-token.ts';

export interface CardView {
  memberId: string;
  name: string;
  campus: string;
  region: string;
  number: string;
  since: string;
  photoFileId: string | null;
  /** The address behind the QR: it tells whether the card is good, and nothing more. */
  checkUrl: string;
  /** What stands below the QR for who types. */
  checkAddress: string;
  backNotes: string[];
}

/** What a member's card shows; only an active member has one. @throws AppError 404 */
export async function readCard(ctx: WorkContext, tx: Tx, memberId: string): Promise<CardView> {
  const row = await tx.one<{
    full_name: string;
    member_number: string | null;
    university_name: string | null;
    region_code: string;
    joined_at: string | null;
    photo_file_id: string | null;
  }>(
    `select full_name, member_number, university_name, region_code, joined_at, photo_file_id from members
      where tenant_id = balai.tenant_id() and id = $1 and membership_status = 'active' and account_status = 'active'
        and deleted_at is null`,
    [memberId],
  );
  if (!row?.member_number) throw notFound();
  const token = await cardTokenOf(ctx, tx, memberId);
  const { address } = await readSetting(tx, organisationProfile);
  const checkUrl = ctx.app.urlOf(ctx.tenant, `/card/verify/${token}`);
  return {
    memberId,
    name: row.full_name,
    campus: row.university_name ?? '',
    region: regionName(row.region_code),
    number: row.member_number,
    since: row.joined_at ? `Anggota sejak ${formatDate(row.joined_at)}` : '',
    photoFileId: row.photo_file_id,
    checkUrl,
    checkAddress: new URL(checkUrl).host,
    backNotes: [
      'Hasilnya hanya status: berlaku atau tidak. Data pribadi tidak ditampilkan.',
      address
        ? `Berlaku selama keanggotaan aktif. Bila ditemukan, kirim ke ${address}.`
        : 'Berlaku selama keanggotaan aktif.',
    ],
  };
}

/** The card as the print template takes it, with the pictures it names. */
export async function cardDocument(
  ctx: WorkContext,
  tx: Tx,
  card: CardView,
): Promise<{ data: MemberCardData; images: Record<string, Uint8Array> }> {
  const photo = card.photoFileId ? await openMemberFile(ctx, tx, card.memberId, card.photoFileId) : undefined;
  return {
    data: {
      theme: unionPrintTheme,
      organisation: ctx.tenant.name,
      title: 'Kartu tanda anggota',
      emblem: 'emblem',
      cards: [
        {
          name: { label: 'Nama', value: card.name },
          facts: [{ label: 'Kampus', value: [card.campus, card.region].filter(Boolean).join(', ') }],
          number: { label: 'Nomor anggota', value: card.number },
          ...(photo ? { photo: 'photo' } : {}),
          qr: card.checkUrl,
          ...(card.since ? { note: card.since } : {}),
        },
      ],
      back: { heading: 'Pindai untuk memeriksa kartu', lines: card.backNotes, address: card.checkAddress },
    },
    images: { emblem: unionEmblem, ...(photo ? { photo: photo.content } : {}) },
  };
}

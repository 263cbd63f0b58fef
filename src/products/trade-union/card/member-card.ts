import { formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { makeThumbnail } from '#kernel/files';
import type { MemberCardData } from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import { notFound, type WorkContext } from '#kernel/work';
import { regionName } from '../members/campus.ts';
import { openMemberFile } from '../members/member-file.ts';
import { unionEmblem, unionPrintTheme } from '../print-theme.ts';
import { cardTokensOf } from './card-token.ts';

export interface CardView {
  memberId: string;
  name: string;
  campus: string;
  region: string;
  number: string;
  since: string;
  photoFileId: string | null;
  /** The address behind the printed QR: it tells whether the card is good, and nothing more. */
  checkUrl: string;
}

/** Who has a card: active members that nothing stops. */
export const HAS_CARD_SQL = `m.membership_status = 'active' and m.account_status = 'active' and m.deleted_at is null
  and m.member_number is not null`;

/** What a member's card shows; only an active member has one. @throws AppError 404 */
export async function readCard(ctx: WorkContext, tx: Tx, memberId: string): Promise<CardView> {
  const [card] = await readCards(ctx, tx, [memberId]);
  if (!card) throw notFound();
  return card;
}

/** The same for many, in the order of the ids; who has no card is left out. */
export async function readCards(ctx: WorkContext, tx: Tx, memberIds: readonly string[]): Promise<CardView[]> {
  const rows = await tx.query<{
    id: string;
    full_name: string;
    member_number: string;
    university_name: string | null;
    region_code: string;
    joined_at: string | null;
    photo_file_id: string | null;
  }>(
    `select id, full_name, member_number, university_name, region_code, joined_at, photo_file_id from members m
      where m.tenant_id = balai.tenant_id() and m.id = any($1::uuid[]) and ${HAS_CARD_SQL}
      order by array_position($1::uuid[], m.id)`,
    [memberIds],
  );
  const tokens = await cardTokensOf(
    ctx,
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    memberId: row.id,
    name: row.full_name,
    campus: row.university_name ?? '',
    region: regionName(row.region_code),
    number: row.member_number,
    since: row.joined_at ? `Anggota sejak ${formatDate(row.joined_at)}` : '',
    photoFileId: row.photo_file_id,
    checkUrl: ctx.app.urlOf(ctx.tenant, `/card/verify/${tokens.get(row.id)}`),
  }));
}

/** What stands on the back of every card of this union, and below its QR for who types. */
export async function readCardBack(
  ctx: WorkContext,
  tx: Tx,
): Promise<{ notes: string[]; checkAddress: string }> {
  const { address } = await readSetting(tx, organisationProfile);
  return {
    notes: [
      'Hasilnya hanya status: berlaku atau tidak. Data pribadi tidak ditampilkan.',
      address
        ? `Berlaku selama keanggotaan aktif. Bila ditemukan, kirim ke ${address}.`
        : 'Berlaku selama keanggotaan aktif.',
    ],
    checkAddress: new URL(ctx.app.urlOf(ctx.tenant, '/card')).host,
  };
}

/** 20 x 26 mm at 300 dots an inch, from the middle: the photo was cropped to the face when it was stored. */
const PHOTO = { width: 240, height: 312, isCentred: true } as const;

/** The pictures of these cards by the name the document gives them, no larger than paper shows. */
export async function readCardPhotos(
  ctx: WorkContext,
  tx: Tx,
  cards: readonly CardView[],
): Promise<Record<string, Uint8Array>> {
  const found: [name: string, content: Buffer][] = [];
  for (const { memberId, photoFileId } of cards) {
    if (!photoFileId) continue;
    found.push([photoName(memberId), (await openMemberFile(ctx, tx, memberId, photoFileId)).content]);
  }
  const small = found.map(
    async ([name, content]) => [name, (await makeThumbnail(content, PHOTO)).content] as const,
  );
  return Object.fromEntries(await Promise.all(small));
}

/** The cards as the print template takes them, with the pictures they name. */
export function cardDocument(
  ctx: WorkContext,
  given: {
    cards: readonly CardView[];
    photos: Readonly<Record<string, Uint8Array>>;
    back: { notes: readonly string[]; checkAddress: string };
    layout: NonNullable<MemberCardData['layout']>;
  },
): { data: MemberCardData; images: Record<string, Uint8Array> } {
  const { cards, photos, back, layout } = given;
  return {
    data: {
      layout,
      theme: unionPrintTheme,
      organisation: ctx.tenant.name,
      title: 'Kartu tanda anggota',
      emblem: 'emblem',
      cards: cards.map((card) => ({
        name: { label: 'Nama', value: card.name },
        facts: [{ label: 'Kampus', value: [card.campus, card.region].filter(Boolean).join(', ') }],
        number: { label: 'Nomor anggota', value: card.number },
        ...(photos[photoName(card.memberId)] ? { photo: photoName(card.memberId) } : {}),
        qr: card.checkUrl,
        ...(card.since ? { note: card.since } : {}),
      })),
      back: { heading: 'Pindai untuk memeriksa kartu', lines: back.notes, address: back.checkAddress },
    },
    images: { emblem: unionEmblem, ...photos },
  };
}

const photoName = (memberId: string) => `photo-${memberId}`;

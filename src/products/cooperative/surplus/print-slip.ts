import { readLetterhead } from '#features/receipts';
import { formatDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah, spellRupiah } from '#kernel/money';
import { renderPdf } from '#kernel/print';
import type { WorkContext } from '#kernel/work';
import type { MemberShare, Surplus } from './surplus.ts';

/** What each of these members gets of the year's surplus and how it was counted, a page a member. */
export async function printSlips(
  ctx: WorkContext,
  tx: Tx,
  surplus: Surplus,
  shares: readonly MemberShare[],
): Promise<Uint8Array> {
  const { pdf } = await renderPdf('register-book', {
    ...{ orientation: 'portrait', numbered: false },
    letterhead: await readLetterhead(ctx, tx),
    title: `Slip SHU tahun ${surplus.year}`,
    columns: [
      { label: 'Bagian', width: 1.6 },
      { label: 'Dasar Anda', align: 'right' },
      { label: 'Yang dibagi', align: 'right' },
      { label: 'Bagian Anda', align: 'right' },
    ],
    parts: shares.map((share) => ({
      facts: [
        ['Nama', share.fullName],
        ['Nomor anggota', share.number],
        ['Keputusan', `Rapat anggota ${formatDate(surplus.meetingOn)}`],
        ['Terbilang', spellRupiah(share.total)],
      ],
      rows: [
        [
          'Jasa modal, menurut simpanan',
          formatRupiah(share.savings),
          formatRupiah(surplus.pools?.modal ?? 0),
          formatRupiah(share.capital),
        ],
        [
          'Jasa usaha, menurut transaksi',
          formatRupiah(share.transactions),
          formatRupiah(surplus.pools?.usaha ?? 0),
          formatRupiah(share.business),
        ],
      ],
      totals: ['Jumlah', '', '', formatRupiah(share.total)],
    })),
    signatures: [{ title: 'Bendahara', place: formatDate(todayOf(ctx)) }],
  });
  return pdf;
}

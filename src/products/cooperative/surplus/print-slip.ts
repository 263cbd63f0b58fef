import { formatDate, todayIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah, spellRupiah } from '#kernel/money';
import { plainTheme, renderPdf } from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import type { MemberShare, Surplus } from './surplus.ts';

/** What one member gets of the year's surplus and how it was counted, on paper. */
export async function printSlip(
  ctx: WorkContext,
  tx: Tx,
  surplus: Surplus,
  share: MemberShare,
): Promise<Uint8Array> {
  const { registration, address } = await readSetting(tx, organisationProfile);
  const { pdf } = await renderPdf('letter', {
    theme: plainTheme,
    letterhead: {
      name: ctx.tenant.name,
      ...(registration ? { legal: registration } : {}),
      ...(address ? { address } : {}),
    },
    title: `Slip SHU tahun ${surplus.year}`,
    body: [
      {
        kind: 'facts',
        rows: [
          ['Nama', share.fullName],
          ['Nomor anggota', share.number],
          ['Keputusan', `Rapat anggota ${formatDate(surplus.meetingOn)}`],
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: 'Bagian' },
          { label: 'Dasar Anda', align: 'right' },
          { label: 'Yang dibagi', align: 'right' },
          { label: 'Bagian Anda', align: 'right' },
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
          ['Jumlah', '', '', formatRupiah(share.total)],
        ],
      },
      { kind: 'paragraph', text: `Terbilang: ${spellRupiah(share.total)}.` },
    ],
    signature: {
      place: formatDate(todayIn(zoneOf(ctx.tenant.timeZone), ctx.now)),
      title: 'Bendahara',
    },
  });
  return pdf;
}

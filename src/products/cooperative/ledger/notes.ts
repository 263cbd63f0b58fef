import type { NotesText, Span } from '#features/ledger';
import { describeAllowance } from '#features/loans';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import { organisationProfile, readSetting } from '#kernel/settings';

/** The first notes to the statements of a cooperative; the board completes them for its meeting. */
export async function readNotes(
  ctx: RequestContext,
  tx: Tx,
  span: Pick<Span, 'to'>,
): Promise<readonly NotesText[]> {
  const { registration, address } = await readSetting(tx, organisationProfile);
  return [
    {
      heading: 'Umum',
      sentences: [
        `${ctx.tenant.name} adalah koperasi${address ? ` yang berkedudukan di ${address}` : ''}.`,
        registration || 'Nomor badan hukum belum diisi di Pengaturan.',
      ],
    },
    {
      heading: 'Dasar penyusunan',
      sentences: [
        'Laporan disusun atas dasar akrual dan biaya perolehan, dalam rupiah penuh, menurut SAK EP (Permenkop UKM 2/2024).',
        'Arus kas disusun dengan metode langsung. Kas dan setara kas meliputi kas, bank, dan dana di gerbang pembayaran.',
      ],
    },
    {
      heading: 'Simpanan dan pinjaman',
      sentences: [
        'Simpanan pokok dan wajib dicatat sebagai ekuitas; simpanan sukarela sebagai kewajiban (UU 25/1992 pasal 41).',
        'Pinjaman anggota dicatat sebesar sisa pokok, dikurangi penyisihan pinjaman tak tertagih.',
        ...(await describeAllowance(ctx, tx, span.to)),
      ],
    },
  ];
}

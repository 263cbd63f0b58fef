import { monthOfPeriod, periodOf } from '#features/dues';
import { formatDate, formatMonth, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import { type LetterData, renderPdf } from '#kernel/print';
import type { WorkContext } from '#kernel/work';
import type { MandateTerms } from './give-mandate.ts';
import type { MandateGround } from './mandate-ground.ts';
import { readPaper } from './paper.ts';

/** The mandate to print and sign, with the terms that the member chose. */
export async function printMandateForm(
  ctx: WorkContext,
  tx: Tx,
  given: { ground: MandateGround; terms: MandateTerms },
): Promise<Uint8Array> {
  const { ground, terms } = given;
  const paper = await readPaper(ctx, tx);
  const data: LetterData = {
    ...paper.look,
    title: 'Surat kuasa pemotongan gaji untuk iuran serikat',
    body: [
      { kind: 'paragraph', text: 'Yang bertanda tangan di bawah ini:' },
      {
        kind: 'facts',
        rows: [
          ['Nama', ground.fullName],
          ['NIP atau nomor pegawai', ground.employeeNumber || '................................'],
          ['Unit kerja', ground.workUnit || '................................'],
          ['Nomor anggota', ground.memberNumber ?? '–'],
        ],
      },
      {
        kind: 'paragraph',
        text: [
          'memberi kuasa kepada ',
          { bold: ground.employer ?? '................................' },
          ` untuk memotong iuran keanggotaan ${ctx.tenant.name} dari gaji saya setiap bulan dan menyerahkannya kepada serikat, dengan ketentuan:`,
        ],
      },
      {
        kind: 'facts',
        rows: [
          ['Jumlah', amountWords(terms, ground.rateAmount ?? 0)],
          ['Mulai', `gaji bulan ${formatMonth(monthOfPeriod(periodOf(terms.firstMonth)))}`],
          ['Berakhir', 'saat kuasa ini saya cabut'],
        ],
      },
      {
        kind: 'paragraph',
        text: 'Saya menyetujui serikat memberitahukan nama, nomor pegawai, nomor anggota, dan jumlah iuran saya kepada pemberi kerja tersebut untuk keperluan pemotongan ini. Kuasa ini diberikan menurut Pasal 5 Keputusan Menteri Tenaga Kerja dan Transmigrasi Nomor KEP.187/MEN/X/2004, dan dapat saya cabut kapan saja lewat serikat.',
      },
    ],
    signature: {
      place: formatDate(todayOf(ctx)),
      title: 'Pemberi kuasa',
      name: ground.fullName,
    },
  };
  return (await renderPdf('letter', data, { images: paper.images })).pdf;
}

function amountWords(terms: MandateTerms, rate: number): string {
  return terms.amount === undefined
    ? `sesuai tarif iuran yang berlaku, saat ini ${formatRupiah(rate)}`
    : `paling banyak ${formatRupiah(terms.amount)}`;
}

import { monthOfPeriod } from '#features/dues';
import { paymentChannels } from '#features/payments';
import { formatDate, formatMonth, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { exportXlsx } from '#kernel/exchange';
import { formatRupiah, spellRupiah } from '#kernel/money';
import { type LetterData, renderPdf } from '#kernel/print';
import { readSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import { type CheckoffList, type NamedPerson, readNamedPeople } from './checkoff-list.ts';
import { readPaper } from './paper.ts';

/** The letter to the employer with everybody it may name (KEP.187/MEN/X/2004, article 4). */
export async function printLetter(
  ctx: WorkContext,
  tx: Tx,
  given: { list: CheckoffList; signedBy: string },
): Promise<Uint8Array> {
  const { list } = given;
  const people = await readNamedPeople(tx, list.id);
  const { bankAccounts } = await readSetting(tx, paymentChannels);
  const paper = await readPaper(ctx, tx);
  const month = formatMonth(monthOfPeriod(list.period));
  const total = people.reduce((sum, { asked }) => sum + asked, 0);
  const account = bankAccounts[0];
  const data: LetterData = {
    ...paper.look,
    title: 'Permohonan pemotongan iuran anggota serikat',
    number: list.number,
    body: [
      { kind: 'paragraph', text: ['Kepada Yth. Pimpinan ', { bold: list.employer }] },
      {
        kind: 'paragraph',
        text: [
          `Berdasarkan Pasal 3 sampai Pasal 5 Keputusan Menteri Tenaga Kerja dan Transmigrasi Nomor KEP.187/MEN/X/2004 tentang Iuran Anggota Serikat Pekerja/Serikat Buruh, kami mohon iuran bulan `,
          { bold: month },
          ' dari pekerja di bawah ini dipotong dari gajinya dan disetorkan kepada serikat. Setiap orang telah memberi kuasa tertulis; surat kuasanya kami simpan dan dapat diperlihatkan.',
        ],
      },
      {
        kind: 'table',
        columns: [
          { label: 'No.', mm: 10, align: 'right' },
          { label: 'Nama', width: 2.4 },
          { label: 'NIP atau nomor pegawai', width: 1.6 },
          { label: 'Nomor anggota', width: 1.3 },
          { label: 'Jumlah', width: 1.1, align: 'right' },
        ],
        rows: [
          ...people.map((person, index) => [
            ...[String(index + 1), person.name, person.employeeNumber ?? '–', person.memberNumber ?? '–'],
            formatRupiah(person.asked),
          ]),
          ['', `Jumlah ${people.length} orang`, '', '', formatRupiah(total)],
        ],
      },
      {
        kind: 'paragraph',
        text: ['Jumlah seluruhnya ', { bold: formatRupiah(total) }, ` (${spellRupiah(total)}).`],
      },
      {
        kind: 'paragraph',
        text: account
          ? `Mohon disetorkan ke ${account.bank} ${account.number} atas nama ${account.holder} dengan berita ${list.number}, dan daftar ini dikembalikan dengan jumlah yang benar-benar dipotong.`
          : 'Mohon daftar ini dikembalikan dengan jumlah yang benar-benar dipotong beserta bukti setorannya.',
      },
      {
        kind: 'paragraph',
        text: 'Data dalam surat ini hanya untuk keperluan pemotongan iuran dan mohon dijaga kerahasiaannya.',
      },
    ],
    signature: { place: formatDate(todayOf(ctx)), title: 'Bendahara', name: given.signedBy },
  };
  return (await renderPdf('letter', data, { images: paper.images })).pdf;
}

/** The list as a sheet that the employer fills in and sends back. */
export async function writeListSheet(
  ctx: WorkContext,
  tx: Tx,
  list: CheckoffList,
): Promise<AsyncIterable<Uint8Array>> {
  const people = await readNamedPeople(tx, list.id);
  return exportXlsx<NamedPerson & { at: number }>({
    name: 'Potong gaji',
    title: [ctx.tenant.name, `${list.number}, ${list.employer}, ${formatMonth(monthOfPeriod(list.period))}`],
    columns: [
      { label: 'No.', writes: 'number', value: ({ at }) => at },
      { label: 'Nama', writes: 'text', value: ({ name }) => name },
      { label: 'NIP atau nomor pegawai', writes: 'text', value: ({ employeeNumber }) => employeeNumber },
      { label: 'Nomor anggota', writes: 'text', value: ({ memberNumber }) => memberNumber },
      { label: 'Diminta (Rp)', writes: 'money', value: ({ asked }) => asked },
      { label: 'Dipotong (Rp)', writes: 'money', value: () => null },
      { label: 'Keterangan', writes: 'text', value: () => null },
    ],
    rows: people.map((person, index) => ({ ...person, at: index + 1 })),
  });
}

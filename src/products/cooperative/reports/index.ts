import { makeStatement, type StatementKey } from '#features/ledger';
import { type ReportKind, type ReportPlace, reportRoutes, sendReportsJob } from '#features/reports';
import { ledgerRowUrl } from '../ledger/index.ts';
import { controlReport } from './control-report.ts';
import { membershipReport } from './membership-report.ts';
import { overviewReport } from './overview-report.ts';
import { simkopdesReport } from './simkopdes-report.ts';

export { reportsHelp } from './help.ts';

const statement = (key: StatementKey, label: string, about: string): ReportKind => ({
  ...{ key, label, about },
  make: (_, tx, span) => makeStatement(tx, key, span, []),
  rowUrl: ledgerRowUrl,
});

export const reportPlace: ReportPlace = {
  ...{ url: '/laporan', resource: 'report', help: 'laporan' },
  kinds: [
    {
      ...{ key: 'ringkasan', label: 'Ringkasan' },
      about: 'Anggota, simpanan, pinjaman, dan hasil usaha, di samping angka setahun sebelumnya.',
      make: (_, tx, span) => overviewReport(tx, span),
    },
    {
      ...{ key: 'keanggotaan', label: 'Keanggotaan' },
      about: 'Siapa masuk dan siapa berhenti, menurut buku 01.',
      make: (_, tx, span) => membershipReport(tx, span),
    },
    {
      ...{ key: 'simpanan', label: 'Simpanan' },
      about: 'Saldo setiap jenis simpanan, dan apa yang menambah dan menguranginya.',
      make: (_, tx, span) =>
        controlReport(tx, span, {
          ...{ title: 'Simpanan anggota', subject: 'Jenis simpanan', grows: 'credit' },
          purpose: (purpose) => purpose.startsWith('savings-'),
          labels: ['Saldo awal', 'Bertambah', 'Berkurang', 'Saldo akhir'],
        }),
      rowUrl: ledgerRowUrl,
    },
    {
      ...{ key: 'pinjaman', label: 'Pinjaman' },
      about: 'Sisa pokok pinjaman, dan apa yang menambah dan menguranginya.',
      make: (_, tx, span) =>
        controlReport(tx, span, {
          ...{ title: 'Pinjaman anggota', subject: 'Akun', grows: 'debit' },
          purpose: (purpose) => purpose.startsWith('loan'),
          labels: ['Sisa awal', 'Bertambah', 'Berkurang', 'Sisa akhir'],
        }),
      rowUrl: ledgerRowUrl,
    },
    statement('neraca', 'Neraca', 'Aset, kewajiban, dan ekuitas pada akhir periode.'),
    statement('hasil-usaha', 'Perhitungan hasil usaha', 'Pendapatan dikurangi beban.'),
    statement('arus-kas', 'Arus kas', 'Dari mana kas datang dan ke mana pergi.'),
    statement('perubahan-ekuitas', 'Perubahan ekuitas', 'Apa yang menambah dan mengurangi modal.'),
    {
      ...{ key: 'simkopdes', label: 'Lembar isian SIMKOPDES' },
      about: 'Data dalam urutan isian SIMKOPDES; angka tanpa titik supaya dapat disalin langsung.',
      make: simkopdesReport,
    },
  ],
};

export const cooperativeReportRoutes = reportRoutes(reportPlace);
export const reportJobs = [sendReportsJob(reportPlace)];

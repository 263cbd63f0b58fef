/** Accounts of the village budget after Permendagri 20/2018: income 4, spending 5, financing 6. */
const LINES = `4 Pendapatan
4.1 Pendapatan asli desa
4.1.1 Hasil usaha desa
4.1.2 Hasil aset desa
4.1.3 Swadaya, partisipasi, dan gotong royong
4.1.4 Lain-lain pendapatan asli desa
4.2 Transfer
4.2.1 Dana Desa
4.2.2 Bagi hasil pajak dan retribusi
4.2.3 Alokasi Dana Desa
4.2.4 Bantuan keuangan provinsi
4.2.5 Bantuan keuangan kabupaten
4.3 Pendapatan lain-lain
4.3.1 Hasil kerja sama antardesa
4.3.2 Hasil kerja sama dengan pihak ketiga
4.3.3 Bantuan perusahaan yang berlokasi di desa
4.3.4 Hibah dan sumbangan pihak ketiga
4.3.5 Koreksi kesalahan belanja tahun lalu
4.3.6 Bunga bank
4.3.9 Lain-lain pendapatan desa yang sah
5 Belanja
5.1 Belanja pegawai
5.1.1 Penghasilan tetap dan tunjangan kepala desa
5.1.2 Penghasilan tetap dan tunjangan perangkat desa
5.1.3 Jaminan sosial kepala dan perangkat desa
5.1.4 Tunjangan BPD
5.2 Belanja barang dan jasa
5.2.1 Barang perlengkapan
5.2.2 Jasa honorarium
5.2.3 Perjalanan dinas
5.2.4 Jasa sewa
5.2.5 Operasional perkantoran
5.2.6 Pemeliharaan
5.2.7 Barang dan jasa yang diserahkan kepada masyarakat
5.3 Belanja modal
5.3.1 Tanah
5.3.2 Peralatan, mesin, dan alat berat
5.3.3 Kendaraan
5.3.4 Gedung, bangunan, dan taman
5.3.5 Jalan dan prasarana jalan
5.3.6 Jembatan
5.3.7 Irigasi, embung, dan drainase
5.3.8 Jaringan dan instalasi
5.3.9 Belanja modal lainnya
5.4 Belanja tak terduga
5.4.1 Belanja tak terduga
6 Pembiayaan
6.1 Penerimaan pembiayaan
6.1.1 SiLPA tahun sebelumnya
6.1.2 Pencairan dana cadangan
6.1.3 Hasil penjualan kekayaan desa yang dipisahkan
6.1.9 Penerimaan pembiayaan lainnya
6.2 Pengeluaran pembiayaan
6.2.1 Pembentukan dana cadangan
6.2.2 Penyertaan modal desa
6.2.9 Pengeluaran pembiayaan lainnya`;

export interface BudgetCode {
  code: string;
  name: string;
}

/** "4.2.1 Dana Desa" */
export const readCodes = (lines: string): BudgetCode[] =>
  lines.split('\n').map((line) => {
    const space = line.indexOf(' ');
    return { code: line.slice(0, space), name: line.slice(space + 1) };
  });

export const budgetAccounts: readonly BudgetCode[] = readCodes(LINES);

const names = new Map(budgetAccounts.map(({ code, name }) => [code, name]));

export const accountName = (code: string) => names.get(code) ?? code;

/** Whether money may stand on it: the last level, and of spending its kind too, because many sheets stop there. */
export const takesMoney = (code: string) => names.has(code) && /^([46]\.\d\.\d|5\.\d(\.\d)?)$/.test(code);

/** Where the money comes from, as sheets of villages shorten it. */
export const FUND_SOURCES: readonly { value: string; label: string; synonyms?: readonly string[] }[] = [
  { value: 'DDS', label: 'Dana Desa', synonyms: ['DD'] },
  { value: 'ADD', label: 'Alokasi Dana Desa' },
  { value: 'PBH', label: 'Bagi hasil pajak dan retribusi', synonyms: ['BHPR', 'PDRD'] },
  { value: 'PAD', label: 'Pendapatan asli desa', synonyms: ['PADes'] },
  { value: 'PBP', label: 'Bantuan provinsi', synonyms: ['BKP'] },
  { value: 'PBK', label: 'Bantuan kabupaten', synonyms: ['BKK'] },
  { value: 'DLL', label: 'Lain-lain', synonyms: ['SiLPA', 'Swadaya'] },
];

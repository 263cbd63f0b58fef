import { defineImport, moneyKind, textKind } from '#kernel/exchange';

/** What a member saved and did in the year: what the two pools of members are shared by. */
export interface BasisMember {
  memberNumber: string;
  fullName: string;
  savings?: number;
  business?: number;
}

const amounts = moneyKind({ codes: { notAnAmount: 'not_an_amount', negative: 'negative_amount' } });
const money = (key: string, label: string, synonyms: string[], help: string) => ({
  ...{ key, label, synonyms, help, kind: amounts, sum: true, sensitive: true, example: '1.250.000' },
});

/** The sheet of what the surplus is shared by: a row a member. */
export const basisProfile = defineImport<BasisMember>({
  register: 'surplus-basis',
  title: 'dasar pembagian SHU',
  fields: [
    {
      ...{ key: 'memberNumber', label: 'No Anggota', kind: textKind({ maxLength: 30 }), required: true },
      synonyms: ['nomor anggota', 'nia', 'kode anggota', 'no induk'],
      example: '0012',
    },
    {
      ...{ key: 'fullName', label: 'Nama', kind: textKind({ maxLength: 150 }), required: true },
      synonyms: ['nama anggota', 'nama lengkap'],
      example: 'Siti Rahmah',
    },
    money(
      'savings',
      'Simpanan',
      ['jumlah simpanan', 'total simpanan', 'simpanan pokok dan wajib', 'modal'],
      'Simpanan pokok dan wajib pada akhir tahun.',
    ),
    money(
      'business',
      'Transaksi',
      ['jumlah transaksi', 'belanja', 'jasa pinjaman', 'partisipasi', 'total transaksi'],
      'Belanja dan jasa pinjaman selama setahun.',
    ),
  ],
  duplicateRules: [],
  sheetChecks: [
    (rows, reportAt) => {
      const seen = new Set<string>();
      for (const row of rows) {
        const number = row.values.memberNumber?.trim().toUpperCase();
        if (number === undefined) continue;
        if (seen.has(number))
          reportAt(row)('memberNumber', 'member_number_twice', 'Nomor anggota ini sudah ada di baris lain.');
        seen.add(number);
      }
    },
  ],
});

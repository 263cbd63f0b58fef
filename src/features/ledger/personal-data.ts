import type { PersonalData } from '#kernel/personal-data';

/** The general ledger names no member: what is left are the officers who posted. */
export const ledgerPersonalData: PersonalData = {
  tables: [
    {
      table: 'ledger_journals',
      holds: 'Jurnal dan nama petugas yang membukukan',
      people: [],
      plain: ['number', 'posted_on', 'description', 'source_kind', 'source_id', 'posted_by_name'],
      keeps: 'Pembukuan: jurnal tidak pernah diubah.',
    },
    {
      table: 'ledger_lines',
      holds: 'Baris jurnal',
      people: [],
      plain: ['posted_on', 'note'],
      keeps: 'Pembukuan: jurnal tidak pernah diubah.',
    },
    {
      table: 'ledger_period_events',
      holds: 'Tutup buku: bulan, alasan, dan petugasnya',
      people: [],
      plain: ['month', 'reason', 'actor_name'],
      keeps: 'Pembukuan.',
    },
    {
      table: 'ledger_bank_statements',
      holds: 'Rekening koran yang dibaca dan petugas yang mengimpornya',
      people: [],
      plain: ['file_name', 'first_on', 'last_on', 'imported_by_name'],
      keeps: 'Pembukuan.',
    },
    {
      table: 'ledger_bank_lines',
      holds: 'Baris rekening koran; keterangan bank tersegel',
      people: [],
      plain: ['fingerprint', 'posted_on', 'content', 'matched_by_name'],
      keeps: 'Pembukuan: bukti uang yang masuk dan keluar.',
    },
  ],
  plain: [
    { table: 'ledger_accounts', why: 'Bagan akun' },
    { table: 'ledger_books', why: 'Tanggal tutup buku' },
  ],
};

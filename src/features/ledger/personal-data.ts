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
  ],
  plain: [
    { table: 'ledger_accounts', why: 'Bagan akun' },
    { table: 'ledger_books', why: 'Tanggal tutup buku' },
  ],
};

import type { PersonalData } from '#kernel/personal-data';

const PAYER = 't.payer_id = any (:people)';
const ACTOR = { actor_name: 'empty' } as const;

/** What the books of dues tell of a person. Sums, numbers and dates stay: a ledger is never rewritten. */
export const duesPersonalData: PersonalData = {
  tables: [
    {
      table: 'dues_bills',
      holds: 'Tagihan: bulan, tarif, jumlah',
      people: [{ title: 'Tagihan', rows: PAYER, isTheirs: true, erase: { waived_reason: 'empty' } }],
      plain: ['region_code', 'period', 'rate_code', 'rate_label', 'due_date'],
      keeps: 'Pembukuan: tagihan tetap, tanpa nama.',
    },
    {
      table: 'dues_payments',
      holds: 'Pembayaran: jumlah, tanggal, cara, rujukan, bukti',
      people: [
        {
          title: 'Pembayaran',
          rows: PAYER,
          isTheirs: true,
          erase: { reference: 'empty', note: 'empty' },
          files: ['proof_file_id'],
        },
        { rows: 't.decided_by = :account', erase: { decided_by_name: 'empty' } },
      ],
      plain: ['region_code', 'paid_on', 'rejected_reason'],
      keeps: 'Pembukuan: jumlah dan tanggal tetap, tanpa nama dan tanpa bukti.',
    },
    {
      table: 'dues_allocations',
      holds: 'Pembayaran mana melunasi tagihan mana',
      people: [{ title: 'Pelunasan', rows: PAYER, erase: {} }],
      plain: ['region_code'],
      keeps: 'Pembukuan.',
    },
    {
      table: 'dues_entries',
      holds: 'Buku besar iuran',
      people: [
        { title: 'Buku iuran', rows: PAYER, isTheirs: true, erase: { note: 'empty' } },
        { rows: 't.actor_id = :account', erase: ACTOR },
      ],
      plain: ['region_code'],
      keeps: 'Pembukuan: setiap baris tetap; hanya catatan bebasnya dikosongkan.',
    },
    {
      table: 'dues_receipts',
      holds: 'Kuitansi: nomor dan kode periksa',
      people: [{ title: 'Kuitansi', rows: PAYER, isTheirs: true, erase: {} }],
      plain: ['region_code', 'number', 'check_code'],
      keeps: 'Nomor kuitansi tidak boleh berlubang; kuitansinya tidak lagi menyebut nama.',
    },
    {
      table: 'dues_claims',
      holds: 'Klaim: uraian, lampiran, dan putusan',
      people: [
        {
          title: 'Klaim',
          rows: PAYER,
          isTheirs: true,
          erase: {
            description: { becomes: 'Uraian dihapus bersama data pemohon.' },
            decision_note: { becomes: 'Dihapus.' },
          },
          files: ['file_id'],
        },
        { rows: 't.taken_by = :account', erase: { taken_by_name: 'empty' } },
        { rows: 't.decided_by = :account', erase: { decided_by_name: 'empty' } },
      ],
      plain: ['region_code', 'number'],
    },
    {
      table: 'dues_claim_events',
      holds: 'Jejak klaim',
      people: [
        { title: 'Jejak klaim', rows: PAYER, isTheirs: true, erase: { note: 'empty' } },
        { rows: 't.actor_id = :account', erase: ACTOR },
      ],
      plain: ['region_code'],
    },
    {
      table: 'dues_adjustments',
      holds: 'Pembetulan pembukuan dan alasannya',
      people: [
        {
          title: 'Pembetulan',
          rows: PAYER,
          isTheirs: true,
          erase: {
            reference: 'empty',
            reason: { becomes: 'Dihapus bersama data anggotanya.' },
            decision_note: 'empty',
          },
        },
        { rows: 't.proposed_by = :account', erase: { proposed_by_name: 'empty' } },
        { rows: 't.decided_by = :account', erase: { decided_by_name: 'empty' } },
      ],
      plain: ['region_code', 'number', 'paid_on'],
      keeps: 'Pembukuan: jumlah dan dua penanggung jawabnya tetap sebagai id.',
    },
    {
      table: 'dues_standings',
      holds: 'Tunggakan terakhir dan kelonggarannya',
      people: [
        {
          title: 'Keadaan iuran',
          rows: PAYER,
          erase: { deferred_reason: { becomes: 'Dihapus.' }, held_reason: { becomes: 'Dihapus.' } },
        },
      ],
      plain: ['region_code', 'oldest_due', 'deferred_until', 'deferred_by_name'],
    },
    {
      table: 'dues_arrears_events',
      holds: 'Peringatan tunggakan',
      people: [
        { title: 'Peringatan tunggakan', rows: PAYER, isTheirs: true, erase: { reason: 'empty' } },
        { rows: 't.actor_id = :account', erase: ACTOR },
      ],
      plain: ['region_code'],
    },
    {
      table: 'dues_bank_lines',
      holds: 'Baris mutasi bank, teksnya tersandi',
      people: [
        {
          rows: `t.suggested_payer_id = any (:people) or t.payment_id in (select p.id from dues_payments p
            where p.tenant_id = balai.tenant_id() and p.payer_id = any (:people))`,
          isTheirs: true,
          erase: { content: { sealed: '' }, reasons: 'empty', note: 'empty' },
        },
        { rows: 't.decided_by = :account', erase: { decided_by_name: 'empty' } },
      ],
      plain: ['fingerprint', 'posted_on'],
      keeps: 'Pembukuan: tanggal dan jumlah tetap; teks bank yang menyebut nama dikosongkan.',
    },
    {
      table: 'dues_bank_batches',
      holds: 'Berkas mutasi yang diimpor',
      people: [{ rows: 't.imported_by = :account', erase: { imported_by_name: 'empty' } }],
      plain: ['file_name', 'file_sha256', 'account_tail', 'format', 'first_on', 'last_on', 'skipped'],
    },
  ],
  plain: [
    { table: 'dues_rates', why: 'Tarif' },
    { table: 'dues_bank_profiles', why: 'Susunan kolom berkas bank' },
  ],
};

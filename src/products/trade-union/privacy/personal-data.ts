import type { PersonalData } from '#kernel/personal-data';
import { checkoffTables } from './checkoff-data.ts';

const SELF = 't.member_id = any (:people)';

/** What the union itself keeps of people, besides dues, forum, inbox and site. */
export const unionPersonalData: PersonalData = {
  tables: [
    {
      table: 'members',
      holds: 'Data anggota: identitas, kontak, pekerjaan, gaji bila diisi',
      people: [
        {
          title: 'Data keanggotaan',
          rows: 't.id = any (:people)',
          isTheirs: true,
          files: ['photo_file_id'],
          erase: {
            full_name: { becomes: 'Anggota terhapus' },
            ...all('member_number', 'gender', 'birth_place', 'birth_date', 'email', 'email_verified_at'),
            ...all('nik', 'nik_index', 'phone', 'phone_index', 'alt_phone', 'address', 'home_region_code'),
            ...all(
              'city',
              'district',
              'postal_code',
              'emergency_name',
              'emergency_relation',
              'emergency_phone',
            ),
            ...all('university_name', 'campus_id', 'campus_location', 'faculty', 'department', 'work_unit'),
            ...all('employee_number', 'lecturer_number', 'employment_start_date', 'contract_end_date'),
            ...all('golongan', 'payroll_source', 'base_salary', 'take_home_pay', 'expertise', 'motivation'),
            ...all(
              'advocacy_interests',
              'branch_name',
              'union_position',
              'status_reason',
              'dues_held_reason',
            ),
            ...all('admin_notes', 'import_key', 'photo_file_id'),
            academic_rank: { becomes: 'Lainnya' },
            employment_status: { becomes: 'Lainnya' },
          },
        },
      ],
      plain: [
        ...['region_code', 'dues_rate_code', 'joined_at', 'membership_start_date', 'membership_end_date'],
        'dues_last_paid_period',
      ],
      keeps:
        'Provinsi, tarif, keadaan, dan tanggal keanggotaan tetap agar jumlah dan pembukuan tidak berubah.',
    },
    {
      table: 'member_documents',
      holds: 'Dokumen anggota: pindaian identitas, kartu pegawai, bukti',
      people: [
        {
          title: 'Dokumen',
          rows: SELF,
          isTheirs: true,
          erase: { review_note: 'empty' },
          files: ['file_id'],
        },
      ],
      plain: ['region_code'],
    },
    {
      table: 'member_events',
      holds: 'Riwayat keanggotaan',
      people: [
        { title: 'Riwayat keanggotaan', rows: SELF, isTheirs: true, erase: { note: 'empty' } },
        { rows: 't.actor_id = :account', erase: { actor_name: 'empty' } },
      ],
      plain: ['region_code', 'step', 'from_state', 'to_state'],
      keeps: 'Langkah dan waktunya, tanpa nama.',
    },
    {
      table: 'member_proposals',
      holds: 'Usul pengurus wilayah dan alasannya',
      people: [
        {
          title: 'Usul tentang saya',
          rows: SELF,
          isTheirs: true,
          erase: { reason: { becomes: 'Dihapus bersama data anggotanya.' }, decision_note: 'empty' },
        },
        { rows: 't.proposed_by = :account', erase: { proposed_by_name: { becomes: '' } } },
        { rows: 't.decided_by = :account', erase: { decided_by_name: 'empty' } },
      ],
      plain: ['region_code'],
    },
    {
      table: 'member_appeals',
      holds: 'Keberatan atas keputusan, dan jawabannya',
      people: [
        {
          title: 'Keberatan',
          rows: SELF,
          isTheirs: true,
          erase: {
            reason: { becomes: 'Dihapus bersama data anggotanya.' },
            decision_reason: 'empty',
            answer: { becomes: 'Dihapus.' },
          },
        },
        { rows: 't.decider_id = :account', erase: { decider_name: 'empty' } },
        { rows: 't.decided_by = :account', erase: { decided_by_name: 'empty' } },
      ],
      plain: ['region_code'],
    },
    {
      table: 'registration_drafts',
      holds: 'Pendaftaran yang belum selesai, tersandi; hidup tujuh hari',
      people: [],
      plain: ['token_hash', 'content', 'network'],
      keeps: 'Tidak terhubung dengan akun; hilang dengan sendirinya setelah tujuh hari.',
    },
    {
      table: 'card_tokens',
      holds: 'Kode kartu anggota',
      people: [{ title: 'Kartu anggota', rows: SELF, isTheirs: true, erase: 'delete' }],
      plain: ['token_hash'],
    },
    {
      table: 'imports',
      holds: 'Lembar yang diimpor',
      people: [
        {
          rows: `t.id in (select m.import_id from members m
            where m.tenant_id = balai.tenant_id() and m.id = any (:people))`,
          erase: { corrections: 'empty' },
          files: ['file_id'],
        },
      ],
    },
    {
      table: 'whatsapp_clicks',
      holds: 'Siapa membuka tautan grup dan kapan',
      people: [{ title: 'Grup WhatsApp yang dibuka', rows: 't.account_id = :account', erase: {} }],
      plain: ['region_code'],
      keeps: 'Hanya id dan waktu.',
    },
    ...checkoffTables,
  ],
  plain: [
    { table: 'campuses', why: 'Nama kampus' },
    { table: 'member_column_sets', why: 'Susunan kolom daftar' },
    { table: 'member_distinct_pairs', why: 'Hanya id' },
    { table: 'whatsapp_links', why: 'Tautan grup, tersandi' },
  ],
};

function all(...columns: string[]): Record<string, 'empty'> {
  return Object.fromEntries(columns.map((column) => [column, 'empty' as const]));
}

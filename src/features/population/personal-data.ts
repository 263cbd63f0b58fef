import type { PersonalData } from '#kernel/personal-data';
import { residentFields } from './resident-fields.ts';

const LAW = 'Kewajiban desa menurut UU Administrasi Kependudukan: tidak dihapus, dibetulkan dengan riwayat.';

/** What the register of residents tells of people. It is the village's duty by law, so erasure leaves it. */
export const populationPersonalData: PersonalData = {
  tables: [
    {
      table: 'families',
      holds: 'Kartu keluarga: nomor dan alamat, tersegel',
      people: [],
      plain: ['kk', 'kk_index', 'address', 'address_words', 'area_code'],
      keeps: LAW,
    },
    {
      table: 'residents',
      holds: 'Penduduk; NIK, telepon, dan alamat tersegel',
      people: [],
      plain: [
        ...residentFields.map(({ column }) => column),
        ...['nik_index', 'nik_note', 'status_since', 'area_code', 'import_key'],
      ],
      keeps: LAW,
    },
    {
      table: 'resident_events',
      holds: 'Kelahiran, kematian, pindah, dan datang; keterangannya tersegel',
      people: [],
      plain: ['happened_on', 'details', 'was', 'actor_name', 'area_code'],
      keeps: LAW,
    },
    {
      table: 'resident_changes',
      holds: 'Riwayat setiap isian penduduk, tersegel',
      people: [],
      plain: ['field', 'old_value', 'new_value', 'reason', 'actor_name', 'area_code'],
      keeps: LAW,
    },
    {
      table: 'resident_links',
      holds: 'Permohonan menghubungkan akun dengan data penduduk',
      people: [{ rows: 't.account_id = :account', erase: { reason: 'empty' } }],
      plain: ['nik', 'nik_index', 'kk_index', 'birth_date', 'decided_by_name'],
      keeps: 'Dasar keputusan petugas tentang hak akun.',
    },
  ],
  plain: [{ table: 'population_areas', why: 'Dusun, RW, dan RT' }],
};

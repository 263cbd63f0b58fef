import type { PersonalData } from '#kernel/personal-data';

const LAW = 'Arsip surat desa menurut UU Kearsipan: tidak dihapus; yang keliru dicabut dengan alasan.';

/** What letters tell of people. They are the village's archive by law, so erasure leaves them. */
export const lettersPersonalData: PersonalData = {
  tables: [
    {
      table: 'letter_requests',
      holds: 'Permohonan surat; isian dan pihaknya tersegel',
      people: [],
      plain: ['resident_name', 'area_code', 'answers', 'number', 'seen_papers'],
      keeps: LAW,
    },
    {
      table: 'letter_request_events',
      holds: 'Langkah permohonan surat; catatannya tersegel',
      people: [],
      plain: ['state', 'office', 'note'],
      keeps: LAW,
    },
    {
      table: 'letter_papers',
      holds: 'Berkas permohonan surat; isinya tersegel',
      people: [],
      plain: ['requirement', 'name'],
      keeps: LAW,
    },
    {
      table: 'letters',
      holds: 'Surat terbit; isinya tersegel',
      people: [],
      plain: [
        ...['resident_name', 'area_code', 'number', 'title', 'issued_on', 'valid_until', 'content'],
        ...['content_hash', 'token_hash', 'pdf_hash', 'revoked_reason'],
      ],
      keeps: LAW,
    },
    {
      table: 'letter_signatories',
      holds: 'Penanda tangan surat: nama, jabatan, dan masa tugas',
      people: [],
      plain: ['name', 'office', 'through', 'staff_number', 'valid_from', 'valid_until', 'decree'],
      keeps: LAW,
    },
    {
      table: 'letter_mails',
      holds: 'Buku agenda surat masuk dan keluar: pengirim, tujuan, dan perihal',
      people: [],
      plain: ['mail_number', 'mail_date', 'dealt_on', 'party', 'subject'],
      keeps: LAW,
    },
    {
      table: 'letter_numbers',
      holds: 'Buku nomor surat, dengan alasan nomor yang dibatalkan',
      people: [],
      plain: ['series', 'text', 'void_reason'],
      keeps: LAW,
    },
  ],
  plain: [
    { table: 'letter_classifications', why: 'Kode klasifikasi surat' },
    { table: 'letter_types', why: 'Jenis surat' },
    { table: 'letter_type_versions', why: 'Isian dan template jenis surat' },
    { table: 'letter_certificates', why: 'Sertifikat desa; kuncinya tersegel' },
  ],
};

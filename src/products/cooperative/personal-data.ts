import type { PersonalData, PersonalTable } from '#kernel/personal-data';

/** Columns that every book has besides its own. */
const BOOK = ['extra', 'import_mark', 'delete_reason'];

/**
 * What the sixteen books tell of people. Members and others in the books have no account of their own: an officer empties
 * the entry when somebody asks for it, so erasure by account touches nothing here yet.
 */
export const cooperativePersonalData: PersonalData = {
  tables: [
    ...book('members', 'Daftar anggota', [
      ...['member_number', 'full_name', 'nik', 'nik_index', 'birth_place', 'birth_date', 'occupation'],
      ...['address', 'phone', 'phone_index', 'joined_on', 'exit_requested_on', 'left_on', 'exit_reason'],
    ]),
    ...['board_terms', 'supervisor_terms'].flatMap((name) =>
      book(name, 'Daftar pengurus atau pengawas', [
        ...['full_name', 'birth_place', 'birth_date', 'occupation', 'address', 'membership_number'],
        ...['position', 'elected_on', 'ended_on', 'end_reason'],
      ]),
    ),
    ...book('employees', 'Daftar karyawan', [
      ...['full_name', 'birth_place', 'birth_date', 'address', 'joined_on', 'position', 'notes', 'left_on'],
      ...['leave_reason', 'published_columns'],
    ]),
    ...book('guests', 'Buku tamu', [
      ...['visited_on', 'guest_name', 'institution', 'address', 'met_whom', 'purpose'],
      ...['intake_device', 'intake_network'],
    ]),
    ...book('suggestions', 'Saran anggota', [
      ...['given_on', 'author_name', 'address', 'suggestion', 'answer', 'answered_by_name'],
      ...['intake_device', 'intake_network'],
    ]),
    ...book('supervisor_suggestions', 'Saran pengawas', [
      ...['given_on', 'supervisor_name', 'content', 'answer', 'answered_by_name'],
    ]),
    ...book('official_advice', 'Anjuran pejabat', [
      ...[
        'given_on',
        'official_name',
        'position',
        'office_location',
        'content',
        'answer',
        'answered_by_name',
      ],
      'published_columns',
    ]),
    ...['member_meetings', 'board_meetings', 'supervisor_meetings'].flatMap((name) =>
      book(name, 'Notulen rapat', [
        ...['held_on', 'place', 'chair', 'guests', 'minutes', 'minute_taker'],
        ...(name === 'member_meetings' ? ['published_columns'] : []),
      ]),
    ),
    ...book('incidents', 'Kejadian penting', [
      ...['happened_on', 'description', 'resolution', 'causes', 'published_columns'],
    ]),
    ...book('letters', 'Agenda surat', [
      ...['letter_number', 'letter_on', 'correspondent', 'subject', 'notes', 'published_columns'],
    ]),
    {
      table: 'cooperative_applications',
      holds: 'Permohonan menjadi anggota',
      people: [],
      plain: [
        ...[
          'full_name',
          'nik',
          'nik_index',
          'birth_place',
          'birth_date',
          'occupation',
          'address',
          'phone',
          'email',
        ],
        ...['intake_device', 'intake_network', 'decided_by_name', 'decision_note'],
      ],
      keeps: 'Dasar keputusan pengurus; nama orang yang dihapus diganti.',
    },
    {
      table: 'cooperative_exits',
      holds: 'Pengunduran diri anggota dan keputusannya',
      people: [],
      plain: [
        ...['reason', 'requested_on', 'requested_by_name', 'decided_by_name', 'decision_note'],
        'paid_by_name',
      ],
      keeps: 'Dasar keputusan pengurus; nama orang yang dihapus diganti.',
    },
    {
      table: 'cooperative_board_tasks',
      holds: 'Tugas pengurus dan penanggung jawabnya',
      people: [],
      plain: ['task', 'responsible', 'due_on'],
      keeps: 'Nama orang yang dihapus diganti.',
    },
    {
      table: 'cooperative_annual_meetings',
      holds: 'Rapat anggota tahunan dan pimpinannya',
      people: [],
      plain: ['held_on', 'started_at', 'place', 'chair', 'agenda'],
      keeps: 'Rapat koperasi; nama orang yang dihapus diganti.',
    },
    {
      table: 'cooperative_annual_decisions',
      holds: 'Keputusan rapat anggota tahunan',
      people: [],
      plain: ['decision'],
      keeps: 'Rapat koperasi; nama orang yang dihapus diganti.',
    },
    {
      table: 'cooperative_surpluses',
      holds: 'Pembagian SHU: persentase, jumlah, dan tersegel bagian setiap anggota',
      people: [],
      plain: [
        ...['percents', 'pools', 'basis', 'shares', 'decided_by_name', 'calculated_by_name'],
        'approved_by_name',
      ],
      keeps: 'Pembukuan: dasar jurnal pembagian SHU.',
    },
    {
      table: 'cooperative_openings',
      holds: 'Saldo awal: angka neraca, dan tersegel nama serta saldo setiap anggota',
      people: [],
      plain: ['as_of', 'figures', 'members', 'submitted_by_name', 'returned_reason', 'decided_by_name'],
      keeps: 'Pembukuan: dasar jurnal pertama.',
    },
  ],
  plain: [
    { table: 'cooperative_inventory', why: 'Barang inventaris' },
    { table: 'cooperative_term_grants', why: 'Wewenang dan masa jabatan, menurut nomor dalam sistem' },
    { table: 'cooperative_term_invitations', why: 'Undangan dan masa jabatan, menurut nomor dalam sistem' },
    { table: 'cooperative_annual_attendance', why: 'Kehadiran di rapat, menurut nomor dalam sistem' },
  ],
};

function book(name: string, holds: string, columns: readonly string[]): PersonalTable[] {
  return [
    {
      ...{ table: `cooperative_${name}`, holds, people: [], plain: [...columns, ...BOOK] },
      keeps: 'Buku koperasi; nama orang yang dihapus diganti.',
    },
  ];
}

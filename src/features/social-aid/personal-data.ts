import type { PersonalData } from '#kernel/personal-data';

const LAW =
  'Pertanggungjawaban bantuan: penerima tahun lalu tetap tercatat, di muka umum hanya dengan nama tersamar.';

/** What is kept of who receives aid. */
export const aidPersonalData: PersonalData = {
  tables: [
    {
      table: 'aid_recipients',
      holds: 'Penerima bantuan: desil dengan sumbernya, dan alasan yang tersegel',
      people: [],
      plain: ['area_code', 'decile_source', 'decile_on', 'reason', 'stop_reason', 'created_by_name'],
      keeps: LAW,
    },
    {
      table: 'aid_payouts',
      holds: 'Penyaluran bantuan: periode, jumlah, saluran, dan keadaannya',
      people: [],
      plain: ['area_code', 'period', 'place', 'planned_on', 'paid_on', 'reason', 'decided_by_name'],
      keeps: LAW,
    },
    {
      table: 'aid_objections',
      holds: 'Sanggahan warga dan jawabannya, tersegel',
      people: [],
      plain: ['area_code', 'words', 'answer', 'decided_by_name'],
      keeps: LAW,
    },
  ],
  plain: [{ table: 'aid_programs', why: 'Program bantuan' }],
};

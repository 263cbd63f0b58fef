import type { Choice, Field, PrintColumn } from '#kernel/register';

interface MeetingWords {
  natures: readonly Choice[];
  /** "Jumlah anggota": how many were to come. */
  invited: string;
  /** "Jumlah anggota yang hadir" */
  present: string;
  /** Which of them may be shown to everybody. */
  isPublic?: true;
}

/** What the minutes of any meeting say; the three books differ in who meets. */
export function meetingFields({ natures, invited, present, isPublic }: MeetingWords): readonly Field[] {
  const open = isPublic ? { publicColumn: true as const } : {};
  return [
    {
      type: 'choice',
      key: 'nature',
      label: 'Sifat rapat',
      required: true,
      choices: natures,
      list: 'shown',
      filter: true,
      ...open,
    },
    {
      type: 'date',
      key: 'heldOn',
      label: 'Hari dan tanggal',
      shortLabel: 'Tanggal',
      required: true,
      latest: 'today',
      printWeekday: true,
      list: 'shown',
      filter: true,
      sort: true,
      synonyms: ['tanggal', 'tanggal rapat'],
      example: '28-02-2026',
      ...open,
    },
    { type: 'time', key: 'startedAt', label: 'Mulai pukul' },
    {
      type: 'text',
      key: 'place',
      label: 'Tempat',
      required: true,
      maxLength: 150,
      list: 'shown',
      search: true,
      example: 'Balai Kelurahan Kebun Bunga',
      ...open,
    },
    {
      type: 'number',
      key: 'invitedCount',
      label: invited,
      required: true,
      min: 1,
      max: 1_000_000,
      unit: 'orang',
      ...open,
    },
    {
      type: 'number',
      key: 'presentCount',
      label: present,
      shortLabel: 'Hadir',
      required: true,
      max: 1_000_000,
      notAbove: 'invitedCount',
      unit: 'orang',
      list: 'shown',
      synonyms: ['hadir', 'jumlah hadir'],
      ...open,
    },
    {
      type: 'computed',
      key: 'quorum',
      label: 'Kehadiran',
      as: 'percent',
      list: 'shown',
      compute: attendance,
      ...open,
    },
    {
      type: 'text',
      key: 'chair',
      label: 'Pimpinan rapat',
      required: true,
      maxLength: 150,
      list: 'shown',
      search: true,
      ...open,
    },
    {
      type: 'longText',
      key: 'guests',
      label: 'Undangan yang hadir',
      maxLength: 2_000,
      rows: 2,
      search: true,
      help: 'Tamu yang diundang: pejabat, pendamping, atau koperasi lain.',
    },
    {
      type: 'longText',
      key: 'minutes',
      label: 'Materi rapat dan keputusan rapat',
      required: true,
      rows: 12,
      search: true,
      help: 'Tulis setiap keputusan pada barisnya sendiri.',
      synonyms: ['materi', 'keputusan', 'materi dan keputusan'],
      ...open,
    },
    { type: 'text', key: 'minuteTaker', label: 'Notulis', maxLength: 150 },
    {
      type: 'file',
      key: 'document',
      column: 'document_file_id',
      label: 'Pindaian notulen',
      list: 'never',
      help: 'Notulen bertanda tangan, PDF atau foto.',
    },
  ];
}

/** Who came, of those who were to come, in per cent. */
function attendance({ invitedCount, presentCount }: Readonly<Record<string, unknown>>): number | null {
  if (typeof invitedCount !== 'number' || typeof presentCount !== 'number' || invitedCount === 0) return null;
  return Math.round((presentCount / invitedCount) * 10_000) / 100;
}

/** The nine columns of the form; those that name who meets come from the book. */
export function meetingColumns(words: {
  invited: string;
  present: string;
  signed: string;
}): readonly PrintColumn[] {
  return [
    { label: 'HARI DAN TANGGAL', from: ['heldOn'], mm: 28 },
    { label: 'TEMPAT', from: ['place'], mm: 28 },
    { label: 'SIFAT RAPAT', from: ['nature'], mm: 24 },
    { label: words.invited, from: ['invitedCount'], mm: 20, align: 'right' },
    { label: words.present, from: ['presentCount', 'quorum'], mm: 23, align: 'right' },
    { label: 'PIMPINAN RAPAT', from: ['chair'], mm: 26 },
    { label: 'UNDANGAN YANG HADIR', from: ['guests'], mm: 30 },
    { label: 'MATERI RAPAT DAN KEPUTUSAN RAPAT', from: ['minutes'], width: 3 },
    { label: words.signed, box: 'signature', mm: 26 },
  ];
}

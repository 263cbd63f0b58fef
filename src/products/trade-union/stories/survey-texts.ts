import type { QuestionFields } from '#features/surveys';

/** A question of the story; `needs` names the choice of an earlier one, by its place. */
export interface StoryQuestion extends Omit<QuestionFields, 'help' | 'shownFor' | 'shownValues'> {
  help?: string;
  needs?: { place: number; values: readonly string[] };
  /** What the people of the story answer in turn; empty: nothing. */
  said: readonly (string | readonly string[] | Readonly<Record<string, string>>)[];
}

export interface SurveyStory {
  by: string;
  title: string;
  intro: string;
  thanks: string;
  isAnonymous: boolean;
  regionCode: string;
  audience: string;
  audienceValues: readonly string[];
  /** Days before today; `closes` may lie ahead and is then a negative number. */
  published: number;
  closes: number;
  isOver: boolean;
  questions: readonly StoryQuestion[];
  /** How many of those who are asked answer, in their order; the demo's own accounts come last. */
  answers: number;
}

const need = (place: number, ...values: string[]) => ({ place, values });

export const surveys: readonly SurveyStory[] = [
  {
    by: 'admin',
    title: 'Beban kerja dan kesejahteraan 2026',
    intro:
      'Hasil survei ini menjadi bahan perundingan dengan pimpinan perguruan tinggi. Mengisinya sekitar lima menit.',
    thanks: 'Ringkasan hasilnya dibagikan di forum anggota.',
    isAnonymous: true,
    regionCode: '00',
    audience: 'statuses',
    audienceValues: ['active', 'candidate'],
    published: 45,
    closes: 24,
    isOver: true,
    answers: 43,
    questions: [
      {
        kind: 'number',
        title: 'Berapa jam Anda bekerja dalam seminggu, termasuk di rumah?',
        isRequired: true,
        settings: { least: 1, greatest: 120, unit: 'jam' },
        said: ['40', '44', '48', '52', '38', '46', '55', '42', '60', '45', '50'],
      },
      {
        kind: 'scale',
        title: 'Seberapa sesuai penghasilan Anda dengan beban kerja?',
        isRequired: true,
        settings: { steps: 5, low: 'tidak sesuai', high: 'sangat sesuai' },
        said: ['2', '1', '3', '2', '4', '3', '2', '1', '3'],
      },
      {
        kind: 'multi',
        title: 'Apa yang paling perlu diperjuangkan?',
        isRequired: true,
        settings: {
          choices: ['Kenaikan upah', 'Kepastian kontrak', 'Jaminan kesehatan', 'Beban administrasi', 'Cuti'],
          most: 3,
        },
        said: [['1', '2'], ['1', '4'], ['2', '3', '4'], ['1'], ['3', '4'], ['1', '4', '5'], ['2', '4']],
      },
      {
        kind: 'matrix',
        title: 'Bagaimana keadaan di kampus Anda?',
        isRequired: false,
        settings: {
          rows: ['Kejelasan tugas', 'Sarana kerja', 'Sikap pimpinan'],
          choices: ['Kurang', 'Cukup', 'Baik'],
        },
        said: [
          { 1: '2', 2: '2', 3: '3' },
          { 1: '3', 2: '1', 3: '2' },
          { 1: '2', 2: '2', 3: '1' },
          { 1: '3', 2: '3', 3: '2' },
          { 1: '1', 2: '1', 3: '3' },
        ],
      },
      {
        kind: 'single',
        title: 'Apakah lembur Anda dibayar?',
        isRequired: true,
        settings: { choices: ['Selalu', 'Kadang-kadang', 'Tidak pernah'] },
        said: ['3', '2', '3', '2', '3', '1', '3', '2'],
      },
      {
        kind: 'long',
        title: 'Apa akibatnya bagi Anda?',
        isRequired: false,
        settings: {},
        needs: need(4, '2', '3'),
        said: [
          'Penelitian tertunda karena malam hari dipakai mengoreksi.',
          '',
          'Waktu untuk keluarga berkurang.',
          'Harus mengambil pekerjaan tambahan di luar kampus.',
          '',
          'Sering sakit pada akhir semester.',
          'Tidak sempat menyiapkan kuliah dengan baik.',
          '',
        ],
      },
    ],
  },
  {
    by: 'admin',
    title: 'Kebutuhan pelatihan 2027',
    intro: 'Kami menyusun jadwal pelatihan tahun depan. Nama Anda kami perlukan untuk undangannya.',
    thanks: 'Undangan pelatihan dikirim pada bulan Januari.',
    isAnonymous: false,
    regionCode: '00',
    audience: 'active',
    audienceValues: [],
    published: 6,
    closes: -9,
    isOver: false,
    answers: 12,
    questions: [
      {
        kind: 'single',
        title: 'Apakah Anda ingin mengikuti pelatihan serikat?',
        isRequired: true,
        settings: { choices: ['Ya', 'Tidak'] },
        said: ['1', '1', '2', '1', '1', '2'],
      },
      {
        kind: 'multi',
        title: 'Pelatihan apa yang Anda perlukan?',
        isRequired: true,
        settings: {
          choices: ['Perundingan bersama', 'Hukum ketenagakerjaan', 'Kepengurusan', 'Keuangan serikat'],
        },
        needs: need(0, '1'),
        said: [['1', '2'], ['2'], ['1'], ['3', '4'], ['2', '3']],
      },
      {
        kind: 'date',
        title: 'Mulai kapan Anda dapat hadir?',
        isRequired: false,
        settings: {},
        needs: need(0, '1'),
        said: ['2027-01-18', '2027-02-01', '2027-01-11', '2027-03-08'],
      },
      {
        kind: 'short',
        title: 'Apa yang membuat Anda tidak ikut?',
        isRequired: false,
        settings: {},
        needs: need(0, '2'),
        said: ['Jadwal mengajar penuh', 'Sedang tugas belajar'],
      },
    ],
  },
  {
    by: 'admin',
    title: 'Pengalaman mendaftar',
    intro: 'Tiga pertanyaan untuk memperbaiki pendaftaran anggota.',
    thanks: '',
    isAnonymous: true,
    regionCode: '00',
    audience: 'statuses',
    audienceValues: ['candidate'],
    published: 3,
    closes: -20,
    isOver: false,
    answers: 3,
    questions: [
      {
        kind: 'scale',
        title: 'Seberapa mudah mendaftar?',
        isRequired: true,
        settings: { steps: 5, low: 'sulit', high: 'mudah' },
        said: ['4', '5', '3'],
      },
      {
        kind: 'single',
        title: 'Dari mana Anda mengenal serikat ini?',
        isRequired: true,
        settings: { choices: ['Rekan kerja', 'Media sosial', 'Acara kampus', 'Lainnya'] },
        said: ['1', '2', '1'],
      },
      {
        kind: 'short',
        title: 'Apa yang perlu diperbaiki?',
        isRequired: false,
        settings: {},
        said: ['Unggah bukti'],
      },
    ],
  },
  {
    by: 'coordinator',
    title: 'Waktu rapat wilayah Kalimantan Selatan',
    intro: 'Untuk memilih hari yang paling banyak dapat dihadiri.',
    thanks: 'Undangan rapat menyusul.',
    isAnonymous: false,
    regionCode: '63',
    audience: 'active',
    audienceValues: [],
    published: 4,
    closes: -5,
    isOver: false,
    answers: 7,
    questions: [
      {
        kind: 'multi',
        title: 'Hari apa Anda dapat hadir?',
        isRequired: true,
        settings: { choices: ['Jumat sore', 'Sabtu pagi', 'Minggu pagi'] },
        said: [['2'], ['2', '3'], ['1', '2'], ['2']],
      },
      {
        kind: 'single',
        title: 'Tatap muka atau daring?',
        isRequired: true,
        settings: { choices: ['Tatap muka', 'Daring'] },
        said: ['1', '1', '2'],
      },
    ],
  },
];

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatDate, parseDate } from '#kernel/calendar';
import {
  type Cell,
  checkRows,
  type Duplicate,
  guessMapping,
  isWarning,
  type Problem,
  readSheet,
  type SheetTable,
  textOf,
} from '#kernel/exchange';
import { parseRupiah } from '#kernel/money';
import {
  type SheetLayout,
  type SheetValue,
  type VariedColumn,
  varySheet,
} from '../../../../../test/fixtures/vary-sheet.ts';
import { readGolongan } from './golongan.ts';
import { memberImport } from './member-import.ts';

// Other unions send other sheets. Each of these holds the records of the real one under other headings, in another order,
// with other forms of dates and amounts, and must show the same problems on the same people.

const FILE = new URL('../../../../../test/fixtures/sheets/anggota-lama.xlsx', import.meta.url).pathname;
const TODAY = { today: '2026-11-22' };

let table: SheetTable;
/** Errors of the real sheet as "record code", and its pairs. */
let known: { errors: string[]; pairs: string[] };
let records: SheetTable['rows'];

beforeAll(async () => {
  table = await readSheet(FILE, { fields: memberImport.fields });
  const { mapping } = guessMapping(table.headings, table.rows, memberImport.fields);
  const all = checkRows(memberImport, table, mapping, TODAY);
  const marked = new Set([
    ...all.problems.filter((problem) => !isWarning(problem)).map(({ row }) => row),
    ...all.duplicates.flatMap(({ rows }) => rows),
  ]);
  // All people with a problem, and every fifth of the others.
  records = table.rows.filter(({ number }) => marked.has(number) || number % 5 === 0);
  known = summarise(checkRows(memberImport, { ...table, rows: records }, mapping, TODAY), (row) =>
    records.findIndex(({ number }) => number === row),
  );
  expect(known.errors.length).toBeGreaterThan(400);
});

describe('sheets of other unions', () => {
  test('a CSV with semicolons, its own headings and other date forms', async () => {
    await expectSameProblems({ seed: 1, format: 'csv;', titles: [], dates: 'words' });
  });

  test('a CSV of an old Windows, with titles above and sums between', async () => {
    await expectSameProblems({
      seed: 2,
      format: 'csv-1252',
      titles: ['SERIKAT PEKERJA KAMPUS', '', 'Data 2026'],
      dates: 'slashes',
    });
  });

  test('tabs in UTF-16, as Excel saves Unicode text', async () => {
    await expectSameProblems({ seed: 3, format: 'tsv-utf16', titles: ['DAFTAR ANGGOTA'], dates: 'iso' });
  });

  test('headings in two rows with groups above', async () => {
    await expectSameProblems({
      seed: 4,
      format: 'xlsx',
      titles: ['REKAP', 'per wilayah', ''],
      dates: 'cells',
      isDouble: true,
    });
  });

  test('column numbers below the heading, headings on every page, signatures below', async () => {
    await expectSameProblems({
      seed: 5,
      format: 'xlsx',
      titles: ['Lampiran I'],
      dates: 'dots',
      hasColumnNumbers: true,
      repeats: true,
    });
  });

  test('place and date of birth in two columns, and columns nobody asked for', async () => {
    await expectSameProblems({
      seed: 6,
      format: 'xlsx',
      titles: [],
      dates: 'short',
      splitsBirth: true,
      hasMore: true,
    });
  });

  test('whatever headings, order, titles and forms are drawn', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          seed: fc.integer({ min: 10, max: 100_000 }),
          format: fc.constantFrom<SheetLayout['format']>('xlsx', 'csv;', 'csv,', 'tsv-utf16', 'csv-1252'),
          titles: fc.constantFrom<readonly string[]>(
            [],
            ['DATA ANGGOTA'],
            ['SPK', 'Wilayah gabungan', '', ''],
          ),
          dates: fc.constantFrom<DateForm>('words', 'slashes', 'iso', 'cells', 'dots', 'short'),
          isDouble: fc.boolean(),
          hasColumnNumbers: fc.boolean(),
          repeats: fc.boolean(),
          splitsBirth: fc.boolean(),
          hasMore: fc.boolean(),
        }),
        expectSameProblems,
      ),
      { numRuns: 8 },
    );
  }, 120_000);
});

type DateForm = 'words' | 'slashes' | 'iso' | 'cells' | 'dots' | 'short';

interface Variation {
  seed: number;
  format: SheetLayout['format'];
  titles: readonly string[];
  dates: DateForm;
  isDouble?: boolean;
  hasColumnNumbers?: boolean;
  repeats?: boolean;
  splitsBirth?: boolean;
  hasMore?: boolean;
}

async function expectSameProblems(variation: Variation): Promise<void> {
  const pick = picker(variation.seed);
  const columns = shuffle(makeColumns(variation, pick), pick);
  const { bytes, rowOf } = await varySheet({
    format: variation.format,
    titles: variation.titles,
    columns: [
      { heading: pick(['No', 'No.', 'NO URUT', '#']), values: records.map((_, index) => index + 1) },
      ...columns,
    ],
    hasColumnNumbers: variation.hasColumnNumbers ?? false,
    between(index) {
      if (index > 0 && index % 150 === 0) return ['blank', { sum: pick(SUMS) }];
      if (variation.repeats && index > 0 && index % 97 === 0) return ['blank', 'heading'];
      return index % 61 === 60 ? ['blank'] : [];
    },
    footer: [[], ['', '', 'Mengetahui,'], ['', 'Ketua', '', '', 'Sekretaris']],
  });
  const sheet = await readSheet(bytes, { fields: memberImport.fields });
  const guess = guessMapping(sheet.headings, sheet.rows, memberImport.fields);
  expect(sheet.rows.map(({ number }) => number)).toEqual(rowOf);
  const found = checkRows(memberImport, sheet, guess.mapping, TODAY);
  expect(summarise(found, (row) => rowOf.indexOf(row))).toEqual(known);
}

function summarise(
  { problems, duplicates }: { problems: readonly Problem[]; duplicates: readonly Duplicate[] },
  recordOf: (row: number) => number,
) {
  return {
    errors: problems
      .filter((problem) => !isWarning(problem))
      .map(({ row, code }) => `${recordOf(row)} ${code}`)
      .sort(),
    pairs: duplicates.map(({ rows, kind }) => `${rows.map(recordOf).join(' ')} ${kind}`).sort(),
  };
}

const SUMS = [
  'JUMLAH WILAYAH',
  'Subtotal',
  'Total Kalimantan',
  'Sub Jumlah',
  'JML. ANGGOTA',
  'Rekapitulasi wilayah',
];

type Draw = <T>(choices: readonly T[]) => T;

/** Headings of real sheets, gathered apart from the synonyms of the profile. */
const HEADINGS: Record<string, readonly string[]> = {
  memberNumber: ['No. KTA', 'NIA', 'NOMOR ANGGOTA', 'ID Anggota', 'No.Anggota'],
  fullName: [
    'Nama',
    'NAMA LENGKAP',
    'Nama Anggota',
    'Nama & Gelar',
    'NAMA DOSEN',
    'Nama Lengkap (dengan gelar)',
    'nama_lengkap',
  ],
  sex: ['JK', 'Jenis Kelamin', 'L / P', 'Sex', 'KELAMIN'],
  birth: ['TTL', 'Tempat/Tanggal Lahir', 'Tempat & Tgl. Lahir', 'TEMPAT DAN TANGGAL LAHIR', 'Tmpt, Tgl Lhr'],
  birthPlace: ['Tempat Lahir', 'Tmp. Lahir', 'Kota Lahir', 'TEMPAT LHR'],
  birthDate: ['Tgl Lahir', 'Tanggal Lahir', 'Tgl. Lhr', 'TANGGAL LAHIR (dd/mm/yyyy)'],
  nik: ['NIK', 'No. KTP', 'Nomor Induk Kependudukan', 'NO KTP/NIK', 'nik ktp', 'No. Identitas (KTP)'],
  staffNumber: ['NIP/NIDN', 'NIDN', 'NIP', 'NIP / NIDN / NUPTK'],
  email: ['Email', 'E-MAIL', 'Alamat e-mail', 'Surel', 'email aktif', 'E mail'],
  phone: [
    'No HP',
    'HP/WA',
    'Nomor Telepon',
    'No. WhatsApp',
    'TELEPON',
    'Telp./HP',
    'Kontak (WA)',
    'No. Handphone',
  ],
  university: [
    'Perguruan Tinggi',
    'Kampus',
    'Nama PT',
    'ASAL KAMPUS',
    'Univ',
    'Homebase',
    'Asal Universitas',
  ],
  faculty: ['Fakultas', 'FAKULTAS / UNIT', 'Unit Kerja', 'Fak.', 'Fakultas/Sekolah'],
  provinceCode: ['Provinsi', 'PROV.', 'Wilayah', 'Propinsi Kampus', 'Asal Provinsi'],
  employmentStatus: [
    'Status Pegawai',
    'STATUS',
    'Kepegawaian',
    'Ikatan Kerja',
    'Status Kepeg.',
    'Jenis Kepegawaian',
  ],
  academicRank: ['Jabatan Fungsional', 'JABATAN', 'Jafung', 'Jab. Akademik', 'Jabatan Akademik'],
  golongan: ['Gol/Ruang', 'Golongan', 'Pangkat/Gol', 'GOL.', 'Gol. Ruang'],
  salary: ['Gaji', 'Penghasilan/bulan', 'THP', 'Gaji Pokok (Rp)', 'Gaji per bln'],
  joinedOn: [
    'Tgl Masuk',
    'Tanggal Bergabung',
    'Anggota Sejak',
    'Terdaftar Sejak',
    'TMT Keanggotaan',
    'Tgl. Daftar',
  ],
  lastDuesMonth: [
    'Lunas s/d',
    'Iuran s.d.',
    'Bayar Terakhir',
    'Iuran Terakhir (bulan)',
    'Pembayaran terakhir',
  ],
};

const GROUPS: Record<string, string> = {
  fullName: 'Data Pribadi',
  nik: 'Data Pribadi',
  sex: 'Data Pribadi',
  email: 'Kontak',
  phone: 'Kontak',
  university: 'Data Kepegawaian',
  faculty: 'Data Kepegawaian',
};

function makeColumns(variation: Variation, pick: Draw): VariedColumn[] {
  const source = guessMapping(table.headings, table.rows, memberImport.fields).mapping;
  const column = (key: string, name: string, vary: (cell: Cell | null) => SheetValue): VariedColumn => {
    const heading = pick(HEADINGS[name] ?? []);
    const group = variation.isDouble ? GROUPS[name] : undefined;
    return {
      heading: group ? [group, heading] : heading,
      values: records.map((row) => vary(row.cells[source[key] ?? -1] ?? null)),
    };
  };
  const plain = [
    'memberNumber',
    'fullName',
    'sex',
    'nik',
    'staffNumber',
    'email',
    'phone',
    'university',
    'faculty',
  ];
  const columns = [...plain, 'provinceCode', 'employmentStatus', 'academicRank', 'lastDuesMonth'].map((key) =>
    column(key, key, asIs),
  );
  columns.push(
    column('golongan', 'golongan', (cell) => varyGolongan(textOf(cell), pick)),
    column('salary', 'salary', (cell) => varyAmount(cell, pick)),
    column('joinedOn', 'joinedOn', (cell) => varyDate(cell, variation.dates)),
  );
  if (variation.splitsBirth) {
    const part = (cell: Cell | null, at: number) => textOf(cell).split(', ')[at] ?? '';
    columns.push(
      column('birthPlaceAndDate', 'birthPlace', (cell) => part(cell, 0)),
      column('birthPlaceAndDate', 'birthDate', (cell) => {
        const text = part(cell, 1);
        return text === '' ? null : varyDate({ kind: 'text', text }, variation.dates, 2011);
      }),
    );
  } else columns.push(column('birthPlaceAndDate', 'birth', asIs));
  if (variation.hasMore)
    columns.push(
      { heading: 'Agama', values: records.map(() => pick(['Islam', 'Kristen', 'Hindu'])) },
      { heading: 'Status Nikah', values: records.map(() => pick(['Kawin', 'Belum', ''])) },
      { heading: 'No Rekening', values: records.map((_, index) => `${1_234_567_000 + index}`) },
      { heading: 'Nama Ibu Kandung', values: records.map(() => 'Aminah') },
      { heading: 'Keterangan', values: records.map(() => pick(['', 'pindah 2019', 'cek lagi'])) },
    );
  return columns;
}

function asIs(cell: Cell | null): SheetValue {
  if (!cell) return null;
  if (cell.kind === 'date') return cell.text;
  return cell.kind === 'number' ? (cell.number ?? null) : cell.text;
}

function varyDate(cell: Cell | null, form: DateForm, latestShortYear = 2026): SheetValue {
  if (!cell || textOf(cell) === '') return null;
  const parsed = cell.date ? undefined : parseDate(textOf(cell), { latestShortYear });
  if (parsed?.kind === 'impossible')
    return (
      { words: '31 Februari 2020', dots: '31.02.2020', iso: '2020-02-31' }[form as 'iso'] ?? '31/02/2020'
    );
  const date = cell.date ?? (parsed?.kind === 'date' ? parsed.date : undefined);
  if (date === undefined) return cell.text;
  const [year = '', month = '', day = ''] = date.split('-');
  switch (form) {
    case 'words':
      return formatDate(date, 'weekday');
    case 'slashes':
      return `${day}/${month}/${year}`;
    case 'dots':
      return `${Number(day)}.${Number(month)}.${year}`;
    case 'short':
      return `${Number(day)}-${['Jan', 'Peb', 'Mrt', 'Apr', 'Mei', 'Jun', 'Jul', 'Agt', 'Sept', 'Okt', 'Nop', 'Des'][Number(month) - 1]}-${year}`;
    case 'cells':
      return new Date(`${date}T00:00:00Z`);
    case 'iso':
      return date;
  }
}

function varyAmount(cell: Cell | null, pick: Draw): SheetValue {
  if (!cell || textOf(cell) === '') return null;
  const parsed =
    cell.number === undefined ? parseRupiah(textOf(cell)) : { kind: 'amount', amount: cell.number };
  if (parsed.kind !== 'amount' || !('amount' in parsed)) return cell.text;
  const { amount } = parsed;
  return pick<SheetValue>([
    amount,
    `Rp${amount.toLocaleString('id-ID')}`,
    `Rp. ${amount.toLocaleString('id-ID')},-`,
    amount.toLocaleString('en-US'),
    `${(amount / 1e6).toString().replace('.', ',')} juta`,
    `${amount}`,
  ]);
}

function varyGolongan(text: string, pick: Draw): SheetValue {
  const golongan = readGolongan(text);
  if (!golongan) return text;
  if (!golongan.room) return text;
  const number = ['I', 'II', 'III', 'IV'].indexOf(golongan.level) + 1;
  const { level, room } = golongan;
  return pick([
    golongan.code,
    `${level}${room.toUpperCase()}`,
    `${number}${room}`,
    `Penata (${level}/${room})`,
    `${level.toLowerCase()}-${room}`,
    `Gol ${level}/${room}`,
  ]);
}

function picker(seed: number): Draw {
  let state = seed;
  return (choices) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    const unit = ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
    return choices[Math.floor(unit * choices.length)] as (typeof choices)[number];
  };
}

function shuffle<T>(items: readonly T[], pick: Draw): T[] {
  const rest = [...items];
  const out: T[] = [];
  while (rest.length > 0) out.push(...rest.splice(rest.indexOf(pick(rest)), 1));
  return out;
}

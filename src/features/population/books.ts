import { formatDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { listAsked } from '#kernel/http';
import type { TableHeading } from '#kernel/print';
import type { WorkContext } from '#kernel/work';
import { type Area, areaAddress, readAreas } from './area.ts';
import * as lists from './choices.ts';
import { findEvents, type ResidentEvent } from './event.ts';
import { eachResident, type ListedResident } from './find-residents.ts';
import { recapColumns, recapRows } from './recap.ts';

/** A book of the village administration (Permendagri 47/2016, appendix B), column by column as on its form. */
export interface VillageBook {
  key: string;
  title: string;
  /** It tells one month; others tell what stands now. */
  isMonthly: boolean;
  columns: readonly TableHeading[];
  /** @param month 'YYYY-MM' */
  rows: (ctx: WorkContext, tx: Tx, month: string) => Promise<string[][]>;
}

const plain = (...labels: string[]) => labels.map((label) => ({ label: label.toUpperCase() }));
const group = (label: string, ...children: string[]) => ({
  label: label.toUpperCase(),
  children: plain(...children),
});

const word = lists.wordIn;
const sex = (value: string | null | undefined) => value ?? '';
const marital = ['', 'BK', 'K', 'CH', 'CM'];
const maritalOf = ({ values }: ListedResident) => marital[Number(values.maritalStatus)] ?? '';
const bornOn = ({ values }: ListedResident) =>
  values.birthDate ? formatDate(values.birthDate, 'short') : '';
const addressOf = (areas: readonly Area[], row: ListedResident) =>
  [row.address, areaAddress(areas, row.areaCode)].filter(Boolean).join(', ');

/** Rows of a book of people, numbered in the order of their names. */
const ofPeople =
  (filters: Record<string, string[]>, cells: (row: ListedResident, areas: readonly Area[]) => string[]) =>
  async (ctx: WorkContext, tx: Tx) => {
    const areas = await readAreas(tx);
    const rows: string[][] = [];
    for await (const part of eachResident(ctx, tx, listAsked({ sort: 'name', size: 1000, filters })))
      for (const row of part) rows.push([String(rows.length + 1), ...cells(row, areas)]);
    return rows;
  };

const NUMBER = plain('Nomor urut');

export const villageBooks: readonly VillageBook[] = [
  {
    ...{ key: 'induk-penduduk', title: 'Buku Induk Penduduk', isMonthly: false },
    columns: [
      ...NUMBER,
      ...plain('Nama lengkap/panggilan', 'Jenis kelamin', 'Status perkawinan'),
      group('Tempat dan tanggal lahir', 'Tempat lahir', 'Tgl'),
      ...plain('Agama', 'Pendidikan terakhir', 'Pekerjaan', 'Dapat membaca huruf', 'Kewarganegaraan'),
      ...plain('Alamat lengkap', 'Kedudukan dlm keluarga', 'NIK', 'Nomor KK', 'Ket'),
    ],
    rows: ofPeople({ residency: ['permanent'] }, (row, areas) => {
      const { values } = row;
      return [
        ...[values.fullName ?? '', sex(values.sex), maritalOf(row), values.birthPlace ?? '', bornOn(row)],
        ...[word(lists.RELIGIONS, values.religion), word(lists.EDUCATIONS, values.education)],
        ...[word(lists.OCCUPATIONS, values.occupation), readsOf(row)],
        ...[word(lists.NATIONALITIES, values.nationality), addressOf(areas, row)],
        ...[word(lists.RELATIONS, values.relation), values.nik ?? '', row.kk ?? '', ''],
      ];
    }),
  },
  {
    ...{ key: 'mutasi-penduduk', title: 'Buku Mutasi Penduduk Desa', isMonthly: true },
    columns: [
      ...NUMBER,
      ...plain('Nama lengkap/panggilan'),
      group('Tempat dan tanggal lahir', 'Tempat', 'Tanggal'),
      ...plain('Jenis kelamin', 'Kewarganegaraan'),
      group('Penambahan', 'Datang dari', 'Tanggal'),
      group('Pengurangan', 'Pindah ke', 'Tanggal pindah', 'Meninggal di', 'Tanggal meninggal'),
      ...plain('Ket'),
    ],
    rows: mutationRows,
  },
  {
    ...{ key: 'rekapitulasi', title: 'Buku Rekapitulasi Jumlah Penduduk', isMonthly: true },
    columns: recapColumns,
    rows: recapRows,
  },
  {
    ...{ key: 'penduduk-sementara', title: 'Buku Penduduk Sementara', isMonthly: false },
    columns: [
      ...NUMBER,
      ...plain('Nama lengkap'),
      group('Jenis kelamin', 'L', 'P'),
      ...plain('Nomor identitas/tanda pengenal', 'Tempat dan tanggal lahir/umur', 'Pekerjaan'),
      group('Kewarganegaraan', 'Kebangsaan', 'Keturunan'),
      ...plain('Datang dari', 'Maksud dan tujuan kedatangan', 'Nama dan alamat yg didatangi'),
      ...plain('Datang tanggal', 'Pergi tanggal', 'Ket'),
    ],
    rows: guestRows,
  },
  {
    ...{ key: 'ktp-kk', title: 'Buku Kartu Tanda Penduduk dan Buku Kartu Keluarga', isMonthly: false },
    columns: [
      ...NUMBER,
      ...plain('No. KK', 'Nama lengkap', 'NIK', 'Jenis kelamin', 'Tempat/tanggal lahir', 'Gol. darah'),
      ...plain('Agama', 'Pendidikan', 'Pekerjaan', 'Alamat', 'Status perkawinan'),
      ...plain('Tempat dan tanggal dikeluarkan', 'Status hub. keluarga', 'Kewarganegaraan'),
      group('Orang tua', 'Ayah', 'Ibu'),
      ...plain('Tgl mulai tinggal di desa', 'Ket'),
    ],
    rows: ofPeople({}, (row, areas) => {
      const { values } = row;
      return [
        ...[row.kk ?? '', values.fullName ?? '', values.nik ?? '', sex(values.sex)],
        [values.birthPlace, bornOn(row)].filter(Boolean).join(', '),
        ...[word(lists.BLOOD_TYPES, values.bloodType), word(lists.RELIGIONS, values.religion)],
        ...[word(lists.EDUCATIONS, values.education), word(lists.OCCUPATIONS, values.occupation)],
        ...[addressOf(areas, row), maritalOf(row), '', word(lists.RELATIONS, values.relation)],
        ...[word(lists.NATIONALITIES, values.nationality), values.fatherName ?? '', values.motherName ?? ''],
        ...[values.livedSince ? formatDate(values.livedSince, 'short') : '', ''],
      ];
    }),
  },
];

/** What somebody reads, in the marks of the form; who is not asked yet leaves it blank. */
const readsOf = ({ values }: ListedResident) =>
  values.studying === lists.CANNOT_READ ? '' : values.literacy === 'T' ? '' : (values.literacy ?? '');

const EVERY = 10_000;

async function eventsOf(
  ctx: WorkContext,
  tx: Tx,
  filters: Record<string, string[]>,
): Promise<ResidentEvent[]> {
  const { items } = await findEvents(ctx, tx, listAsked({ sort: 'day', size: EVERY, filters }));
  return items.filter(({ isReversed, kind }) => !isReversed && kind !== 'reversal');
}

/** People by their ids, whatever became of them. */
async function peopleById(ctx: WorkContext, tx: Tx): Promise<Map<string, ListedResident>> {
  const people = new Map<string, ListedResident>();
  const filters = { status: ['any'] };
  for await (const part of eachResident(ctx, tx, listAsked({ sort: 'name', size: 1000, filters })))
    for (const row of part) people.set(row.id, row);
  return people;
}

async function mutationRows(ctx: WorkContext, tx: Tx, month: string): Promise<string[][]> {
  const kinds = ['birth', 'move_in', 'return', 'move_out', 'death'];
  const events = await eventsOf(ctx, tx, { month: [month], kind: kinds });
  if (events.length === 0) return [];
  const people = await peopleById(ctx, tx);
  return events
    .flatMap((event) => {
      const person = people.get(event.residentId);
      if (!person) return [];
      const day = formatDate(event.happenedOn, 'short');
      const isIn = ['birth', 'move_in', 'return'].includes(event.kind);
      const from = event.kind === 'birth' ? 'Lahir' : (event.details.otherPlace ?? '');
      const { kind, details } = event;
      return [
        [
          ...[event.fullName, person.values.birthPlace ?? '', bornOn(person), event.sex],
          word(lists.NATIONALITIES, person.values.nationality),
          ...(isIn ? [from, day] : ['', '']),
          ...(kind === 'move_out' ? [details.otherPlace ?? '', day] : ['', '']),
          ...(kind === 'death' ? [details.place ?? '', day] : ['', '']),
          details.document ?? '',
        ],
      ];
    })
    .map((row, index) => [String(index + 1), ...row]);
}

async function guestRows(ctx: WorkContext, tx: Tx): Promise<string[][]> {
  const coming = await eventsOf(ctx, tx, { kind: ['move_in', 'move_out'] });
  const rowsOf = ofPeople({ residency: ['temporary'], status: ['any'] }, (row) => {
    const mine = (kind: string) => coming.findLast((one) => one.residentId === row.id && one.kind === kind);
    const [came, went] = [mine('move_in'), mine('move_out')];
    const { values } = row;
    return [
      ...[values.fullName ?? '', values.sex === 'L' ? 'L' : '', values.sex === 'P' ? 'P' : ''],
      ...[values.nik ?? values.passport ?? ''],
      `${[values.birthPlace, bornOn(row)].filter(Boolean).join(', ')}/${row.age}`,
      ...[word(lists.OCCUPATIONS, values.occupation), word(lists.NATIONALITIES, values.nationality)],
      ...[values.ethnicity ?? '', came?.details.otherPlace ?? '', came?.details.purpose ?? ''],
      came?.details.host ?? '',
      came ? formatDate(came.happenedOn, 'short') : '',
      went ? formatDate(went.happenedOn, 'short') : '',
      '',
    ];
  });
  return rowsOf(ctx, tx);
}

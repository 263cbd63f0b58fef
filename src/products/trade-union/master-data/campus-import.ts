import { findProvince } from '#features/regions';
import { type CheckedRow, choiceKind, defineImport, names, type Report, textKind } from '#kernel/exchange';
import { provinceKind, tidyUniversity } from '../members/import/index.ts';

/** What a row of the sheet of campuses tells. */
export interface CampusRow {
  /** The campus's own id, as our sheet writes it: by it a campus can be renamed. */
  code: string;
  name: string;
  provinceCode: string;
  kind: 'negeri' | 'swasta';
  isOffered: 'ya' | 'tidak';
}

export const CAMPUS_KINDS = [
  {
    value: 'negeri',
    label: 'Negeri',
    synonyms: names('PTN; N; Universitas Negeri; Perguruan Tinggi Negeri'),
  },
  { value: 'swasta', label: 'Swasta', synonyms: names('PTS; S; Yayasan; Perguruan Tinggi Swasta') },
] as const;

const YES_OR_NO = choiceKind([
  { value: 'ya', label: 'Ya', synonyms: names('Y; Aktif; 1; Benar') },
  { value: 'tidak', label: 'Tidak', synonyms: names('T; Nonaktif; 0; Salah') },
]);

/**
 * Universities and campuses with their region (serikat-rbac.md menu, "Bulk Import Master Data"). The regions themselves are
 * the provinces by law and come with the product: a row that names another one is told so.
 */
export const campusImport = defineImport<CampusRow>({
  register: 'campuses',
  title: 'kampus',
  fields: [
    {
      key: 'code',
      label: 'Kode',
      synonyms: names('ID; Kode Kampus'),
      kind: textKind({ maxLength: 40 }),
      help: 'Biarkan seperti adanya; kosongkan untuk kampus baru.',
    },
    {
      key: 'name',
      label: 'Nama kampus',
      synonyms: names(
        'Universitas; Perguruan Tinggi; Kampus; Nama PT; Nama Universitas; Nama Perguruan Tinggi; Nama',
      ),
      kind: textKind({ maxLength: 150, tidy: tidyUniversity }),
      required: true,
      missingMessage: 'Nama kampus belum diisi.',
      example: 'Universitas Lambung Mangkurat',
    },
    {
      key: 'provinceCode',
      label: 'Provinsi',
      code: 'province',
      synonyms: names('Propinsi; Wilayah; Provinsi Kampus; Prov; Korwil; DPW'),
      kind: provinceKind(),
      required: true,
      missingMessage: 'Provinsi belum diisi.',
      example: 'Kalimantan Selatan',
      help: `Nama provinsi atau kodenya dua angka, misalnya ${findProvince('63')?.name ?? ''} atau 63.`,
    },
    {
      key: 'kind',
      label: 'Jenis kampus',
      synonyms: names('Jenis; Jenis PT; Status PT; Negeri/Swasta'),
      kind: choiceKind(CAMPUS_KINDS),
      example: 'Negeri',
    },
    {
      key: 'isOffered',
      label: 'Dapat dipilih',
      code: 'offered',
      synonyms: names('Aktif; Dipakai; Ditampilkan'),
      kind: YES_OR_NO,
      example: 'Ya',
      help: 'Tidak: kampus tetap tersimpan, tetapi tidak ditawarkan lagi pada pendaftaran.',
    },
  ],
  sheetChecks: [reportRepeatedNames],
});

/** A campus stands once: of two rows with one name nobody can tell which is right. */
function reportRepeatedNames(
  rows: CheckedRow<CampusRow>[],
  reportAt: (row: CheckedRow<CampusRow>) => Report,
): void {
  const first = new Map<string, number>();
  for (const row of rows) {
    const name = row.values.name?.toLowerCase();
    if (!name) continue;
    const before = first.get(name);
    if (before === undefined) first.set(name, row.row);
    else reportAt(row)('name', 'name_repeated', `Kampus ini sudah ada di baris ${before}.`);
  }
}

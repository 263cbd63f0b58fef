import { choiceKind, names } from '#kernel/exchange';

/** Employment statuses of serikat-panduan.md §3.2, in the words of the unions' sheets. */
export const EMPLOYMENT_STATUSES = choiceKind(
  [
    {
      value: 'pns',
      label: 'PNS',
      synonyms: names(
        'ASN; CPNS; PNS Dosen; Dosen PNS; ASN PNS; PNS DPK; Pegawai Negeri; Pegawai Negeri Sipil; PNS Tendik',
      ),
    },
    {
      value: 'pppk',
      label: 'PPPK',
      synonyms: names(
        'P3K; ASN PPPK; Dosen PPPK; PPPK Paruh Waktu; Pegawai Pemerintah dengan Perjanjian Kerja',
      ),
    },
    {
      value: 'permanent',
      label: 'Tetap Non-PNS',
      synonyms: names(
        'Dosen Tetap Non PNS; Tetap Yayasan; Dosen Tetap Yayasan; Dosen Tetap; Tetap; Pegawai Tetap; DTY; Pegawai Tetap Yayasan; Pegawai Tetap Non PNS; Dosen Tetap BH; Tetap BLU; Non PNS Tetap; Karyawan Tetap',
      ),
    },
    {
      value: 'contract',
      label: 'Kontrak/PKWT',
      synonyms: names(
        'Kontrak; PKWT; Dosen Kontrak; Pegawai Kontrak; Tidak Tetap; Dosen Tidak Tetap; Tenaga Kontrak; Karyawan Kontrak',
      ),
    },
    { value: 'adjunct', label: 'Dosen Luar Biasa', synonyms: names('DLB; Luar Biasa; Dosen LB') },
    {
      value: 'honorary',
      label: 'Honorer',
      synonyms: names('Honor; Tenaga Honorer; Pegawai Honorer; Honorarium; THL'),
    },
    { value: 'other', label: 'Lainnya', synonyms: names('Lain; Lain-lain') },
  ],
  { isDistinctive: true },
);

/** Academic ranks of serikat-panduan.md §3.2. */
export const ACADEMIC_RANKS = choiceKind(
  [
    {
      value: 'instructor',
      label: 'Tenaga Pengajar',
      synonyms: names('TP; Pengajar; Dosen; Calon Dosen; Instruktur'),
    },
    { value: 'assistant', label: 'Asisten Ahli', synonyms: names('AA; Assisten Ahli; Asisten') },
    { value: 'lector', label: 'Lektor', synonyms: names('L') },
    { value: 'head-lector', label: 'Lektor Kepala', synonyms: names('LK') },
    {
      value: 'professor',
      label: 'Guru Besar',
      synonyms: names('Profesor; GB; Guru Besar/Profesor; Professor'),
    },
    {
      value: 'staff',
      label: 'Tendik/Staff',
      synonyms: names(
        'Tendik; Staf; Staff; Staf Administrasi; Tenaga Kependidikan; Administrasi; Laboran; Pustakawan; Teknisi; Arsiparis; PLP; Pranata Laboratorium Pendidikan; Pranata Komputer; Analis; Tenaga Administrasi',
      ),
    },
    { value: 'other', label: 'Lainnya', synonyms: names('Lain; Lain-lain') },
  ],
  { isDistinctive: true },
);

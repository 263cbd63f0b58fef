// Who leads and who watches the demo cooperative. All of them are invented.

interface Person {
  fullName: string;
  birthPlace: string;
  birthDate: string;
  gender: 'L' | 'P';
  occupation: string;
  address: string;
  membershipNumber: string;
}

const person = (
  [fullName, gender, membershipNumber]: readonly [string, 'L' | 'P', string],
  [birthPlace, birthDate]: readonly [string, string],
  [occupation, address]: readonly [string, string],
): Person => ({ fullName, gender, membershipNumber, birthPlace, birthDate, occupation, address });

const bahruddin = person(
  ['Bahruddin', 'L', 'P-001'],
  ['Kandangan', '1961-09-03'],
  ['Pensiunan pegawai', 'Jl. Kebun Bunga No. 4, Banjarmasin'],
);
const norhayati = person(
  ['Norhayati', 'P', 'P-002'],
  ['Banjarmasin', '1978-01-19'],
  ['Pedagang kain', 'Gang Melati No. 11, Banjarmasin'],
);
const rifani = person(
  ['H. Ahmad Rifani', 'L', 'P-003'],
  ['Martapura', '1970-06-27'],
  ['Pengusaha meubel', 'Jl. Veteran No. 36, Banjarmasin'],
);
const fakhruddin = person(
  ['M. Fakhruddin', 'L', 'P-004'],
  ['Banjarmasin', '1984-11-08'],
  ['Guru', 'Gang Purnama No. 2, Banjarmasin'],
);
const masniah = person(
  ['Hj. Masniah', 'P', 'W-001'],
  ['Barabai', '1964-04-15'],
  ['Pensiunan guru', 'Jl. Kebun Bunga No. 27, Banjarmasin'],
);
const suriansyah = person(
  ['Suriansyah', 'L', 'W-002'],
  ['Rantau', '1972-08-30'],
  ['Tukang kayu', 'Jl. Veteran No. 51, Banjarmasin'],
);
const rahmatullah = person(
  ['Rahmatullah', 'L', 'W-003'],
  ['Banjarmasin', '1981-02-12'],
  ['Pegawai swasta', 'Gang Melati No. 30, Banjarmasin'],
);

const term = (who: Person, position: string, electedOn: string, more: object = {}) => ({
  ...who,
  ...{ position, electedOn },
  ...more,
});

export const boardTerms = [
  term(bahruddin, 'Ketua', '2019-03-02', { endedOn: '2022-02-26', endReason: 'Masa bakti selesai' }),
  term(norhayati, 'Bendahara', '2019-03-02', { endedOn: '2025-02-22', endReason: 'Dipilih kembali' }),
  term(rifani, 'Ketua', '2025-02-22'),
  term(fakhruddin, 'Sekretaris', '2025-02-22'),
  term(norhayati, 'Bendahara', '2025-02-22'),
];

export const supervisorTerms = [
  term(masniah, 'Koordinator pengawas', '2025-02-22'),
  term(suriansyah, 'Anggota pengawas', '2025-02-22'),
  term(rahmatullah, 'Anggota pengawas', '2025-02-22'),
];

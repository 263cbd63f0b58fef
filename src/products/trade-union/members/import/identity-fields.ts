import { emailKind, nikKind, phoneKind, placeAndDateKind, sexKind } from '#features/people';
import { dateKind, type ImportField, names, textKind } from '#kernel/exchange';

/** Who a member is, and how to reach them. */
export const IDENTITY_FIELDS: readonly ImportField[] = [
  {
    key: 'memberNumber',
    label: 'Nomor anggota',
    synonyms: names(
      'No Anggota; No KTA; Nomor KTA; KTA; NIA; NPA; ID Anggota; Nomor Induk Anggota; No Registrasi; No Kartu Anggota; Nomor Registrasi Anggota; Kode Anggota',
    ),
    kind: textKind({ maxLength: 50 }),
    example: 'SPK-2020-00001',
    help: 'Kosongkan bila belum punya.',
  },
  {
    key: 'fullName',
    label: 'Nama lengkap',
    code: 'name',
    synonyms: names(
      'Nama Lengkap & Gelar; Nama; Nama Anggota; Nama dengan Gelar; Nama Sesuai KTP; Nama Dosen; Nama Pegawai; Nama Pekerja; Nama Dosen/Tendik; Nama Lengkap Anggota; Nama Karyawan; Nama Peserta; Nama Staf; Nama Tendik; Nama Pengurus; Nama Bapak/Ibu',
    ),
    kind: textKind({ maxLength: 150 }),
    required: true,
    missingMessage: 'Nama belum diisi.',
    example: 'Dr. Siti Rahmawati, M.Si.',
  },
  {
    key: 'titleBefore',
    label: 'Gelar depan',
    synonyms: names('Gelar di Depan'),
    kind: textKind({ maxLength: 50 }),
  },
  {
    key: 'titleAfter',
    label: 'Gelar belakang',
    synonyms: names('Gelar di Belakang; Gelar'),
    kind: textKind({ maxLength: 80 }),
  },
  {
    key: 'sex',
    label: 'Jenis kelamin',
    synonyms: names('L/P; JK; Kelamin; P/L; Sex; Gender; Laki/Perempuan'),
    kind: sexKind(),
    example: 'P',
  },
  {
    key: 'birthPlaceAndDate',
    label: 'Tempat, tanggal lahir',
    synonyms: names('TTL; Tempat dan Tanggal Lahir; Tempat/Tgl Lahir; Tempat & Tgl Lahir; Kelahiran'),
    code: 'birth_date',
    kind: placeAndDateKind({
      placeKey: 'birthPlace',
      dateKey: 'birthDate',
      earliest: '1900-01-01',
      latest: 'today',
      shortYearsAgo: 15,
    }),
    fills: ['birthPlace', 'birthDate'],
    notInTemplate: true,
  },
  {
    key: 'birthPlace',
    label: 'Tempat lahir',
    synonyms: names('Kota Lahir; Kota Kelahiran; Tempat Kelahiran'),
    kind: textKind({ maxLength: 100 }),
    example: 'Banjarmasin',
  },
  {
    key: 'birthDate',
    label: 'Tanggal lahir',
    synonyms: names('Tgl Lahir; Lahir; DOB; Birth Date; Tgl Lhr'),
    kind: dateKind({ earliest: '1900-01-01', latest: 'today', shortYearsAgo: 15 }),
    example: '28-11-1984',
  },
  {
    key: 'nik',
    label: 'NIK',
    synonyms: names(
      'No KTP; Nomor KTP; No Identitas; Nomor Induk Kependudukan; NIK KTP; No NIK; Nomor Identitas KTP; KTP; NIK/No KTP; No KTP/NIK; ID Card; ID Card Number; National ID; National ID Number; Identity Number',
    ),
    kind: nikKind({ asWritten: 'nikAsWritten' }),
    required: true,
    missingMessage: 'NIK belum diisi.',
    sensitive: true,
    example: '6371012811840001',
    help: '16 angka. Sel harus berformat teks.',
  },
  {
    key: 'email',
    label: 'Surel',
    synonyms: names(
      'E-mail; Email; Alamat Email; Alamat Surel; Email Aktif; Email Pribadi; Email Kampus; Alamat E-mail; Surat Elektronik; Email Anggota',
    ),
    kind: emailKind(),
    required: true,
    missingMessage: 'Surel belum diisi.',
    example: 'siti.rahmawati@kampus.ac.id',
  },
  {
    key: 'phone',
    label: 'Nomor HP',
    synonyms: names(
      'No HP (WA); No HP; No WA; No Telepon; Telepon; HP; No HP/WA; WA; Nomor WhatsApp; Kontak; Telp/HP; Nomor Kontak; No Handphone; HP/WA; No Telp/HP; Kontak WA; No WA Aktif; Nomor HP Aktif',
    ),
    kind: phoneKind({ alsoKey: 'altPhone' }),
    required: true,
    missingMessage: 'Nomor HP belum diisi.',
    sensitive: true,
    example: '0812-3456-7890',
  },
  {
    key: 'address',
    label: 'Alamat',
    synonyms: names('Alamat Rumah; Alamat Lengkap; Alamat Domisili; Alamat Tinggal'),
    kind: textKind({ maxLength: 500 }),
    sensitive: true,
  },
  {
    key: 'city',
    label: 'Kabupaten/kota',
    synonyms: names('Kota; Kabupaten; Kab/Kota; Kota Domisili'),
    kind: textKind({ maxLength: 100 }),
  },
];

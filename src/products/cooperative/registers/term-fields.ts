import type { Field, PrintForm } from '#kernel/register';
import { closedBy } from './closed-by.ts';
import { address, birth, gender } from './person-fields.ts';

/** A term of the board or of the supervisors: who, since when, until when. */
export function termFields(positions: readonly string[]): readonly Field[] {
  return [
    {
      type: 'text',
      key: 'fullName',
      label: 'Nama lengkap',
      required: true,
      maxLength: 150,
      list: 'shown',
      search: true,
      sort: true,
      synonyms: ['nama'],
    },
    {
      type: 'text',
      key: 'position',
      label: 'Jabatan',
      required: true,
      maxLength: 80,
      list: 'shown',
      search: true,
      suggestions: positions,
      filter: true,
    },
    ...birth,
    gender,
    { type: 'text', key: 'occupation', label: 'Pekerjaan', maxLength: 100 },
    address,
    {
      type: 'text',
      key: 'membershipNumber',
      label: 'Nomor keanggotaan',
      maxLength: 30,
      search: true,
      synonyms: ['nomor anggota', 'no anggota'],
    },
    {
      type: 'reference',
      key: 'memberId',
      label: 'Tercatat di buku 01 sebagai',
      help: 'Pilih bila orangnya ada di daftar anggota.',
      to: { table: 'cooperative_members', name: 'full_name', number: 'member_number', canBeDeleted: true },
    },
    {
      type: 'date',
      key: 'electedOn',
      label: 'Tanggal dipilih atau diangkat rapat anggota',
      shortLabel: 'Dipilih',
      required: true,
      latest: 'today',
      list: 'shown',
      filter: true,
      sort: true,
      synonyms: ['tanggal diangkat', 'tanggal dipilih'],
    },
    {
      type: 'date',
      key: 'endedOn',
      label: 'Tanggal berhenti',
      notBefore: 'electedOn',
      shortLabel: 'Berhenti',
      list: 'shown',
      filter: true,
      help: 'Kosong berarti masih menjabat.',
    },
    { type: 'text', key: 'endReason', label: 'Alasan berhenti', maxLength: 300 },
  ];
}

/** The printed form of books 02 and 03; the person is called by `who` in its headings. */
export function termForm(title: string, who: 'PENGURUS' | 'PENGAWAS'): PrintForm {
  return {
    title,
    columns: [
      { label: 'NO', from: ['number'], mm: 9, align: 'center' },
      { label: 'NAMA LENGKAP', from: ['fullName'], width: 1.4 },
      { label: 'TEMPAT TANGGAL LAHIR', from: ['birthPlace', 'birthDate'], between: ', ', width: 1.2 },
      { label: 'JENIS KELAMIN', from: ['gender'], mm: 18 },
      { label: 'PEKERJAAN', from: ['occupation'] },
      { label: 'ALAMAT', from: ['address'], width: 1.5 },
      { label: 'NOMOR KEANGGOTAAN', from: ['membershipNumber'], mm: 25 },
      { label: `JABATAN ${who}`, from: ['position'], mm: 21 },
      { label: 'TANGGAL DIPILIH / DIANGKAT OLEH RAPAT ANGGOTA', from: ['electedOn'], mm: 22 },
      { label: `CAP IBU JARI KIRI ${who}`, box: 'thumbprint', mm: 19 },
      { label: `TANDA TANGAN ${who}`, box: 'signature', mm: 20 },
      { label: `TANGGAL BERHENTI SEBAGAI ${who}`, from: ['endedOn'], mm: 20 },
      { label: 'ALASAN BERHENTI', from: ['endReason'], mm: 19 },
      { label: `TANDA TANGAN ${who} DAN TANGGAL`, box: 'signature', mm: 21 },
    ],
    ...closedBy('Ketua', 'Sekretaris'),
  };
}

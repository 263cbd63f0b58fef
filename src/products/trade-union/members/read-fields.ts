import { readNik, readPhones } from '#features/people';
import { findRegion, regenciesNamed } from '#features/regions';
import { parseDate } from '#kernel/calendar';
import { parseRupiah } from '#kernel/money';
import type { MemberField } from './member-fields.ts';

export type MemberValue = string | boolean | null;
export type MemberValues = Readonly<Record<string, MemberValue>>;

export interface ReadMemberFields {
  /** By name of field; `null` for what was left empty. Only fields that were asked for. */
  values: Record<string, MemberValue>;
  problems: Record<string, string>;
}

/** What a form or call said, for choices that depend on more than the field. */
export interface FieldChoices {
  /** 'YYYY-MM-DD' by the union's clock. */
  today: string;
  /** Codes of the salary brackets in force. */
  brackets: readonly string[];
  /** Where a city has to lie when no province was typed with it. */
  province?: string | undefined;
}

/**
 * Reads these fields from what was typed. A field that was not sent stays out of the answer, except a yes or no of a
 * form (`isForm`), which a browser sends only when it is a yes.
 */
export function readMemberFields(
  fields: readonly MemberField[],
  typed: Readonly<Record<string, string | undefined>>,
  choices: FieldChoices,
  options: { isForm?: boolean; requires?: boolean } = {},
): ReadMemberFields {
  const values: Record<string, MemberValue> = {};
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const text = typed[field.name];
    if (field.kind === 'yes') {
      if (text !== undefined || options.isForm)
        values[field.name] = text === '1' || text === 'true' || text === 'on';
      continue;
    }
    if (text === undefined && !(options.requires && field.isRequired)) continue;
    const answer = readField(field, (text ?? '').trim(), choices, typed.homeRegionCode ?? choices.province);
    if ('problem' in answer) problems[field.name] = answer.problem;
    else values[field.name] = answer.value;
  }
  checkTogether(values, problems);
  return { values, problems };
}

type Answer = { value: string | null } | { problem: string };

function readField(
  field: MemberField,
  text: string,
  choices: FieldChoices,
  province: string | undefined,
): Answer {
  if (text === '') {
    return field.isRequired ? { problem: `Isi ${lower(field.label)}.` } : { value: null };
  }
  if (field.max !== undefined && text.length > field.max)
    return { problem: `Paling banyak ${field.max} karakter.` };
  switch (field.kind) {
    case 'sex':
      return text === 'L' || text === 'P' ? { value: text } : { problem: 'Pilih laki-laki atau perempuan.' };
    case 'choice':
      return field.options?.includes(text)
        ? { value: text }
        : { problem: `Pilih ${lower(field.label)} dari daftar.` };
    case 'bracket':
      return choices.brackets.includes(text)
        ? { value: text }
        : { problem: 'Pilih rentang gaji dari daftar.' };
    case 'province':
      return /^\d{2}$/.test(text) && findRegion(text)
        ? { value: text }
        : { problem: 'Pilih provinsi dari daftar.' };
    case 'city':
      return readCity(text, province);
    case 'postal':
      return /^\d{5}$/.test(text) ? { value: text } : { problem: 'Kode pos berisi 5 angka.' };
    case 'digits':
      return /^[0-9A-Za-z ./-]+$/.test(text)
        ? { value: text }
        : { problem: 'Isi dengan angka seperti pada surat tugas.' };
    case 'phone':
      return readPhone(text);
    case 'nik':
      return readNikField(text);
    case 'money':
      return readMoney(text);
    case 'date':
      return readDay(field, text, choices.today);
    default:
      return readWords(field, text);
  }
}

function readWords(field: MemberField, text: string): Answer {
  const clean = text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, (mark) => (/[\n\r\t]/.test(mark) ? mark : ''));
  if (field.name === 'fullName' && (clean.replace(/\s/g, '').length < 2 || !/\p{L}/u.test(clean))) {
    return { problem: 'Isi nama lengkap seperti pada KTP.' };
  }
  return { value: field.kind === 'long' ? clean : clean.replace(/\s+/g, ' ') };
}

/** A regency or city by its official name; the province typed beside it tells which of two is meant. */
function readCity(text: string, province: string | undefined): Answer {
  const everywhere = regenciesNamed(text);
  const meant = province ? everywhere.filter(({ parentCode }) => parentCode === province) : everywhere;
  if (meant.length === 1) return { value: meant[0]!.name };
  if (meant.length === 0 && everywhere.length > 0) {
    return { problem: `${everywhere[0]!.name} tidak terletak di ${findRegion(province!)?.name ?? 'sana'}.` };
  }
  return {
    problem:
      meant.length === 0
        ? 'Pilih kabupaten atau kota dari daftar, misalnya Kota Banjarmasin.'
        : `Ada beberapa dengan nama ini. Tulis ${[...new Set(meant.map(({ name }) => name))].join(' atau ')}.`,
  };
}

function readPhone(text: string): Answer {
  const { phones, unreadable } = readPhones(text);
  if (phones.length === 1 && unreadable.length === 0) return { value: phones[0]! };
  if (phones.length > 1) return { problem: 'Isi satu nomor saja di sini.' };
  return { problem: 'Nomor ini tidak dapat dibaca. Tulis misalnya 0812-3456-7890.' };
}

function readNikField(text: string): Answer {
  const nik = readNik(text);
  if (!('fault' in nik)) return { value: nik.nik };
  if (nik.fault === 'wrong-length') {
    const word = nik.length < 16 ? `Baru ${nik.length} angka` : `Ada ${nik.length} angka`;
    return { problem: `${word}, seharusnya 16.` };
  }
  if (nik.fault === 'not-digits') return { problem: 'NIK hanya berisi angka.' };
  return { problem: 'Periksa kembali NIK ini; bagian tanggal lahirnya tidak ada di kalender.' };
}

const MOST_SALARY = 1_000_000_000;

function readMoney(text: string): Answer {
  const parsed = parseRupiah(text);
  if (parsed.kind === 'amount' && parsed.amount >= 0 && parsed.amount <= MOST_SALARY)
    return { value: String(parsed.amount) };
  return { problem: 'Isi jumlah rupiah sebulan, misalnya 4.500.000.' };
}

const PAST = new Set(['birthDate', 'employmentStartDate']);

function readDay(field: MemberField, text: string, today: string): Answer {
  const parsed = parseDate(text);
  if (parsed.kind !== 'date') return { problem: 'Tanggal ini tidak ada. Tulis misalnya 14 Agustus 1988.' };
  if (PAST.has(field.name) && parsed.date > today) return { problem: 'Tanggal ini belum tiba.' };
  if (parsed.date < '1900-01-01' || parsed.date > '2100-01-01') return { problem: 'Periksa tahunnya.' };
  return { value: parsed.date };
}

/** Rules over several fields; only for those that were sent together. */
function checkTogether(values: Record<string, MemberValue>, problems: Record<string, string>): void {
  const { employmentStartDate: start, contractEndDate: end } = values;
  if (typeof start === 'string' && typeof end === 'string' && end < start) {
    problems.contractEndDate = 'Akhir kontrak lebih awal daripada mulai bekerja.';
  }
  const hasSalary = Boolean(values.baseSalary ?? values.takeHomePay);
  if (hasSalary && values.consentsToSensitiveData === false) {
    problems.consentsToSensitiveData =
      'Jumlah gaji hanya disimpan dengan persetujuan ini. Centang, atau kosongkan jumlahnya.';
  }
  if ('employmentStatus' in values) {
    const isCivil = values.employmentStatus === 'PNS';
    if (isCivil && values.golongan === null)
      problems.golongan = 'Pilih golongan; iuran PNS mengikuti golongan.';
    if (values.employmentStatus && !isCivil && values.duesRateCode === null) {
      problems.duesRateCode = 'Pilih rentang gaji; iuran selain PNS mengikuti rentang ini.';
    }
  }
}

const lower = (label: string) =>
  /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

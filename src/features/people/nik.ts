import { makeDate, type PlainDate, splitDate } from '#kernel/calendar';

export type Sex = 'L' | 'P';

/** What a NIK says about itself: where it was first registered, a birth date without century, the sex, and a serial number. */
export interface NikParts {
  nik: string;
  provinceCode: string;
  /** Four digits, without point. */
  regencyCode: string;
  /** Six digits, without point. */
  districtCode: string;
  day: number;
  month: number;
  /** The last two digits of the year. */
  shortYear: number;
  sex: Sex;
  serial: string;
}

export type NikFault =
  | { fault: 'not-digits' }
  | { fault: 'wrong-length'; length: number }
  | { fault: 'impossible-date' }
  | { fault: 'serial-zero' };

/**
 * Takes a NIK apart: province (2), regency (2), district (2), DDMMYY with 40 added to a woman's day, serial (4). A fault
 * is only what no NIK can have (research/desa.md §1b); a NIK that disagrees with other facts is not refused here, because
 * a wrong birth part is never corrected and the region is that of the first registration.
 */
export function readNik(text: string): NikParts | NikFault {
  const nik = tidyNik(text);
  if (!/^\d*$/.test(nik)) return { fault: 'not-digits' };
  if (nik.length !== 16) return { fault: 'wrong-length', length: nik.length };
  const written = Number(nik.slice(6, 8));
  const day = written > 40 ? written - 40 : written;
  const month = Number(nik.slice(8, 10));
  const shortYear = Number(nik.slice(10, 12));
  const exists = [1900, 2000].some((century) => makeDate(century + shortYear, month, day) !== undefined);
  if (!exists) return { fault: 'impossible-date' };
  if (nik.endsWith('0000')) return { fault: 'serial-zero' };
  return {
    nik,
    provinceCode: nik.slice(0, 2),
    regencyCode: nik.slice(0, 4),
    districtCode: nik.slice(0, 6),
    day,
    month,
    shortYear,
    sex: written > 40 ? 'P' : 'L',
    serial: nik.slice(12),
  };
}

/** The digits without what people put between and before them: spaces, points, dashes, Excel's apostrophe. */
export function tidyNik(text: string): string {
  return text.replace(/[\s.\-_/'`’"\u00a0\u200b]/g, '');
}

/** The birth date a NIK means for someone alive today: of the two centuries the later one that is not in the future. */
export function birthDateOfNik(nik: NikParts, today: PlainDate): PlainDate | undefined {
  const recent = makeDate(2000 + nik.shortYear, nik.month, nik.day);
  return recent !== undefined && recent <= today
    ? recent
    : makeDate(1900 + nik.shortYear, nik.month, nik.day);
}

/** Whether a birth date agrees with a NIK; the century is not in the NIK and does not count. */
export function agreesWithBirthDate(nik: NikParts, birthDate: PlainDate): boolean {
  const { year, month, day } = splitDate(birthDate);
  return nik.day === day && nik.month === month && nik.shortYear === year % 100;
}

/** Codes of the provinces in which a NIK can begin. */
export function isProvinceCode(code: string): boolean {
  return PROVINCE_CODES.has(code);
}

const PROVINCE_CODES = new Set(
  (
    '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 ' +
    '71 72 73 74 75 76 81 82 91 92 93 94 95 96'
  ).split(' '),
);

import { fromDayNumber, type PlainDate } from '#kernel/calendar';

/** Days from 30 December 1899 to 1 January 1970: with them serial 61 and later are right in the 1900 system. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;
const LAST_SERIAL = 2_958_465;

/**
 * The date that a spreadsheet means by a day number; a time of day (the fraction) is dropped. The 1900 system counts a
 * 29 February 1900 that never was, which moves its first two months. `undefined` when the number is no date.
 */
export function dateOfSerial(serial: number, is1904 = false): PlainDate | undefined {
  const day = Math.floor(serial + 1e-9);
  if (!(day >= 1) || day > LAST_SERIAL) return undefined;
  if (is1904) return fromDayNumber(day - EPOCH_1904);
  if (day === 60) return undefined;
  return fromDayNumber(day - EPOCH_1900 + (day < 60 ? 1 : 0));
}

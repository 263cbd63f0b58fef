export interface PhoneReading {
  /** Numbers that could be read, in international form: "+6281211112222". */
  phones: string[];
  /** Parts of the text that are no number. */
  unreadable: string[];
  /** A letter was read as the digit it looks like (O as 0, l as 1). */
  repairedLetters: boolean;
}

/** What a number is for stands before or behind it: "WA: 0812…", "0812… (WA)". */
const NOTE_BEFORE = /^(?:hp|wa|telp?|tlp|no|whatsapp|rumah|kantor|[.:\s])+/i;
const NOTE_AFTER =
  /(?:\s*\(\s*[A-Za-z][A-Za-z .]*\)|\s*\b(?:hp|wa|telp?|whatsapp|rumah|kantor|aktif)\b[\s.]*)+$/i;

/**
 * The telephone numbers in a text: 0812…, +62 812-…, 62812…, 812… (a spreadsheet took the zero), several in one cell. Numbers
 * of other countries need their +.
 */
export function readPhones(text: string): PhoneReading {
  const reading: PhoneReading = { phones: [], unreadable: [], repairedLetters: false };
  for (const part of text.split(/\s*(?:[/;,|\n&]|\batau\b|\bdan\b)\s*/i)) {
    const bare = part.replace(NOTE_BEFORE, '').replace(NOTE_AFTER, '').trim();
    if (bare === '') continue;
    const repaired = repairLetters(bare);
    const phone = toInternational(repaired);
    if (phone === undefined) {
      reading.unreadable.push(part);
      continue;
    }
    if (repaired !== bare) reading.repairedLetters = true;
    if (!reading.phones.includes(phone)) reading.phones.push(phone);
  }
  return reading;
}

/** A number as one reads it in Indonesia: "0812-1111-2222"; foreign ones stay international. */
export function formatPhone(phone: string): string {
  if (!phone.startsWith('+62')) return phone;
  const local = `0${phone.slice(3)}`;
  return local.length < 9 ? local : `${local.slice(0, 4)}-${local.slice(4, 8)}-${local.slice(8)}`;
}

function repairLetters(text: string): string {
  return /\d/.test(text) ? text.replace(/[oO]/g, '0').replace(/[lI]/g, '1') : text;
}

function toInternational(text: string): string | undefined {
  if (!/^[+(]?[\d\s().\-–]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  if (text.trimStart().startsWith('+') && !digits.startsWith('62'))
    return digits.length >= 8 && digits.length <= 15 ? `+${digits}` : undefined;
  const national = digits.replace(/^(?:0062|62)0?|^0/, '');
  const isPrefixed = national.length < digits.length;
  const isMobile = /^8[1-9]\d{7,10}$/.test(national);
  const isLandline = isPrefixed && /^[2-79]\d{7,10}$/.test(national);
  return isMobile || isLandline ? `+62${national}` : undefined;
}

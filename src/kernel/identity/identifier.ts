/** What a person typed to sign in, as the keys it could stand for. */
export interface IdentifierCandidates {
  email?: string;
  username?: string;
  number?: string;
  /** 16 digits; looked up by its blind index only. */
  nik?: string;
}

/**
 * E-mail, username, NIK or member number: one field, because people do not know which of them "the account" is.
 */
export function readIdentifier(typed: string): IdentifierCandidates {
  const text = typed.normalize('NFKC').trim();
  if (text === '' || text.length > 150) return {};
  if (text.includes('@')) return { email: normaliseEmail(text) };
  const digits = text.replace(/[\s.-]/g, '');
  if (/^\d{16}$/.test(digits)) return { nik: digits, number: normaliseNumber(text) };
  return { username: text.toLowerCase(), number: normaliseNumber(text) };
}

export function normaliseEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

export function normaliseNumber(number: string): string {
  return number.replace(/\s+/g, '').toUpperCase();
}

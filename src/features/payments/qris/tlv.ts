import { QrisError } from './qris-error.ts';

/** One data object of a merchant-presented QR: a two-digit tag and its value. */
export interface TlvField {
  tag: string;
  value: string;
}

/**
 * Reads tag, length, value, again and again to the end. Lengths count characters, not bytes (EMVCo QR Code
 * Specification, merchant-presented mode, §3): the local-language template may hold characters of several bytes.
 * @throws QrisError `qris_malformed`
 */
export function readTlv(text: string): TlvField[] {
  const characters = [...text];
  const fields: TlvField[] = [];
  let at = 0;
  while (at < characters.length) {
    const tag = characters.slice(at, at + 2).join('');
    const length = characters.slice(at + 2, at + 4).join('');
    if (!/^\d\d$/.test(tag) || !/^\d\d$/.test(length)) {
      throw new QrisError('qris_malformed', `no tag and length at character ${at}`);
    }
    const end = at + 4 + Number(length);
    if (end > characters.length) throw new QrisError('qris_malformed', `tag ${tag} is cut short`);
    if (fields.some((field) => field.tag === tag))
      throw new QrisError('qris_malformed', `tag ${tag} stands twice`);
    fields.push({ tag, value: characters.slice(at + 4, end).join('') });
    at = end;
  }
  return fields;
}

/**
 * Writes fields in the order given.
 * @throws QrisError `qris_malformed` when a value is longer than 99 characters
 */
export function writeTlv(fields: readonly TlvField[]): string {
  return fields
    .map(({ tag, value }) => {
      const length = [...value].length;
      if (length > 99) throw new QrisError('qris_malformed', `tag ${tag} is too long`);
      return `${tag}${String(length).padStart(2, '0')}${value}`;
    })
    .join('');
}

import { checksum } from './checksum.ts';
import { QrisError } from './qris-error.ts';
import { readTlv, type TlvField, writeTlv } from './tlv.ts';

/** A QRIS that has been read and whose checksum holds. */
export interface Qris {
  /** All fields in order, without the checksum. */
  fields: readonly TlvField[];
  /** `static`: one code for every payment; `dynamic`: for one payment, with its amount. */
  kind: 'static' | 'dynamic';
  merchantName: string;
  merchantCity: string;
  /** National merchant id (tag 51), where the code carries one. */
  nmid: string | undefined;
  /** Whole rupiah, where the code carries an amount. */
  amount: number | undefined;
}

const merchantAccounts = { first: 26, last: 51 };
const maxCharacters = 512;

/**
 * Reads a QRIS text (EMVCo merchant-presented mode as Bank Indonesia uses it). Spaces and line breaks around it are
 * forgiven, inside it nothing is.
 * @throws QrisError `qris_malformed`, `qris_checksum_wrong`, `qris_not_indonesian`
 */
export function parseQris(payload: string): Qris {
  const text = payload.trim();
  if (text.length > maxCharacters) throw new QrisError('qris_malformed', `longer than ${maxCharacters}`);
  // The checksum first: it stands at a fixed place, and "damaged" helps a person more than the field it fell on.
  const end = /6304([0-9A-F]{4})$/i.exec(text);
  if (!end) throw new QrisError('qris_malformed', 'does not end with its checksum');
  if (checksum(text.slice(0, -4)) !== end[1]?.toUpperCase()) {
    throw new QrisError('qris_checksum_wrong', `says ${end[1]}`);
  }
  const all = readTlv(text);
  if (all[0]?.tag !== '00' || all[0].value !== '01' || all.at(-1)?.tag !== '63') {
    throw new QrisError('qris_malformed', 'does not start with 000201 or does not end with tag 63');
  }
  const fields = all.slice(0, -1);
  const valueAt = (tag: string) => fields.find((field) => field.tag === tag)?.value;
  if (valueAt('53') !== '360' || valueAt('58') !== 'ID') {
    throw new QrisError('qris_not_indonesian', `currency ${valueAt('53')}, country ${valueAt('58')}`);
  }
  const start = valueAt('01');
  if (start !== '11' && start !== '12') throw new QrisError('qris_malformed', `tag 01 is ${start}`);
  const accounts = fields.filter(
    ({ tag }) => Number(tag) >= merchantAccounts.first && Number(tag) <= merchantAccounts.last,
  );
  const merchantName = valueAt('59');
  if (accounts.length === 0 || !merchantName || !valueAt('52')) {
    throw new QrisError('qris_malformed', 'no merchant account, category or name');
  }
  return {
    fields,
    kind: start === '11' ? 'static' : 'dynamic',
    merchantName,
    merchantCity: valueAt('60') ?? '',
    nmid: readNmid(valueAt('51')),
    amount: readAmount(valueAt('54')),
  };
}

/** The text of a QRIS: its fields and the checksum over them. */
export function writeQris(fields: readonly TlvField[]): string {
  const body = `${writeTlv(fields)}6304`;
  return body + checksum(body);
}

function readNmid(central: string | undefined): string | undefined {
  if (central === undefined) return undefined;
  const parts = readTlv(central);
  return parts.find(({ tag }) => tag === '02')?.value;
}

// Banks send `10000`, `10000.00` and even `100003.`; rupiah have no cents, so cents other than zero are refused.
function readAmount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{1,13})(?:\.0{0,2})?$/.exec(text);
  if (!match) throw new QrisError('qris_amount_invalid', `tag 54 is ${text}`);
  return Number(match[1]);
}

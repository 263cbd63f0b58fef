/** DER, as much of it as a certificate and a signature need (ITU-T X.690). */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const digits = length.toString(16);
  const bytes = Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
/** A set has one order: that of its encoded members. */
export const setOf = (...parts: readonly Uint8Array[]) =>
  der(0x31, ...[...parts].sort((a, b) => Buffer.compare(a, b)));
export const tagged = (number: number, ...parts: readonly Uint8Array[]) => der(0xa0 | number, ...parts);
export const octets = (content: Uint8Array) => der(0x04, content);
export const bits = (content: Uint8Array) => der(0x03, Buffer.from([0]), content);
export const utf8 = (text: string) => der(0x0c, Buffer.from(text, 'utf8'));
export const truth = () => der(0x01, Buffer.from([0xff]));
export const nothing = () => der(0x05);

/** A whole number that is not negative, from its bytes. */
export function integer(bytes: Uint8Array): Buffer {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1;
  const bare = Buffer.from(bytes.subarray(from));
  return der(0x02, (bare[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bare]) : bare);
}

export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const part of rest) {
    const groups = [part & 0x7f];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return der(0x06, Buffer.from(bytes));
}

/** UTCTime, which holds until 2049. */
export const utcTime = (moment: Date) =>
  der(0x17, Buffer.from(`${moment.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`, 'ascii'));

/** One value with its head, and where it ends. */
export function readDer(bytes: Buffer, at = 0): { tag: number; content: Buffer; whole: Buffer; end: number } {
  const first = bytes[at + 1] ?? 0;
  const count = first & 0x80 ? first & 0x7f : 0;
  const length =
    count === 0 ? first : Number.parseInt(bytes.subarray(at + 2, at + 2 + count).toString('hex'), 16);
  const start = at + 2 + count;
  const end = start + length;
  return { tag: bytes[at] ?? 0, content: bytes.subarray(start, end), whole: bytes.subarray(at, end), end };
}

/** The members of a sequence or set. */
export function membersOf(content: Buffer): { tag: number; content: Buffer; whole: Buffer }[] {
  const members = [];
  for (let at = 0; at < content.length; ) {
    const member = readDer(content, at);
    members.push(member);
    at = member.end;
  }
  return members;
}

import { SheetError } from '../sheet-error.ts';

/**
 * What a file is, told by its content and never by its name: 'zip' (to be inspected further) or 'text' (a CSV).
 * Throws `SheetError` on everything else, saying what it is where that helps.
 */
export function detectFormat(bytes: Buffer): 'zip' | 'text' {
  if (bytes.length === 0) throw new SheetError('sheet_empty');
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) throw new SheetError('sheet_empty');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw oldOfficeError(bytes);
  if (isExecutable(bytes)) throw new SheetError('sheet_executable');
  const known = SIGNATURES.find(({ start }) => bytes.subarray(0, start.length).equals(start));
  if (known) throw new SheetError('sheet_wrong_type', `Yang Anda pilih adalah ${known.name}.`);
  if (isUtf16(bytes)) return 'text';
  if (isBinary(bytes)) throw new SheetError('sheet_wrong_type');
  const text = bytes
    .subarray(0, 1024)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^<(?:\?xml|!doctype|html|table|head|body|workbook|script)/i.test(text)) {
    const advice = 'Yang Anda pilih adalah halaman web atau XML. Buka di Excel, lalu simpan sebagai .xlsx.';
    throw new SheetError('sheet_wrong_type', advice);
  }
  return 'text';
}

/** Both byte orders carry a mark when a spreadsheet program writes them. */
export function isUtf16(bytes: Buffer): boolean {
  return startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
}

const SIGNATURES: readonly { start: Buffer; name: string }[] = [
  { start: Buffer.from('%PDF-'), name: 'PDF' },
  { start: Buffer.from([0x89, 0x50, 0x4e, 0x47]), name: 'gambar PNG' },
  { start: Buffer.from([0xff, 0xd8, 0xff]), name: 'gambar JPG' },
  { start: Buffer.from('GIF8'), name: 'gambar GIF' },
  { start: Buffer.from('Rar!'), name: 'arsip RAR' },
  { start: Buffer.from([0x37, 0x7a, 0xbc, 0xaf]), name: 'arsip 7z' },
  { start: Buffer.from([0x1f, 0x8b]), name: 'arsip gzip' },
  { start: Buffer.from('{\\rtf'), name: 'dokumen RTF' },
  { start: Buffer.from('SQLite format 3'), name: 'basis data SQLite' },
];

function isExecutable(bytes: Buffer): boolean {
  return (
    (startsWith(bytes, 0x4d, 0x5a) && (bytes.length < 3 || isBinary(bytes))) ||
    startsWith(bytes, 0x7f, 0x45, 0x4c, 0x46) ||
    startsWith(bytes, 0xca, 0xfe, 0xba, 0xbe) ||
    startsWith(bytes, 0xcf, 0xfa, 0xed, 0xfe) ||
    startsWith(bytes, 0xce, 0xfa, 0xed, 0xfe) ||
    startsWith(bytes, 0x23, 0x21)
  );
}

/** Old Office files share one container; an xlsx under a password is wrapped in it too. */
function oldOfficeError(bytes: Buffer): SheetError {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return new SheetError('sheet_encrypted');
  const isWorkbook = ['Workbook', 'Book'].some((name) => bytes.includes(Buffer.from(name, 'utf16le')));
  return new SheetError(isWorkbook ? 'sheet_old_format' : 'sheet_wrong_type');
}

function isBinary(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 8192);
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26) controls += 1;
  }
  return controls > head.length / 20;
}

function startsWith(bytes: Buffer, ...start: number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

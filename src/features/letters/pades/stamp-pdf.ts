/** Room for the signature in hex: a P-256 signature with its certificate takes some 1,400 bytes. */
const ROOM = 8192;
const RANGE = '/ByteRange [0 ********** ********** **********]';

/**
 * Signs a PDF by an update at its end (ISO 32000-1, 12.8; ETSI EN 319 142-1): the bytes before it stay as they are.
 *
 * @param signBytes makes the signature over the two parts around its own place
 * @throws Error for a PDF whose structure is not as our printer writes it
 */
export async function stampPdf(
  pdf: Buffer,
  given: { name: string; reason: string; at: Date },
  signBytes: (parts: readonly [Buffer, Buffer]) => Buffer | Promise<Buffer>,
): Promise<Buffer> {
  const text = pdf.toString('latin1');
  const from = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const size = Number(/\/Size\s+(\d+)/.exec(trailer)?.[1]);
  const root = /\/Root\s+(\d+)\s+0\s+R/.exec(trailer)?.[1];
  if (!from || !root || !size) throw new Error('The PDF has no plain cross-reference table');
  const catalogue = objectOf(text, root);
  const page = /\/Type\s*\/Page(?!s)\b/;
  const pageId = [...text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)endobj/g)].find(([, , body = '']) =>
    page.test(body),
  )?.[1];
  if (!pageId) throw new Error('The PDF has no page');
  const [signature, field] = [size, size + 1];
  const id = /\/ID\s*\[[^\]]*\]/.exec(trailer)?.[0] ?? '';
  const info = /\/Info\s+\d+\s+0\s+R/.exec(trailer)?.[0] ?? '';

  const objects: [number, string][] = [
    [
      signature,
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${RANGE} /Contents <${'0'.repeat(ROOM * 2)}> ` +
        `/M (${pdfMoment(given.at)}) /Name ${pdfText(given.name)} /Reason ${pdfText(given.reason)} >>`,
    ],
    [
      field,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Surat) /Rect [0 0 0 0] /F 132 /V ${signature} 0 R /P ${pageId} 0 R >>`,
    ],
    [Number(root), withEntry(catalogue, `/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>`)],
    [
      Number(pageId),
      withEntry(objectOf(text, pageId), `/Annots [${annotations(objectOf(text, pageId))}${field} 0 R]`),
    ],
  ];
  let at = pdf.length + 1;
  const offsets = new Map<number, number>();
  const written = objects.map(([number, body]) => {
    offsets.set(number, at);
    const one = `${number} 0 obj\n${body}\nendobj\n`;
    at += one.length;
    return one;
  });
  const table = [...offsets]
    .sort(([a], [b]) => a - b)
    .map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
    .join('');
  const update =
    `\n${written.join('')}xref\n${table}trailer\n<< /Size ${size + 2} /Root ${root} 0 R /Prev ${from} ${info} ${id} >>\n` +
    `startxref\n${at}\n%%EOF\n`;
  const whole = Buffer.concat([pdf, Buffer.from(update, 'latin1')]);
  const open = whole.indexOf('/Contents <', pdf.length) + '/Contents '.length;
  const close = open + ROOM * 2 + 2;
  const range = `/ByteRange [0 ${open} ${close} ${whole.length - close}]`;
  whole.write(range.padEnd(RANGE.length), whole.indexOf(RANGE, pdf.length), 'latin1');
  const signed = await signBytes([whole.subarray(0, open), whole.subarray(close)]);
  if (signed.length > ROOM) throw new Error('The signature is larger than its place');
  whole.write(signed.toString('hex').padEnd(ROOM * 2, '0'), open + 1, 'latin1');
  return whole;
}

/** The two parts that a signed PDF says were signed, and the signature between them. */
export function readStamp(pdf: Buffer): { parts: [Buffer, Buffer]; signature: Buffer } | undefined {
  const [, first, second, rest] =
    /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(pdf.toString('latin1'))?.map(Number) ?? [];
  if (!first || !second || rest === undefined) return undefined;
  const hex = pdf.subarray(first + 1, second - 1).toString('latin1');
  return {
    parts: [pdf.subarray(0, first), pdf.subarray(second, second + rest)],
    signature: Buffer.from(hex, 'hex'),
  };
}

function objectOf(text: string, number: string): string {
  const found = new RegExp(`(?:^|\\n)${number} 0 obj\\s+([\\s\\S]*?)\\s*endobj`).exec(text)?.[1];
  if (!found) throw new Error(`The PDF has no object ${number}`);
  return found;
}

const annotations = (page: string) => {
  const inside = /\/Annots\s*\[([^\]]*)\]/.exec(page)?.[1]?.trim();
  return inside ? `${inside} ` : '';
};

/** A dictionary with an entry, in the place of an earlier one of that name. */
function withEntry(dictionary: string, entry: string): string {
  const name = entry.slice(0, entry.indexOf(' '));
  const bare = dictionary.replace(new RegExp(`${name}\\s*\\[[^\\]]*\\]`), '');
  return `${bare.slice(0, bare.lastIndexOf('>>'))}${entry} >>`;
}

const pdfMoment = (moment: Date) => `D:${moment.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
const pdfText = (text: string) => `<${Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('hex')}>`;

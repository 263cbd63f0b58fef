/** Long enough for people, short enough for every file system (255 bytes) with a number added. */
const maxBytes = 150;

// Characters that turn or hide text: a name must read the way it is stored. The zero-width joiner stays, some scripts
// need it.
const turningMarks = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const controls = /\p{Cc}|\p{Zl}|\p{Zp}/gu;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Makes a name that is safe to write, to send and to read out of whatever came in: no path, no control or direction
 * marks, no characters that Windows refuses, no leading dot, at most 150 bytes with the extension kept.
 */
export function cleanFileName(name: string, fallback = 'berkas'): string {
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(controls, '')
    .replace(turningMarks, '')
    .replace(/[<>:"|?*\ufffd]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (plain === '') return fallback;
  return shorten(reserved.test(plain) ? `_${plain}` : plain);
}

/**
 * The names as they may stand in one archive or folder: cleaned, and numbered where two would fall on each other, also
 * on systems that do not tell A from a. "KTP.pdf", "KTP (2).pdf".
 */
export function cleanFileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const clean = cleanFileName(name);
    const { stem, extension } = split(clean);
    let unique = clean;
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1)
      unique = `${stem} (${number})${extension}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/**
 * The value of the Content-Disposition header (RFC 6266, RFC 8187): a plain ASCII name for old programs and the real
 * one for the others.
 */
export function contentDisposition(name: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  const clean = cleanFileName(name);
  const ascii = clean
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(clean).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return ascii === clean
    ? `${kind}; filename="${ascii}"`
    : `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function split(name: string): { stem: string; extension: string } {
  const match = /^(.+)(\.[A-Za-z0-9]{1,8})$/.exec(name);
  return match ? { stem: match[1] ?? '', extension: match[2] ?? '' } : { stem: name, extension: '' };
}

function shorten(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name;
  const { stem, extension } = split(name);
  let kept = '';
  for (const { segment } of new Intl.Segmenter('id', { granularity: 'grapheme' }).segment(stem)) {
    if (Buffer.byteLength(kept + segment + extension) > maxBytes) break;
    kept += segment;
  }
  return `${kept.trimEnd()}${extension}`;
}

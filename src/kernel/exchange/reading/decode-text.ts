import { isUtf16 } from './detect-format.ts';

/**
 * The text of a CSV file: UTF-16 by its mark, else UTF-8, else Windows-1252, in which Excel on Windows saves. Never throws:
 * every byte means something in Windows-1252.
 */
export function decodeText(bytes: Buffer): string {
  if (isUtf16(bytes)) {
    const order = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
    return new TextDecoder(order).decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

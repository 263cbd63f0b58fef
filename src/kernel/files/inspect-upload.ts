import { type FileHandle, open } from 'node:fs/promises';
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';
import { describeBytes, FileError } from './file-error.ts';
import { readImageSize } from './image.ts';
import { describeMediaTypes, type MediaType, mediaTypes } from './media-types.ts';

export interface InspectedUpload {
  mediaType: MediaType;
  /** From our own table, without the dot. */
  extension: string;
  size: number;
  /** Pixels as stored, for images. */
  image?: { width: number; height: number };
}

const headBytes = 64 * 1024;
/** A zip archive ends with a record of 22 bytes and a comment of up to 65,535. */
const tailBytes = 22 + 65_535;

/**
 * Looks at the content of an upload (a path or the bytes) and says what it is, or refuses it. Names and claimed types
 * are not looked at. Refused are: what is not in `accept`; pages, drawings and programs under whatever name; and files
 * that are two kinds at once, so that nobody stores an archive that looks like a photo.
 * @throws FileError `file_empty`, `file_too_large`, `file_type_refused`, `file_disguised`, `image_unreadable`,
 *   `image_too_many_pixels`
 */
export async function inspectUpload(
  source: Buffer | string,
  rules: { accept: readonly MediaType[]; maxBytes: number; field?: string },
): Promise<InspectedUpload> {
  const about = rules.field === undefined ? {} : { field: rules.field };
  const { size, head, tail } = await readEnds(source);
  if (size === 0) throw new FileError('file_empty', about);
  if (size > rules.maxBytes) {
    const message = `Berkas lebih dari ${describeBytes(rules.maxBytes)}. Perkecil ukurannya lalu unggah lagi.`;
    throw new FileError('file_too_large', { message, ...about });
  }
  const mediaType = await detect(source, { size, head, tail }, rules.accept);
  if (mediaType === undefined) {
    const message = `Berkas ini bukan ${describeMediaTypes(rules.accept)}. Simpan ulang dalam jenis itu lalu unggah lagi.`;
    throw new FileError('file_type_refused', { message, ...about });
  }
  const disguise = findDisguise(mediaType, head, tail);
  if (disguise !== undefined) throw new FileError('file_disguised', { detail: disguise, ...about });
  const { extension, isImage } = mediaTypes[mediaType];
  if (!isImage) return { mediaType, extension, size };
  return { mediaType, extension, size, image: await readImageSize(source, rules.field) };
}

interface Ends {
  size: number;
  head: Buffer;
  tail: Buffer;
}

async function readEnds(source: Buffer | string): Promise<Ends> {
  if (typeof source !== 'string') {
    return {
      size: source.length,
      head: source.subarray(0, headBytes),
      tail: source.subarray(Math.max(0, source.length - tailBytes)),
    };
  }
  const file = await open(source, 'r');
  try {
    const { size } = await file.stat();
    return {
      size,
      head: await readPart(file, 0, Math.min(size, headBytes)),
      tail: await readPart(file, Math.max(0, size - tailBytes), Math.min(size, tailBytes)),
    };
  } finally {
    await file.close();
  }
}

async function readPart(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}

async function detect(
  source: Buffer | string,
  ends: Ends,
  accept: readonly MediaType[],
): Promise<MediaType | undefined> {
  const found = await (typeof source === 'string'
    ? fileTypeFromFile(source)
    : fileTypeFromBuffer(source)
  ).catch(() => undefined);
  if (found) return accept.find((type) => type === found.mime);
  // CSV has no mark of its own: it is what is plainly text and nothing else that we know.
  return accept.includes('text/csv') && isPlainText(ends) ? 'text/csv' : undefined;
}

function isPlainText({ size, head, tail }: Ends): boolean {
  for (const part of [head, tail]) {
    for (const byte of part) {
      if (byte < 9 || (byte > 13 && byte < 32)) return false;
    }
  }
  const start = head
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .slice(0, 256);
  return size > 0 && start !== '' && !/^(<|#!|\{\\rtf|%PDF|MZ|@echo)/i.test(start);
}

/** What else the file could be taken for, in English for the log; undefined when nothing. */
function findDisguise(mediaType: MediaType, head: Buffer, tail: Buffer): string | undefined {
  const isZip = mediaType.startsWith('application/vnd.openxmlformats');
  if (!isZip && endsAsZip(tail)) return 'ends as a zip archive';
  if (mediaType === 'application/pdf') {
    if (!head.subarray(0, 5).equals(Buffer.from('%PDF-'))) return 'PDF does not start at its first byte';
    if (!tail.subarray(-2048).includes('%%EOF')) return 'PDF has no end';
    return undefined;
  }
  if (!mediaTypes[mediaType].isImage) return undefined;
  // PDF readers accept a header anywhere in the first 1,024 bytes.
  if (head.subarray(0, 1024).includes('%PDF-')) return 'an image that is also a PDF';
  // A whole tag, so that chance bytes of a photo (four of them in one of 4,000) are not taken for one.
  for (const part of [head, tail]) {
    if (/<(?:script|html|svg|iframe|body|!doctype)[\s>/]|<\?php/i.test(part.toString('latin1')))
      return 'an image with a page inside';
  }
  return undefined;
}

// The last record of a zip archive, and only where its comment ends exactly with the file: four chance bytes are no zip.
function endsAsZip(tail: Buffer): boolean {
  const mark = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
  for (let at = tail.lastIndexOf(mark); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(mark, at - 1)) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
  }
  return false;
}

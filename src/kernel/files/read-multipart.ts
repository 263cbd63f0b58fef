import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { asStorageError, describeBytes, FileError } from './file-error.ts';
import { cleanFileName } from './file-name.ts';

export interface MultipartLimits {
  /** Where files are put while the request is looked at; they are gone after `discard`. */
  folder: string;
  /** Of the whole body. */
  totalBytes?: number;
  fileBytes?: number;
  files?: number;
  fields?: number;
  fieldBytes?: number;
  /** How long the sender may be silent. */
  idleSeconds?: number;
}

export interface UploadedFile {
  field: string;
  /** Cleaned; for showing, never for storing under. */
  name: string;
  path: string;
  size: number;
}

export interface MultipartForm {
  fields: ReadonlyMap<string, readonly string[]>;
  /** Without the empty parts that a browser sends for a file field left open. */
  files: readonly UploadedFile[];
  /** Removes the files from the disk; safe to repeat. `await using form = await readMultipart(…)` does it by itself. */
  discard(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const defaults = {
  totalBytes: 12 * 1024 * 1024,
  fileBytes: 10 * 1024 * 1024,
  files: 10,
  fields: 200,
  fieldBytes: 64 * 1024,
  idleSeconds: 30,
};

/**
 * Reads an upload: fields into memory, files straight to the disk, with every limit enforced while it arrives. A body
 * that says it is too large is refused before a byte of it is read; what still comes then is the server's to throw away.
 * @throws FileError `upload_not_multipart`, `upload_too_large`, `file_too_large`, `upload_field_too_large`,
 *   `upload_too_many_parts`, `upload_malformed`, `upload_interrupted`, `storage_full`, `storage_unavailable`; nothing is
 *   left on the disk then
 */
export async function readMultipart(request: Request, given: MultipartLimits): Promise<MultipartForm> {
  const limits = { ...defaults, ...given };
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(type)) throw new FileError('upload_not_multipart');

  const folder = join(limits.folder, randomUUID());
  const discard = () => rm(folder, { recursive: true, force: true });
  const source = openSource(request);
  try {
    if (Number(request.headers.get('content-length') ?? 0) > limits.totalBytes)
      throw tooLarge(limits.totalBytes);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const form = await receive(source, type, folder, limits);
    return { ...form, discard, [Symbol.asyncDispose]: discard };
  } catch (error) {
    // Not waited for: a sender who is silent would hold it up.
    void source.close();
    await discard().catch(() => undefined);
    throw asStorageError(error) ?? error;
  }
}

async function receive(
  source: Source,
  contentType: string,
  folder: string,
  limits: Required<MultipartLimits>,
): Promise<Pick<MultipartForm, 'fields' | 'files'>> {
  const fields = new Map<string, string[]>();
  const writes: Promise<UploadedFile | undefined>[] = [];
  const stop = new AbortController();
  const { promise: refused, reject } = Promise.withResolvers<never>();
  refused.catch(() => undefined);
  const refuse = (error: unknown) => {
    reject(error);
    stop.abort();
  };

  const parser = openParser(contentType, limits);
  const finished = new Promise<void>((resolve) => parser.once('finish', resolve));
  parser.on('error', (error: unknown) => refuse(new FileError('upload_malformed', { cause: error })));
  for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
    parser.on(limit, () => refuse(new FileError('upload_too_many_parts', { detail: limit })));
  }
  parser.on('field', (field, value, _isNameCut, isCut) => {
    if (isCut) {
      refuse(
        new FileError('upload_field_too_large', {
          field,
          message: `Isian ini lebih dari ${describeBytes(limits.fieldBytes)}. Pendekkan lalu kirim lagi.`,
        }),
      );
      return;
    }
    fields.set(field, [...(fields.get(field) ?? []), value]);
  });
  parser.on('file', (field, stream, name) => {
    const path = join(folder, String(writes.length));
    const write = writeFile(stream, path, stop.signal).then((size) => {
      if (stream.truncated) throw fileTooLarge(field, limits.fileBytes);
      return size === 0 && !name ? undefined : { field, name: cleanFileName(name ?? ''), path, size };
    });
    stream.once('limit', () => refuse(fileTooLarge(field, limits.fileBytes)));
    write.catch(refuse);
    writes.push(write);
  });

  try {
    await Promise.race([feed(source, parser, limits, stop.signal), refused]);
    await Promise.race([finished, refused]);
    const files = await Promise.race([Promise.all(writes), refused]);
    return { fields, files: files.filter((file) => file !== undefined) };
  } catch (error) {
    stop.abort();
    await Promise.allSettled(writes);
    throw error;
  }
}

/** Hands the body to the parser piece by piece; a full disk or a slow parser holds the sender back. */
async function feed(
  source: Source,
  parser: BusboyInstance,
  limits: Required<MultipartLimits>,
  stop: AbortSignal,
): Promise<void> {
  let total = 0;
  for (;;) {
    const chunk = await source.next(limits.idleSeconds * 1000);
    if (stop.aborted) return;
    if (chunk === undefined) break;
    total += chunk.byteLength;
    if (total > limits.totalBytes) throw tooLarge(limits.totalBytes);
    if (!parser.write(chunk)) await untilDrained(parser, stop);
    if (stop.aborted) return;
  }
  parser.end();
}

function untilDrained(parser: BusboyInstance, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      parser.off('drain', done);
      stop.removeEventListener('abort', done);
      resolve();
    };
    parser.once('drain', done);
    stop.addEventListener('abort', done);
  });
}

async function writeFile(stream: Readable, path: string, signal: AbortSignal): Promise<number> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  await pipeline(stream, file, { signal });
  return file.bytesWritten;
}

function openParser(contentType: string, limits: Required<MultipartLimits>): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': contentType } as BusboyHeaders,
      limits: {
        fileSize: limits.fileBytes,
        files: limits.files,
        fields: limits.fields,
        fieldSize: limits.fieldBytes,
        parts: limits.files + limits.fields,
        headerPairs: 20,
        headerSize: 8 * 1024,
      },
    });
  } catch (error) {
    throw new FileError('upload_malformed', { cause: error });
  }
}

interface Source {
  /** The next piece, or undefined at the end. */
  next(idleMilliseconds: number): Promise<Uint8Array | undefined>;
  close(): Promise<void>;
}

function openSource(request: Request): Source {
  if (!request.body) throw new FileError('upload_malformed', { detail: 'no body' });
  const iterator = request.body[Symbol.asyncIterator]();
  const next = async (idleMilliseconds: number) => {
    const { promise: idle, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => reject(new FileError('upload_interrupted', { detail: 'silent' })),
      idleMilliseconds,
    );
    try {
      const { done, value } = await Promise.race([iterator.next(), idle]);
      return done ? undefined : value;
    } catch (error) {
      throw error instanceof FileError ? error : new FileError('upload_interrupted', { cause: error });
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    next,
    close: async () => void (await iterator.return?.(undefined)?.catch(() => undefined)),
  };
}

function tooLarge(bytes: number): FileError {
  return new FileError('upload_too_large', {
    message: `Unggahan lebih dari ${describeBytes(bytes)}. Perkecil ukuran berkasnya lalu kirim lagi.`,
  });
}

function fileTooLarge(field: string, bytes: number): FileError {
  return new FileError('file_too_large', {
    field,
    message: `Berkas lebih dari ${describeBytes(bytes)}. Perkecil ukurannya lalu unggah lagi.`,
  });
}

import type { Readable } from 'node:stream';

export interface StoredFile {
  /** Random; tells nothing of the file or its owner. */
  key: string;
  size: number;
  /** Of the bytes as stored, in hex. */
  sha256: string;
}

/**
 * Where the bytes of files live: a folder now, an S3 bucket behind the same port later. It knows no tenant and no
 * right; the row that holds the key does. A key is written once and never overwritten.
 */
export interface FileStore {
  /**
   * Stores all of the content or nothing.
   * @throws FileError `storage_full`, `storage_unavailable`; `file_too_large` when `maxBytes` is passed
   */
  put(content: Uint8Array | AsyncIterable<Uint8Array>, options?: { maxBytes?: number }): Promise<StoredFile>;
  /** @throws FileError `file_not_found`, `storage_unavailable` */
  get(key: string): Promise<Readable>;
  exists(key: string): Promise<boolean>;
  /** Deleting what is not there is no error: a job may be repeated. */
  delete(key: string): Promise<void>;
  /** Every stored key, for the job that looks for bytes without a row, and for backups. */
  list(): AsyncIterable<{ key: string; size: number; storedAt: Date }>;
}

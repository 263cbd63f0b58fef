import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { byteReader, type FramePlace, readFrames, writeFrames } from '#kernel/encryption';

const MAGIC = Buffer.from('BALAI-BACKUP-1\n', 'latin1');
const SALT_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export class BackupError extends Error {
  readonly code: 'backup_altered' | 'backup_foreign' | 'backup_incomplete' | 'backup_mismatch';
  readonly status = 422;
  constructor(code: BackupError['code'], message: string) {
    super(message);
    this.name = 'BackupError';
    this.code = code;
  }
}

/**
 * Encrypts a stream in frames. Each frame is bound to its number and to whether it is the last, so that a changed byte,
 * a frame moved or left out, and a file cut short are all refused on reading.
 */
export async function* sealFrames(rootKey: Buffer, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const key = frameKey(rootKey, salt);
  yield Buffer.concat([MAGIC, salt]);
  yield* writeFrames(content, (plain, place) => sealFrame(key, place, plain));
}

/** Opens what `sealFrames` wrote. @throws BackupError when anything was changed, cut off or sealed by another installation */
export async function* openFrames(rootKey: Buffer, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = byteReader(content);
  const head = await reader.take(MAGIC.length + SALT_BYTES);
  if (!head?.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new BackupError('backup_foreign', 'Berkas ini bukan cadangan Balai.');
  }
  const key = frameKey(rootKey, head.subarray(MAGIC.length));
  yield* readFrames(reader, (body, place) => openFrame(key, place, body), {
    isCut: () => new BackupError('backup_incomplete', 'Cadangan ini terpotong: bagian akhirnya tidak ada.'),
    goesOn: () => new BackupError('backup_altered', 'Cadangan ini berubah: ada isi setelah bagian akhirnya.'),
  });
}

function frameKey(rootKey: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', rootKey, salt, 'balai backup', 32));
}

function sealFrame(key: Buffer, place: FramePlace, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(frameName(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function openFrame(key: Buffer, place: FramePlace, body: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(frameName(place));
    decipher.setAuthTag(body.subarray(body.length - TAG_BYTES));
    return Buffer.concat([
      decipher.update(body.subarray(NONCE_BYTES, body.length - TAG_BYTES)),
      decipher.final(),
    ]);
  } catch {
    throw new BackupError(
      'backup_altered',
      'Cadangan ini ditolak: isinya berubah, atau dibuat dengan kunci utama yang lain.',
    );
  }
}

function frameName({ number, isLast }: FramePlace): Buffer {
  return Buffer.from(`${number} ${isLast}`);
}

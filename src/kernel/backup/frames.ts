import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const MAGIC = Buffer.from('BALAI-BACKUP-1\n', 'latin1');
const SALT_BYTES = 32;
const FRAME_BYTES = 256 * 1024;
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
  let number = 0;
  let waiting: Buffer = Buffer.alloc(0);
  for await (const chunk of content) {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    while (waiting.length > FRAME_BYTES) {
      yield sealFrame(key, number, false, waiting.subarray(0, FRAME_BYTES));
      number += 1;
      waiting = waiting.subarray(FRAME_BYTES);
    }
  }
  yield sealFrame(key, number, true, waiting);
}

/** Opens what `sealFrames` wrote. @throws BackupError when anything was changed, cut off or sealed by another installation */
export async function* openFrames(rootKey: Buffer, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = byteReader(content);
  const head = await reader.take(MAGIC.length + SALT_BYTES);
  if (!head?.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new BackupError('backup_foreign', 'Berkas ini bukan cadangan Balai.');
  }
  const key = frameKey(rootKey, head.subarray(MAGIC.length));
  for (let number = 0; ; number += 1) {
    const length = await reader.take(5);
    if (!length)
      throw new BackupError('backup_incomplete', 'Cadangan ini terpotong: bagian akhirnya tidak ada.');
    const isLast = length[0] === 1;
    const body = await reader.take(length.readUInt32BE(1));
    if (!body || body.length < 12 + TAG_BYTES) {
      throw new BackupError('backup_incomplete', 'Cadangan ini terpotong: bagian akhirnya tidak ada.');
    }
    yield openFrame(key, number, isLast, body);
    if (!isLast) continue;
    if (await reader.take(1))
      throw new BackupError('backup_altered', 'Cadangan ini berubah: ada isi setelah bagian akhirnya.');
    return;
  }
}

function frameKey(rootKey: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', rootKey, salt, 'balai backup', 32));
}

function sealFrame(key: Buffer, number: number, isLast: boolean, plain: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(frameName(number, isLast));
  const body = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const head = Buffer.alloc(5);
  head[0] = isLast ? 1 : 0;
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

function openFrame(key: Buffer, number: number, isLast: boolean, body: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, 12));
  decipher.setAAD(frameName(number, isLast));
  decipher.setAuthTag(body.subarray(body.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(body.subarray(12, body.length - TAG_BYTES)), decipher.final()]);
  } catch {
    throw new BackupError(
      'backup_altered',
      'Cadangan ini ditolak: isinya berubah, atau dibuat dengan kunci utama yang lain.',
    );
  }
}

function frameName(number: number, isLast: boolean): Buffer {
  return Buffer.from(`${number} ${isLast}`);
}

/** Hands out exactly as many bytes as asked for; undefined when there are not that many left. */
function byteReader(content: AsyncIterable<Buffer>) {
  const source = content[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  return {
    async take(count: number): Promise<Buffer | undefined> {
      while (held.length < count) {
        const { value, done } = await source.next();
        if (done) return undefined;
        held = held.length === 0 ? value : Buffer.concat([held, value]);
      }
      const taken = held.subarray(0, count);
      held = held.subarray(count);
      return taken;
    },
  };
}

import { EncryptionError } from './encryption-error.ts';
import { byteReader, type FramePlace, readFrames, writeFrames } from './frames.ts';
import type { Place, TenantKeys } from './tenant-keys.ts';

const MAGIC = Buffer.from('BLSF', 'latin1');

type RowPlace = Place & { row: string };

/** Seals content of any length for one row, a quarter of a megabyte in memory at a time. */
export async function* sealStream(
  keys: TenantKeys,
  content: AsyncIterable<Uint8Array>,
  place: RowPlace,
): AsyncGenerator<Buffer> {
  yield MAGIC;
  yield* writeFrames(content, (plain, frame) => keys.sealBytes(plain, frameOf(place, frame)));
}

/**
 * Opens what `sealStream` wrote, frame by frame; what has been yielded is genuine.
 * @throws EncryptionError as `TenantKeys.openBytes`, and `encryption_value_tampered` for content cut short or lengthened
 */
export async function* openStream(
  keys: TenantKeys,
  sealed: AsyncIterable<Uint8Array>,
  place: RowPlace,
): AsyncGenerator<Buffer> {
  const reader = byteReader(sealed);
  if (!(await reader.take(MAGIC.length))?.equals(MAGIC))
    throw new EncryptionError('encryption_value_invalid', `${place.table}.${place.column}`);
  const isChanged = () => new EncryptionError('encryption_value_tampered', `${place.table}.${place.column}`);
  yield* readFrames(reader, (frame, at) => keys.openBytes(frame, frameOf(place, at)), {
    isCut: isChanged,
    goesOn: isChanged,
  });
}

/** A frame opens in its own row and at its own number only. */
function frameOf(place: RowPlace, { number, isLast }: FramePlace): RowPlace {
  return { ...place, row: `${place.row} ${number} ${isLast}` };
}

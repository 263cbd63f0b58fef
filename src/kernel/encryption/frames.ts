const FRAME_BYTES = 256 * 1024;
const HEAD_BYTES = 5;

/** Which frame this is, and whether the content ends with it: what seals a frame binds it to both. */
export interface FramePlace {
  number: number;
  isLast: boolean;
}

/** Hands out exactly as many bytes as asked for; undefined when there are not that many left. */
export interface ByteReader {
  take(count: number): Promise<Buffer | undefined>;
}

/** Cuts content of any length into sealed frames, one in memory at a time; empty content is one empty frame. */
export async function* writeFrames(
  content: AsyncIterable<Uint8Array>,
  seal: (plain: Buffer, place: FramePlace) => Buffer,
): AsyncGenerator<Buffer> {
  let number = 0;
  let waiting: Buffer = Buffer.alloc(0);
  for await (const chunk of content) {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length > FRAME_BYTES) {
      yield withHead(seal(waiting.subarray(0, FRAME_BYTES), { number, isLast: false }), false);
      number += 1;
      waiting = waiting.subarray(FRAME_BYTES);
    }
  }
  yield withHead(seal(waiting, { number, isLast: true }), true);
}

/** Reads what `writeFrames` wrote. `faults` are thrown for content that was cut short or goes on after its last frame. */
export async function* readFrames(
  reader: ByteReader,
  open: (sealed: Buffer, place: FramePlace) => Buffer,
  faults: { isCut: () => Error; goesOn: () => Error },
): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const head = await reader.take(HEAD_BYTES);
    const sealed = head && (await reader.take(head.readUInt32BE(1)));
    if (!head || !sealed) throw faults.isCut();
    const isLast = head[0] === 1;
    yield open(sealed, { number, isLast });
    if (!isLast) continue;
    if (await reader.take(1)) throw faults.goesOn();
    return;
  }
}

export function byteReader(content: AsyncIterable<Uint8Array>): ByteReader {
  const source = content[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  return {
    async take(count) {
      while (held.length < count) {
        const { value, done } = await source.next();
        if (done) return undefined;
        held = Buffer.concat([held, value]);
      }
      const taken = held.subarray(0, count);
      held = held.subarray(count);
      return taken;
    },
  };
}

function withHead(sealed: Buffer, isLast: boolean): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head[0] = isLast ? 1 : 0;
  head.writeUInt32BE(sealed.length, 1);
  return Buffer.concat([head, sealed]);
}

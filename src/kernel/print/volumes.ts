import { Zip, ZipPassThrough } from 'fflate';
import type { RegisterBookData } from './documents.ts';
import { createPrinter } from './printer.ts';

/** A part takes two megabytes while it is set: the process stays below 300 MB, and a volume can be bound. */
export const PARTS_A_VOLUME = 30;
/** Up to so many parts are printed while the person waits. */
export const PARTS_AT_ONCE = 75;

type Part = RegisterBookData['parts'][number];

/**
 * Prints a thick book volume by volume into one archive: pages are numbered through, the signatures close the last. Never
 * more than one volume is in memory.
 * @param given.partsOf the parts of one volume, by their places
 * @param given.told called after each volume with how many parts are done
 */
export async function* printVolumes(
  book: Omit<RegisterBookData, 'parts' | 'volume'>,
  given: {
    count: number;
    partsOf: (from: number, to: number) => Promise<readonly Part[]>;
    told: (done: number) => Promise<void>;
  },
): AsyncGenerator<Uint8Array> {
  const { signatures, ...rest } = book;
  const volumes = Math.ceil(given.count / PARTS_A_VOLUME);
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  let firstPage = 1;
  for (let number = 1; number <= volumes; number += 1) {
    const from = (number - 1) * PARTS_A_VOLUME;
    const to = Math.min(given.count, from + PARTS_A_VOLUME);
    // A thread of its own, ended with its volume: a compiler keeps the room that its thickest document took.
    const printer = createPrinter({ threads: 1 });
    const { pdf, pages } = await printer.renderPdf('register-book', {
      ...rest,
      ...(number === volumes && signatures ? { signatures } : {}),
      parts: await given.partsOf(from, to),
      volume: { number, of: volumes, firstPage },
    });
    await printer.close();
    firstPage += pages;
    const file = new ZipPassThrough(`${book.title}, jilid ${number} dari ${volumes}.pdf`);
    zip.add(file);
    file.push(pdf, true);
    yield* chunks.splice(0);
    await given.told(to);
  }
  zip.end();
  yield* chunks.splice(0);
}

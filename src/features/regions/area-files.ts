import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type AreaFile = 'provinces' | 'regencies' | 'districts' | 'villages';

const texts = new Map<AreaFile, string>();

/**
 * The lines of one level as the package ships them, read when first asked for and kept as one text. Villages are 83,000:
 * as a text they take 3 MB and a look-up a millisecond, as objects 20 MB and a second at start.
 */
export function areaText(file: AreaFile): string {
  let text = texts.get(file);
  if (text === undefined) {
    const root = dirname(createRequire(import.meta.url).resolve('idn-area-data/package.json'));
    text = `\n${readFileSync(join(root, 'data', `${file}.csv`), 'utf8').trim()}\n`;
    texts.set(file, text);
  }
  return text;
}

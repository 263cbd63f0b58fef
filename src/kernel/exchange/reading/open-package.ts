import { type Readable, Transform } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { SheetLimits } from '../limits.ts';
import { SheetError } from '../sheet-error.ts';
import { type Attributes, decodeXml, scanXml } from './scan-xml.ts';

/** The parts of an xlsx that has passed inspection; a part is unpacked while it is read, under the limits. */
export interface Package {
  names: readonly string[];
  has(name: string): boolean;
  /** The part's bytes as a stream. Throws `sheet_damaged` when it is missing. */
  open(name: string): Promise<Readable>;
  relationsOf(name: string): Promise<Relation[]>;
}

export interface Relation {
  id: string;
  /** The last word of the relationship's type: "worksheet", "sharedStrings", "hyperlink". */
  type: string;
  /** The part it points to, from the root of the package. */
  target: string;
  isExternal: boolean;
}

/**
 * Looks a zip over before anything of it is used: sizes and ratios as declared, overlapping and encrypted parts, macros,
 * embedded objects, links to elsewhere, and a DOCTYPE in any XML part. What a part declares is not believed: unpacking counts the bytes
 * and stops at the limit. Throws `SheetError`.
 */
export async function openPackage(bytes: Buffer, limits: SheetLimits): Promise<Package> {
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true, autoClose: false });
    if (zip.entryCount > limits.maxParts) throw new SheetError('sheet_bomb');
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      if (entries.has(name)) throw new SheetError('sheet_damaged');
      entries.set(name, entry);
    }
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('sheet_damaged');
  }
  refuseBombs([...entries.values()], bytes.length, limits);
  const parts = new CountedPackage(zip, entries, limits);
  await refuseWrongKind(parts);
  refuseActiveContent(parts.names);
  await refuseHiddenXml(parts);
  return parts;
}

class CountedPackage implements Package {
  readonly names: readonly string[];
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limits: SheetLimits;
  readonly #counted = new Set<string>();
  #unpacked = 0;

  constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: SheetLimits) {
    this.#zip = zip;
    this.#entries = entries;
    this.#limits = limits;
    this.names = [...entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  async open(name: string): Promise<Readable> {
    const entry = this.#entries.get(name.toLowerCase());
    if (!entry) throw new SheetError('sheet_damaged');
    const stream = await this.#zip.openReadStreamPromise(entry).catch(() => {
      throw new SheetError('sheet_damaged');
    });
    // A part is read twice at most (once inspected, once used) and counts once.
    const isFirst = !this.#counted.has(entry.fileName);
    this.#counted.add(entry.fileName);
    return this.#count(stream, isFirst);
  }

  async relationsOf(name: string): Promise<Relation[]> {
    const slash = name.lastIndexOf('/') + 1;
    const rels = `${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`;
    return this.has(rels) ? readRelations(await this.open(rels), name.slice(0, slash)) : [];
  }

  #count(stream: Readable, isFirst: boolean): Readable {
    let size = 0;
    const counter = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        size += chunk.length;
        if (isFirst) this.#unpacked += chunk.length;
        const isTooMuch =
          this.#unpacked > this.#limits.maxUnpackedBytes || size > this.#limits.maxUnpackedBytes;
        done(isTooMuch ? new SheetError('sheet_bomb') : null, chunk);
      },
    });
    stream.on('error', () => counter.destroy(new SheetError('sheet_damaged')));
    counter.on('close', () => stream.destroy());
    return stream.pipe(counter);
  }
}

const EXEMPT_BYTES = 1024 * 1024;
/** Fixed parts of a local and a central header; names and extra fields come on top. */
const HEADER_BYTES = 30 + 46;

function refuseBombs(entries: readonly Entry[], fileSize: number, limits: SheetLimits): void {
  let packed = 0;
  let unpacked = 0;
  for (const entry of entries) {
    if (entry.isEncrypted()) throw new SheetError('sheet_encrypted');
    if (
      entry.uncompressedSize > EXEMPT_BYTES &&
      entry.uncompressedSize > entry.compressedSize * limits.maxRatio
    )
      throw new SheetError('sheet_bomb');
    packed += entry.compressedSize + HEADER_BYTES + 2 * entry.fileNameLength;
    unpacked += entry.uncompressedSize;
  }
  // Parts that lie over one another: together they claim more than the file holds.
  if (packed > fileSize || unpacked > limits.maxUnpackedBytes) throw new SheetError('sheet_bomb');
}

async function refuseWrongKind(parts: Package): Promise<void> {
  if (!parts.has('[Content_Types].xml')) {
    throw new SheetError('sheet_wrong_type', parts.has('mimetype') ? 'Simpan dahulu sebagai .xlsx.' : '');
  }
  const types: string[] = [];
  await scanXml(await parts.open('[Content_Types].xml'), {
    open(_name, attributes) {
      types.push((attributes().ContentType ?? '').toLowerCase());
    },
  });
  if (types.some((type) => type.includes('macroenabled') || type.includes('vbaproject')))
    throw new SheetError('sheet_has_macros');
  if (types.some((type) => type.includes('sheet.binary'))) throw new SheetError('sheet_old_format');
  if (!types.some((type) => type.includes('spreadsheetml.') && type.includes('.main+xml')))
    throw new SheetError('sheet_wrong_type');
}

function refuseActiveContent(names: readonly string[]): void {
  for (const name of names) {
    if (/vbaproject|(^|\/)(macrosheets|dialogsheets)\/|vbadata\.xml$/.test(name))
      throw new SheetError('sheet_has_macros');
    if (/(^|\/)(externallinks|querytables)\/|(^|\/)connections\.xml$/.test(name))
      throw new SheetError('sheet_external_links');
    if (/(^|\/)(activex|embeddings)\//.test(name)) throw new SheetError('sheet_active_content');
  }
}

const PICTURE = /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|ico|bin)$/;

/** Every part that is not a picture is read once: an entity hidden in a theme is still an entity. */
async function refuseHiddenXml(parts: Package): Promise<void> {
  for (const name of parts.names) {
    if (name.endsWith('/') || PICTURE.test(name)) continue;
    if (!name.endsWith('.rels')) {
      await refuseDoctype(await parts.open(name));
      continue;
    }
    const relations = await readRelations(await parts.open(name), '');
    if (relations.some((relation) => relation.isExternal && relation.type !== 'hyperlink'))
      throw new SheetError('sheet_external_links');
    if (relations.some((relation) => /vbaproject|macrosheet/i.test(relation.type)))
      throw new SheetError('sheet_has_macros');
  }
}

const LONGEST_MARK = '<!doctype'.length;

async function refuseDoctype(part: Readable): Promise<void> {
  let tail = '';
  let isFirst = true;
  for await (const chunk of part as AsyncIterable<Buffer>) {
    // UTF-16 would hide the marks from this search; no program writes the parts of a sheet that way.
    if (isFirst && (chunk[0] === 0xfe || chunk[0] === 0xff || chunk[0] === 0 || chunk[1] === 0))
      throw new SheetError('sheet_damaged');
    isFirst = false;
    const text = tail + chunk.toString('latin1');
    if (text.includes('<!') && /<!(?:doctype|entity)/i.test(text)) throw new SheetError('sheet_doctype');
    tail = text.slice(-LONGEST_MARK);
  }
}

async function readRelations(part: Readable, folder: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  await scanXml(part, {
    open(name, attributes) {
      if (name === 'Relationship') relations.push(toRelation(attributes(), folder));
    },
  });
  return relations;
}

function toRelation(attributes: Attributes, folder: string): Relation {
  const type = attributes.Type ?? '';
  const target = decodeXml(attributes.Target ?? '');
  return {
    id: attributes.Id ?? '',
    type: type.slice(type.lastIndexOf('/') + 1),
    target: resolveTarget(folder, target),
    isExternal: (attributes.TargetMode ?? '').toLowerCase() === 'external',
  };
}

function resolveTarget(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of (folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

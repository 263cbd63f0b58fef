import { type AreaFile, areaText } from './area-files.ts';

export type RegionLevel = 'province' | 'regency' | 'district' | 'village';

/** An administrative area by its official code: 2 digits for a province, 4 regency, 6 district, 10 village. */
export interface Region {
  code: string;
  name: string;
  level: RegionLevel;
  /** Code of the area it lies in; '' for a province. */
  parentCode: string;
}

/** All provinces in the order of their codes. */
export function listProvinces(): Region[] {
  return linesWithin('provinces', '');
}

/** The areas of the next level inside an area: regencies of '63', districts of '6304', villages of '630405'. */
export function listRegionsIn(code: string): Region[] {
  const file = CHILD_FILE[plainCode(code).length];
  return file === undefined ? [] : linesWithin(file, plainCode(code));
}

/** The area with this code, points or not ("63.04.05" is '630405'); `undefined` when there is none. */
export function findRegion(code: string): Region | undefined {
  const plain = plainCode(code);
  const file = FILE[plain.length];
  if (file === undefined || !/^\d+$/.test(plain)) return undefined;
  const text = areaText(file);
  const start = text.indexOf(`\n${dottedCode(plain)},`);
  return start < 0 ? undefined : readLine(text.slice(start + 1, text.indexOf('\n', start + 1)));
}

/** An area and all it lies in, the largest first: Kalimantan Selatan, Kabupaten Barito Kuala, … */
export function pathOf(code: string): Region[] {
  const plain = plainCode(code);
  return [2, 4, 6, 10]
    .filter((length) => length <= plain.length)
    .flatMap((length) => findRegion(plain.slice(0, length)) ?? []);
}

export interface SearchOptions {
  level?: RegionLevel;
  /** Only inside this area. */
  within?: string;
  limit?: number;
}

/**
 * Areas whose name holds the text, names that begin with it first, larger areas before smaller. Villages are only searched
 * when asked for by level or by `within`.
 */
export function searchRegions(text: string, options: SearchOptions = {}): Region[] {
  const wanted = text.trim().toLowerCase();
  const limit = options.limit ?? 20;
  if (wanted.length < 2) return [];
  const files = options.level ? [LEVEL_FILE[options.level]] : filesFor(options.within);
  const prefix = dottedCode(plainCode(options.within ?? ''));
  const found: { region: Region; isBeginning: boolean }[] = [];
  for (const file of files)
    for (const line of linesHolding(file, wanted)) {
      if (!line.startsWith(prefix)) continue;
      const region = readLine(line);
      const bare = region.name.toLowerCase().replace(/^(kabupaten|kota)( administrasi)? /, '');
      if (!region.name.toLowerCase().includes(wanted)) continue;
      found.push({
        region,
        isBeginning: bare.startsWith(wanted) || region.name.toLowerCase().startsWith(wanted),
      });
    }
  return found
    .sort(
      (one, other) =>
        Number(other.isBeginning) - Number(one.isBeginning) ||
        one.region.code.length - other.region.code.length ||
        one.region.name.localeCompare(other.region.name, 'id'),
    )
    .slice(0, limit)
    .map(({ region }) => region);
}

/** A code without points. */
export function plainCode(code: string): string {
  return code.trim().replace(/\./g, '');
}

const FILE: Readonly<Record<number, AreaFile>> = {
  2: 'provinces',
  4: 'regencies',
  6: 'districts',
  10: 'villages',
};
const CHILD_FILE: Readonly<Record<number, AreaFile>> = { 2: 'regencies', 4: 'districts', 6: 'villages' };
const LEVEL_FILE: Readonly<Record<RegionLevel, AreaFile>> = {
  province: 'provinces',
  regency: 'regencies',
  district: 'districts',
  village: 'villages',
};
const LEVEL: Readonly<Record<number, RegionLevel>> = {
  2: 'province',
  4: 'regency',
  6: 'district',
  10: 'village',
};

function filesFor(within: string | undefined): AreaFile[] {
  const all: AreaFile[] = ['provinces', 'regencies', 'districts', 'villages'];
  const depth = { 0: 3, 2: 4, 4: 4, 6: 4 }[plainCode(within ?? '').length] ?? 3;
  return all.slice(0, depth);
}

function linesWithin(file: AreaFile, parent: string): Region[] {
  const text = areaText(file);
  const prefix = parent === '' ? '\n' : `\n${dottedCode(parent)}.`;
  const regions: Region[] = [];
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
    const line = text.slice(at + 1, text.indexOf('\n', at + 1));
    if (/^\d/.test(line)) regions.push(readLine(line));
  }
  return regions;
}

function* linesHolding(file: AreaFile, wanted: string): Generator<string> {
  const text = areaText(file);
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(wanted); at >= 0; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(text.lastIndexOf('\n', at) + 1, end);
    if (/^\d/.test(line)) yield line;
    at = end < 0 ? -1 : lower.indexOf(wanted, end);
  }
}

/** "63.04.05,63.04,Mandastana": code, parent (not for provinces), name, which may stand in quotes. */
function readLine(line: string): Region {
  const code = plainCode(line.slice(0, line.indexOf(',')));
  const parts = line.trim().split(',');
  const name = parts.slice(code.length === 2 ? 1 : 2).join(',');
  const parentCode = code.length === 2 ? '' : plainCode(parts[1] ?? '');
  const unquoted = name.startsWith('"') ? name.slice(1, -1).replace(/""/g, '"') : name;
  return { code, name: unquoted.trim(), level: LEVEL[code.length] ?? 'village', parentCode };
}

function dottedCode(plain: string): string {
  return [plain.slice(0, 2), plain.slice(2, 4), plain.slice(4, 6), plain.slice(6)]
    .filter((part) => part)
    .join('.');
}

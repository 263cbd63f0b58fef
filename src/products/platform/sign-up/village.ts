import { findRegion, pathOf, searchRegions } from '#features/regions';

export interface Village {
  code: string;
  /** "Puntik Luar, Kecamatan Mandastana, Kabupaten Barito Kuala, Kalimantan Selatan" without the word for each level. */
  name: string;
}

const MOST = 20;

/**
 * Villages by name; what follows a comma narrows them by district, regency or province: "Sukamaju, Garut".
 * @returns at most twenty, and whether there are more
 */
export function findVillages(typed: string): { found: Village[]; isMore: boolean } {
  const [name = '', ...places] = typed.slice(0, 100).split(',');
  const wanted = places.map((place) => place.trim().toLowerCase()).filter(Boolean);
  const found = searchRegions(name, { level: 'village', limit: 2_000 })
    .map(({ code }) => villageOf(code))
    .filter((village) => wanted.every((place) => village.name.toLowerCase().includes(place)));
  return { found: found.slice(0, MOST), isMore: found.length > MOST };
}

/** The village with this code; undefined for any other code. */
export function findVillage(code: string): Village | undefined {
  return findRegion(code)?.level === 'village' ? villageOf(code) : undefined;
}

function villageOf(code: string): Village {
  const names = pathOf(code).map(({ name }) => name);
  return { code: code.replaceAll('.', ''), name: names.reverse().join(', ') };
}

import { listProvinces, listRegionsIn, type Region } from './region.ts';

/** Every regency and city of the country, in the order of their codes. */
export function listRegencies(): readonly Region[] {
  regencies ??= listProvinces().flatMap(({ code }) => listRegionsIn(code));
  return regencies;
}
let regencies: readonly Region[] | undefined;

/**
 * The regencies that people mean by a name, as they write it: "Kab. Banjar", "kota banjarmasin", or "Malang", which is
 * two. Empty when none has this name.
 */
export function regenciesNamed(text: string): readonly Region[] {
  const wanted = plain(
    text.replace(/^\s*kab(?:upaten)?\b\.?/i, 'Kabupaten').replace(/^\s*kota(?:madya)?\b/i, 'Kota'),
  );
  const exact = listRegencies().filter(({ name }) => plain(name) === wanted);
  return exact.length > 0 ? exact : listRegencies().filter(({ name }) => plain(bareName(name)) === wanted);
}

const bareName = (name: string) => name.replace(/^(Kabupaten|Kota)( Administrasi)? /, '');
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();

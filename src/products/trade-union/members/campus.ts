import { findProvince, findRegion, shortProvinceName } from '#features/regions';
import type { Tx } from '#kernel/database';

export interface Campus {
  id: string;
  name: string;
  regionCode: string;
}

/** The campuses people choose from, by province and name. */
export function readCampuses(tx: Tx): Promise<Campus[]> {
  return tx.query<Campus>(
    `select id, name, region_code as "regionCode" from campuses
      where tenant_id = balai.tenant_id() and is_active order by region_code, name_key`,
  );
}

/** Where a person works: a campus of the list, or one that is not on it yet with its province. */
export interface ChosenCampus {
  campusId: string | null;
  universityName: string;
  /** Province of the campus; '00' while it is not known. It decides which coordinator looks after the person. */
  regionCode: string;
}

/** The value of the select for "not on the list". */
export const OTHER_CAMPUS = 'lain';

/**
 * Reads the choice of a campus: `campusId` from the list, or `universityName` with `campusRegionCode`.
 *
 * @returns what was chosen, or a sentence for each wrong field
 */
export function chooseCampus(
  campuses: readonly Campus[],
  typed: Readonly<Record<string, string | undefined>>,
): { chosen: ChosenCampus } | { problems: Record<string, string> } {
  const id = (typed.campusId ?? '').trim();
  const listed = campuses.find((campus) => campus.id === id);
  if (listed)
    return { chosen: { campusId: listed.id, universityName: listed.name, regionCode: listed.regionCode } };
  const name = (typed.universityName ?? '').trim().replace(/\s+/g, ' ');
  const region = (typed.campusRegionCode ?? '').trim();
  if (id !== '' && id !== OTHER_CAMPUS) return { problems: { campusId: 'Pilih kampus dari daftar.' } };
  if (name === '') return { problems: { campusId: 'Pilih kampus Anda, atau tulis namanya di bawah.' } };
  if (name.length > 150) return { problems: { universityName: 'Paling banyak 150 karakter.' } };
  const known = campuses.find((campus) => campus.name.toLowerCase() === name.toLowerCase());
  if (known)
    return { chosen: { campusId: known.id, universityName: known.name, regionCode: known.regionCode } };
  const province = findProvince(region);
  if (region !== '' && !province) return { problems: { campusRegionCode: 'Pilih provinsi dari daftar.' } };
  return { chosen: { campusId: null, universityName: name, regionCode: province?.code ?? '00' } };
}

/** "Kalimantan Selatan", or that it is not known. */
export function regionName(code: string): string {
  if (code === '00') return 'Belum diketahui';
  return shortProvinceName(code) || findRegion(code)?.name || code;
}

import type { Zone } from '#kernel/calendar';
import { editDistance } from '#kernel/exchange';
import { listProvinces, type Region } from './region.ts';

/** The province that a text names: official name, short name or abbreviation, with a slip of the pen forgiven in long names. */
export function findProvince(text: string): Region | undefined {
  const key = keyOf(text);
  if (key === '') return undefined;
  const { byKey, byCode } = provinceIndex();
  const exact = byKey.get(key) ?? (/^\d{2}$/.test(key) ? byCode.get(key) : undefined);
  if (exact || key.length < 7) return exact;
  const close = [...byKey].filter(([known]) => known.length >= 7 && editDistance(known, key, 1) <= 1);
  const codes = new Set(close.map(([, province]) => province.code));
  return codes.size === 1 ? close[0]?.[1] : undefined;
}

/** The name for tables and chips: "DKI Jakarta", "DI Yogyakarta"; others as they are. */
export function shortProvinceName(code: string): string {
  return SHORT_NAMES[code] ?? provinceIndex().byCode.get(code)?.name ?? '';
}

/** The time of a province, by its code. The two provinces that reach over a border follow their capital. */
export function zoneOfProvince(code: string): Zone {
  if (/^(51|52|53|63|64|65|7\d)$/.test(code)) return 'WITA';
  return /^(8|9)\d$/.test(code) ? 'WIT' : 'WIB';
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  '19': 'Bangka Belitung',
  '31': 'DKI Jakarta',
  '34': 'DI Yogyakarta',
};

const ALIASES: Readonly<Record<string, string>> = {
  '11': 'nad, nanggroe aceh darussalam, daerah istimewa aceh, di aceh, nangroe aceh darussalam',
  '12': 'sumut, sumatra utara, sumatera utara',
  '13': 'sumbar, sumatra barat',
  '14': 'riau daratan',
  '16': 'sumsel, sumatra selatan',
  '19': 'babel, bangka belitung, kep bangka belitung, kep babel',
  '21': 'kepri, kep riau',
  '31': 'dki, dki jakarta, jakarta, dkj, jkt, jakarta raya, daerah khusus jakarta',
  '32': 'jabar',
  '33': 'jateng, jawa tenggah',
  '34': 'diy, di yogyakarta, yogyakarta, jogja, jogjakarta, yogya, diy yogyakarta, di jogjakarta, di yogya',
  '35': 'jatim',
  '51': 'pulau bali',
  '52': 'ntb, nusatenggara barat',
  '53': 'ntt, nusatenggara timur',
  '61': 'kalbar',
  '62': 'kalteng',
  '63': 'kalsel',
  '64': 'kaltim',
  '65': 'kaltara, kalut',
  '71': 'sulut',
  '72': 'sulteng',
  '73': 'sulsel',
  '74': 'sultra',
  '76': 'sulbar',
  '82': 'malut',
  '91': 'irian jaya',
  '92': 'pabar, irian jaya barat, papbar',
  '93': 'papsel',
  '94': 'papteng',
  '95': 'papeg, pap pegunungan',
  '96': 'pbd',
};

interface ProvinceIndex {
  byKey: Map<string, Region>;
  byCode: Map<string, Region>;
}

let index: ProvinceIndex | undefined;

function provinceIndex(): ProvinceIndex {
  if (index) return index;
  const byKey = new Map<string, Region>();
  const byCode = new Map<string, Region>();
  for (const province of listProvinces()) {
    byCode.set(province.code, province);
    const names = [
      province.name,
      SHORT_NAMES[province.code] ?? '',
      ...(ALIASES[province.code] ?? '').split(','),
    ];
    for (const name of names) if (keyOf(name) !== '') byKey.set(keyOf(name), province);
  }
  index = { byKey, byCode };
  return index;
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b(?:provinsi|propinsi|prov|prop|prv)\b\.?/g, '')
    .replace(/^(?:dpw|wilayah|korwil|wil)\b\.?/g, '')
    .replace(/[^a-z0-9]/g, '');
}

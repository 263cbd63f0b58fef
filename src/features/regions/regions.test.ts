import { describe, expect, test } from 'vitest';
import {
  findProvince,
  findRegion,
  listProvinces,
  listProvinceTiles,
  listRegionsIn,
  pathOf,
  regenciesNamed,
  searchRegions,
  shortProvinceName,
  zoneOfProvince,
} from './index.ts';

describe('regions', () => {
  test('a regency is known by the name that people write, and two of one name stay two', () => {
    const names = (text: string) => regenciesNamed(text).map(({ name }) => name);
    expect(names('KOTA BANJARMASIN')).toEqual(['Kota Banjarmasin']);
    expect(names('Banjarmasin')).toEqual(['Kota Banjarmasin']);
    expect(names('kab. barito kuala')).toEqual(['Kabupaten Barito Kuala']);
    expect(names('Malang')).toEqual(['Kabupaten Malang', 'Kota Malang']);
    expect(names('Antah Berantah')).toEqual([]);
    expect(names('Kota')).toEqual([]);
  });

  test('all 38 provinces are there, each with regencies', () => {
    const provinces = listProvinces();
    expect(provinces).toHaveLength(38);
    expect(provinces[0]).toEqual({ code: '11', name: 'Aceh', level: 'province', parentCode: '' });
    for (const province of provinces) expect(listRegionsIn(province.code).length).toBeGreaterThan(3);
  });

  test('each province has one place of its own on the map of tiles', () => {
    const tiles = listProvinceTiles();
    expect(tiles.map(({ code }) => code).sort()).toEqual(listProvinces().map(({ code }) => code));
    expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(38);
    expect(new Set(tiles.map(({ short }) => short)).size).toBe(38);
  });

  test('the village of Sungai Pitung is found from its code up to its province', () => {
    const [village] = searchRegions('Sungai Pitung', { level: 'village' });
    expect(village?.name).toBe('Sungai Pitung');
    expect(pathOf(village?.code ?? '').map((region) => region.name)).toEqual([
      'Kalimantan Selatan',
      'Kabupaten Barito Kuala',
      expect.any(String),
      'Sungai Pitung',
    ]);
    expect(listRegionsIn(village?.parentCode ?? '')).toContainEqual(village);
  });

  test('a code counts with and without points', () => {
    expect(findRegion('63.04')?.name).toBe('Kabupaten Barito Kuala');
    expect(findRegion('6304')).toEqual(findRegion('63.04'));
    expect(findRegion('99')).toBeUndefined();
    expect(findRegion('6')).toBeUndefined();
    expect(findRegion('abcd')).toBeUndefined();
  });

  test('a name with a comma or a quote comes whole', () => {
    expect(findRegion('1402092010')?.name).toBe('Lambang Sari I, II, III');
    expect(findRegion('3513152017')?.name).toBe('Soka"an');
  });

  test('every regency, district and village lies in the area that its code says', () => {
    for (const regency of listRegionsIn('63')) {
      expect(regency.parentCode).toBe('63');
      for (const district of listRegionsIn(regency.code)) {
        expect(district.code.startsWith(regency.code)).toBe(true);
        expect(district.parentCode).toBe(regency.code);
      }
    }
    expect(listRegionsIn('6304051001')).toEqual([]);
  });

  test.each([
    ['Kalsel', '63'],
    ['KALIMANTAN SELATAN', '63'],
    ['Prov. Kalimantan Selatan', '63'],
    ['Kalimantan Selatn', '63'],
    ['DKI', '31'],
    ['Jakarta', '31'],
    ['DKI Jakarta', '31'],
    ['DIY', '34'],
    ['D.I. Yogyakarta', '34'],
    ['Jogja', '34'],
    ['Sumatra Utara', '12'],
    ['NTB', '52'],
    ['Jatim', '35'],
    ['Kep. Riau', '21'],
    ['Papua', '91'],
    ['Papua Barat Daya', '96'],
    ['63', '63'],
  ])('%s is province %s', (text, code) => {
    expect(findProvince(text)?.code).toBe(code);
  });

  test('what is no province, or could be two, is none', () => {
    for (const text of ['', 'Salteng', 'Banjarmasin', 'Kalimantan', 'Sumatera', 'Wilayah', '99'])
      expect(findProvince(text), text).toBeUndefined();
  });

  test('every official and short name finds its own province', () => {
    for (const province of listProvinces()) {
      expect(findProvince(province.name)?.code).toBe(province.code);
      expect(findProvince(shortProvinceName(province.code))?.code).toBe(province.code);
    }
  });

  test('each province has the time of its capital', () => {
    expect(zoneOfProvince('61')).toBe('WIB');
    expect(zoneOfProvince('63')).toBe('WITA');
    expect(zoneOfProvince('51')).toBe('WITA');
    expect(zoneOfProvince('81')).toBe('WIT');
    expect(zoneOfProvince('35')).toBe('WIB');
  });

  test('searching shows the areas that begin with the text first, and villages only inside a regency', () => {
    expect(searchRegions('banjar')[0]?.name).toBe('Kabupaten Banjar');
    expect(searchRegions('banjar').every((region) => region.level !== 'village')).toBe(true);
    expect(searchRegions('sungai', { within: '6304', limit: 5 })).toHaveLength(5);
    expect(searchRegions('a')).toEqual([]);
  });
});

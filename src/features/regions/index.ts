export { listProvinceTiles, type ProvinceTile } from './province-tiles.ts';
export { findProvince, shortProvinceName, zoneOfProvince } from './provinces.ts';
export { listRegencies, regenciesNamed } from './regency.ts';
export {
  findRegion,
  listProvinces,
  listRegionsIn,
  pathOf,
  type Region,
  type RegionLevel,
  type SearchOptions,
  searchRegions,
} from './region.ts';

export { deriveTheme, faultsOf, type Pair, type Theme } from './derive-theme.ts';
export { HOUSES, type House, type HouseKind, houseKindOf } from './houses.ts';
export { themeRoutes } from './theme-routes.ts';
export { themeUrl } from './theme-style.ts';

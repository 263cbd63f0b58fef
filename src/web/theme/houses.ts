import type { TenantKind } from '#kernel/tenancy';

/** Whose colours are worn: one of the four houses. */
export type HouseKind = Exclude<TenantKind, 'platform'>;

/** The platform's own pages wear the ink blue of the four. */
export const houseKindOf = (kind: TenantKind): HouseKind => (kind === 'platform' ? 'pascasarjana' : kind);

/** What stays the house's own under any brand colour; the same values as `tokens.css`, which a test compares. */
export interface House {
  paper: string;
  ground: string;
  muted: string;
  turmeric: string;
  cloth: string;
  error: string;
}

/** The shades a house has by day and by night, `#rrggbb` (VISUAL §2). */
export const HOUSES: Readonly<Record<HouseKind, { light: House; dark: House }>> = {
  koperasi: {
    light: houseOf('#ffffff', '#faf7f4', '#655a52', '#e3a72f', '#7d2413', '#a8104a'),
    dark: houseOf('#211b18', '#171311', '#b9aea6', '#e9b44c', '#4d180d', '#ff95ae'),
  },
  serikat: {
    light: houseOf('#ffffff', '#f8f6f7', '#605963', '#e3a72f', '#2a1524', '#b93a0b'),
    dark: houseOf('#201c22', '#161318', '#b6adb8', '#e9b44c', '#2e1826', '#ffa07a'),
  },
  desa: {
    light: houseOf('#ffffff', '#f5f8f3', '#56615a', '#e3a72f', '#0f3f2a', '#b01a3a'),
    dark: houseOf('#18201a', '#101612', '#a7b3a9', '#e9b44c', '#0d3121', '#ff97a6'),
  },
  pascasarjana: {
    light: houseOf('#ffffff', '#f5f7fa', '#566070', '#e3a72f', '#14294a', '#b01a3a'),
    dark: houseOf('#181d26', '#10141b', '#a7b1c0', '#e9b44c', '#122340', '#ff97a6'),
  },
};

/** Colours of an error, light and dark, for a brand that comes too near to the house's own: rose, then vermilion. */
export const ERRORS = [
  { light: '#a8104a', dark: '#ff95ae' },
  { light: '#b93a0b', dark: '#ffa07a' },
] as const;

function houseOf(...[paper, ground, muted, turmeric, cloth, error]: Six): House {
  return { paper, ground, muted, turmeric, cloth, error };
}

type Six = [string, string, string, string, string, string];

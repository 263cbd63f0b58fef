import { clampChroma, formatHex, oklch, parse, wcagContrast } from 'culori';
import { ERRORS, HOUSES, type House, type HouseKind } from './houses.ts';

/** Variables of one mode, by their name in the style sheet. */
export type Tokens = Readonly<Record<string, string>>;

/** Two colours that stand on each other, how far apart they are, and how far they have to be (WCAG 2.2; VISUAL §2). */
export interface Pair {
  label: string;
  mode: 'light' | 'dark';
  ratio: number;
  least: number;
}

export interface Theme {
  light: Tokens;
  dark: Tokens;
  /** A colour too light to be written with dresses the cloth's ornament alone; all else stays the house's. */
  isOrnamentOnly: boolean;
  pairs: readonly Pair[];
}

/** Least contrast of a brand colour on paper to be made dark enough without becoming another colour. */
const TOO_LIGHT = 2.4;
/** Degrees between a brand's hue and that of an error, below which the error moves. */
const NEAR_ERROR = 25;

/**
 * The colours of an organisation from one brand colour: its hue stays, its lightness falls until every pair of the table
 * can be read (VISUAL §10).
 *
 * @param brand `#rrggbb`
 * @returns undefined for what is no colour
 */
export function deriveTheme(kind: HouseKind, brand: string): Theme | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(brand) || !parse(brand)) return undefined;
  const { light, dark } = HOUSES[kind];
  if (wcagContrast(brand, light.paper) < TOO_LIGHT) return ornamentOf(kind, brand);
  const { c, h = 0 } = oklch(brand)!;
  const error = errorOf(kind, h, c);
  const day = lightOf(brand, { c, h }, light);
  const night = darkOf({ c, h }, dark);
  return {
    light: { ...day, '--color-error': error.light },
    dark: { ...night, '--color-error': error.dark },
    isOrnamentOnly: false,
    pairs: [...pairsOf('light', day, light), ...pairsOf('dark', night, dark)],
  };
}

/** The pairs that fall short. A theme with any is not stored. */
export const faultsOf = ({ pairs }: Pick<Theme, 'pairs'>): Pair[] =>
  pairs.filter(({ ratio, least }) => ratio < least);

type Hue = { c: number; h: number };

function lightOf(brand: string, { c, h }: Hue, house: House): Tokens {
  const isReadable = (colour: string) =>
    wcagContrast(colour, house.paper) >= 4.5 && wcagContrast(colour, house.ground) >= 4.5;
  const soft = shade(0.96, Math.min(c, 0.018), h);
  const cloth = darken(0.36, 0.27, Math.min(c, 0.11), h, (colour) => wcagContrast('#ffffff', colour) >= 9);
  return {
    '--color-primary': isReadable(brand)
      ? brand.toLowerCase()
      : darken(oklch(brand)!.l, 0.2, c, h, isReadable),
    '--color-primary-content': '#ffffff',
    '--soft': soft,
    '--soft-content': darken(0.42, 0.25, Math.min(c, 0.14), h, (colour) => wcagContrast(colour, soft) >= 7),
    '--kain': cloth,
    '--kain-content': shade(0.98, Math.min(c, 0.01), h),
    '--kain-muted': shade(0.87, Math.min(c, 0.045), h),
  };
}

function darkOf({ c, h }: Hue, house: House): Tokens {
  return {
    '--color-primary': shade(0.78, Math.min(c, 0.12), h),
    '--color-primary-content': shade(0.22, Math.min(c, 0.06), h),
    '--soft': darken(0.29, 0.22, Math.min(c, 0.05), h, (colour) => wcagContrast(house.muted, colour) >= 5),
    '--soft-content': shade(0.87, Math.min(c, 0.08), h),
    '--kain': shade(0.28, Math.min(c, 0.08), h),
    '--kain-content': shade(0.97, Math.min(c, 0.015), h),
    '--kain-muted': shade(0.82, Math.min(c, 0.06), h),
  };
}

/** A brand that is yellow or pastel: the turmeric of the house takes it. */
function ornamentOf(kind: HouseKind, brand: string): Theme {
  const tokens = { '--kunyit': brand.toLowerCase() };
  const { light, dark } = HOUSES[kind];
  const pair = (mode: Pair['mode'], { cloth }: House): Pair => ({
    ...{ label: ORNAMENT, mode, least: 3, ratio: wcagContrast(brand, cloth) },
  });
  return {
    ...{ light: tokens, dark: tokens, isOrnamentOnly: true },
    pairs: [pair('light', light), pair('dark', dark)],
  };
}

const ORNAMENT = 'Hiasan di atas kain';

function pairsOf(mode: Pair['mode'], tokens: Tokens, house: House): Pair[] {
  const pair = (label: string, one: string, other: string, least: number): Pair => ({
    ...{ label, mode, least, ratio: wcagContrast(tokens[one] ?? one, tokens[other] ?? other) },
  });
  return [
    pair('Tautan dan tombol di atas kertas', '--color-primary', house.paper, 4.5),
    pair('Tautan di atas dasar halaman', '--color-primary', house.ground, 4.5),
    pair('Kata di atas tombol', '--color-primary-content', '--color-primary', 4.5),
    pair('Kata di atas baris terpilih', '--soft-content', '--soft', 4.5),
    pair('Keterangan di atas baris terpilih', house.muted, '--soft', 4.5),
    pair('Kata di atas kain', '--kain-content', '--kain', 7),
    pair('Keterangan di atas kain', '--kain-muted', '--kain', 4.5),
    pair(ORNAMENT, house.turmeric, '--kain', 3),
  ];
}

/** The house's own error, or that of the two others which lies further from the brand. */
function errorOf(kind: HouseKind, hue: number, chroma: number): { light: string; dark: string } {
  const { light, dark } = HOUSES[kind];
  const own = { light: light.error, dark: dark.error };
  const distance = (one: { light: string }) => Math.abs(((oklch(one.light)!.h! - hue + 540) % 360) - 180);
  if (chroma < 0.03 || distance(own) >= NEAR_ERROR) return own;
  return [...ERRORS].sort((a, b) => distance(b) - distance(a))[0]!;
}

/** The lightest shade of a hue, from one lightness down to another, that passes; the darkest when none does. */
function darken(from: number, to: number, c: number, h: number, passes: (colour: string) => boolean): string {
  for (let l = from; l > to; l -= 0.005) if (passes(shade(l, c, h))) return shade(l, c, h);
  return shade(to, c, h);
}

const shade = (l: number, c: number, h: number): string =>
  formatHex(clampChroma({ mode: 'oklch', l, c, h }, 'oklch'));

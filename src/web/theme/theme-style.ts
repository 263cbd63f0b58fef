import { createHash } from 'node:crypto';
import { deriveTheme, type Tokens } from './derive-theme.ts';
import type { HouseKind } from './houses.ts';

/**
 * The style sheet of a brand colour: variables only, for the day, for the night by choice and for the night by the device.
 * Hangs on nothing but the colour and the house, so a browser keeps it for ever.
 *
 * @returns undefined for what is no colour
 */
export function themeStyle(kind: HouseKind, brand: string): string | undefined {
  const theme = deriveTheme(kind, brand);
  if (!theme) return undefined;
  return [
    rule(`[data-theme="${kind}"]`, theme.light),
    rule(`[data-theme="${kind}-gelap"]`, theme.dark),
    `@media (prefers-color-scheme:dark){${rule(`[data-theme="${kind}"][data-mode="auto"]`, theme.dark)}}`,
  ].join('');
}

/** Where the style sheet lies; undefined without a colour of one's own. The digest changes with what is in it. */
export function themeUrl(kind: HouseKind, brand: string): string | undefined {
  const style = brand === '' ? undefined : themeStyle(kind, brand);
  if (style === undefined) return undefined;
  const digest = createHash('sha256').update(style).digest('hex').slice(0, 8);
  return `/theme/${brand.slice(1).toLowerCase()}-${digest}.css`;
}

const rule = (selector: string, tokens: Tokens) =>
  `${selector}{${Object.entries(tokens)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`;

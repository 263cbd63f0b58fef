import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HOUSES } from '../../theme/index.ts';

type Tokens = Record<string, string>;

const CSS = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const KINDS = ['koperasi', 'serikat', 'desa', 'pascasarjana'] as const;
const THEMES = KINDS.flatMap((kind) => [kind, `${kind}-gelap`]);

/** Foreground, background, and the least contrast between them (WCAG 2.2: 1.4.3, 1.4.11; ours for body text is 7). */
const PAIRS: [foreground: string, background: string, least: number][] = [
  ['--color-base-content', '--color-base-100', 7],
  ['--color-base-content', '--color-base-200', 7],
  ['--muted', '--color-base-100', 4.5],
  ['--muted', '--color-base-200', 4.5],
  ['--muted', '--soft', 4.5],
  ['--soft-content', '--soft', 4.5],
  ['--kain-content', '--kain', 7],
  ['--kain-muted', '--kain', 4.5],
  ['--line-strong', '--color-base-100', 3],
  ['--line-strong', '--color-base-200', 3],
  ['--color-primary', '--color-base-100', 4.5],
  ['--color-primary', '--color-base-200', 4.5],
  ['--color-primary-content', '--color-primary', 4.5],
  ['--color-neutral-content', '--color-neutral', 4.5],
  ['--kunyit', '--kain', 3],
  ['--color-success', '--color-base-100', 4.5],
  ['--color-warning', '--color-base-100', 4.5],
  ['--color-info', '--color-base-100', 4.5],
  ['--color-error', '--color-base-100', 4.5],
  ['--color-secondary-content', '--kunyit', 4.5],
];

describe.each(THEMES)('%s', (theme) => {
  const tokens = readTokens(`[data-theme="${theme}"] {`);
  test.each(PAIRS)('a person can read %s on %s', (foreground, background, least) => {
    expect(contrast(tokens[foreground] ?? '', tokens[background] ?? '')).toBeGreaterThanOrEqual(least);
  });
  test.each(['success', 'warning', 'info', 'error'])('a badge of %s can be read on its tint', (tone) => {
    const colour = tokens[`--color-${tone}`] ?? '';
    const paper = tokens['--color-base-100'] ?? '';
    expect(contrast(colour, mix(colour, paper, 0.1))).toBeGreaterThanOrEqual(4.5);
  });
});

test.each(KINDS)('%s looks the same in the dark whether the person or the device chose it', (kind) => {
  expect(readTokens(`[data-theme="${kind}"][data-mode="auto"] {`)).toEqual(
    readTokens(`[data-theme="${kind}-gelap"] {`),
  );
});

test.each(KINDS)(
  'what a colour of its own is measured against in %s is what the style sheet says',
  (kind) => {
    const shades = (selector: string) => {
      const tokens = readTokens(selector);
      return {
        ...{
          paper: tokens['--color-base-100'],
          ground: tokens['--color-base-200'],
          muted: tokens['--muted'],
        },
        ...{ turmeric: tokens['--kunyit'], cloth: tokens['--kain'], error: tokens['--color-error'] },
      };
    };
    expect(HOUSES[kind]).toEqual({
      light: shades(`[data-theme="${kind}"] {`),
      dark: shades(`[data-theme="${kind}-gelap"] {`),
    });
  },
);

function readTokens(selector: string): Tokens {
  const from = CSS.indexOf(selector);
  if (from < 0) throw new Error(`no rule ${selector}`);
  const rule = CSS.slice(from + selector.length, CSS.indexOf('}', from));
  return Object.fromEntries(
    [...rule.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((match) => [match[1], match[2]]),
  );
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function mix(colour: string, paper: string, share: number): string {
  const other = channels(paper);
  const parts = channels(colour).map((value, index) =>
    Math.round(value * share + (other[index] ?? 0) * (1 - share)),
  );
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new Error(`no colour: ${colour}`);
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

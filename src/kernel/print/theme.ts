import { PrintError } from './print-error.ts';

/** The colours of a house on paper, `#rrggbb`, and its motif. */
export interface PrintTheme {
  cloth: string;
  clothContent: string;
  clothMuted: string;
  primary: string;
  soft: string;
  softContent: string;
  ink: string;
  muted: string;
  line: string;
  turmeric?: string;
  motif?: 'kawung' | 'tumpal' | 'anyaman' | 'truntum';
}

/** Black on white, no cloth colours: for documents of no house in particular. */
export const plainTheme: PrintTheme = {
  cloth: '#2b2b2b',
  clothContent: '#ffffff',
  clothMuted: '#cfcfcf',
  primary: '#2b2b2b',
  soft: '#f1efec',
  softContent: '#2b2b2b',
  ink: '#1c1a17',
  muted: '#55504a',
  line: '#c9c4bd',
};

/** The theme in the words of the templates. @throws PrintError `print_data_invalid` when a colour is none */
export function prepareTheme(theme: PrintTheme): Record<string, string | null> {
  const { motif, turmeric = '#e3a72f', ...colours } = theme;
  const prepared: Record<string, string | null> = { motif: motif ?? null };
  for (const [name, colour] of Object.entries({ ...colours, turmeric })) {
    if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new PrintError('print_data_invalid', `theme colour ${name}`);
    prepared[name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)] = colour;
  }
  return prepared;
}

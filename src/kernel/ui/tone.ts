import type { IconName } from './icon-drawing.ts';

/** What a state means for the reader. Colour never says it alone: every tone has an icon, and a word beside it. */
export type Tone = 'success' | 'warning' | 'error' | 'info' | 'neutral';

/** The icon a tone gets when the page names none. */
export const TONE_ICONS: Record<Tone, IconName> = {
  success: 'circle-check',
  warning: 'triangle-alert',
  error: 'circle-alert',
  info: 'info',
  neutral: 'circle-dashed',
};

import { z } from 'zod';
import { defineSetting } from '#kernel/settings';

export const SLOWEST_PER_MINUTE = 6;
export const FASTEST_PER_MINUTE = 600;

/** How fast mails to many leave. Providers cut off who sends faster than they allow. */
export const bulkPace = defineSetting(
  'mail.bulk_pace',
  z.object({ perMinute: z.number().int().min(SLOWEST_PER_MINUTE).max(FASTEST_PER_MINUTE) }),
  { perMinute: 120 },
);

/** The pace is kept over each stretch of this length, so that a minute's worth does not leave in one burst. */
export const STRETCH_SECONDS = 10;

/** How many may leave in one stretch; six stretches never exceed the minute's number. */
export function mostInStretch(perMinute: number): number {
  return Math.max(1, Math.floor((perMinute * STRETCH_SECONDS) / 60));
}

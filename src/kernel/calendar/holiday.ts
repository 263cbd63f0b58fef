import type { PlainDate } from './plain-date.ts';

/** A day on which offices are closed. A tenant adds its own (a local election, a campus break) as further rows. */
export interface Holiday {
  date: PlainDate;
  name: string;
  /** `libur` binds everyone; `cuti-bersama` closes government offices, others as they decide. */
  kind: 'libur' | 'cuti-bersama';
  /** The date follows the moon or is not decreed yet; it may move by a day or two. */
  tentative?: true;
}

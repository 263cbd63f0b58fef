import { z } from 'zod';
import {
  dateIn,
  formatDate,
  formatMoment,
  formatTime,
  instantOf,
  isPlainDate,
  parseDate,
} from '#kernel/calendar';
import { dateKind, type FieldKind, textOf } from '#kernel/exchange';
import type { DateField, DateTimeField, TimeField } from '../field.ts';
import { complain, type FieldType } from './field-type.ts';

const DAY = 'Tulis tanggal yang ada dalam kalender, misalnya 2026-11-22.';

export const date: FieldType<DateField> = {
  // Whether a day still lies ahead is asked where today is known, when the entry is checked.
  shape: (_field, missing) => z.iso.date({ error: complain(missing, DAY) }).refine(isPlainDate, DAY),
  read: (text) => {
    const parsed = parseDate(text);
    return isPlainDate(text) || parsed.kind !== 'date' ? text : parsed.date;
  },
  write: String,
  show: (value) => formatDate(value as string),
  kind: ({ latest }) => dateKind(latest ? { latest } : {}),
  filter: 'range',
  isNarrow: true,
};

const CLOCK = 'Tulis jam dan menit, misalnya 09.30.';

/** A time of the day, "09:30". */
export const time: FieldType<TimeField> = {
  shape: (_field, missing) =>
    z.string({ error: complain(missing, CLOCK) }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, CLOCK),
  read: readClock,
  write: String,
  show: (value) => String(value).replace(':', '.'),
  load: (value) => String(value).slice(0, 5),
  kind: () => clockKind,
  filter: 'none',
  isNarrow: true,
};

const MOMENT = 'Tulis tanggal dan jam, misalnya 2026-11-22 09.30.';

/** A moment; JSON has it in UTC, people type and read it in the tenant's time. */
export const dateTime: FieldType<DateTimeField> = {
  shape: (_field, missing) => z.iso.datetime({ offset: true, error: complain(missing, MOMENT) }),
  read: (text, _field, zone) => {
    const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}[.:]\d{2})$/.exec(text.trim());
    if (!match || !isPlainDate(match[1])) return text;
    try {
      return instantOf(match[1], zone, match[2]).toISOString();
    } catch {
      return text;
    }
  },
  write: (value, _field, zone) => {
    const at = new Date(value as string);
    return `${dateIn(zone, at)}T${formatTime(at, zone).slice(0, 5).replace('.', ':')}`;
  },
  show: (value, _field, zone) => formatMoment(new Date(value as string), zone, 'long'),
  load: (value) => (value as Date).toISOString(),
  filter: 'range',
  isNarrow: true,
};

function readClock(text: string): string {
  const match = /^(\d{1,2})[.:](\d{2})(?::\d{2})?$/.exec(text.trim());
  return match ? `${match[1]!.padStart(2, '0')}:${match[2]}` : text;
}

const clockKind: FieldKind = {
  name: 'time',
  writes: 'text',
  read(cell, stem) {
    const value = readClock(textOf(cell));
    if (/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) return { value };
    return { problems: [{ code: `${stem}_unreadable`, message: CLOCK }] };
  },
};

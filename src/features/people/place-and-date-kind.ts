import { parseDate } from '#kernel/calendar';
import { type DateOptions, dateHabit, type FieldKind, readDate, textOf } from '#kernel/exchange';

export interface PlaceAndDateOptions extends DateOptions {
  placeKey: string;
  dateKey: string;
  /** Stem of the codes of the date; `birth_date` when left out. */
  dateStem?: string;
}

/** "Medan, 28-11-1964": one cell for the place and the date of birth. Either may stand alone. */
export function placeAndDateKind(options: PlaceAndDateOptions): FieldKind {
  const stem = options.dateStem ?? 'birth_date';
  return {
    name: 'place and date',
    writes: 'text',
    isDistinctive: true,
    looksLike(cell) {
      const { place, date } = splitPlaceAndDate(textOf(cell));
      return cell.kind === 'text' && place !== '' && date !== '' && parseDate(date).kind !== 'not-a-date';
    },
    habitOf: (cells) => dateHabit(cells.map((cell) => splitPlaceAndDate(textOf(cell)).date)),
    read(cell, _stem, context) {
      if (cell.kind !== 'text') {
        const reading = readDate(cell, stem, context, options);
        return { also: { [options.dateKey]: reading.value }, problems: reading.problems ?? [] };
      }
      const { place, date } = splitPlaceAndDate(textOf(cell));
      const also: Record<string, unknown> = place === '' ? {} : { [options.placeKey]: place };
      if (date === '') return { value: textOf(cell), also };
      const reading = readDate({ kind: 'text', text: date }, stem, context, options);
      if (reading.value !== undefined) also[options.dateKey] = reading.value;
      return { value: textOf(cell), also, problems: reading.problems ?? [] };
    },
  };
}

/** The place is what stands before the first digit; a weekday or month name before it belongs to the date. */
function splitPlaceAndDate(text: string): { place: string; date: string } {
  const comma = /^([^,/\d]*?)\s*[,/]\s*(.*\d.*)$/.exec(text);
  if (comma) return { place: tidy(comma[1] ?? ''), date: (comma[2] ?? '').trim() };
  const digit = text.search(/\d/);
  if (digit < 0) return { place: tidy(text), date: '' };
  return { place: tidy(text.slice(0, digit)), date: text.slice(digit).trim() };
}

function tidy(text: string): string {
  return text
    .replace(/[\s,.\-/:]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

import { formatMonth } from '#kernel/calendar';
import { SMALLEST_CELL } from '#kernel/small-cells';

/** Ranges that hold five values or more each, so that none of them shows a single person's number. */
export interface Buckets {
  labels: readonly string[];
  /** The range a value lies in. */
  indexOf: (value: string) => number;
}

const MOST = 8;

/** Ranges for numbers, with round ends. */
export function numberBuckets(values: readonly string[], unit: string): Buckets {
  const numbers = values.map(Number);
  const step = stepFor(numbers, NICE);
  const isWhole = numbers.every(Number.isInteger) && Number.isInteger(step);
  const say = (value: number) => `${NUMBER.format(value)}${unit && ` ${unit}`}`;
  const label = (from: number, below: number) => {
    if (!isWhole) return `${NUMBER.format(from)} sampai di bawah ${say(below)}`;
    return below - 1 === from ? say(from) : `${NUMBER.format(from)}–${say(below - 1)}`;
  };
  return merge(numbers, step, {
    within: label,
    below: (end) => `di bawah ${say(end)}`,
    above: (start) => `${say(start)} ke atas`,
    read: Number,
  });
}

/** Ranges for days: months, quarters, years or decades. */
export function dateBuckets(values: readonly string[]): Buckets {
  const months = values.map(monthNumber);
  const step = stepFor(months, () => [1, 3, 6, 12, 24, 60, 120, 240]);
  const say = (month: number) =>
    step % 12 === 0
      ? String(Math.floor(month / 12))
      : formatMonth(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`);
  const last = (below: number) => say(below - 1);
  return merge(months, step, {
    within: (from, below) => (say(from) === last(below) ? say(from) : `${say(from)}–${last(below)}`),
    below: (end) => `sebelum ${say(end)}`,
    above: (start) => `mulai ${say(start)}`,
    read: monthNumber,
  });
}

interface Words {
  within: (from: number, below: number) => string;
  below: (end: number) => string;
  above: (start: number) => string;
  read: (value: string) => number;
}

/** Ends at multiples of the step; neighbours are put together until each range holds enough. */
function merge(numbers: readonly number[], step: number, words: Words): Buckets {
  const counts = new Map<number, number>();
  for (const number of numbers) {
    const place = Math.floor(number / step);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const places = [...counts.keys()].sort((one, other) => one - other);
  const starts: number[] = [];
  let held = 0;
  for (const place of places) {
    if (starts.length === 0 || held >= SMALLEST_CELL) {
      starts.push(place);
      held = 0;
    }
    held += counts.get(place)!;
  }
  if (held < SMALLEST_CELL && starts.length > 1) starts.pop();
  const ends = starts.map((start) => start * step);
  const labels = ends.map((from, index) => {
    const below = ends[index + 1];
    if (ends.length === 1) return 'Semua jawaban';
    if (index === 0) return words.below(below!);
    return below === undefined ? words.above(from) : words.within(from, below);
  });
  return {
    labels,
    indexOf: (value) =>
      Math.max(
        0,
        ends.findLastIndex((from) => words.read(value) >= from),
      ),
  };
}

/** The smallest step that parts the range into eight or fewer. */
function stepFor(numbers: readonly number[], stepsFor: (range: number) => readonly number[]): number {
  const range = Math.max(...numbers) - Math.min(...numbers);
  const steps = stepsFor(range);
  return steps.find((step) => range / step < MOST) ?? steps.at(-1)!;
}

const NICE = (range: number): number[] => {
  const power = 10 ** Math.floor(Math.log10(Math.max(range, 1) / MOST));
  const sizes = [1, 2, 5, 10, 20].map((times) => times * power);
  return sizes.map((size) => (size >= 1 ? Math.round(size) : size));
};

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const NUMBER = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 });

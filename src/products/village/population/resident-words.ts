import { formatPhone, maskNik, maskPhone } from '#features/people';
import { populationLists, type ResidentField, type ResidentValues } from '#features/population';
import { formatDate } from '#kernel/calendar';
import type { Tone } from '#kernel/ui';

/** A value as people read it; sealed ones are masked unless they are asked for. */
export function fieldWords(field: ResidentField, value: string | null | undefined, isOpen: boolean): string {
  if (!value) return '';
  switch (field.kind) {
    case 'choice':
      return populationLists.wordIn(field.choices ?? [], value);
    case 'date':
      return formatDate(value);
    case 'phone':
      return isOpen ? formatPhone(value) : maskPhone(value);
    default:
      if (!field.isSealed || isOpen) return value;
      return /^\d{12,}$/.test(value) ? maskNik(value) : '••••••';
  }
}

/** "P, 34 tahun, Istri". */
export function inShort(values: ResidentValues, age: number): string {
  const { RELATIONS, SEXES, wordIn } = populationLists;
  return [wordIn(SEXES, values.sex), `${age} tahun`, wordIn(RELATIONS, values.relation)]
    .filter(Boolean)
    .join(', ');
}

const STATUS_TONES: Readonly<Record<string, Tone>> = {
  alive: 'success',
  dead: 'neutral',
  moved: 'info',
  missing: 'warning',
  away: 'warning',
  invalid: 'error',
};

export const statusTone = (status: string | null | undefined): Tone =>
  STATUS_TONES[status ?? ''] ?? 'neutral';

export const statusWord = (status: string | null | undefined) =>
  populationLists.wordIn(populationLists.STATUSES, status);

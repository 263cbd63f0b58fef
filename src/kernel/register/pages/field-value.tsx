import { formatDate, type Zone } from '#kernel/calendar';
import { Badge, DateText, Money } from '#kernel/ui';
import type { Field } from '../field.ts';
import { showValue } from '../field-types/index.ts';
import { MASK } from '../read/entry.ts';

export interface FieldValueProps {
  field: Field;
  value: unknown;
  /** What the referenced row is called. */
  name?: string | undefined;
  zone: Zone;
  /** In a table: long texts are cut to their beginning. */
  isShort?: boolean;
}

const SHORT = 140;

/** A value on a page, by the type of its field; a dash where there is none. */
export function FieldValue({ field, value, name, zone, isShort }: FieldValueProps) {
  if (value === null || value === undefined || value === '') return <span className="text-muted">–</span>;
  if (value === MASK) {
    return (
      <span className="text-muted">
        {MASK}
        <span className="sr-only"> tersimpan, tidak ditampilkan</span>
      </span>
    );
  }
  if (field.type === 'reference') return name ?? '–';
  const text =
    isShort && field.type === 'date' ? formatDate(String(value), 'short') : showValue(field, value, zone);
  if (field.type === 'date') return <DateText at={String(value)}>{text}</DateText>;
  if (field.type === 'rupiah') return <Money>{text}</Money>;
  if (field.type === 'choice') {
    const tone = field.choices.find((choice) => choice.value === value)?.tone;
    return tone ? <Badge tone={tone}>{text}</Badge> : text;
  }
  if (field.type === 'longText') {
    if (isShort) return text.length > SHORT ? `${text.slice(0, SHORT).replace(/\s+\S*$/, '')} …` : text;
    return <span className="block max-w-[66ch] whitespace-pre-line">{text}</span>;
  }
  return text;
}

import { type ZodType, z } from 'zod';

/** What a step asks for, most often a reason. Values are text; what they mean is the step's business. */
export interface StepField {
  name: string;
  label: string;
  kind: 'line' | 'text' | 'choice' | 'date';
  help?: string;
  isOptional?: true;
  /** Fewest characters; the default is 1, and 5 for a longer text. */
  min?: number;
  max?: number;
  options?: readonly { value: string; label: string }[];
}

export type StepInput = Readonly<Record<string, string>>;

/** The reason of a refusal, read by the person it concerns. */
export function reasonField(label: string, help?: string): StepField {
  return { name: 'reason', label, kind: 'text', max: 1000, ...(help && { help }) };
}

/** The shape of a step's input: pages, API and API document take it from here. */
export function inputShape(fields: readonly StepField[]): ZodType<Record<string, string>> {
  // The keys are known at run time only, and zod writes the type of an object key by key.
  return z.object(
    Object.fromEntries(fields.map((field) => [field.name, fieldShape(field)])),
  ) as unknown as ZodType<Record<string, string>>;
}

function fieldShape(field: StepField): ZodType {
  const shape = z.string(`Isi ${lower(field.label)}.`).trim();
  const filled = bounded(field, shape);
  return field.isOptional ? z.union([z.literal(''), filled]).default('') : filled;
}

function bounded(field: StepField, shape: z.ZodString): z.ZodType<string> {
  if (field.kind === 'choice') {
    const values = (field.options ?? []).map(({ value }) => value);
    return shape.refine((text) => values.includes(text), `Pilih ${lower(field.label)}.`);
  }
  if (field.kind === 'date') {
    return shape.regex(/^\d{4}-\d{2}-\d{2}$/, `Isi ${lower(field.label)} dengan tanggal.`);
  }
  const least = field.min ?? (field.kind === 'text' ? 5 : 1);
  const most = field.max ?? (field.kind === 'text' ? 2000 : 200);
  return shape
    .min(
      least,
      least > 1
        ? `Isi ${lower(field.label)}, paling sedikit ${least} karakter.`
        : `Isi ${lower(field.label)}.`,
    )
    .max(most, `Paling banyak ${most} karakter.`);
}

const lower = (label: string) => label.charAt(0).toLowerCase() + label.slice(1);

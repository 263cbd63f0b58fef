import { FormSection } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { isWritable } from '../field.ts';
import type { Register } from '../register.ts';
import { FieldInput } from './field-input.tsx';

const SPARE = 3;

interface ChildInputsProps {
  register: Register;
  rows: readonly Readonly<Record<string, string>>[];
  faults: FieldErrors;
}

/** The rows below an entry and some empty ones: what is left empty is no row, and saving offers new empty ones. */
export function ChildInputs({ register, rows, faults }: ChildInputsProps) {
  const { key, label, fields, maxRows = 100 } = register.children!;
  const count = Math.min(rows.length + SPARE, maxRows);
  return (
    <FormSection
      title={label}
      help="Baris yang dibiarkan kosong tidak disimpan. Setelah disimpan, baris kosong baru tersedia lagi."
    >
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of inputs is its place and nothing else
        <div key={index} className="grid gap-3 border-b border-base-300 pb-4 last:border-0 sm:grid-cols-2">
          {fields.filter(isWritable).map((field) => {
            const name = `${key}.${index}.${field.key}`;
            return (
              <FieldInput
                key={field.key}
                field={index < rows.length ? field : { ...field, required: undefined }}
                name={name}
                text={rows[index]?.[field.key] ?? ''}
                error={faults[name]}
              />
            );
          })}
        </div>
      ))}
    </FormSection>
  );
}

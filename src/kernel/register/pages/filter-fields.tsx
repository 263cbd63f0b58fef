import { formatDate } from '#kernel/calendar';
import { DateField, type Option, Select, TextField } from '#kernel/ui';
import type { Field } from '../field.ts';
import { type BookQuery, filterFields, isRange, stateFilters } from '../read/list-query.ts';
import type { Register } from '../register.ts';

interface FilterFieldsProps {
  register: Register;
  query: BookQuery;
  options: ReadonlyMap<string, Option[]>;
}

/** What stands behind "+ Saringan": each filter of the book, and the order, which a phone has no headers for. */
export function FilterFields({ register, query, options }: FilterFieldsProps) {
  const value = (name: string) => query.filters[name] ?? '';
  return (
    <>
      {filterFields(register).map((field) => {
        const name = `filter[${field.key}]`;
        if (isRange(field)) {
          return (
            <div key={field.key} className="grid grid-cols-2 gap-2">
              <RangeEnd
                field={field}
                name={`filter[${field.key}.from]`}
                label={`${field.label} sejak`}
                value={value(`${field.key}.from`)}
              />
              <RangeEnd
                field={field}
                name={`filter[${field.key}.to]`}
                label="Sampai"
                value={value(`${field.key}.to`)}
              />
            </div>
          );
        }
        const choices = choicesOf(field, options);
        return choices ? (
          <Select
            key={field.key}
            name={name}
            label={field.label}
            id={`saring-${field.key}`}
            options={choices}
            value={value(field.key)}
            placeholder="Semua"
            isOptional
          />
        ) : (
          <TextField
            key={field.key}
            name={name}
            label={field.label}
            id={`saring-${field.key}`}
            value={value(field.key)}
            isOptional
          />
        );
      })}
      {stateFilters(register).map((name) => (
        <Select
          key={name}
          name={`filter[${name}]`}
          id={`saring-${name}`}
          label={STATES[name]!.label}
          options={STATES[name]!.options}
          value={value(name)}
          placeholder="Semua"
          isOptional
        />
      ))}
      <Select
        name="sort"
        id="saring-urutan"
        label="Urutan"
        options={sortOptions(register)}
        value={`${query.sort.direction === 'descending' ? '-' : ''}${query.sort.key}`}
        placeholder={false}
      />
    </>
  );
}

const STATES: Readonly<Record<string, { label: string; options: Option[] }>> = {
  answered: {
    label: 'Tanggapan',
    options: [
      { value: 'false', label: 'Belum dijawab' },
      { value: 'true', label: 'Dijawab' },
    ],
  },
  published: {
    label: 'Terbit',
    options: [
      { value: 'false', label: 'Belum terbit' },
      { value: 'true', label: 'Terbit' },
    ],
  },
};

function RangeEnd({
  field,
  name,
  label,
  value,
}: {
  field: Field;
  name: string;
  label: string;
  value: string;
}) {
  const id = `saring-${name.replace(/[^a-zA-Z]+/g, '-')}`;
  if (field.type === 'date' || field.type === 'dateTime')
    return <DateField name={name} id={id} label={label} value={value} isOptional />;
  return <TextField name={name} id={id} label={label} value={value} inputMode="numeric" isOptional />;
}

function choicesOf(field: Field, options: ReadonlyMap<string, Option[]>): Option[] | undefined {
  if (field.type === 'choice') return field.choices.map(({ value, label }) => ({ value, label }));
  if (field.type === 'boolean') {
    return [
      { value: 'true', label: 'Ya' },
      { value: 'false', label: 'Tidak' },
    ];
  }
  return field.type === 'reference' ? options.get(field.key) : undefined;
}

function sortOptions(register: Register): Option[] {
  const isTime = (field: Field) => field.type === 'date' || field.type === 'dateTime';
  const isAmount = (field: Field) => ['number', 'rupiah', 'percent'].includes(field.type);
  return [
    { value: 'number', label: 'Nomor, terkecil dahulu' },
    { value: '-number', label: 'Nomor, terbesar dahulu' },
    ...register.fields
      .filter(({ sort }) => sort)
      .flatMap((field) => {
        const [up, down] = isTime(field)
          ? ['terlama', 'terbaru']
          : isAmount(field)
            ? ['terkecil', 'terbesar']
            : ['A–Z', 'Z–A'];
        const words = (way: string) =>
          way.includes('–') ? `${field.label}, ${way}` : `${field.label}, ${way} dahulu`;
        return [
          { value: field.key, label: words(up!) },
          { value: `-${field.key}`, label: words(down!) },
        ];
      }),
  ];
}

/** A filter that holds, as its chip says it: "Tanggal sejak 1 Januari 2026". */
export function filterWords(
  register: Register,
  name: string,
  value: string,
  options: ReadonlyMap<string, Option[]>,
): { label: string; value: string } {
  const [key, end] = name.split('.');
  const field = register.fields.find((one) => one.key === key);
  const state = field ? undefined : STATES[name];
  if (state)
    return { label: state.label, value: state.options.find((one) => one.value === value)?.label ?? value };
  if (!field) return { label: name, value };
  const said = field.shortLabel ?? field.label;
  const label = end === 'from' ? `${said} sejak` : end === 'to' ? `${said} sampai` : said;
  if (field.type === 'date' || field.type === 'dateTime') return { label, value: formatDate(value) };
  const choice = choicesOf(field, options)?.find((one) => one.value === value);
  return { label, value: typeof choice?.label === 'string' ? choice.label : value };
}

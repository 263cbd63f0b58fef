import type { DuesRate } from '#features/dues';
import { listProvinces, listRegencies } from '#features/regions';
import { formatRupiah } from '#kernel/money';
import {
  Checkbox,
  DateField,
  Disclosure,
  MoneyField,
  type Option,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '#kernel/ui';
import { type Campus, OTHER_CAMPUS, regionName } from './campus.ts';
import type { MemberField } from './member-fields.ts';
import type { MemberValue } from './read-fields.ts';

export interface FieldInputsProps {
  fields: readonly MemberField[];
  /** What was typed, or what is stored. */
  values: Readonly<Record<string, MemberValue | undefined>>;
  errors?: Readonly<Record<string, string>>;
  rates?: readonly DuesRate[];
}

/** The fields of a member's record, one below the other; the same in registration, profile and office. */
export function FieldInputs({ fields, values, errors = {}, rates = [] }: FieldInputsProps) {
  return fields.map((field) => (
    <FieldInput
      key={field.name}
      field={field}
      value={values[field.name]}
      error={errors[field.name]}
      rates={rates}
    />
  ));
}

interface FieldInputProps {
  field: MemberField;
  value: MemberValue | undefined;
  error: string | undefined;
  rates: readonly DuesRate[];
}

function FieldInput({ field, value, error, rates }: FieldInputProps) {
  const text = typeof value === 'string' ? value : '';
  const shared = {
    name: field.name,
    label: field.label,
    ...(field.help ? { help: field.help } : {}),
    ...(error ? { error } : {}),
    ...(field.isRequired ? {} : { isOptional: true }),
    ...(field.autoComplete ? { autoComplete: field.autoComplete } : {}),
  };
  switch (field.kind) {
    case 'long':
      return <TextArea {...shared} value={text} rows={3} maxLength={field.max ?? 1000} />;
    case 'date':
      return <DateField {...shared} value={text} />;
    case 'money':
      return <MoneyField {...shared} value={text} />;
    case 'yes':
      return <Checkbox {...shared} isChecked={value === true || value === '1'} />;
    case 'sex':
      return <RadioGroup {...shared} value={text} isInline options={SEXES} />;
    case 'choice':
      return (
        <Select
          {...shared}
          value={text}
          options={(field.options ?? []).map((one) => ({ value: one, label: one }))}
        />
      );
    case 'bracket':
      return <Select {...shared} value={text} options={bracketOptions(rates)} />;
    case 'province':
      return <Select {...shared} value={text} options={provinceOptions()} />;
    case 'city':
      return <TextField {...shared} value={text} suggestions={cityNames()} />;
    case 'phone':
      return <TextField {...shared} value={text} type="tel" />;
    case 'nik':
    case 'postal':
      return <TextField {...shared} value={text} inputMode="numeric" />;
    default:
      return <TextField {...shared} value={text} {...(field.max ? { maxLength: field.max } : {})} />;
  }
}

const SEXES: Option[] = [
  { value: 'L', label: 'Laki-laki' },
  { value: 'P', label: 'Perempuan' },
];

/** "Gaji Rp1.500.001–Rp3.000.000, iuran Rp15.000": what one chooses and what follows. */
export function bracketOptions(rates: readonly DuesRate[]): Option[] {
  return rates
    .filter(({ scheme }) => scheme === 'gaji')
    .map(({ code, label, amount }) => ({
      value: code,
      label: `${label}, iuran ${formatRupiah(amount)} sebulan`,
    }));
}

export function provinceOptions(): Option[] {
  return listProvinces().map(({ code }) => ({ value: code, label: regionName(code) }));
}

let cities: string[] | undefined;
function cityNames(): string[] {
  cities ??= [...new Set(listRegencies().map(({ name }) => name))];
  return cities;
}

/** The campus: from the list by province, or written out when it is not there yet. */
export function CampusInputs(props: {
  campuses: readonly Campus[];
  campusId: string | null | undefined;
  universityName: string | undefined;
  regionCode: string | undefined;
  errors?: Readonly<Record<string, string>>;
}) {
  const { campuses, campusId, universityName, regionCode, errors = {} } = props;
  const isOther = !campusId && Boolean(universityName);
  const options: Option[] = [
    ...campuses.map(({ id, name, regionCode: region }) => ({
      value: id,
      label: name,
      group: regionName(region),
    })),
    { value: OTHER_CAMPUS, label: 'Kampus saya tidak ada di daftar', group: 'Lainnya' },
  ];
  return (
    <>
      <Select
        name="campusId"
        label="Kampus"
        options={options}
        value={campusId ?? (isOther ? OTHER_CAMPUS : '')}
        help="Wilayah Anda mengikuti provinsi kampus."
        {...(errors.campusId ? { error: errors.campusId } : {})}
      />
      <Disclosure
        title="Kampus saya tidak ada di daftar"
        {...(isOther || errors.universityName ? { isOpen: true } : {})}
      >
        <TextField
          name="universityName"
          label="Nama kampus"
          isOptional
          value={isOther ? (universityName ?? '') : ''}
          maxLength={150}
          {...(errors.universityName ? { error: errors.universityName } : {})}
        />
        <Select
          name="campusRegionCode"
          label="Provinsi kampus"
          isOptional
          options={provinceOptions()}
          value={isOther ? (regionCode ?? '') : ''}
          {...(errors.campusRegionCode ? { error: errors.campusRegionCode } : {})}
        />
      </Disclosure>
    </>
  );
}

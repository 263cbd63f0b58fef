import {
  type Area,
  areaWords,
  type ResidentField,
  type ResidentValues,
  residentSections,
  typedResidentFields,
} from '#features/population';
import {
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  FormSection,
  LinkButton,
  PageHeader,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';

/** What the form shows: what stands, or what was typed and was wrong. */
export type TypedResident = Readonly<Record<string, string>>;

export interface ResidentFormProps {
  title: string;
  note: string;
  action: string;
  cancelUrl: string;
  typed: TypedResident;
  errors: FieldErrors;
  /** For somebody with a family of their own: number, address and area are asked for too. */
  areas?: readonly Area[];
  /** Fields of another page before those of the person (a day, a reason). */
  before?: React.ReactNode;
  hidden?: Record<string, string>;
  submit: string;
}

/** One person: the fields one always fills first, the rest by theme. */
export function ResidentForm(props: ResidentFormProps) {
  const { typed, errors } = props;
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHeader title={props.title} note={props.note} />
      <ErrorSummary errors={errors} />
      <div className="sheet p-5 lg:p-8">
        <Form
          action={props.action}
          className="grid gap-6"
          {...(props.hidden ? { hidden: props.hidden } : {})}
        >
          {props.before}
          {props.areas && <FamilyFields areas={props.areas} typed={typed} errors={errors} />}
          {Object.entries(residentSections).map(([section, title]) => (
            <Section key={section} section={section} title={title} typed={typed} errors={errors} />
          ))}
          <FormActions>
            <Button look="primary" busyLabel="Menyimpan…">
              {props.submit}
            </Button>
            <LinkButton href={props.cancelUrl}>Batal</LinkButton>
          </FormActions>
        </Form>
      </div>
    </div>
  );
}

type SectionProps = { section: string; title: string } & Pick<ResidentFormProps, 'typed' | 'errors'>;

/** A theme of the form. One that may stay empty is folded, and says how much of it is filled. */
function Section({ section, title, typed, errors }: SectionProps) {
  const fields = typedResidentFields.filter((field) => field.section === section);
  const inputs = (
    <div className="grid gap-5 sm:grid-cols-2">
      {fields.map((field) => (
        <FieldInput key={field.name} field={field} typed={typed} errors={errors} />
      ))}
    </div>
  );
  if (fields.every(({ isRequired }) => !isRequired)) {
    const filled = fields.filter(({ name }) => typed[name]).length;
    return (
      <Disclosure
        title={`${title}, ${filled > 0 ? `${filled} dari ${fields.length} terisi` : 'boleh kosong'}`}
        isOpen={fields.some(({ name }) => errors[name])}
      >
        {inputs}
      </Disclosure>
    );
  }
  return (
    <FormSection title={title}>
      {inputs}
      {section === 'identity' && (errors.nikNote || typed.nikNote) && (
        <TextArea
          name="nikNote"
          label="Alasan NIK berbeda"
          rows={2}
          value={typed.nikNote ?? ''}
          error={errors.nikNote}
          maxLength={300}
          help="Misalnya: tertulis begitu di KTP dan KK sejak terbit."
        />
      )}
    </FormSection>
  );
}

/** The card somebody stands on, for whoever has none here yet. */
export function FamilyFields(props: { areas: readonly Area[]; typed: TypedResident; errors: FieldErrors }) {
  const { areas, typed, errors } = props;
  return (
    <FormSection title="Kartu keluarga" help="Nomor KK yang sudah ada di desa menambah anggota keluarga itu.">
      <TextField
        name="kk"
        label="Nomor KK"
        inputMode="numeric"
        isOptional
        value={typed.kk ?? ''}
        error={errors.kk}
        maxLength={20}
        help="16 angka. Kosongkan bila KK belum terbit."
      />
      <TextField
        name="address"
        label="Alamat"
        isOptional
        value={typed.address ?? ''}
        error={errors.address}
        maxLength={200}
        help="Jalan dan nomor, tanpa RT dan RW."
      />
      <Select
        name="areaCode"
        label="RT"
        value={typed.areaCode ?? ''}
        error={errors.areaCode}
        options={areas
          .filter(({ level, isActive }) => level === 'rt' && isActive)
          .map(({ code }) => ({ value: code, label: areaWords(areas, code) }))}
      />
    </FormSection>
  );
}

function FieldInput(props: { field: ResidentField; typed: TypedResident; errors: FieldErrors }) {
  const { field, typed, errors } = props;
  const common = {
    name: field.name,
    label: field.label,
    error: errors[field.name],
    value: typed[field.name] ?? '',
    ...(field.isRequired ? {} : { isOptional: true }),
    ...(field.help ? { help: field.help } : {}),
  };
  switch (field.kind) {
    case 'choice':
      return field.choices!.length <= 3 && field.isRequired ? (
        <RadioGroup {...common} options={[...field.choices!]} />
      ) : (
        <Select {...common} options={[...field.choices!]} />
      );
    case 'date':
      return <DateField {...common} />;
    default:
      return (
        <TextField
          {...common}
          maxLength={field.maxLength ?? 20}
          {...(/nik$/i.test(field.name) ? { inputMode: 'numeric' as const } : {})}
          {...(field.kind === 'phone' ? { type: 'tel' as const } : {})}
        />
      );
  }
}

/** What stands of a person, as a form shows it. */
export const typedOf = (values: ResidentValues): Record<string, string> =>
  Object.fromEntries(typedResidentFields.map(({ name }) => [name, values[name] ?? '']));

/** An empty form with what is true of most people. */
export const EMPTY_RESIDENT: Record<string, string> = {
  ...Object.fromEntries(typedResidentFields.map(({ name }) => [name, ''])),
  ...{ nationality: '1', residency: 'permanent', maritalStatus: '1', nikNote: '' },
  ...{ kk: '', address: '', areaCode: '' },
};

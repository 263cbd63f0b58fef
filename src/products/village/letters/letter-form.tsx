import {
  type Answers,
  type LetterField,
  type LetterParty,
  type LetterType,
  OUTSIDER_WORDS,
  offerParty,
  PERSON_WORDS,
  TABLE_ROWS,
} from '#features/letters';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import {
  Button,
  DateField,
  ErrorSummary,
  Form,
  FormActions,
  FormSection,
  LinkButton,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { letterPlace } from './place.ts';

export type Typed = Readonly<Record<string, string>>;
type Offered = Readonly<Record<string, readonly { id: string; name: string }[]>>;

/** Whom each party of a letter may be chosen from. */
export async function offerParties(
  ctx: RequestContext,
  tx: Tx,
  type: LetterType,
  applicantId: string,
): Promise<Offered> {
  const offered: Record<string, readonly { id: string; name: string }[]> = {};
  for (const party of type.definition.parties)
    offered[party.key] = await offerParty(ctx, tx, letterPlace.people, { party, applicantId });
  return offered;
}

/** Answers as the form types them. */
export function typedOf({ fields, tables, parties }: Answers): Typed {
  const typed: Record<string, string> = {};
  for (const [key, value] of Object.entries(fields)) typed[`f.${key}`] = value;
  for (const [key, rows] of Object.entries(tables))
    rows.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        typed[`t.${key}.${row}.${column}`] = cell;
      });
    });
  for (const [key, party] of Object.entries(parties)) {
    if ('residentId' in party) typed[`p.${key}`] = party.residentId;
    else for (const [word, value] of Object.entries(party.words)) typed[`p.${key}.${word}`] = value ?? '';
  }
  return typed;
}

export interface LetterFormProps {
  type: LetterType;
  action: string;
  cancelUrl: string;
  submit: string;
  typed: Typed;
  errors: FieldErrors;
  offered: Offered;
  /** Below the fields: what only this page asks. */
  end?: React.ReactNode;
}

/** The form that a type of letter asks for; what was typed survives a lost connection. */
export function LetterForm(props: LetterFormProps) {
  const { type, action, cancelUrl, submit, typed, errors, offered, end } = props;
  const { fields, parties } = type.definition;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action={action} className="grid gap-6" draftKey={`surat ${type.id} ${action}`}>
        {fields.length > 0 && (
          <FormSection title="Isian surat">
            {fields.map((field) => (
              <FieldInput key={field.key} {...{ field, typed, errors }} />
            ))}
          </FormSection>
        )}
        {parties.map((party) => (
          <FormSection key={party.key} title={party.label} help={noteOf(party)}>
            <PartyInputs {...{ party, typed, errors }} offered={offered[party.key] ?? []} />
          </FormSection>
        ))}
        {end}
        <FormActions>
          <Button look="primary">{submit}</Button>
          <LinkButton href={cancelUrl}>Batal</LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

const noteOf = ({ source, isOptional }: LetterParty) =>
  [
    source === 'either' ? 'Pilih dari kartu keluarga, atau tulis bila bukan keluarga.' : '',
    isOptional ? 'Boleh kosong.' : '',
  ]
    .filter(Boolean)
    .join(' ') || undefined;

function FieldInput({ field, typed, errors }: { field: LetterField; typed: Typed; errors: FieldErrors }) {
  const { key, label, kind, isOptional, options } = field;
  const name = `f.${key}`;
  const common = { name, label, value: typed[name] ?? '', error: errors[name], isOptional };
  const choices = options.map((value) => ({ value, label: value }));
  switch (kind) {
    case 'long':
      return <TextArea {...common} rows={3} maxLength={1000} />;
    case 'number':
      return <TextField {...common} inputMode="numeric" maxLength={12} />;
    case 'rupiah':
      return <TextField {...common} inputMode="numeric" prefix="Rp" maxLength={20} />;
    case 'date':
      return <DateField {...common} />;
    case 'choice':
      return options.length > 5 ? (
        <Select {...common} options={choices} />
      ) : (
        <RadioGroup {...common} options={choices} />
      );
    case 'yesno':
      return (
        <RadioGroup
          {...common}
          isInline
          options={[
            { value: 'ya', label: 'Ya' },
            { value: 'tidak', label: 'Tidak' },
          ]}
        />
      );
    case 'table':
      return <TableInputs {...{ field, typed, errors }} />;
    default:
      return <TextField {...common} maxLength={150} />;
  }
}

function TableInputs({ field, typed, errors }: { field: LetterField; typed: Typed; errors: FieldErrors }) {
  const { key, label, options } = field;
  return (
    <fieldset className="grid gap-3">
      <legend className="text-sm font-semibold">{label}</legend>
      {Array.from({ length: TABLE_ROWS }, (_, row) => row).map((row) => (
        <div key={row} className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {options.map((column, index) => {
            const name = `t.${key}.${row}.${index}`;
            return (
              <TextField
                key={name}
                name={name}
                label={`${column}, baris ${row + 1}`}
                value={typed[name] ?? ''}
                error={errors[name]}
                isOptional={row > 0 || field.isOptional}
                maxLength={120}
              />
            );
          })}
        </div>
      ))}
    </fieldset>
  );
}

function PartyInputs(props: {
  party: LetterParty;
  typed: Typed;
  errors: FieldErrors;
  offered: readonly { id: string; name: string }[];
}) {
  const { party, typed, errors, offered } = props;
  const name = `p.${party.key}`;
  const mayType = party.source !== 'resident';
  return (
    <>
      {party.source !== 'outsider' && (
        <Select
          name={name}
          label={`${party.label}, dari kartu keluarga`}
          value={typed[name] ?? ''}
          error={errors[name]}
          isOptional={mayType || party.isOptional}
          options={offered.map(({ id, name: label }) => ({ value: id, label }))}
          {...(offered.length === 0
            ? { help: 'Tidak ada orang yang sesuai di kartu keluarga Anda. Datanglah ke kantor desa.' }
            : {})}
        />
      )}
      {mayType &&
        OUTSIDER_WORDS.map((word) => (
          <TextField
            key={word}
            name={`${name}.${word}`}
            label={word === 'nama' ? `Nama ${party.label.toLowerCase()}` : PERSON_WORDS[word]}
            value={typed[`${name}.${word}`] ?? ''}
            error={errors[`${name}.${word}`]}
            isOptional={party.isOptional || party.source === 'either' || word !== 'nama'}
            maxLength={150}
            {...(word === 'nik' ? { inputMode: 'numeric' as const } : {})}
          />
        ))}
    </>
  );
}

import {
  Button,
  Checkbox,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  type Option,
  PageHeader,
  Select,
  Sheet,
  TextArea,
  TextField,
  typedFields,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { canBranch, choicesOf, KIND_LABELS, type Question, type QuestionKind } from './question.ts';

/** The form of a question as typed, right or wrong. */
export interface TypedQuestion {
  kind: string;
  title: string;
  help: string;
  isRequired: string;
  choices: string;
  rows: string;
  most: string;
  steps: string;
  low: string;
  high: string;
  least: string;
  greatest: string;
  unit: string;
  /** `<question>:<value>,<value>` */
  condition: string;
}

export const EMPTY_QUESTION: TypedQuestion = {
  ...{ kind: '', title: '', help: '', isRequired: '', choices: '', rows: '', most: '', steps: '5' },
  ...{ low: '', high: '', least: '', greatest: '', unit: '', condition: '' },
};

export interface QuestionFormProps {
  kind: QuestionKind;
  typed: TypedQuestion;
  errors: FieldErrors;
  /** The questions it may depend on: all that stand before it. */
  earlier: readonly Question[];
  action: string;
  backUrl: string;
  deleteUrl: string | undefined;
}

/** One question of a draft. */
export function QuestionForm(props: QuestionFormProps) {
  const { kind, typed, errors, earlier } = props;
  const conditions = conditionOptions(earlier);
  const field = typedFields(typed, errors);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={props.deleteUrl ? 'Ubah pertanyaan' : 'Tambah pertanyaan'}
        note={KIND_LABELS[kind]}
      />
      <ErrorSummary errors={errors} />
      <Form action={props.action} className="grid gap-4 lg:gap-6">
        <input type="hidden" name="kind" value={kind} />
        <Sheet>
          <div className="grid gap-5">
            <TextField {...field('title')} label="Pertanyaan" maxLength={300} />
            <TextField
              {...field('help')}
              label="Keterangan"
              isOptional
              maxLength={500}
              help="Tampil kecil di bawah pertanyaan."
            />
            <KindFields kind={kind} typed={typed} errors={errors} />
            <Checkbox name="isRequired" label="Wajib dijawab" isChecked={typed.isRequired !== ''} />
            {conditions.length > 0 && (
              <Select
                name="condition"
                label="Tanyakan hanya bila"
                isOptional
                placeholder="Selalu ditanyakan"
                options={withHeld(conditions, typed.condition)}
                value={typed.condition}
                error={errors.condition}
              />
            )}
          </div>
        </Sheet>
        <FormActions>
          <Button look="primary">Simpan pertanyaan</Button>
          <LinkButton href={props.backUrl} look="quiet">
            Batal
          </LinkButton>
        </FormActions>
      </Form>
      {props.deleteUrl && (
        <Form action={props.deleteUrl}>
          <Button look="danger">Hapus pertanyaan</Button>
        </Form>
      )}
    </div>
  );
}

function KindFields({ kind, typed, errors }: Pick<QuestionFormProps, 'kind' | 'typed' | 'errors'>) {
  const field = typedFields(typed, errors);
  const choices = (label: string) => (
    <TextArea {...field('choices')} label={label} rows={5} help="Satu pada tiap baris." />
  );
  switch (kind) {
    case 'single':
      return choices('Pilihan jawaban');
    case 'multi':
      return (
        <>
          {choices('Pilihan jawaban')}
          <TextField
            {...field('most')}
            label="Paling banyak dipilih"
            isOptional
            inputMode="numeric"
            className="max-w-48"
          />
        </>
      );
    case 'matrix':
      return (
        <>
          <TextArea {...field('rows')} label="Baris yang dinilai" rows={5} help="Satu pada tiap baris." />
          {choices('Kolom jawaban')}
        </>
      );
    case 'scale':
      return (
        <div className="grid gap-5 sm:grid-cols-3">
          <TextField {...field('steps')} label="Dari 1 sampai" inputMode="numeric" />
          <TextField name="low" label="Arti angka 1" isOptional value={typed.low} maxLength={40} />
          <TextField name="high" label="Arti angka tertinggi" isOptional value={typed.high} maxLength={40} />
        </div>
      );
    case 'number':
      return (
        <div className="grid gap-5 sm:grid-cols-3">
          <TextField {...field('least')} label="Sedikitnya" isOptional inputMode="numeric" />
          <TextField {...field('greatest')} label="Paling banyak" isOptional inputMode="numeric" />
          <TextField
            name="unit"
            label="Satuan"
            isOptional
            value={typed.unit}
            maxLength={20}
            help="Misalnya jam."
          />
        </div>
      );
    default:
      return null;
  }
}

/** Answers to earlier questions on which this one may depend; each choice, its opposite, and parts of a scale. */
function conditionOptions(earlier: readonly Question[]): Option[] {
  return earlier.filter(canBranch).flatMap((source) => {
    const group = `${source.number}. ${source.title}`;
    const choices = choicesOf(source);
    const option = (label: string, values: readonly string[]): Option => ({
      group,
      label: `${source.number}: ${label}`,
      value: `${source.id}:${values.join(',')}`,
    });
    if (source.kind === 'scale') {
      return choices.slice(0, -1).flatMap(({ value }, index) => [
        option(
          `${value} atau kurang`,
          choices.slice(0, index + 1).map((choice) => choice.value),
        ),
        option(
          `${Number(value) + 1} atau lebih`,
          choices.slice(index + 1).map((choice) => choice.value),
        ),
      ]);
    }
    const each = choices.map(({ value, label }) => option(label, [value]));
    if (source.kind === 'multi' || choices.length < 3) return each;
    const others = choices.map(({ value, label }) =>
      option(
        `selain ${label}`,
        choices.map((choice) => choice.value).filter((other) => other !== value),
      ),
    );
    return [...each, ...others];
  });
}

/** A condition made of several choices after their words were changed is not in the list; it stays choosable. */
function withHeld(options: Option[], held: string): Option[] {
  return held === '' || options.some(({ value }) => value === held)
    ? options
    : [...options, { value: held, label: 'Seperti yang tersimpan' }];
}

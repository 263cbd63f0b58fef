import { addDays, formatDate } from '#kernel/calendar';
import {
  Button,
  DateField,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  MoneyField,
  PageHeader,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { accountTitle, CLASS_LABELS, type LedgerAccount } from '../account.ts';

export interface TypedLine {
  account: string;
  debit: string;
  credit: string;
  note: string;
}

export interface TypedJournal {
  /** Made with the form: sent twice, it is one journal. */
  key: string;
  postedOn: string;
  description: string;
  lines: readonly TypedLine[];
}

/** A journal by hand. Lines that stay empty are left out. */
export function JournalForm(props: {
  action: string;
  typed: TypedJournal;
  accounts: readonly LedgerAccount[];
  closedThrough: string | null;
  today: string;
  errors: FieldErrors;
}) {
  const { action, typed, accounts, closedThrough, today, errors } = props;
  const { lines: linesError, ...fieldErrors } = errors;
  const options = accounts.map((account) => ({
    ...{ value: account.id, label: accountTitle(account) },
    group: CLASS_LABELS[account.class],
  }));
  return (
    <>
      <PageHeader
        title="Jurnal baru"
        note="Sesudah dibukukan, jurnal tidak diubah atau dihapus. Yang keliru dibalik."
      />
      <ErrorSummary errors={{ ...(linesError ? { form: linesError } : {}), ...fieldErrors }} />
      <Form
        action={action}
        hidden={{ key: typed.key }}
        draftKey="jurnal-baru"
        className="grid gap-4 lg:gap-6"
      >
        <Sheet>
          <div className="grid gap-5 sm:grid-cols-[auto_1fr]">
            <DateField
              name="postedOn"
              label="Tanggal"
              value={typed.postedOn}
              error={errors.postedOn}
              max={today}
              {...(closedThrough && {
                min: addDays(closedThrough, 1),
                help: `Buku sampai ${formatDate(closedThrough, 'short')} sudah ditutup.`,
              })}
            />
            <TextField
              name="description"
              label="Uraian"
              value={typed.description}
              error={errors.description}
              maxLength={300}
            />
          </div>
        </Sheet>
        <Sheet title="Baris" note="Jumlah debit sama dengan jumlah kredit">
          <ol className="grid gap-5">
            {typed.lines.map((line, index) => (
              <LineFields
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
                key={index}
                at={index + 1}
                line={line}
                options={options}
                errors={errors}
              />
            ))}
          </ol>
        </Sheet>
        <FormActions>
          <Button look="primary">Bukukan jurnal</Button>
          <LinkButton href={`${action}/baru?baris=${typed.lines.length + 10}`} look="quiet">
            Perlu lebih banyak baris
          </LinkButton>
        </FormActions>
      </Form>
    </>
  );
}

function LineFields(props: {
  at: number;
  line: TypedLine;
  options: { value: string; label: string; group: string }[];
  errors: FieldErrors;
}) {
  const { at, line, options, errors } = props;
  return (
    <li className="grid gap-3 border-t border-base-300 pt-5 first:border-0 first:pt-0 sm:grid-cols-2 xl:grid-cols-[minmax(0,2fr)_minmax(0,1.2fr)_minmax(0,1.2fr)_minmax(0,1.5fr)]">
      <Select
        name={`account${at}`}
        label={`Akun ${at}`}
        isOptional={at > 2}
        value={line.account}
        error={errors[`account${at}`]}
        options={options}
      />
      <MoneyField
        name={`debit${at}`}
        label="Debit"
        isOptional
        value={line.debit}
        error={errors[`debit${at}`]}
      />
      <MoneyField
        name={`credit${at}`}
        label="Kredit"
        isOptional
        value={line.credit}
        error={errors[`credit${at}`]}
      />
      <TextField name={`note${at}`} label="Catatan" isOptional value={line.note} maxLength={200} />
    </li>
  );
}

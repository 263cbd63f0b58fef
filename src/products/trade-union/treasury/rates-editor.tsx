import type { RateScheme } from '#features/dues';
import {
  Button,
  Checkbox,
  DateField,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  MoneyField,
  PageHeader,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';

/** One rate as typed, right or wrong. */
export interface TypedRate {
  scheme: RateScheme;
  code: string;
  label: string;
  amount: string;
  minSalary: string;
  maxSalary: string;
  /** Goes on being used from the new version's day. */
  isKept: boolean;
  isNew: boolean;
}

export interface RatesEditorProps {
  effectiveFrom: string;
  today: string;
  rows: readonly TypedRate[];
  problem?: AppError;
}

const GROUPS = [
  { scheme: 'golongan', title: 'Menurut golongan', note: 'Untuk PNS' },
  { scheme: 'gaji', title: 'Menurut gaji bersih sebulan', note: 'Untuk semua yang lain' },
] as const;

/** The whole table of rates in one form: brackets are only right together. */
export function RatesEditor({ effectiveFrom, today, rows, problem }: RatesEditorProps) {
  const errors = problem?.fields ?? {};
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Ubah tarif iuran"
        note="Tarif lama tetap tersimpan, dan tagihan yang sudah ada tidak berubah."
      />
      {problem && (
        <ErrorSummary
          title={problem.message}
          errors={Object.keys(errors).length > 0 ? errors : { form: problem.message }}
        />
      )}
      <Form action="/treasury/dues/rates/edit" className="grid gap-4 lg:gap-6">
        <Sheet title="Mulai berlaku">
          <DateField
            name="effectiveFrom"
            label="Tanggal mulai"
            help="Tagihan satu bulan memakai tarif yang berlaku pada tanggal 1 bulan itu."
            value={effectiveFrom}
            min={today}
            error={errors.effectiveFrom}
          />
        </Sheet>
        {GROUPS.map(({ scheme, title, note }) => (
          <Sheet key={scheme} title={title} note={note} isFlush>
            {rows.map((row, index) =>
              row.scheme === scheme ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form until it is stored
                <RateFields key={`${scheme} ${index}`} row={row} index={index} errors={errors} />
              ) : null,
            )}
          </Sheet>
        ))}
        <FormActions>
          <Button look="primary">Simpan tarif</Button>
          <LinkButton href="/treasury/dues/rates" look="quiet">
            Batal
          </LinkButton>
        </FormActions>
      </Form>
    </div>
  );
}

function RateFields({
  row,
  index,
  errors,
}: {
  row: TypedRate;
  index: number;
  errors: Readonly<Record<string, string>>;
}) {
  const error = (field: string) => errors[`${field}-${index}`];
  const isBracket = row.scheme === 'gaji';
  return (
    <fieldset className="border-t border-base-300 p-5">
      <legend className="float-left mb-3 w-full font-semibold">{row.isNew ? 'Tarif baru' : row.label}</legend>
      <input type="hidden" name={`scheme-${index}`} value={row.scheme} />
      {row.isNew ? (
        <input type="hidden" name={`new-${index}`} value="1" />
      ) : (
        <input type="hidden" name={`code-${index}`} value={row.code} />
      )}
      <div className="clear-both grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {row.isNew && (
          <TextField
            name={`code-${index}`}
            label="Kode"
            isOptional
            value={row.code}
            maxLength={30}
            help={isBracket ? 'Misalnya SAL_9000_UP' : 'Misalnya GOL_V'}
            error={error('code')}
          />
        )}
        <TextField
          name={`label-${index}`}
          label="Nama"
          isOptional={row.isNew}
          value={row.label}
          maxLength={150}
          error={error('label')}
        />
        <MoneyField
          name={`amount-${index}`}
          label="Iuran per bulan"
          isOptional={row.isNew}
          value={withDots(row.amount)}
          error={error('amount')}
        />
        {isBracket && (
          <>
            <MoneyField
              name={`minSalary-${index}`}
              label="Gaji dari"
              isOptional={row.isNew}
              value={withDots(row.minSalary)}
              error={error('minSalary')}
            />
            <MoneyField
              name={`maxSalary-${index}`}
              label="Gaji sampai"
              isOptional
              value={withDots(row.maxSalary)}
              error={error('maxSalary')}
            />
          </>
        )}
      </div>
      {!row.isNew && (
        <div className="mt-3">
          <Checkbox name={`keep-${index}`} value="1" label="Tetap dipakai" isChecked={row.isKept} />
        </div>
      )}
    </fieldset>
  );
}

/** What came back as typed stays as typed; plain digits get their dots. */
const withDots = (text: string) => (/^\d+$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, '.') : text);

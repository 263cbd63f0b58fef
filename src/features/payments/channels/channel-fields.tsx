import { TextArea, TextField } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { PaymentChannels } from './payment-channels.ts';

/** Where members pay, as typed. */
export interface TypedChannels {
  accounts: { bank: string; number: string; holder: string }[];
  qris: string;
}

const MOST_ACCOUNTS = 3;

export function AccountFields({
  accounts,
  errors,
}: {
  accounts: TypedChannels['accounts'];
  errors: FieldErrors;
}) {
  return (
    <>
      {accounts.map((account, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an account is its place in the form
        <div key={`rekening ${index + 1}`} className="grid gap-4 sm:grid-cols-3">
          <TextField
            name={`bank-${index}`}
            label={`Bank ${index + 1}`}
            isOptional
            value={account.bank}
            error={errors[`bank-${index}`]}
          />
          <TextField
            name={`number-${index}`}
            label="Nomor rekening"
            isOptional
            inputMode="numeric"
            value={account.number}
            error={errors[`number-${index}`]}
          />
          <TextField
            name={`holder-${index}`}
            label="Atas nama"
            isOptional
            value={account.holder}
            error={errors[`holder-${index}`]}
          />
        </div>
      ))}
    </>
  );
}

export function QrisField({ qris, errors }: { qris: string; errors: FieldErrors }) {
  return (
    <TextArea
      name="qris"
      label="Isi kode QRIS serikat"
      isOptional
      rows={4}
      maxLength={512}
      value={qris}
      help="Teks yang keluar bila kode QRIS cetak Anda dipindai; diawali 000201. Jumlah tagihan kami sisipkan sendiri."
      error={errors.qris}
    />
  );
}

/** `bankAccounts.1.number` of the checked shape is the field `number-1` of the form. */
export function channelErrors(fields: FieldErrors): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, message]) => {
      const match = /^bankAccounts\.(\d+)\.(\w+)$/.exec(name);
      return [match ? `${match[2]}-${match[1]}` : name, message];
    }),
  );
}

/** Empty rows go last, so that a fault of the second account stands beside the second account. */
export function readChannels(form: Readonly<Record<string, string | string[]>>): TypedChannels {
  const at = (name: string) => String(form[name] ?? '').trim();
  const rows = Array.from({ length: MOST_ACCOUNTS }, (_, index) => ({
    bank: at(`bank-${index}`),
    number: at(`number-${index}`),
    holder: at(`holder-${index}`),
  }));
  return { accounts: [...rows.filter(isFilled), ...rows.filter((row) => !isFilled(row))], qris: at('qris') };
}

/** What holds, with empty rows to fill. */
export function typedChannels({ bankAccounts, qris }: PaymentChannels): TypedChannels {
  const accounts = Array.from(
    { length: MOST_ACCOUNTS },
    (_, index) => bankAccounts[index] ?? { bank: '', number: '', holder: '' },
  );
  return { accounts, qris };
}

/** Without the empty rows, ready to be checked. */
export const channelsOf = ({ accounts, qris }: TypedChannels) => ({
  bankAccounts: accounts.filter(isFilled),
  qris,
});

/** Accounts as text, one after the other: the organisation's own, and worth reading in the log to the last digit. */
export const channelsForLog = ({ bankAccounts, qris }: PaymentChannels) => ({
  qris,
  pay_to: bankAccounts.map(({ bank, number, holder }) => `${bank} ${number} ${holder}`).join('; '),
});

const isFilled = ({ bank, number, holder }: TypedChannels['accounts'][number]) =>
  bank !== '' || number !== '' || holder !== '';

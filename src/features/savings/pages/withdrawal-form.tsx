import { MoneyPlaceFields } from '#features/subledger';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  MoneyField,
  Notice,
  PageHeader,
  Select,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { heldOf, type Passbook } from '../read-passbook.ts';
import { isWithdrawable } from '../savings-type.ts';

export interface TypedWithdrawal {
  /** Made with the form: sent twice, it is one withdrawal. */
  key: string;
  postedOn: string;
  place: string;
  typeId: string;
  amount: string;
}

/** Savings that go out. Pokok and wajib are not among the choices. */
export function WithdrawalForm(props: {
  action: string;
  passbook: Passbook;
  typed: TypedWithdrawal;
  today: string;
  errors: FieldErrors;
}) {
  const { action, passbook, typed, today, errors } = props;
  const choices = passbook.types.filter(isWithdrawable);
  return (
    <>
      <PageHeader
        title={`Penarikan ${passbook.holder.name}`}
        note={passbook.holder.number && `Nomor anggota ${passbook.holder.number}`}
      />
      <ErrorSummary errors={errors} />
      <Notice tone="info" title="Simpanan pokok dan wajib tidak ditarik selama menjadi anggota">
        Keduanya dikembalikan saat anggota berhenti.
      </Notice>
      <Form action={action} hidden={{ key: typed.key }} className="grid max-w-3xl gap-4 lg:gap-6">
        <Sheet>
          <div className="grid gap-5">
            <div className="grid gap-5 sm:grid-cols-2">
              <Select
                name="typeId"
                label="Dari simpanan"
                value={typed.typeId}
                error={errors.typeId}
                options={choices.map((type) => ({
                  value: type.id,
                  label: `${type.name}, saldo ${formatRupiah(heldOf(passbook, type.id))}`,
                }))}
              />
              <MoneyField name="amount" label="Jumlah" value={typed.amount} error={errors.amount} />
            </div>
            <MoneyPlaceFields typed={typed} today={today} errors={errors} placeLabel="Uang keluar dari" />
          </div>
        </Sheet>
        <FormActions>
          <Button look="primary" busyLabel="Membukukan…">
            Bukukan penarikan
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

import { MoneyPlaceFields } from '#features/subledger';
import { formatRupiah } from '#kernel/money';
import { Button, ErrorSummary, Form, FormActions, MoneyField, PageHeader, Sheet } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { arrearsOf } from '../bills.ts';
import { heldOf, type Passbook } from '../read-passbook.ts';
import type { SavingsType } from '../savings-type.ts';

export interface TypedDeposit {
  /** Made with the form: sent twice, it is one deposit. */
  key: string;
  postedOn: string;
  place: string;
  /** By id of the kind. */
  amounts: Readonly<Record<string, string>>;
}

/** One receipt over any kinds that the member pays today. */
export function DepositForm(props: {
  action: string;
  passbook: Passbook;
  typed: TypedDeposit;
  today: string;
  errors: FieldErrors;
}) {
  const { action, passbook, typed, today, errors } = props;
  return (
    <>
      <PageHeader
        title={`Setoran ${passbook.holder.name}`}
        note={passbook.holder.number && `Nomor anggota ${passbook.holder.number}`}
      />
      <ErrorSummary errors={errors} />
      <Form action={action} hidden={{ key: typed.key }} className="grid max-w-3xl gap-4 lg:gap-6">
        <Sheet title="Yang disetor" note="Kosongkan yang tidak disetor hari ini">
          <div className="grid gap-5 sm:grid-cols-2">
            {passbook.types
              .filter(({ isActive }) => isActive)
              .map((type) => (
                <MoneyField
                  key={type.id}
                  name={`amount-${type.id}`}
                  label={type.name}
                  isOptional
                  value={typed.amounts[type.id] ?? ''}
                  error={errors[`amount-${type.id}`]}
                  help={hintOf(passbook, type, today)}
                />
              ))}
          </div>
        </Sheet>
        <Sheet>
          <MoneyPlaceFields typed={typed} today={today} errors={errors} placeLabel="Uang masuk ke" />
        </Sheet>
        <FormActions>
          <Button look="primary" busyLabel="Membukukan…">
            Bukukan setoran
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

function hintOf(passbook: Passbook, type: SavingsType, today: string): string {
  const held = heldOf(passbook, type.id);
  if (type.kind === 'principal')
    return held >= type.amount!
      ? 'Sudah lunas.'
      : `Ditetapkan ${formatRupiah(type.amount!)}, kurang ${formatRupiah(type.amount! - held)}.`;
  if (type.kind === 'mandatory') {
    const arrears = arrearsOf(
      passbook.bills.filter(({ typeId }) => typeId === type.id),
      today,
    );
    return arrears > 0
      ? `${formatRupiah(type.amount!)} sebulan. Tunggakan ${formatRupiah(arrears)}.`
      : `${formatRupiah(type.amount!)} sebulan.`;
  }
  return `Saldo ${formatRupiah(held)}.`;
}

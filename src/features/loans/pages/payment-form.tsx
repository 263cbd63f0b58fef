import { MoneyPlaceFields } from '#features/subledger';
import { formatDate } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  DescriptionList,
  ErrorSummary,
  Form,
  FormActions,
  MoneyField,
  PageHeader,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { SettlementOnDay } from '../money.ts';
import type { LoanCard } from '../read-loan.ts';
import { overdueOf } from '../read-loan-list.ts';
import { lostOf } from '../recover.ts';
import type { Order } from '../standing.ts';

const ORDER_WORDS: Readonly<Record<Order, string>> = {
  'penalty-first': 'Denda dilunasi lebih dulu, lalu jasa dan pokok.',
  'penalty-last': 'Jasa dan pokok dilunasi lebih dulu, denda paling akhir.',
};

export interface TypedPayment {
  /** Made with the form: sent twice, it is one payment. */
  key: string;
  amount: string;
  postedOn: string;
  place: string;
}

/** Money for a loan comes in: an instalment of any size, or all that it takes to be rid of it. */
export function PaymentForm(props: {
  action: string;
  kind: 'payment' | 'settlement';
  card: LoanCard;
  /** What it takes to be rid of it; none for an instalment, or when nothing is owed. */
  due: SettlementOnDay | undefined;
  /** What a payment settles first. */
  order: Order;
  typed: TypedPayment;
  today: string;
  errors: FieldErrors;
}) {
  const { action, kind, card, due, order, typed, today, errors } = props;
  const { loan, holder, standing } = card;
  const late = overdueOf(card);
  const { next } = standing;
  return (
    <>
      <PageHeader
        title={kind === 'payment' ? `Angsuran ${holder.name}` : `Pelunasan ${holder.name}`}
        note={`${loan.number}, sisa pokok ${formatRupiah(standing.outstanding)}`}
      />
      <ErrorSummary errors={errors} />
      <Form
        action={action}
        hidden={{ key: typed.key, ...(due ? { total: String(due.total) } : {}) }}
        className="grid max-w-3xl gap-4 lg:gap-6"
      >
        <Sheet>
          {kind === 'payment' ? (
            <MoneyField
              name="amount"
              label="Jumlah yang diterima"
              value={typed.amount}
              error={errors.amount}
              help={[
                loan.state === 'written-off' &&
                  `Pinjaman ini sudah dihapus dari buku, yang belum kembali ${formatRupiah(lostOf(card.acts))}. Uangnya dibukukan sebagai pendapatan.`,
                late > 0 && `Terlambat ${formatRupiah(late)}.`,
                next &&
                  `Angsuran ke-${next.number}: ${formatRupiah(next.principal + next.interest - next.paidPrincipal - next.paidInterest)}.`,
                `${loan.state === 'written-off' ? '' : `${ORDER_WORDS[order]} `}Kelebihan disimpan sebagai titipan.`,
              ]
                .filter(Boolean)
                .join(' ')}
            />
          ) : (
            due && (
              <DescriptionList
                layout="grid"
                items={[
                  { term: 'Sisa pokok', detail: formatRupiah(due.principal) },
                  { term: 'Jasa sampai bulan berjalan', detail: formatRupiah(due.interest) },
                  { term: 'Denda', detail: formatRupiah(due.penalty) },
                  {
                    term: `Dibayar ${formatDate(due.on)}`,
                    detail: <strong>{formatRupiah(due.total)}</strong>,
                  },
                  { term: 'Jasa yang tidak ditagih lagi', detail: formatRupiah(due.waived) },
                ]}
              />
            )
          )}
        </Sheet>
        <Sheet>
          <MoneyPlaceFields typed={typed} today={today} errors={errors} placeLabel="Uang masuk ke" />
        </Sheet>
        <FormActions>
          <Button look="primary" busyLabel="Membukukan…">
            {kind === 'payment' ? 'Bukukan angsuran' : 'Bukukan pelunasan'}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}

import { CREDIT_PAYOUT, type Entry, type Holder, MoneyPlaceFields, ReverseForm } from '#features/subledger';
import { formatDate } from '#kernel/calendar';
import { formatRupiah, formatSignedRupiah } from '#kernel/money';
import {
  Badge,
  Button,
  DataTable,
  ErrorSummary,
  FigureRow,
  Form,
  FormActions,
  PageHeader,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { creditUrl, type OnlinePlace } from './online-place.ts';

export interface TypedCredit {
  key: string;
  postedOn: string;
  place: string;
  reason: string;
}

/** What a member left with the cooperative, how it is given back, and what was. */
export function CreditView(props: {
  place: OnlinePlace;
  holder: Holder;
  /** Rupiah. */
  held: number;
  entries: readonly Entry[];
  typed: TypedCredit;
  today: string;
  errors: FieldErrors;
}) {
  const { place, holder, held, entries, typed, today, errors } = props;
  const url = creditUrl(place, holder.id);
  const last = entries.findLast(({ kind, reversedById }) => kind === CREDIT_PAYOUT && reversedById === null);
  return (
    <>
      <PageHeader
        title={`Titipan ${holder.name}`}
        note="Kelebihan bayar, dan pembayaran daring yang tidak dapat dibukukan"
      />
      <ErrorSummary errors={errors} />
      <FigureRow items={[{ label: 'Titipan sekarang', value: formatRupiah(held) }]} />
      {held > 0 && (
        <Sheet title="Kembalikan titipan" note="Seluruhnya, dengan kuitansi">
          <Form action={url} hidden={{ key: typed.key, total: String(held) }} className="grid gap-5">
            <MoneyPlaceFields typed={typed} today={today} errors={errors} placeLabel="Uang keluar dari" />
            <FormActions>
              <Button look="primary" busyLabel="Membukukan…">
                {`Kembalikan ${formatRupiah(held)}`}
              </Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
      <CreditEntries
        entries={entries}
        receiptUrl={({ id }) => `${url}/bukti/${id}/kuitansi.pdf`}
        caption="Titipan, terbaru di atas"
      />
      {last && holder.leftOn === null && (
        <ReverseForm action={`${url}/bukti/${last.id}/balik`} reason={typed.reason} error={errors.reason} />
      )}
    </>
  );
}

/** What came in and went out; pay-outs lead to their receipt. */
export function CreditEntries(props: {
  entries: readonly Entry[];
  receiptUrl: (entry: Entry) => string;
  caption: string;
  /** Inside a sheet. */
  isPlain?: boolean;
}) {
  const { entries, receiptUrl, caption, isPlain = false } = props;
  return (
    <DataTable
      isPlain={isPlain}
      caption={caption}
      rows={entries.toReversed()}
      rowKey={({ id }) => id}
      rowLabel={({ description }) => description}
      empty={{ kind: 'nothing-yet', icon: 'wallet', title: 'Belum ada titipan' }}
      columns={[
        {
          ...{ key: 'date', label: 'Tanggal', isNarrow: true },
          cell: ({ postedOn }) => formatDate(postedOn, 'short'),
        },
        {
          ...{ key: 'what', label: 'Uraian' },
          cell: (entry) => (
            <span className="flex flex-wrap items-center gap-2">
              {entry.kind === CREDIT_PAYOUT ? (
                <a className="link" href={receiptUrl(entry)} download>
                  {`Dikembalikan, ${entry.receipt}`}
                </a>
              ) : (
                entry.description
              )}
              {entry.reversedById && <Badge tone="warning">Dibalik</Badge>}
            </span>
          ),
        },
        { key: 'amount', label: 'Jumlah', isNumeric: true, cell: ({ amount }) => formatSignedRupiah(amount) },
      ]}
    />
  );
}

import {
  type DuesAccount,
  type DuesBill,
  type DuesPayment,
  type LedgerLine,
  METHOD_LABELS,
  remainingOf,
} from '#features/dues';
import { dateIn, formatDate, formatDaysUntil, formatMonth, monthOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah, formatSignedRupiah } from '#kernel/money';
import {
  Badge,
  ClothFigure,
  DataTable,
  Disclosure,
  EmptyState,
  Icon,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
} from '#kernel/ui';
import { MY_MANDATE_PATH } from '../checkoff/words.tsx';
import { zoneOf } from '../clock.ts';
import { BillBadge, PaymentBadge } from '../treasury/badges.tsx';
import { billTitle } from '../treasury/words.ts';
import { readBillStrip } from './bill-strip.tsx';

export interface OverviewViewProps {
  ctx: RequestContext;
  today: string;
  /** Nothing for an account that belongs to no member. */
  shown:
    | {
        bills: readonly DuesBill[];
        payments: readonly DuesPayment[];
        receipts: ReadonlyMap<string, { id: string; number: string }>;
        account: DuesAccount;
        ledger: readonly LedgerLine[];
        /** Bills that the employer is asked to take out of the pay. */
        askedOfEmployer: ReadonlySet<string>;
      }
    | undefined;
}

type Shown = NonNullable<OverviewViewProps['shown']>;

/** One's own dues: what is open, what was paid, and the books behind it. */
export function OverviewView({ ctx, today, shown }: OverviewViewProps) {
  if (!shown || (shown.bills.length === 0 && shown.payments.length === 0)) {
    return (
      <>
        <PageHeader title="Iuran saya" />
        <div className="mt-6">
          <EmptyState kind="nothing-yet" icon="wallet" title="Belum ada tagihan">
            {shown
              ? 'Tagihan pertama Anda muncul di sini setelah dibuat Bendahara.'
              : 'Akun ini tidak terhubung dengan data anggota, jadi tidak punya tagihan iuran.'}
          </EmptyState>
        </div>
      </>
    );
  }
  const open = shown.bills.filter(({ status }) => status === 'unpaid').reverse();
  const year = readBillStrip(shown.bills, today);
  return (
    <div className="grid gap-5">
      <PageHeader
        title="Iuran saya"
        badge={<Standing shown={shown} today={today} />}
        actions={
          ctx.can('dues.mandate', 'view') && (
            <LinkButton href={MY_MANDATE_PATH} icon="wallet">
              Potong gaji
            </LinkButton>
          )
        }
      />
      <Returned shown={shown} />
      <div className="grid items-start gap-4 lg:grid-cols-[1.15fr_1fr] lg:gap-6">
        <div className="grid gap-4 lg:gap-6">
          <Figure shown={shown} />
          <Sheet title={open.length > 0 ? 'Yang perlu dibayar' : 'Tagihan'} isFlush>
            <OpenBills open={open} shown={shown} today={today} />
          </Sheet>
          {year && <Sheet title={year.finding}>{year.strip}</Sheet>}
        </div>
        <Sheet title="Riwayat pembayaran" isFlush>
          <Payments shown={shown} />
        </Sheet>
      </div>
      <Ledger ctx={ctx} shown={shown} today={today} />
    </div>
  );
}

/** How a member keeps up with the months; who has no month to pay yet, a candidate above all, neither keeps up nor lags. */
function Standing({ shown, today }: { shown: Shown; today: string }) {
  const overdue = shown.bills.filter(
    ({ id, status, dueDate }) => status === 'unpaid' && dueDate < today && !shown.askedOfEmployer.has(id),
  ).length;
  if (!shown.bills.some(({ kind }) => kind === 'monthly')) return null;
  if (overdue === 0) return <Badge tone="success">Lancar</Badge>;
  return (
    <Badge tone="warning" icon="clock-alert">
      {`Menunggak ${overdue} bulan`}
    </Badge>
  );
}

/** The last word of the treasurer, while the bill it was about is still open. */
function Returned({ shown }: { shown: Shown }) {
  const last = shown.payments.find(
    ({ status, billId }) =>
      status === 'rejected' &&
      shown.bills.some((bill) => bill.id === billId && bill.status === 'unpaid') &&
      !shown.payments.some((other) => other.billId === billId && other.status !== 'rejected'),
  );
  if (!last) return null;
  return (
    <Notice
      tone="warning"
      title={`Bukti bayar ${formatDate(last.paidOn)} dikembalikan Bendahara`}
      action={<LinkButton href={`/me/dues/upload?bill=${last.billId}`}>Kirim bukti lain</LinkButton>}
    >
      {last.rejectedReason}
    </Notice>
  );
}

function Figure({ shown }: { shown: Shown }) {
  const { account } = shown;
  const parts = [
    {
      key: 'year',
      label: 'Dibayar tahun ini',
      amount: formatRupiah(account.paidThisYear),
      share: account.paidThisYear,
    },
    { key: 'open', label: 'Masih terbuka', amount: formatRupiah(account.open), share: account.open },
    ...(account.credit > 0
      ? [
          {
            key: 'credit',
            label: 'Kelebihan bayar',
            amount: formatRupiah(account.credit),
            share: account.credit,
          },
        ]
      : []),
  ];
  return (
    <ClothFigure
      title={account.open > 0 ? 'Iuran yang masih terbuka' : 'Iuran yang sudah dibayar tahun ini'}
      value={formatRupiah(account.open > 0 ? account.open : account.paidThisYear)}
      parts={parts.some(({ share }) => share > 0) ? parts : []}
    >
      {account.credit > 0 && (
        <p className="text-sm text-cloth-muted">
          Kelebihan bayar dipakai untuk tagihan berikutnya dengan sendirinya.
        </p>
      )}
    </ClothFigure>
  );
}

interface OpenBillsProps {
  open: readonly DuesBill[];
  shown: Shown;
  today: string;
}

function OpenBills({ open, shown, today }: OpenBillsProps) {
  if (open.length === 0) {
    return (
      <p className="flex items-center gap-2 px-5 pb-5 text-muted">
        <Icon name="circle-check" className="text-success" />
        Tidak ada tagihan yang perlu dibayar.
      </p>
    );
  }
  return (
    <>
      <ul>
        {open.map((bill) => {
          const isWaiting = shown.payments.some(
            ({ billId, status }) => billId === bill.id && status === 'submitted',
          );
          const isOverdue = bill.dueDate < today;
          return (
            <li
              key={bill.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-base-300 px-5 py-3.5"
            >
              <span className="min-w-0">
                <b className="block font-semibold">{billTitle(bill)}</b>
                <span className="text-sm text-muted">
                  Jatuh tempo {formatDate(bill.dueDate)}, {formatDaysUntil(bill.dueDate, today)}
                </span>
                <span className="mt-1.5 flex flex-wrap gap-2">
                  {isWaiting && <PaymentBadge status="submitted" />}
                  {!isWaiting && shown.askedOfEmployer.has(bill.id) && (
                    <Badge tone="info" icon="hourglass">
                      Menunggu potong gaji
                    </Badge>
                  )}
                  {!isWaiting && !shown.askedOfEmployer.has(bill.id) && (
                    <BillBadge status={isOverdue ? 'overdue' : 'unpaid'} paidAmount={bill.paidAmount} />
                  )}
                </span>
              </span>
              <span className="flex items-center gap-3">
                <b className="figures">{formatRupiah(remainingOf(bill))}</b>
                <LinkButton
                  href={`/me/dues/upload?bill=${bill.id}`}
                  look={bill === open[0] ? 'primary' : 'outline'}
                >
                  Bayar
                </LinkButton>
              </span>
            </li>
          );
        })}
      </ul>
      <div className="flex flex-wrap gap-2 border-t border-base-300 p-5">
        {open.length > 1 && <LinkButton href="/me/dues/upload?bill=all">Bayar semua sekaligus</LinkButton>}
        <LinkButton href="/me/dues/claims/new" look="quiet" icon="message-square">
          Ada yang keliru? Ajukan klaim
        </LinkButton>
      </div>
    </>
  );
}

function Payments({ shown }: { shown: Shown }) {
  const { payments } = shown;
  if (payments.length === 0) {
    return (
      <EmptyState isPlain kind="nothing-yet" icon="receipt-text" title="Belum ada pembayaran">
        Bukti yang Anda kirim dan kuitansinya tersimpan di sini.
      </EmptyState>
    );
  }
  const recent = payments.slice(0, RECENT);
  const earlier = payments.slice(RECENT);
  return (
    <>
      <PaymentsByMonth shown={shown} payments={recent} />
      {earlier.length > 0 && (
        <div className="p-5">
          <Disclosure title={`${earlier.length} pembayaran sebelumnya`} icon="archive">
            <div className="-mx-4 -mb-4">
              <PaymentsByMonth shown={shown} payments={earlier} />
            </div>
          </Disclosure>
        </div>
      )}
    </>
  );
}

/** What fits beside the open bills. */
const RECENT = 6;

function PaymentsByMonth({ shown, payments }: { shown: Shown; payments: readonly DuesPayment[] }) {
  const months = [...new Set(payments.map(({ paidOn }) => monthOf(paidOn)))];
  return months.map((month) => (
    <div key={month}>
      <h3 className="eyebrow px-5 pt-4 pb-1">{formatMonth(month)}</h3>
      <ul>
        {payments
          .filter(({ paidOn }) => monthOf(paidOn) === month)
          .map((payment) => (
            <PaymentItem key={payment.id} shown={shown} payment={payment} />
          ))}
      </ul>
    </div>
  ));
}

function PaymentItem({ shown, payment }: { shown: Shown; payment: DuesPayment }) {
  const bill = shown.bills.find(({ id }) => id === payment.billId);
  const receipt = shown.receipts.get(payment.id);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-b border-base-300 px-5 py-3 last:border-0">
      <span className="min-w-0">
        <b className="block font-semibold">{bill ? billTitle(bill) : 'Bayar di muka'}</b>
        <span className="text-sm text-muted">
          {formatDate(payment.paidOn)}, {METHOD_LABELS[payment.method]}
        </span>
      </span>
      <b className="figures">{formatRupiah(payment.receivedAmount ?? payment.amount)}</b>
      <span className="flex w-full flex-wrap items-center gap-3">
        <PaymentBadge status={payment.status} />
        {receipt && (
          <a
            className="link inline-flex min-h-11 items-center gap-1.5 text-sm font-semibold"
            href={`/me/dues/receipts/${receipt.id}`}
            data-turbo="false"
          >
            <Icon name="file-down" className="size-4" />
            Kuitansi {receipt.number}
          </a>
        )}
        {payment.rejectedReason && <span className="text-sm text-muted">{payment.rejectedReason}</span>}
      </span>
    </li>
  );
}

const LINES: Record<LedgerLine['kind'], string> = {
  bill: 'Ditagih',
  payment: 'Pembayaran diterima',
  waiver: 'Dibebaskan',
  adjustment: 'Penyesuaian',
  reversal: 'Pembetulan',
};

/** Every line that changed what the person owes, with the balance after it. */
function Ledger({ ctx, shown }: { ctx: RequestContext; shown: Shown; today: string }) {
  return (
    <Disclosure title={`Buku iuran, ${shown.ledger.length} baris`} icon="book-open">
      <DataTable
        isPlain
        caption="Buku iuran, terbaru di atas"
        rows={shown.ledger}
        rowKey={({ id }) => id}
        empty={{ kind: 'nothing-yet', title: 'Belum ada catatan' }}
        columns={[
          {
            key: 'what',
            label: 'Catatan',
            cell: (line) => (
              <>
                <b className="font-semibold">
                  {line.kind === 'bill' && line.period
                    ? billTitle({
                        kind: line.billKind === 'monthly' ? 'monthly' : 'registration',
                        period: line.period,
                      })
                    : LINES[line.kind]}
                </b>
                {line.note && <span className="block text-sm text-muted">{line.note}</span>}
              </>
            ),
          },
          {
            key: 'at',
            label: 'Tanggal',
            isNarrow: true,
            cell: (line) => formatDate(dateIn(zoneOf(ctx), line.at), 'short'),
          },
          {
            key: 'amount',
            label: 'Jumlah',
            isNumeric: true,
            cell: (line) => formatSignedRupiah(line.amount),
          },
          {
            key: 'balance',
            label: 'Sisa tagihan',
            isNumeric: true,
            cell: (line) => formatRupiah(line.balance),
          },
        ]}
      />
    </Disclosure>
  );
}

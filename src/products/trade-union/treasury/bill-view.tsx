import type { DuesAccount, DuesBill, PaymentStatus } from '#features/dues';
import { formatDate, formatDaysUntil, todayOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  DescriptionList,
  Disclosure,
  EmptyState,
  ErrorSummary,
  Form,
  LinkButton,
  PageHeader,
  Sheet,
  TextArea,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { regionName } from '../members/campus.ts';
import { BillBadge, PaymentBadge } from './badges.tsx';
import type { BillRow } from './read-bills.ts';
import { billTitle } from './words.ts';

export interface BillViewProps {
  ctx: RequestContext;
  row: BillRow;
  bill: DuesBill;
  account: DuesAccount;
  rest: number;
  history: {
    id: string;
    amount: number;
    status: PaymentStatus;
    when: string;
    how: string;
    decided: string;
  }[];
  canWaive: boolean;
  reason: string;
  problem: AppError | undefined;
}

/** One bill: what it charges, what was paid on it, and the way out for who cannot pay. */
export function BillView(props: BillViewProps) {
  const { ctx, row, bill, account, rest, history, problem } = props;
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader title={billTitle(row)} note={row.memberName} badge={<BillBadge {...row} />} />
      {problem && <ErrorSummary title={problem.message} errors={errorsOf(problem)} />}
      <div className="grid items-start gap-4 lg:gap-6 xl:grid-cols-2">
        <Sheet title="Tagihan">
          <DescriptionList
            items={[
              { term: 'Anggota', detail: <MemberLink ctx={ctx} row={row} /> },
              { term: 'Wilayah', detail: regionName(row.regionCode) },
              { term: 'Tarif', detail: row.rateLabel },
              { term: 'Jumlah', detail: formatRupiah(row.amount) },
              { term: 'Sudah dibayar', detail: formatRupiah(row.paidAmount) },
              ...(row.waivedAmount > 0
                ? [{ term: 'Dibebaskan', detail: formatRupiah(row.waivedAmount) }]
                : []),
              { term: 'Sisa', detail: formatRupiah(rest) },
              {
                term: 'Jatuh tempo',
                detail:
                  rest > 0
                    ? `${formatDate(row.dueDate)}, ${formatDaysUntil(row.dueDate, todayOf(ctx))}`
                    : formatDate(row.dueDate),
              },
              ...(bill.waivedReason ? [{ term: 'Alasan pembebasan', detail: bill.waivedReason }] : []),
            ]}
          />
        </Sheet>
        <Sheet title="Keadaan anggota ini">
          <DescriptionList
            items={[
              { term: 'Semua sisa tagihan', detail: formatRupiah(account.open) },
              {
                term: 'Lewat tempo',
                detail: `${account.overdueCount} tagihan, ${formatRupiah(account.overdueAmount)}`,
              },
              { term: 'Kelebihan bayar', detail: formatRupiah(account.credit) },
            ]}
          />
          <div className="mt-4">
            <div className="flex flex-wrap gap-2">
              <LinkButton href={`/treasury/dues/bills?filter[member]=${row.payerId}`}>
                Semua tagihan anggota ini
              </LinkButton>
              {ctx.can('dues.payment', 'adjust') && (
                <LinkButton href={`/treasury/dues/adjustments/new?bill=${row.id}`} icon="scale" look="quiet">
                  Betulkan tagihan ini
                </LinkButton>
              )}
            </div>
          </div>
        </Sheet>
      </div>
      <Sheet title="Pembayaran untuk tagihan ini" isFlush>
        {history.length === 0 ? (
          <EmptyState isPlain kind="nothing-yet" icon="hand-coins" title="Belum ada pembayaran">
            Bukti yang dikirim anggota muncul di sini.
          </EmptyState>
        ) : (
          <ul>
            {history.map((payment) => (
              <li
                key={payment.id}
                className="flex flex-wrap items-center justify-between gap-3 border-t border-base-300 px-5 py-3"
              >
                <span>
                  <a className="link font-semibold" href={`/treasury/dues/payments/${payment.id}`}>
                    {formatRupiah(payment.amount)}
                  </a>
                  <span className="block text-sm text-muted">
                    {payment.when}, {payment.how}
                  </span>
                </span>
                <PaymentBadge status={payment.status} />
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      {props.canWaive && rest > 0 && <WaiveForm {...props} />}
    </div>
  );
}

function WaiveForm({ row, rest, reason, problem }: BillViewProps) {
  return (
    <Disclosure title="Bebaskan tagihan ini" icon="hand-heart" isOpen={problem !== undefined}>
      <p className="text-sm text-muted">
        Sisa {formatRupiah(rest)} tidak ditagih lagi dan tidak dihitung sebagai tunggakan. Tagihannya tetap
        tercatat, beserta alasan dan nama Anda.
      </p>
      <Form action={`/treasury/dues/bills/${row.id}/waive`} className="grid gap-4">
        <TextArea
          name="reason"
          label="Alasan pembebasan"
          rows={3}
          maxLength={300}
          value={reason}
          error={problem?.fields.reason}
        />
        <div>
          <Button busyLabel="Mencatat…">Bebaskan {formatRupiah(rest)}</Button>
        </div>
      </Form>
    </Disclosure>
  );
}

function MemberLink({ ctx, row }: { ctx: RequestContext; row: BillRow }) {
  const text = row.memberNumber ? `${row.memberName} (${row.memberNumber})` : row.memberName;
  return ctx.can('member', 'view') ? (
    <a className="link" href={`/admin/members/${row.payerId}`}>
      {text}
    </a>
  ) : (
    text
  );
}

const errorsOf = (problem: AppError) =>
  Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message };

import { formatMoment } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import { DescriptionList, LinkButton, PageHeader, Sheet, Timeline, type TimelineItem } from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { regionName } from '../members/campus.ts';
import { PaymentBadge } from './badges.tsx';
import { AmountVerdict, Decision, type DecisionProps, PaymentFacts, ProofPicture } from './decision.tsx';
import type { PaymentRow } from './read-payments.ts';
import { billTitle } from './words.ts';

export interface PaymentViewProps {
  ctx: RequestContext;
  payment: PaymentRow;
  allocations: { billId: string; kind: 'registration' | 'monthly'; period: string; amount: number }[];
  problem?: AppError;
  typed?: DecisionProps['typed'];
}

/** One payment: evidence on the left, decision beside it, what happened last. */
export function PaymentView(props: PaymentViewProps) {
  const { ctx, payment, problem, typed } = props;
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={formatRupiah(payment.receivedAmount ?? payment.amount)}
        badge={<PaymentBadge status={payment.status} />}
        note={`${payment.memberName}, ${payment.memberNumber ?? 'belum bernomor'}, ${regionName(payment.regionCode)}`}
        actions={
          ctx.can('member', 'view') && (
            <LinkButton href={`/admin/members/${payment.payerId}`} icon="user">
              Data anggota
            </LinkButton>
          )
        }
      />
      <div className="grid items-start gap-4 lg:gap-6 lg:grid-cols-[1.2fr_1fr]">
        <Sheet title="Bukti">
          <ProofPicture ctx={ctx} payment={payment} />
        </Sheet>
        <div className="grid gap-4 lg:gap-6">
          <Sheet title="Pembayaran">
            <div className="grid gap-4">
              <PaymentFacts payment={payment} />
              {payment.status === 'submitted' && (
                <>
                  <AmountVerdict payment={payment} />
                  <Decision ctx={ctx} payment={payment} from="payment" problem={problem} typed={typed} />
                </>
              )}
            </div>
          </Sheet>
          {payment.status === 'verified' && <Allocations {...props} />}
          <Sheet title="Riwayat">
            <Timeline items={historyOf(ctx, payment)} />
          </Sheet>
        </div>
      </div>
    </div>
  );
}

function Allocations({ ctx, payment, allocations }: PaymentViewProps) {
  const left = payment.creditAmount;
  return (
    <Sheet
      title="Dipakai untuk"
      note={payment.receiptNumber ? `Kuitansi ${payment.receiptNumber}` : undefined}
    >
      <DescriptionList
        layout="ends"
        items={[
          ...allocations.map((bill) => ({
            key: bill.billId,
            term: billTitle(bill),
            detail: formatRupiah(bill.amount),
          })),
          ...(left > 0 ? [{ term: 'Kelebihan, untuk tagihan berikutnya', detail: formatRupiah(left) }] : []),
          ...(payment.reversedAmount > 0
            ? [{ term: 'Ditarik kembali lewat penyesuaian', detail: formatRupiah(payment.reversedAmount) }]
            : []),
        ]}
      />
      <div className="mt-4">
        <div className="flex flex-wrap gap-2">
          <LinkButton href={`/treasury/dues/payments/${payment.id}/receipt.pdf`} icon="file-down" download>
            Unduh kuitansi
          </LinkButton>
          {ctx.can('dues.payment', 'adjust') && payment.receivedAmount! > payment.reversedAmount && (
            <LinkButton
              href={`/treasury/dues/adjustments/new?payment=${payment.id}`}
              icon="undo-2"
              look="quiet"
            >
              Betulkan pembayaran ini
            </LinkButton>
          )}
        </div>
      </div>
    </Sheet>
  );
}

function historyOf(ctx: RequestContext, payment: PaymentRow): TimelineItem[] {
  const zone = zoneOf(ctx);
  const sent: TimelineItem = {
    key: 'sent',
    title: 'Bukti dikirim',
    meta: formatMoment(payment.createdAt, zone, 'long'),
    state: 'done',
  };
  if (!payment.decidedAt) {
    return [
      sent,
      { key: 'now', title: 'Diperiksa Bendahara', meta: 'Pembayar diberi tahu lewat surel', state: 'now' },
    ];
  }
  const isVerified = payment.status === 'verified';
  return [
    sent,
    {
      key: 'decided',
      title: isVerified ? 'Diverifikasi' : 'Dikembalikan',
      meta: `${payment.decidedByName || 'Sistem'}, ${formatMoment(payment.decidedAt, zone, 'long')}`,
      note: isVerified ? undefined : payment.rejectedReason,
      state: isVerified ? 'done' : 'refused',
    },
  ];
}

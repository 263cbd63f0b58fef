import { CLAIM_LABELS, type ClaimEvent, type DuesClaim } from '#features/dues';
import { formatMoment } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import { DescriptionList, Timeline, type TimelineItem } from '#kernel/ui';
import { zoneOf } from '../clock.ts';
import { billTitle } from '../treasury/words.ts';
import type { ClaimRow } from './read-claims.ts';

/** What the claim says, with links where this reader may follow them. */
export function ClaimFacts(props: {
  ctx: RequestContext;
  row: ClaimRow;
  claim: DuesClaim;
  fileUrl?: string;
}) {
  const { ctx, row, claim, fileUrl } = props;
  const bill = row.billKind && row.billPeriod && billTitle({ kind: row.billKind, period: row.billPeriod });
  return (
    <DescriptionList
      items={[
        { term: 'Jenis', detail: CLAIM_LABELS[claim.kind] },
        ...(bill
          ? [
              {
                term: 'Tagihan',
                detail: ctx.can('dues.bill', 'view') ? (
                  <a className="link" href={`/treasury/dues/bills/${row.billId}`}>
                    {bill}
                  </a>
                ) : (
                  bill
                ),
              },
            ]
          : []),
        ...(row.paymentAmount === null
          ? []
          : [
              {
                term: 'Pembayaran',
                detail: ctx.can('dues.payment', 'view') ? (
                  <a className="link" href={`/treasury/dues/payments/${row.paymentId}`}>
                    {formatRupiah(row.paymentAmount)}
                  </a>
                ) : (
                  formatRupiah(row.paymentAmount)
                ),
              },
            ]),
        { term: 'Keterangan', detail: <span className="whitespace-pre-line">{claim.description}</span> },
        ...(fileUrl
          ? [
              {
                term: 'Lampiran',
                detail: (
                  <a className="link" href={fileUrl} data-turbo="false">
                    Buka lampiran
                  </a>
                ),
              },
            ]
          : []),
        ...(claim.decisionNote ? [{ term: 'Keputusan', detail: claim.decisionNote }] : []),
      ]}
    />
  );
}

const STEPS: Readonly<Record<ClaimEvent['step'], string>> = {
  submitted: 'Klaim dikirim',
  taken: 'Mulai diperiksa',
  approved: 'Klaim diterima',
  rejected: 'Klaim ditolak',
  withdrawn: 'Klaim ditarik',
  corrected: 'Buku iuran dibetulkan',
};

/** The trail: who did what, and what it changed in the books. */
export function ClaimTrail({ ctx, events }: { ctx: RequestContext; events: readonly ClaimEvent[] }) {
  return (
    <Timeline
      items={events.map(
        (event): TimelineItem => ({
          key: event.id,
          title: STEPS[event.step],
          meta: `${event.actorName || 'Sistem'}, ${formatMoment(event.at, zoneOf(ctx), 'long')}`,
          note: noteOf(event),
          state: event.step === 'rejected' || event.step === 'withdrawn' ? 'refused' : 'done',
        }),
      )}
    />
  );
}

function noteOf(event: ClaimEvent): string | undefined {
  if (event.step !== 'corrected') return event.note || undefined;
  const amount = event.amount === null ? '' : formatRupiah(event.amount);
  if (event.adjustmentId) return `Penyesuaian ${amount} diusulkan; orang kedua mengesahkannya.`;
  if (event.paymentId && event.billId) return `Pembayaran ${amount} dipakai untuk tagihan ini.`;
  if (event.paymentId) return `Pembayaran ${amount} dicatat.`;
  return `Tagihan dibebaskan, ${amount}.`;
}

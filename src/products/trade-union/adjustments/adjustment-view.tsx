import { ADJUSTMENT_LABELS, type DuesAccount, type DuesAdjustment, METHOD_LABELS } from '#features/dues';
import { formatDate, formatMoment } from '#kernel/calendar';
import { accountOf, type RequestContext } from '#kernel/http';
import { formatRupiah, formatSignedRupiah } from '#kernel/money';
import {
  Button,
  DescriptionList,
  ErrorSummary,
  Form,
  Notice,
  PageHeader,
  ReasonPanel,
  Sheet,
  Timeline,
  type TimelineItem,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { regionName } from '../members/campus.ts';
import { ADJUSTMENTS_PATH, AdjustmentBadge, aboutOf } from './adjustments-view.tsx';
import type { AdjustmentRow } from './read-adjustments.ts';

export interface AdjustmentViewProps {
  ctx: RequestContext;
  row: AdjustmentRow;
  adjustment: DuesAdjustment;
  account: DuesAccount;
  problem?: AppError | undefined;
  note?: string | undefined;
}

/** One correction: what it would change, and the decision of a second person. */
export function AdjustmentView(props: AdjustmentViewProps) {
  const { row, adjustment, account, problem } = props;
  const isMore = adjustment.kind === 'payment_reversal' || adjustment.kind === 'waiver_reversal';
  const change = isMore ? adjustment.amount : -adjustment.amount;
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={`Penyesuaian ${adjustment.number}`}
        badge={<AdjustmentBadge status={adjustment.status} />}
        note={`${row.memberName}, ${row.memberNumber ?? 'belum bernomor'}, ${regionName(row.regionCode)}`}
      />
      {problem && (
        <ErrorSummary
          title={problem.message}
          errors={Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message }}
        />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <Sheet title="Yang diusulkan">
          <DescriptionList
            items={[
              { term: 'Jenis', detail: ADJUSTMENT_LABELS[adjustment.kind] },
              { term: 'Tentang', detail: <About {...props} /> },
              { term: 'Jumlah', detail: formatRupiah(adjustment.amount) },
              ...(adjustment.method
                ? [
                    {
                      term: 'Dibayar',
                      detail: `${formatDate(adjustment.paidOn!)}, ${METHOD_LABELS[adjustment.method]}`,
                    },
                  ]
                : []),
              { term: 'Alasan', detail: adjustment.reason },
              ...(row.claimNumber
                ? [
                    {
                      term: 'Dari klaim',
                      detail: (
                        <a className="link" href={`/treasury/dues/claims/${row.claimId}`}>
                          {row.claimNumber}
                        </a>
                      ),
                    },
                  ]
                : []),
              { term: 'Kewajiban anggota sekarang', detail: formatSignedRupiah(account.balance) },
              ...(adjustment.status === 'proposed'
                ? [{ term: 'Sesudah disahkan', detail: formatSignedRupiah(account.balance + change) }]
                : []),
            ]}
          />
        </Sheet>
        <div className="grid gap-4 lg:gap-6">
          {adjustment.status === 'proposed' && <Decide {...props} />}
          <Sheet title="Riwayat">
            <Timeline items={historyOf(props)} />
          </Sheet>
        </div>
      </div>
    </div>
  );
}

function About({ ctx, row }: AdjustmentViewProps) {
  const url = row.billId
    ? ctx.can('dues.bill', 'view') && `/treasury/dues/bills/${row.billId}`
    : row.paymentId && ctx.can('dues.payment', 'view') && `/treasury/dues/payments/${row.paymentId}`;
  return url ? (
    <a className="link" href={url}>
      {aboutOf(row)}
    </a>
  ) : (
    aboutOf(row)
  );
}

function Decide({ ctx, adjustment, problem, note }: AdjustmentViewProps) {
  const { accountId, subjectId } = accountOf(ctx);
  if (subjectId === adjustment.payerId) {
    return <Notice tone="info" title="Penyesuaian iuran Anda sendiri diputuskan bendahara lain" />;
  }
  const url = (step: string) => `${ADJUSTMENTS_PATH}/${adjustment.id}/${step}`;
  if (accountId === adjustment.proposedBy) {
    return (
      <Notice
        tone="info"
        title="Menunggu orang kedua"
        action={
          <Form action={url('withdraw')}>
            <Button icon="undo-2">Tarik usulan</Button>
          </Form>
        }
      >
        Penyesuaian ini Anda usulkan sendiri. Bendahara lain atau super admin yang mengesahkannya.
      </Notice>
    );
  }
  return (
    <Sheet title="Keputusan Anda sebagai orang kedua">
      <div className="grid gap-4">
        <Form action={url('confirm')}>
          <Button look="primary" icon="circle-check" busyLabel="Mencatat…">
            Sahkan {formatRupiah(adjustment.amount)}
          </Button>
        </Form>
        <ReasonPanel
          title="Tolak usulan"
          form={{ action: url('refuse') }}
          name="note"
          value={note}
          error={problem?.fields.note}
          maxLength={500}
          button="Tolak usulan"
        />
        <p className="text-sm text-muted">
          Pengesahan menambah baris di buku iuran; baris yang sudah ada tidak diubah.
        </p>
      </div>
    </Sheet>
  );
}

function historyOf({ ctx, adjustment }: AdjustmentViewProps): TimelineItem[] {
  const zone = zoneOf(ctx);
  const proposed: TimelineItem = {
    ...{ key: 'proposed', title: 'Diusulkan', state: 'done' },
    meta: `${adjustment.proposedByName || 'Sistem'}, ${formatMoment(adjustment.proposedAt, zone, 'long')}`,
  };
  if (!adjustment.decidedAt) return [proposed, { key: 'now', title: 'Menunggu orang kedua', state: 'now' }];
  const isConfirmed = adjustment.status === 'confirmed';
  return [
    proposed,
    {
      key: 'decided',
      title: { confirmed: 'Disahkan', refused: 'Ditolak', withdrawn: 'Ditarik', proposed: '' }[
        adjustment.status
      ],
      meta: `${adjustment.decidedByName || 'Sistem'}, ${formatMoment(adjustment.decidedAt, zone, 'long')}`,
      note: adjustment.decisionNote || undefined,
      state: isConfirmed ? 'done' : 'refused',
    },
  ];
}

import type { RequestContext } from '#kernel/http';
import { formatCount, formatRupiah } from '#kernel/money';
import { Badge, EmptyState, LinkButton, Notice, PageHeader, PickerList } from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { PaymentBadge } from './badges.tsx';
import { AmountVerdict, Decision, type DecisionProps, PaymentFacts, ProofPicture } from './decision.tsx';
import type { PaymentRow } from './read-payments.ts';
import { billTitle, waitingSince } from './words.ts';

export interface PendingViewProps {
  ctx: RequestContext;
  list: { items: readonly PaymentRow[]; count: number; amount: number };
  /** The proof shown beside the list. */
  opened: PaymentRow | undefined;
  /** It was chosen, and not only the first: a phone shows it as a page of its own. */
  isAsked: boolean;
  problem?: AppError | undefined;
  typed?: DecisionProps['typed'];
}

const PATH = '/treasury/dues/payments/pending';

/** The treasurer's queue: proofs on the left, the opened one with its decision on the right, the next one follows. */
export function PendingView(props: PendingViewProps) {
  const { ctx, list, opened, isAsked } = props;
  const zone = zoneOf(ctx);
  if (list.count === 0 && !opened) {
    return (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader title="Verifikasi bukti bayar" />
        <EmptyState
          kind="nothing-yet"
          icon="circle-check"
          title="Tidak ada bukti yang menunggu"
          actions={<LinkButton href="/treasury/dues/payments">Lihat semua pembayaran</LinkButton>}
        >
          Bukti baru dari anggota dan calon anggota muncul di sini, yang terlama di atas.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Verifikasi bukti bayar"
        note={`${formatCount(list.count)} bukti menunggu, ${formatRupiah(list.amount)}`}
      />
      <div className="sheet grid overflow-hidden lg:grid-cols-[1.25fr_1fr]">
        <nav aria-label="Bukti yang menunggu" className={isAsked ? 'max-lg:hidden' : undefined}>
          <PickerList
            items={list.items.map((row) => ({
              key: row.id,
              url: `${PATH}?open=${row.id}`,
              title: row.memberName,
              note:
                row.billKind && row.billPeriod
                  ? billTitle({ kind: row.billKind, period: row.billPeriod })
                  : 'Iuran',
              icon: row.proofType === 'application/pdf' ? 'file-text' : 'image',
              amount: formatRupiah(row.amount),
              when: waitingSince(row.createdAt, ctx.now, zone),
              badge: <FitBadge row={row} />,
              isCurrent: row.id === opened?.id,
            }))}
          />
        </nav>
        {opened && (
          <div className={`border-base-300 p-5 lg:border-l lg:p-6 ${isAsked ? '' : 'max-lg:hidden'}`}>
            <div className="lg:sticky lg:top-6">
              <Opened {...props} opened={opened} />
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

function Opened(props: PendingViewProps & { opened: PaymentRow }) {
  const { ctx, list, opened, isAsked, problem, typed } = props;
  const at = list.items.findIndex(({ id }) => id === opened.id);
  const next = list.items[at + 1] ?? list.items.find(({ id }) => id !== opened.id);
  return (
    <div className="grid gap-5">
      <LinkButton href={PATH} icon="arrow-left" look="quiet" className="justify-self-start lg:hidden">
        Semua bukti
      </LinkButton>
      {/* Reading and tabbing go on here when a proof was opened or the one before it was decided. */}
      <h2 className="text-lg" tabIndex={-1} data-focus={isAsked && !problem ? '' : undefined}>
        {opened.memberName}
      </h2>
      <ProofPicture ctx={ctx} payment={opened} />
      <div className="grid gap-3">
        <PaymentFacts payment={opened} />
        {opened.status === 'submitted' && <AmountVerdict payment={opened} />}
      </div>
      {opened.status === 'submitted' ? (
        <Decision
          ctx={ctx}
          payment={opened}
          from="pending"
          nextId={next?.id}
          problem={problem}
          typed={typed}
        />
      ) : (
        <AlreadyDecided opened={opened} nextId={next?.id} problem={problem} />
      )}
    </div>
  );
}

function AlreadyDecided({
  opened,
  nextId,
  problem,
}: {
  opened: PaymentRow;
  nextId: string | undefined;
  problem: AppError | undefined;
}) {
  return (
    <div className="grid gap-4">
      {problem && <Notice tone="error" title={problem.message} />}
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <PaymentBadge status={opened.status} /> oleh {opened.decidedByName || 'sistem'}
      </p>
      <div className="flex flex-wrap gap-2">
        {nextId && (
          <LinkButton href={`${PATH}?open=${nextId}`} look="primary">
            Buka berikutnya
          </LinkButton>
        )}
        <LinkButton href={`/treasury/dues/payments/${opened.id}`}>Lihat pembayaran ini</LinkButton>
      </div>
    </div>
  );
}

/** Whether the stated amount fits the bill, seen from the list. */
function FitBadge({ row }: { row: PaymentRow }) {
  const { billRest, billSuffix, amount } = row;
  if (billRest === null || billRest === 0) return <Badge tone="info">Tagihan sudah lunas</Badge>;
  if (amount === billRest || amount === billRest + (billSuffix ?? 0))
    return <Badge tone="success">Jumlah cocok</Badge>;
  const difference = Math.abs(amount - billRest);
  return (
    <Badge tone="warning">{`${amount > billRest ? 'Lebih' : 'Kurang'} ${formatRupiah(difference)}`}</Badge>
  );
}

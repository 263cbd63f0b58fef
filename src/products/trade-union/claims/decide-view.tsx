import {
  type ClaimEvent,
  type ClaimKind,
  type DuesBill,
  type DuesClaim,
  type DuesPayment,
  remainingOf,
} from '#features/dues';
import { formatDate, todayOf } from '#kernel/calendar';
import { accountOf, type RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  DateField,
  Disclosure,
  ErrorSummary,
  Form,
  LinkButton,
  MoneyField,
  Notice,
  PageHeader,
  Select,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { regionName } from '../members/campus.ts';
import { billTitle } from '../treasury/words.ts';
import { ClaimBadge } from './claim-badge.tsx';
import { ClaimFacts, ClaimTrail } from './claim-facts.tsx';
import type { ClaimRow } from './read-claims.ts';
import { CLAIMS_PATH } from './treasury-view.tsx';

export interface DecideViewProps {
  ctx: RequestContext;
  row: ClaimRow;
  claim: DuesClaim;
  events: readonly ClaimEvent[];
  bills: readonly DuesBill[];
  payments: readonly DuesPayment[];
  problem?: AppError | undefined;
  typed?: Readonly<Record<string, string>> | undefined;
}

/** A claim with what the member says, and the ways to answer it; the likeliest one stands open. */
export function DecideView(props: DecideViewProps) {
  const { ctx, row, claim, events, problem } = props;
  const isOpen = claim.decidedAt === null;
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={`Klaim ${claim.number}`}
        badge={<ClaimBadge status={claim.status} />}
        note={`${row.memberName}, ${row.memberNumber ?? 'belum bernomor'}, ${regionName(row.regionCode)}`}
        actions={
          <LinkButton href={`/treasury/dues/bills?filter[member]=${row.payerId}`} icon="receipt-text">
            Tagihan anggota ini
          </LinkButton>
        }
      />
      {problem && (
        <ErrorSummary
          title={problem.message}
          errors={Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message }}
        />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_1.1fr] lg:gap-6">
        <div className="grid gap-4 lg:gap-6">
          <Sheet title="Kata anggota">
            <ClaimFacts
              ctx={ctx}
              row={row}
              claim={claim}
              {...(claim.fileId ? { fileUrl: `${CLAIMS_PATH}/${claim.id}/file` } : {})}
            />
          </Sheet>
          <Sheet title="Jejak">
            <ClaimTrail ctx={ctx} events={events} />
          </Sheet>
        </div>
        {isOpen && <Answer {...props} />}
      </div>
    </div>
  );
}

function Answer(props: DecideViewProps) {
  const { ctx, claim, typed } = props;
  if (accountOf(ctx).subjectId === claim.payerId) {
    return <Notice tone="info" title="Klaim Anda sendiri diputuskan oleh bendahara lain" />;
  }
  if (!ctx.can('dues.claim', 'process')) return null;
  const likely = typed?.correction ?? LIKELY[claim.kind];
  const keys = [likely, ...Object.keys(REMEDIES).filter((key) => key !== likely)];
  return (
    <Sheet title="Keputusan">
      {claim.status === 'submitted' && (
        <Form action={`${CLAIMS_PATH}/${claim.id}/take`} className="mb-4">
          <Button icon="eye">Tandai sedang diperiksa</Button>
        </Form>
      )}
      <div className="grid gap-2">
        {keys.map((key) => {
          const remedy = REMEDIES[key];
          if (!remedy || !isUsable(key, props)) return null;
          return (
            <Disclosure
              key={key}
              title={remedy.title}
              icon={remedy.icon}
              isOpen={key === likely}
              {...(key === 'reject' ? { isDanger: true } : {})}
            >
              <RemedyForm {...props} remedyKey={key} remedy={remedy} />
            </Disclosure>
          );
        })}
      </div>
    </Sheet>
  );
}

interface Remedy {
  title: string;
  icon: 'circle-check' | 'hand-heart' | 'hand-coins' | 'arrow-left-right' | 'undo-2' | 'circle-minus' | 'x';
  help: string;
  needs: readonly ('bill' | 'payment' | 'money' | 'amount')[];
  button: string;
}

const REMEDIES: Readonly<Record<string, Remedy>> = {
  record_payment: {
    title: 'Terima dan catat pembayarannya',
    icon: 'hand-coins',
    help: 'Uangnya memang masuk dan belum tercatat. Kuitansi diterbitkan.',
    needs: ['money', 'bill'],
    button: 'Terima dan catat',
  },
  waive: {
    title: 'Terima dan bebaskan tagihannya',
    icon: 'hand-heart',
    help: 'Sisa tagihan tidak ditagih lagi dan tidak dihitung sebagai tunggakan.',
    needs: ['bill'],
    button: 'Terima dan bebaskan',
  },
  move_payment: {
    title: 'Terima dan pindahkan pembayarannya',
    icon: 'arrow-left-right',
    help: 'Pembayaran dipakai untuk tagihan yang benar; tagihan yang tadinya terbayar terbuka lagi.',
    needs: ['payment', 'bill'],
    button: 'Terima dan pindahkan',
  },
  bill_reduction: {
    title: 'Terima dan usulkan tagihan dikurangi',
    icon: 'circle-minus',
    help: 'Berlaku setelah orang kedua mengesahkannya di Penyesuaian.',
    needs: ['bill', 'amount'],
    button: 'Terima dan usulkan',
  },
  payment_reversal: {
    title: 'Terima dan usulkan pembayaran ditarik kembali',
    icon: 'undo-2',
    help: 'Untuk pembayaran yang tercatat dua kali atau dikembalikan. Berlaku setelah orang kedua mengesahkannya.',
    needs: ['payment', 'amount'],
    button: 'Terima dan usulkan',
  },
  none: {
    title: 'Terima tanpa mengubah buku',
    icon: 'circle-check',
    help: 'Bila sudah dibetulkan dengan cara lain.',
    needs: [],
    button: 'Terima',
  },
  reject: {
    title: 'Tolak klaim ini',
    icon: 'x',
    help: 'Tagihannya kembali dihitung seperti semula.',
    needs: [],
    button: 'Tolak klaim',
  },
};

/** What a claim of this kind most often asks for. */
const LIKELY: Readonly<Record<ClaimKind, string>> = {
  already_paid: 'record_payment',
  wrong_amount: 'bill_reduction',
  wrong_period: 'move_payment',
  double_payment: 'payment_reversal',
  waiver_request: 'waive',
  other: 'none',
};

function isUsable(key: string, { bills, payments }: DecideViewProps): boolean {
  if (key === 'waive') return bills.some((bill) => remainingOf(bill) > 0);
  if (key === 'bill_reduction') return bills.length > 0;
  if (key === 'payment_reversal') return payments.length > 0;
  if (key === 'move_payment') return payments.length > 0 && bills.some((bill) => remainingOf(bill) > 0);
  return true;
}

function RemedyForm(props: DecideViewProps & { remedyKey: string; remedy: Remedy }) {
  const { ctx, claim, bills, payments, problem, remedyKey, remedy } = props;
  const isTyped = props.typed?.correction === remedyKey;
  const typed = isTyped ? (props.typed ?? {}) : {};
  const errors = isTyped ? (problem?.fields ?? {}) : {};
  const named = bills.find(({ id }) => id === claim.billId);
  const open = bills.filter((bill) => remainingOf(bill) > 0);
  return (
    <Form
      action={`${CLAIMS_PATH}/${claim.id}/process`}
      hidden={{ correction: remedyKey }}
      className="grid gap-4"
    >
      <p className="text-sm text-muted">{remedy.help}</p>
      {remedy.needs.includes('payment') && (
        <Select
          name="paymentId"
          label="Pembayaran"
          value={typed.paymentId ?? claim.paymentId ?? ''}
          error={errors.paymentId}
          options={payments.map((payment) => ({
            value: payment.id,
            label: `${formatRupiah(payment.receivedAmount!)}, ${formatDate(payment.paidOn)}`,
          }))}
        />
      )}
      {remedy.needs.includes('bill') && (
        <Select
          name="billId"
          label="Tagihan"
          value={typed.billId ?? claim.billId ?? ''}
          isOptional={remedyKey === 'record_payment'}
          error={errors.billId}
          options={(remedyKey === 'bill_reduction' ? bills : open).map((bill) => ({
            value: bill.id,
            label: `${billTitle(bill)}, sisa ${formatRupiah(remainingOf(bill))}`,
          }))}
        />
      )}
      {(remedy.needs.includes('money') || remedy.needs.includes('amount')) && (
        <MoneyField
          name="amount"
          label={remedy.needs.includes('money') ? 'Jumlah yang masuk' : 'Jumlah'}
          value={typed.amount ?? (remedy.needs.includes('money') && named ? remainingOf(named) : '')}
          error={errors.amount}
        />
      )}
      {remedy.needs.includes('money') && (
        <>
          <DateField
            name="paidOn"
            label="Tanggal bayar"
            value={typed.paidOn ?? ''}
            max={todayOf(ctx)}
            error={errors.paidOn}
          />
          <Select
            name="method"
            label="Cara bayar"
            value={typed.method ?? 'transfer'}
            placeholder={false}
            options={[
              { value: 'transfer', label: 'Transfer bank' },
              { value: 'qris', label: 'QRIS' },
              { value: 'cash', label: 'Tunai' },
            ]}
          />
          <TextField
            name="reference"
            label="Nomor referensi"
            isOptional
            maxLength={60}
            value={typed.reference ?? ''}
          />
        </>
      )}
      <TextArea
        name="note"
        label="Penjelasan untuk anggota"
        rows={3}
        maxLength={1000}
        value={typed.note ?? ''}
        error={errors.note}
      />
      <div>
        <Button look={remedyKey === 'reject' ? 'danger' : 'primary'} busyLabel="Mencatat…">
          {remedy.button}
        </Button>
      </div>
    </Form>
  );
}

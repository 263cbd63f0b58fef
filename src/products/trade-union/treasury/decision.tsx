import { METHOD_LABELS } from '#features/dues';
import { formatDate } from '#kernel/calendar';
import { accountOf, type RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  DescriptionList,
  ErrorSummary,
  Form,
  Icon,
  LinkButton,
  MoneyField,
  ReasonPanel,
} from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { proofUrl } from './proof-link.ts';
import type { PaymentRow } from './read-payments.ts';
import { billTitle } from './words.ts';

export interface DecisionProps {
  ctx: RequestContext;
  payment: PaymentRow;
  /** Where the decision was made from, and which proof comes next. */
  from: 'pending' | 'payment';
  nextId?: string | undefined;
  problem?: AppError | undefined;
  typed?: Readonly<Partial<Record<'receivedAmount' | 'note' | 'reason', string>>> | undefined;
}

const BASE = '/treasury/dues/payments';

/** The proof as its sender handed it in: a picture in place, a PDF to be opened beside. */
export function ProofPicture({ ctx, payment }: { ctx: RequestContext; payment: PaymentRow }) {
  const { proofFileId } = payment;
  if (!proofFileId) {
    return (
      <p className="flex items-center gap-2 rounded-xl bg-base-200 p-4 text-sm text-muted">
        <Icon name="image-off" />
        Tanpa bukti terlampir.
      </p>
    );
  }
  const url = proofUrl(ctx, { id: payment.id, proofFileId });
  if (payment.proofType === 'application/pdf') {
    return (
      <div className="grid justify-items-start gap-3 rounded-xl bg-base-200 p-5">
        <span className="flex items-center gap-2 font-semibold">
          <Icon name="file-text" />
          Bukti berupa PDF
        </span>
        <LinkButton href={url} icon="download" download>
          Buka bukti
        </LinkButton>
      </div>
    );
  }
  return (
    <a href={url} target="_blank" rel="noopener" className="block" data-turbo="false">
      <img
        src={url}
        alt={`Bukti bayar ${payment.memberName}, buka ukuran penuh`}
        className="mx-auto max-h-[26rem] w-auto max-w-full rounded-xl border border-base-300"
        loading="lazy"
      />
    </a>
  );
}

/** What the payer says beside what the bill asks for, so that a difference is seen before it is pressed. */
export function PaymentFacts({ payment }: { payment: PaymentRow }) {
  const { billKind, billPeriod, billRest, billSuffix } = payment;
  const asked = payment.status === 'submitted' ? billRest : null;
  return (
    <DescriptionList
      items={[
        ...(billKind && billPeriod
          ? [{ term: 'Untuk', detail: billTitle({ kind: billKind, period: billPeriod }) }]
          : []),
        ...(asked !== null && asked > 0
          ? [
              {
                term: 'Sisa tagihan',
                detail: billSuffix ? `${formatRupiah(asked)} + kode ${billSuffix}` : formatRupiah(asked),
              },
            ]
          : []),
        { term: 'Menurut pembayar', detail: formatRupiah(payment.amount) },
        ...(payment.receivedAmount === null
          ? []
          : [{ term: 'Diterima', detail: formatRupiah(payment.receivedAmount) }]),
        { term: 'Tanggal bayar', detail: formatDate(payment.paidOn) },
        { term: 'Cara bayar', detail: METHOD_LABELS[payment.method] },
        { term: 'Nomor referensi', detail: payment.reference || 'Tidak diisi' },
        ...(payment.note ? [{ term: 'Catatan', detail: payment.note }] : []),
      ]}
    />
  );
}

/** Whether the stated amount fits the bill, in a word with its icon. */
export function AmountVerdict({ payment }: { payment: PaymentRow }) {
  const { billRest, billSuffix, amount } = payment;
  if (billRest === null) return null;
  if (billRest === 0)
    return <Verdict icon="info" words="Tagihannya sudah lunas; uang ini menjadi kelebihan bayar." />;
  if (amount === billRest || amount === billRest + (billSuffix ?? 0)) {
    return <Verdict icon="circle-check" tone="text-success" words="Jumlahnya cocok dengan tagihan." />;
  }
  const difference = amount - billRest;
  return difference > 0 ? (
    <Verdict icon="info" words={`Lebih ${formatRupiah(difference)}; kelebihannya untuk tagihan lain.`} />
  ) : (
    <Verdict
      icon="triangle-alert"
      tone="text-warning"
      words={`Kurang ${formatRupiah(-difference)}; sisanya tetap ditagih.`}
    />
  );
}

function Verdict({
  icon,
  tone,
  words,
}: {
  icon: 'circle-check' | 'info' | 'triangle-alert';
  tone?: string;
  words: string;
}) {
  return (
    <p className={`flex items-start gap-2 text-sm font-semibold ${tone ?? 'text-muted'}`}>
      <Icon name={icon} className="mt-0.5" />
      {words}
    </p>
  );
}

/** Verify, or send back with a reason. One's own payment is decided by somebody else. */
export function Decision(props: DecisionProps) {
  const { ctx, payment, from, nextId, problem, typed } = props;
  const account = accountOf(ctx);
  if (account.subjectId === payment.payerId || account.accountId === payment.submittedBy) {
    return (
      <Button reason="Ini pembayaran Anda sendiri. Bendahara lain yang memeriksanya." isWide>
        Verifikasi
      </Button>
    );
  }
  const hidden = {
    from,
    ...(nextId && { next: nextId }),
    ...(payment.proofFileId && { seen: payment.proofFileId }),
  };
  return (
    <div className="grid gap-4">
      {problem && (
        <ErrorSummary
          title={problem.message}
          errors={Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message }}
        />
      )}
      {ctx.can('dues.payment', 'verify') && (
        <Form action={`${BASE}/${payment.id}/verify`} hidden={hidden} className="grid gap-3">
          <MoneyField
            name="receivedAmount"
            label="Jumlah yang masuk"
            value={typed?.receivedAmount ?? payment.amount}
            error={problem?.fields.receivedAmount}
          />
          <Button look="primary" isWide busyLabel="Mencatat…">
            {nextId ? 'Verifikasi, buka berikutnya' : 'Verifikasi'}
          </Button>
        </Form>
      )}
      {ctx.can('dues.payment', 'reject') && (
        <ReasonPanel
          title="Kembalikan bukti…"
          icon="undo-2"
          form={{ action: `${BASE}/${payment.id}/reject`, hidden }}
          help="Dibaca oleh pembayar. Sebutkan apa yang perlu diperbaiki."
          value={typed?.reason}
          error={problem?.fields.reason}
          maxLength={500}
          button="Kembalikan dan kirim alasan"
          busyLabel="Mengirim…"
        />
      )}
      <p className="text-sm text-muted">
        Verifikasi mencatat uangnya di buku iuran dan menerbitkan kuitansi. Yang sudah dicatat tidak dihapus.
      </p>
    </div>
  );
}

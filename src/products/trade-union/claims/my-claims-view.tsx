import {
  CLAIM_LABELS,
  type ClaimEvent,
  type DuesBill,
  type DuesClaim,
  type DuesPayment,
  METHOD_LABELS,
  remainingOf,
} from '#features/dues';
import { formatDate, formatMoment } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  DataTable,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  RadioGroup,
  Select,
  Sheet,
  TextArea,
} from '#kernel/ui';
import { zoneOf } from '../clock.ts';
import { billTitle } from '../treasury/words.ts';
import { ClaimBadge } from './claim-badge.tsx';
import { ClaimFacts, ClaimTrail } from './claim-facts.tsx';
import type { ClaimRow } from './read-claims.ts';
import { aboutOf } from './treasury-view.tsx';

export const MY_CLAIMS_PATH = '/me/dues/claims';

/** One's own claims, and the way to a new one. */
export function MyClaimsView({ ctx, claims }: { ctx: RequestContext; claims: readonly ClaimRow[] }) {
  return (
    <div className="grid gap-5">
      <PageHeader
        title="Klaim iuran"
        note="Bila tagihan atau pembayaran Anda tercatat keliru."
        actions={
          <LinkButton href={`${MY_CLAIMS_PATH}/new`} look="primary" icon="plus">
            Ajukan klaim
          </LinkButton>
        }
      />
      <DataTable
        caption="Klaim Anda"
        rows={claims}
        rowKey={({ id }) => id}
        empty={{
          kind: 'nothing-yet',
          icon: 'message-square',
          title: 'Belum ada klaim',
          children:
            'Sudah bayar tetapi belum tercatat, atau jumlahnya keliru? Ajukan klaim, Bendahara memeriksanya.',
        }}
        columns={[
          {
            key: 'number',
            label: 'Klaim',
            cell: (row) => (
              <a className="link font-semibold" href={`${MY_CLAIMS_PATH}/${row.id}`}>
                {CLAIM_LABELS[row.kind]}
              </a>
            ),
          },
          { key: 'about', label: 'Tentang', cell: aboutOf },
          {
            key: 'sent',
            label: 'Dikirim',
            isNarrow: true,
            cell: (row) => formatMoment(row.createdAt, zoneOf(ctx), 'short'),
          },
          { key: 'no', label: 'Nomor', onPhone: 'hidden', cell: (row) => row.number },
          {
            key: 'status',
            label: 'Status',
            onPhone: 'badge',
            cell: (row) => <ClaimBadge status={row.status} />,
          },
        ]}
      />
    </div>
  );
}

export interface NewClaimViewProps {
  bills: readonly DuesBill[];
  payments: readonly DuesPayment[];
  typed: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}

/** What is wrong, about which bill or payment, and what shows it. */
export function NewClaimView({ bills, payments, typed, errors }: NewClaimViewProps) {
  if (bills.length === 0 && payments.length === 0) {
    return (
      <div className="grid gap-5">
        <PageHeader title="Ajukan klaim" />
        <EmptyState kind="nothing-yet" icon="wallet" title="Belum ada tagihan atau pembayaran">
          Klaim diajukan tentang tagihan atau pembayaran; Anda belum punya keduanya.
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHeader
        title="Ajukan klaim"
        note="Selama belum diputuskan, tagihan yang Anda pilih tidak dihitung sebagai tunggakan. Layanan yang sudah ditahan dibuka setelah klaim diputuskan, atau bila tujuh hari belum dijawab."
      />
      {Object.keys(errors).length > 0 && <ErrorSummary errors={errors} />}
      <Sheet>
        <Form action={MY_CLAIMS_PATH} isMultipart className="grid gap-5">
          <RadioGroup
            name="kind"
            label="Apa yang keliru"
            value={typed.kind ?? 'already_paid'}
            options={Object.entries(CLAIM_LABELS).map(([value, label]) => ({ value, label }))}
            {...(errors.kind ? { error: errors.kind } : {})}
          />
          <Select
            name="billId"
            label="Tagihan"
            isOptional
            placeholder="Tidak tentang satu tagihan"
            value={typed.billId ?? ''}
            help="Untuk salah bulan, pilih tagihan yang seharusnya terbayar."
            error={errors.billId}
            options={bills.map((bill) => ({
              value: bill.id,
              label: `${billTitle(bill)}, ${remainingOf(bill) > 0 ? `sisa ${formatRupiah(remainingOf(bill))}` : 'lunas'}`,
            }))}
          />
          <Select
            name="paymentId"
            label="Pembayaran"
            isOptional
            placeholder="Tidak tentang satu pembayaran"
            value={typed.paymentId ?? ''}
            help="Untuk salah bulan dan terbayar dua kali."
            error={errors.paymentId}
            options={payments.map((payment) => ({
              value: payment.id,
              label: `${formatRupiah(payment.receivedAmount ?? payment.amount)}, ${formatDate(payment.paidOn)}, ${METHOD_LABELS[payment.method]}`,
            }))}
          />
          <TextArea
            name="description"
            label="Keterangan"
            rows={4}
            maxLength={2000}
            value={typed.description ?? ''}
            help="Misalnya: kapan, berapa, dan lewat bank mana Anda membayar."
            error={errors.description}
          />
          <FileField
            name="file"
            label="Lampiran"
            isOptional
            accept="image/jpeg,image/png,image/webp,application/pdf"
            help="Bukti transfer atau surat. JPG, PNG, atau PDF, paling besar 5 MB."
            error={errors.file}
          />
          <FormActions>
            <Button look="primary" busyLabel="Mengirim…">
              Kirim klaim
            </Button>
            <LinkButton href={MY_CLAIMS_PATH} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
    </div>
  );
}

export interface MyClaimViewProps {
  ctx: RequestContext;
  row: ClaimRow;
  claim: DuesClaim;
  events: readonly ClaimEvent[];
}

/** One own claim, with what became of it. */
export function MyClaimView({ ctx, row, claim, events }: MyClaimViewProps) {
  return (
    <div className="grid gap-5">
      <PageHeader title={`Klaim ${claim.number}`} badge={<ClaimBadge status={claim.status} />} />
      <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <Sheet title="Klaim Anda">
          <ClaimFacts
            ctx={ctx}
            row={row}
            claim={claim}
            {...(claim.fileId ? { fileUrl: `${MY_CLAIMS_PATH}/${claim.id}/file` } : {})}
          />
          {claim.decidedAt === null && (
            <Form action={`${MY_CLAIMS_PATH}/${claim.id}/withdraw`} className="mt-5">
              <Button icon="undo-2">Tarik klaim ini</Button>
            </Form>
          )}
        </Sheet>
        <Sheet title="Jejak">
          <ClaimTrail ctx={ctx} events={events} />
        </Sheet>
      </div>
    </div>
  );
}

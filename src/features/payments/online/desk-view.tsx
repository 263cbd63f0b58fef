import type { LedgerAccount } from '#features/ledger';
import type { Holder } from '#features/subledger';
import { formatMoment, type Zone } from '#kernel/calendar';
import { formatRupiah } from '#kernel/money';
import {
  Badge,
  Button,
  DataTable,
  DateField,
  ErrorSummary,
  Form,
  FormActions,
  MoneyField,
  Notice,
  PageHeader,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { Charge } from './charge.ts';
import type { GatewayAccount } from './gateway-account.ts';
import type { PaymentNotice, Verdict } from './notices.ts';
import { creditUrl, type OnlinePlace } from './online-place.ts';
import { ChargeBadge } from './pay-view.tsx';

export interface TypedPayout {
  key: string;
  postedOn: string;
  gross: string;
  fee: string;
  feeAccountId: string;
}

export interface DeskViewProps {
  place: OnlinePlace;
  account: GatewayAccount | undefined;
  charges: readonly (Charge & { holderName: string })[];
  /** Members with something to be given back. */
  credits: readonly { holder: Holder; held: number }[];
  notices: readonly PaymentNotice[];
  feeAccounts: readonly LedgerAccount[];
  mayReconcile: boolean;
  today: string;
  zone: Zone;
  payout: TypedPayout;
  errors: FieldErrors;
  /** The notice whose form came back. */
  failedNotice: string | undefined;
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  forged: 'Tanda tangan tidak sah',
  wrong_amount: 'Jumlah tidak sama',
  unmatched: 'Tidak dikenal',
  returned: 'Uang dikembalikan',
  held: 'Belum dapat dibukukan',
};

/** The treasurer's page: what waits for a decision, what came in, and what the gateway paid out. */
export function DeskView(props: DeskViewProps) {
  const { place, account, charges, notices, mayReconcile, zone } = props;
  return (
    <>
      <PageHeader
        title="Pembayaran"
        note={
          account
            ? `Midtrans ${account.isProduction ? 'produksi' : 'uji coba'}${account.isActive ? '' : ', ditutup'}`
            : 'Belum ada gerbang pembayaran'
        }
        actions={
          mayReconcile &&
          account && (
            <Form action={`${place.urls.desk}/cocokkan`}>
              <Button icon="refresh-cw" busyLabel="Menanyakan…">
                Cocokkan sekarang
              </Button>
            </Form>
          )
        }
      />
      {!account && (
        <Notice tone="info">
          Ketua memasang kunci Midtrans di Pengaturan. Sampai itu, anggota membayar dengan QRIS, transfer,
          atau di kantor.
        </Notice>
      )}
      <Notices {...props} waiting={notices.filter(({ handledAt }) => handledAt === null)} />
      {mayReconcile && <Credits {...props} />}
      <Sheet title="Pembayaran anggota" note="Seratus yang terbaru" isFlush>
        <DataTable
          isPlain
          caption="Pembayaran daring, terbaru di atas"
          rows={charges}
          rowKey={({ id }) => id}
          empty={{
            ...{ kind: 'nothing-yet', icon: 'credit-card', title: 'Belum ada pembayaran daring' },
            children: 'Yang dibayar anggota lewat gerbang pembayaran tampil di sini.',
          }}
          columns={[
            { key: 'who', label: 'Anggota', cell: ({ holderName }) => <strong>{holderName}</strong> },
            {
              ...{ key: 'what', label: 'Untuk' },
              cell: ({ parts }) => parts.map(({ label }) => label).join(', '),
            },
            {
              ...{ key: 'at', label: 'Dimulai', isNarrow: true },
              cell: ({ createdAt }) => formatMoment(new Date(createdAt), zone),
            },
            {
              ...{ key: 'amount', label: 'Jumlah', isNumeric: true },
              cell: ({ amount }) => formatRupiah(amount),
            },
            {
              ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
              cell: (charge) => <ChargeBadge charge={charge} />,
            },
          ]}
        />
      </Sheet>
      {mayReconcile && account && <PayoutForm {...props} />}
    </>
  );
}

function Credits({ place, credits }: DeskViewProps) {
  if (credits.length === 0) return null;
  return (
    <Sheet title="Titipan anggota" note="Kelebihan bayar dan uang yang tidak dapat dibukukan" isFlush>
      <DataTable
        isPlain
        caption="Titipan anggota"
        rows={credits}
        rowKey={({ holder }) => holder.id}
        empty={{ kind: 'nothing-yet', icon: 'wallet', title: 'Tidak ada titipan' }}
        columns={[
          {
            ...{ key: 'who', label: 'Anggota' },
            cell: ({ holder }) => (
              <a className="link font-semibold" href={creditUrl(place, holder.id)}>
                {holder.name}
              </a>
            ),
          },
          { key: 'held', label: 'Titipan', isNumeric: true, cell: ({ held }) => formatRupiah(held) },
        ]}
      />
    </Sheet>
  );
}

function Notices(props: DeskViewProps & { waiting: readonly PaymentNotice[] }) {
  const { place, waiting, mayReconcile, zone, failedNotice, errors } = props;
  if (waiting.length === 0) return null;
  return (
    <Sheet title="Perlu diperiksa" note={`${waiting.length} pemberitahuan`}>
      <ul className="grid gap-5">
        {waiting.map((notice) => (
          <li key={notice.id} className="grid gap-3 border-t border-base-300 pt-4 first:border-0 first:pt-0">
            <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
              <Badge tone={notice.verdict === 'forged' ? 'error' : 'warning'}>
                {VERDICTS[notice.verdict]}
              </Badge>
              <span className="figures font-semibold">
                {notice.amount === null ? 'Tanpa jumlah' : formatRupiah(notice.amount)}
              </span>
              <span className="text-sm break-all text-muted">
                {`${notice.orderId} · ${notice.status} · ${formatMoment(notice.receivedAt, zone)}`}
              </span>
            </div>
            {mayReconcile && (
              <Form
                action={`${place.urls.desk}/${notice.id}/selesai`}
                className="flex flex-wrap items-end gap-3"
              >
                <TextField
                  name="note"
                  id={`note-${notice.id}`}
                  label="Yang dilakukan"
                  maxLength={500}
                  className="grow"
                  error={failedNotice === notice.id ? errors.note : undefined}
                />
                <Button>Tandai selesai</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function PayoutForm({ place, feeAccounts, today, payout, errors, failedNotice }: DeskViewProps) {
  const own = failedNotice ? {} : errors;
  return (
    <Sheet title="Catat pencairan ke bank" note="Menurut laporan pencairan Midtrans">
      <ErrorSummary errors={own} />
      <Form action={`${place.urls.desk}/pencairan`} hidden={{ key: payout.key }} className="grid gap-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <DateField
            name="postedOn"
            label="Tanggal"
            value={payout.postedOn}
            max={today}
            error={own.postedOn}
          />
          <MoneyField name="gross" label="Jumlah sebelum biaya" value={payout.gross} error={own.gross} />
          <MoneyField name="fee" label="Biaya" isOptional value={payout.fee} error={own.fee} />
          <Select
            name="feeAccountId"
            label="Akun biaya"
            options={feeAccounts.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
            value={payout.feeAccountId}
            error={own.feeAccountId}
          />
        </div>
        <FormActions>
          <Button look="primary" busyLabel="Membukukan…">
            Bukukan pencairan
          </Button>
        </FormActions>
      </Form>
    </Sheet>
  );
}

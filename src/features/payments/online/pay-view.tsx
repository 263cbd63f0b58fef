import { v7 as uuidv7 } from 'uuid';
import type { Entry } from '#features/subledger';
import { formatMoment, type Zone } from '#kernel/calendar';
import { textIn } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import {
  Badge,
  Button,
  DataTable,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  MoneyField,
  Notice,
  PageHeader,
  Sheet,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { drawQris } from '../channels/draw-qris.ts';
import { DrawnQris } from '../channels/drawn-qris.tsx';
import type { PaymentChannels } from '../channels/payment-channels.ts';
import type { Charge, ChargeState } from './charge.ts';
import { CreditEntries } from './credit-view.tsx';
import type { OnlinePlace, Payable, PaymentPurpose } from './online-place.ts';
import { amountField } from './read-parts.ts';

export interface Offer {
  purpose: PaymentPurpose;
  payables: readonly Payable[];
}

interface PayViewProps {
  place: OnlinePlace;
  offers: readonly Offer[];
  charges: readonly Charge[];
  channels: PaymentChannels;
  /** The organisation has a gateway with keys: without them nothing is offered online. */
  isOnline: boolean;
  /** The gateway rehearses: no money moves. */
  isTrial: boolean;
  zone: Zone;
  /** Rupiah that the member left with the cooperative, and what came of it. */
  credit: number;
  creditEntries: readonly Entry[];
  /** What was typed and was wrong. */
  failed?: { purpose: string; typed: Readonly<Record<string, string | string[]>>; errors: FieldErrors };
}

/** What a member may pay today, and what they began to pay. */
export function PayView(props: PayViewProps) {
  const { place, offers, charges, channels, isOnline, isTrial, zone, credit, creditEntries, failed } = props;
  const isShown = isOnline && offers.some(({ purpose }) => purpose.kind === failed?.purpose);
  return (
    <>
      <PageHeader
        title="Bayar"
        note={
          isOnline
            ? 'Lewat bank, dompet, atau gerai; dibukukan begitu pembayaran berhasil.'
            : 'Dengan QRIS atau transfer; dibukukan setelah bendahara melihat uangnya.'
        }
      />
      {failed && !isShown && <ErrorSummary errors={{ form: Object.values(failed.errors).join(' ') }} />}
      {isTrial && (
        <Notice tone="warning" title="Uji coba">
          Pembayaran daring koperasi ini masih diuji. Jangan mengirim uang sungguhan.
        </Notice>
      )}
      {isOnline &&
        offers.map(({ purpose, payables }) => {
          const own = failed?.purpose === purpose.kind ? failed : undefined;
          return (
            <Sheet key={purpose.kind} title={purpose.title} note="Isi yang Anda bayar sekarang">
              <ErrorSummary errors={own?.errors ?? {}} />
              <Form
                action={place.urls.mine}
                hidden={{ purpose: purpose.kind, id: uuidv7() }}
                className="grid gap-5"
              >
                <div className="grid gap-5 sm:grid-cols-2">
                  {payables.map(({ key, label, help, suggested }) => (
                    <MoneyField
                      key={key}
                      name={amountField(key)}
                      label={label}
                      isOptional
                      help={help}
                      value={
                        own
                          ? textIn(own.typed, amountField(key))
                          : suggested === null
                            ? ''
                            : String(suggested)
                      }
                      error={own?.errors[amountField(key)]}
                    />
                  ))}
                </div>
                <FormActions>
                  <Button look="primary" icon="credit-card" busyLabel="Membuka…">
                    Lanjut ke pembayaran
                  </Button>
                </FormActions>
              </Form>
            </Sheet>
          );
        })}
      <QrisSheet place={place} channels={channels} />
      {creditEntries.length > 0 && (
        <Sheet
          title={`Titipan saya ${formatRupiah(credit)}`}
          note="Kelebihan bayar dan uang yang tidak dapat dibukukan; minta bendahara mengembalikannya"
          isFlush
        >
          <CreditEntries
            entries={creditEntries}
            receiptUrl={({ id }) => `${place.urls.mine}/titipan/${id}/kuitansi.pdf`}
            caption="Titipan saya, terbaru di atas"
            isPlain
          />
        </Sheet>
      )}
      {charges.length > 0 && (
        <Sheet title="Pembayaran daring saya" isFlush>
          <DataTable
            isPlain
            caption="Pembayaran daring, terbaru di atas"
            rows={charges}
            rowKey={({ id }) => id}
            empty={{ kind: 'nothing-yet', icon: 'credit-card', title: 'Belum ada pembayaran' }}
            columns={[
              {
                ...{ key: 'what', label: 'Pembayaran' },
                cell: ({ id, parts }) => (
                  <a className="link font-semibold" href={`${place.urls.mine}/${id}`}>
                    {parts.map(({ label }) => label).join(', ')}
                  </a>
                ),
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
      )}
    </>
  );
}

function QrisSheet({ place, channels }: { place: OnlinePlace; channels: PaymentChannels }) {
  const { bankAccounts, qris } = channels;
  if (bankAccounts.length === 0 && qris === '')
    return (
      <Sheet title="QRIS dan transfer">
        <EmptyState kind="nothing-yet" icon="qr-code" title="Belum ada QRIS atau rekening" isPlain>
          Bayar di kantor, atau tanyakan bendahara.
        </EmptyState>
      </Sheet>
    );
  return (
    <Sheet title="QRIS dan transfer" note="Tunjukkan buktinya kepada bendahara">
      <div className="grid gap-5">
        {bankAccounts.length > 0 && (
          <DescriptionList
            items={bankAccounts.map(({ bank, number, holder }) => ({
              term: bank,
              detail: `${number}, a.n. ${holder}`,
            }))}
          />
        )}
        {qris !== '' && <QrisForm place={place} />}
      </div>
    </Sheet>
  );
}

function QrisForm(props: { place: OnlinePlace; typed?: string; error?: string | undefined }) {
  const { place, typed, error } = props;
  return (
    <Form action={`${place.urls.mine}/qris`} method="get" className="grid max-w-md justify-items-start gap-3">
      <MoneyField name="jumlah" label="Jumlah yang Anda bayar" value={typed ?? ''} error={error} />
      <Button icon="qr-code">Tampilkan QRIS</Button>
    </Form>
  );
}

/** The organisation's QRIS with an amount in it. */
export function QrisView(props: {
  place: OnlinePlace;
  /** Empty for none. */
  qris: string;
  amount: number | undefined;
  typed: string;
  error: string | undefined;
}) {
  const { place, qris, amount, typed, error } = props;
  return (
    <>
      <PageHeader title="QRIS" {...(amount ? { note: formatRupiah(amount) } : {})} />
      <Sheet>
        {qris === '' ? (
          <EmptyState kind="nothing-yet" icon="qr-code" title="Belum ada QRIS" isPlain>
            Bayar di kantor, atau tanyakan bendahara.
          </EmptyState>
        ) : (
          <div className="grid gap-5">
            {amount && <DrawnQris qris={drawQris(qris, amount)} />}
            {amount && (
              <Notice tone="info">
                Kode ini tidak memberi kabar sendiri. Simpan buktinya; bendahara membukukan setelah melihat
                uangnya.
              </Notice>
            )}
            <QrisForm {...{ place, typed, error }} />
          </div>
        )}
      </Sheet>
      <LinkButton href={place.urls.mine}>Kembali</LinkButton>
    </>
  );
}

/** One payment: how far it is, and the way on. */
export function ChargeView({ place, charge, zone }: { place: OnlinePlace; charge: Charge; zone: Zone }) {
  const isOpen = charge.state === 'new' || charge.state === 'pending';
  return (
    <>
      <PageHeader
        title={formatRupiah(charge.amount)}
        note={charge.parts.map(({ label }) => label).join(', ')}
        badge={<ChargeBadge charge={charge} />}
      />
      <Sheet>
        <div className="grid gap-5">
          <DescriptionList
            items={[
              ...charge.parts.map(({ label, amount }) => ({ term: label, detail: formatRupiah(amount) })),
              { term: 'Nomor pembayaran', detail: charge.orderId },
              { term: 'Dimulai', detail: formatMoment(new Date(charge.createdAt), zone) },
              ...(charge.paidAt
                ? [{ term: 'Diterima', detail: formatMoment(new Date(charge.paidAt), zone) }]
                : []),
            ]}
          />
          {charge.isHeld && (
            <Notice tone="warning">
              Uang Anda sudah diterima dan disimpan sebagai titipan. Minta bendahara mengembalikannya;
              kuitansinya tampil di halaman Bayar.
            </Notice>
          )}
          {charge.state === 'failed' && (
            <Notice tone="info">Pembayaran ini tidak selesai. Tidak ada uang yang berpindah.</Notice>
          )}
          <div className="flex flex-wrap gap-2">
            {isOpen && charge.payUrl !== '' && (
              <LinkButton href={charge.payUrl} look="primary" icon="external-link">
                Buka halaman pembayaran
              </LinkButton>
            )}
            {isOpen && (
              <Form action={`${place.urls.mine}/${charge.id}/periksa`}>
                <Button icon="refresh-cw" busyLabel="Menanyakan…">
                  Periksa sekarang
                </Button>
              </Form>
            )}
            <LinkButton href={place.urls.mine}>Kembali</LinkButton>
          </div>
        </div>
      </Sheet>
    </>
  );
}

const STATES: Readonly<
  Record<ChargeState, { label: string; tone: 'info' | 'warning' | 'success' | 'error' }>
> = {
  new: { label: 'Dibuka', tone: 'info' },
  pending: { label: 'Menunggu pembayaran', tone: 'warning' },
  failed: { label: 'Tidak selesai', tone: 'error' },
  paid: { label: 'Lunas', tone: 'success' },
  returned: { label: 'Dikembalikan', tone: 'warning' },
};

export function ChargeBadge({ charge }: { charge: Charge }) {
  const { label, tone } = STATES[charge.state];
  return <Badge tone={charge.isHeld ? 'warning' : tone}>{charge.isHeld ? 'Titipan' : label}</Badge>;
}

import { MoneyPlaceFields } from '#features/subledger';
import { formatDate, formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  DescriptionList,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  ReasonPanel,
  Sheet,
  TextField,
} from '#kernel/ui';
import { type FieldErrors, isAbout } from '#kernel/work';
import { EXITS_URL, type Exit, isDecider, mayTakeBack } from './exit.ts';
import { ExitBadge } from './exits-view.tsx';
import type { Obligation } from './open-obligations.ts';
import type { Payable, Payout } from './pay-exit.ts';

export interface TypedExit {
  memberNumber: string;
  reason: string;
  /** Why it is refused. */
  note: string;
  postedOn: string;
  place: string;
  /** What is paid out on that day, as it was shown. */
  total: string;
}

/** One leaving: what is owed and what is paid, the decision, and the payment that ends the membership. */
export function ExitView(props: {
  ctx: RequestContext;
  exit: Exit;
  payable: Payable | undefined;
  obligations: readonly Obligation[];
  payout: Payout | undefined;
  typed: TypedExit;
  today: string;
  errors: FieldErrors;
}) {
  const { ctx, exit, payable, obligations, payout, typed, today, errors } = props;
  const url = `${EXITS_URL}/${exit.id}`;
  const zone = zoneOf(ctx.tenant.timeZone);
  const can = (right: string) => ctx.can('membership-exit', right);
  const isFree = obligations.length === 0;
  const decides = isDecider(ctx, exit);
  return (
    <>
      <PageHeader
        title={exit.memberName}
        note={`${exit.memberNumber ? `Nomor anggota ${exit.memberNumber}, diajukan` : 'Diajukan'} ${formatDate(exit.requestedOn)}`}
        badge={<ExitBadge state={exit.state} />}
        actions={
          <>
            {payout?.savingsId && (
              <LinkButton href={`/buku/simpanan/${exit.memberId}/bukti/${payout.savingsId}`} icon="receipt">
                Bukti pembayaran
              </LinkButton>
            )}
            {payout?.creditId && ctx.can('payment', 'reconcile') && (
              <LinkButton href={`/pembukuan/pembayaran/titipan/${exit.memberId}`} icon="receipt">
                Bukti titipan
              </LinkButton>
            )}
          </>
        }
      />
      <ErrorSummary errors={errors} />
      <Obligations obligations={obligations} />
      <Sheet>
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Alasan', detail: exit.reason },
            {
              term: 'Diajukan oleh',
              detail: exit.kind === 'own' ? 'Anggota sendiri' : `Pengurus, ${exit.requestedByName}`,
            },
            ...(exit.decidedAt
              ? [
                  {
                    term: 'Diputuskan',
                    detail: [
                      ...[formatMoment(exit.decidedAt, zone, 'long'), exit.decidedByName, exit.decisionNote],
                    ]
                      .filter(Boolean)
                      .join(', '),
                  },
                ]
              : []),
            ...(exit.paidAt
              ? [
                  {
                    term: 'Dibayar',
                    detail: `${formatMoment(exit.paidAt, zone, 'long')}, ${exit.paidByName}`,
                  },
                ]
              : []),
          ]}
        />
      </Sheet>
      {payable && <PayableSheet payable={payable} />}
      {exit.state === 'requested' && can('approve') && decides && isFree && (
        <Sheet title="Setujui pengunduran diri">
          <Form action={`${url}/setujui`} className="grid gap-4">
            <p className="text-muted">
              Sesudah disetujui, bendahara membayarkan semua simpanannya dan keanggotaannya berakhir.
            </p>
            <FormActions>
              <Button look="primary">Setujui</Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
      {exit.state === 'requested' && can('reject') && decides && (
        <ReasonPanel
          title="Tolak pengunduran diri"
          form={{ action: `${url}/tolak` }}
          name="note"
          label="Alasan, dibaca anggota"
          value={typed.note}
          error={errors.note}
          button="Tolak"
        />
      )}
      {exit.state === 'requested' && can('approve') && !decides && (
        <Notice tone="info" title="Menunggu keputusan pengurus lain">
          Yang mengajukan, atau yang berhenti, tidak memutuskannya sendiri.
        </Notice>
      )}
      {can('create') && mayTakeBack(ctx, exit) && (
        <Form action={`${url}/tarik`}>
          <Button look="quiet">Tarik kembali</Button>
        </Form>
      )}
      {exit.state === 'approved' &&
        isFree &&
        (can('pay') && !isAbout(ctx, exit.memberId) ? (
          <Sheet title={`Bayarkan ${formatRupiah(payable?.total ?? 0)} dan akhiri keanggotaan`}>
            <Form
              action={`${url}/bayar`}
              hidden={{ total: String(payable?.total ?? 0) }}
              className="grid max-w-3xl gap-5"
            >
              <MoneyPlaceFields typed={typed} today={today} errors={errors} placeLabel="Uang keluar dari" />
              <p className="text-sm text-muted">
                Buku simpanannya menjadi nol, catatannya di buku 01 ditutup, dan akunnya tidak dapat masuk
                lagi.
              </p>
              <FormActions>
                <Button look="primary" busyLabel="Membukukan…">
                  Bayarkan dan akhiri keanggotaan
                </Button>
              </FormActions>
            </Form>
          </Sheet>
        ) : (
          <Notice tone="info" title="Menunggu pembayaran simpanan">
            Bendahara membayarkannya di halaman ini; sejak itu keanggotaannya berakhir.
          </Notice>
        ))}
    </>
  );
}

/** What stands in the way. */
export function Obligations({ obligations }: { obligations: readonly Obligation[] }) {
  if (obligations.length === 0) return null;
  return (
    <Notice tone="warning" title="Selesaikan dulu">
      <ul className="list-disc pl-5">
        {obligations.map(({ label, url }) => (
          <li key={label}>
            <a className="link" href={url}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What is paid out, by kind. */
export function PayableSheet({ payable }: { payable: Payable }) {
  const { on, kinds, interest, total } = payable;
  return (
    <Sheet title="Yang dibayarkan" note={`Bila dibayarkan ${formatDate(on)}, menurut buku simpanan`}>
      <DescriptionList
        layout="grid"
        items={[
          ...kinds.map(({ name, amount }) => ({ term: name, detail: formatRupiah(amount) })),
          ...(interest > 0 ? [{ term: 'Jasa yang belum dibukukan', detail: formatRupiah(interest) }] : []),
          { term: 'Jumlah', detail: <strong>{formatRupiah(total)}</strong> },
        ]}
      />
    </Sheet>
  );
}

/** Officers ask for a member who cannot: moved away, without an account, dismissed by the meeting. */
export function ExitForm({ typed, errors }: { typed: TypedExit; errors: FieldErrors }) {
  return (
    <>
      <PageHeader
        title="Ajukan pengunduran diri"
        note="Untuk anggota yang tidak mengajukannya sendiri. Pengurus lain yang memutuskan."
      />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={EXITS_URL} className="grid max-w-xl gap-5">
          <TextField
            name="memberNumber"
            label="Nomor anggota"
            value={typed.memberNumber}
            error={errors.memberNumber}
            maxLength={30}
          />
          <TextField
            name="reason"
            label="Alasan"
            value={typed.reason}
            error={errors.reason}
            maxLength={300}
            help="Tercatat di buku 01, misalnya pindah ke luar kota."
          />
          <FormActions>
            <Button look="primary">Ajukan</Button>
          </FormActions>
        </Form>
      </Sheet>
    </>
  );
}

import type { Holder } from '#features/subledger';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import {
  Badge,
  Button,
  DataTable,
  DescriptionList,
  ErrorSummary,
  Form,
  FormActions,
  Notice,
  PageHeader,
  RadioGroup,
  ReasonPanel,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { Loan } from '../loan.ts';
import { type LoanPlace, loanUrl } from '../place.ts';
import type { LoanCard } from '../read-loan.ts';
import { isProposer, RELIEF_LABELS, RELIEF_STATES, type Relief } from '../relief.ts';
import { isOwn } from '../step.ts';

export interface ReliefRow {
  relief: Relief;
  loan: Loan;
  holder: Holder;
}

const TONES = { proposed: 'info', approved: 'success', rejected: 'error' } as const;

/** All proposals; those that wait stand first. */
export function ReliefsView({ place, rows }: { place: LoanPlace; rows: readonly ReliefRow[] }) {
  return (
    <>
      <PageHeader
        title="Keringanan dan Penghapusan"
        note="Diusulkan dari kartu pinjaman di buku 05, diputuskan pengurus lain."
      />
      <DataTable
        caption="Usul keringanan"
        rows={rows}
        rowKey={({ relief }) => relief.id}
        rowLabel={({ holder }) => holder.name}
        empty={{
          ...{ kind: 'nothing-yet', icon: 'life-buoy', title: 'Belum ada usul' },
          children: 'Buka sebuah pinjaman di buku 05 dan tekan Keringanan.',
        }}
        columns={[
          {
            ...{ key: 'name', label: 'Anggota' },
            cell: ({ relief, holder }) => (
              <a className="link font-semibold" href={`${place.urls.relief}/${relief.id}`}>
                {holder.name}
              </a>
            ),
          },
          { key: 'number', label: 'Pinjaman', cell: ({ loan }) => loan.number },
          { key: 'kind', label: 'Usul', cell: ({ relief }) => RELIEF_LABELS[relief.kind] },
          {
            ...{ key: 'outstanding', label: 'Sisa pokok', isNumeric: true },
            cell: ({ relief }) => formatRupiah(relief.outstanding),
          },
          {
            ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
            cell: ({ relief }) => <Badge tone={TONES[relief.state]}>{RELIEF_STATES[relief.state]}</Badge>,
          },
        ]}
      />
    </>
  );
}

export interface TypedRelief {
  id: string;
  kind: string;
  months: string;
  reason: string;
}

/** What the treasurer proposes for a loan that cannot be paid as agreed. */
export function ReliefForm(props: {
  action: string;
  card: LoanCard;
  typed: TypedRelief;
  errors: FieldErrors;
}) {
  const { action, card, typed, errors } = props;
  return (
    <>
      <PageHeader
        title={`Keringanan ${card.holder.name}`}
        note={`${card.loan.number}, sisa pokok ${formatRupiah(card.standing.outstanding)}`}
      />
      <ErrorSummary errors={errors} />
      <Form action={action} hidden={{ id: typed.id }} className="grid max-w-3xl gap-4 lg:gap-6">
        <Sheet>
          <div className="grid gap-5">
            <RadioGroup
              name="kind"
              label="Usul"
              value={typed.kind}
              error={errors.kind}
              options={[
                {
                  ...{ value: 'restructure', label: 'Jadwal ulang' },
                  help: 'Sisa pokok dijadwal lagi mulai hari disetujui. Jasa tertunggak masuk angsuran pertama, denda dihapus.',
                },
                {
                  ...{ value: 'write-off', label: 'Penghapusan buku' },
                  help: 'Sisa pokok keluar dari pembukuan sebagai kerugian. Pinjamannya tetap tercatat.',
                },
              ]}
            />
            <TextField
              name="months"
              label="Jumlah angsuran baru"
              isOptional
              inputMode="numeric"
              value={typed.months}
              error={errors.months}
              help="Hanya untuk jadwal ulang."
            />
            <TextArea
              name="reason"
              label="Alasan"
              value={typed.reason}
              error={errors.reason}
              maxLength={500}
            />
          </div>
        </Sheet>
        <FormActions>
          <Button look="primary">Usulkan</Button>
        </FormActions>
      </Form>
    </>
  );
}

/** One proposal and its decision. */
export function ReliefView(props: {
  ctx: RequestContext;
  place: LoanPlace;
  relief: Relief;
  card: LoanCard;
  typed: { reason: string };
  errors: FieldErrors;
}) {
  const { ctx, place, relief, card, typed, errors } = props;
  const url = `${place.urls.relief}/${relief.id}`;
  const isWaiting = relief.state === 'proposed' && ctx.can(place.resources.relief, 'approve');
  const isOthers = !isOwn(ctx, card.loan) && !isProposer(ctx, relief);
  const [proposed, decided] = relief.steps;
  const toldBy = (step: Relief['steps'][number]) =>
    [formatMoment(new Date(step.at), zoneOf(ctx.tenant.timeZone), 'long'), step.byName]
      .filter(Boolean)
      .join(', ');
  return (
    <>
      <PageHeader
        title={`${RELIEF_LABELS[relief.kind]} ${card.holder.name}`}
        badge={<Badge tone={TONES[relief.state]}>{RELIEF_STATES[relief.state]}</Badge>}
      />
      <ErrorSummary errors={errors} />
      <Sheet>
        <DescriptionList
          layout="grid"
          items={[
            {
              term: 'Pinjaman',
              detail: (
                <a className="link" href={loanUrl(place, card.loan.id)}>
                  {card.loan.number}
                </a>
              ),
            },
            { term: 'Sisa pokok saat diusulkan', detail: formatRupiah(relief.outstanding) },
            ...(relief.kind === 'restructure'
              ? [{ term: 'Angsuran baru', detail: `${relief.months} bulan` }]
              : []),
            { term: 'Alasan', detail: relief.reason },
            { term: 'Diusulkan', detail: toldBy(proposed!) },
            ...(decided ? [{ term: 'Diputuskan', detail: toldBy(decided) }] : []),
            ...(decided?.note ? [{ term: 'Alasan penolakan', detail: decided.note }] : []),
          ]}
        />
      </Sheet>
      {isWaiting && !isOthers && (
        <Notice tone="info" title="Pengurus lain yang memutuskan">
          Usul ini Anda sendiri yang menulis, atau pinjamannya milik Anda.
        </Notice>
      )}
      {isWaiting && isOthers && (
        <>
          <Form action={`${url}/setujui`}>
            <Button look="primary" busyLabel="Membukukan…">
              Setujui
            </Button>
          </Form>
          <ReasonPanel
            title="Tolak usul"
            form={{ action: `${url}/tolak` }}
            value={typed.reason}
            error={errors.reason}
            button="Tolak"
          />
        </>
      )}
    </>
  );
}

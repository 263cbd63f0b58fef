import { type Holder, MoneyPlaceFields } from '#features/subledger';
import { formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import {
  Badge,
  Button,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  ReasonPanel,
  Sheet,
  TextArea,
  Timeline,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { openDecisions, type RelatedRoom } from '../decide.ts';
import type { LoanDocument } from '../documents.ts';
import { isBooked, type Loan, STATE_LABELS, type StepName, WAITING } from '../loan.ts';
import { applicationUrl, type LoanPlace, loanUrl, myLoanUrl } from '../place.ts';
import type { LoanPolicy } from '../policy.ts';
import { feeOf, type Quote } from '../quote.ts';
import { isOwn } from '../step.ts';
import { STATE_TONES } from './applications-view.tsx';
import { QuoteView } from './quote-view.tsx';

export interface TypedDecision {
  note: string;
  reason: string;
  key: string;
  postedOn: string;
  place: string;
}

export interface ApplicationFacts {
  loan: Loan;
  holder: Holder;
  documents: readonly LoanDocument[];
  quote: Quote;
  policy: LoanPolicy;
  room: RelatedRoom | undefined;
}

/** One application: what is asked, what it would cost, its papers, and the steps that are open to whoever looks. */
export function ApplicationView(props: {
  ctx: RequestContext;
  place: LoanPlace;
  facts: ApplicationFacts;
  typed: TypedDecision;
  errors: FieldErrors;
  today: string;
  isMine?: boolean;
}) {
  const { ctx, place, facts, errors, isMine } = props;
  const { loan, holder, documents, quote, policy, room } = facts;
  const url = isMine ? myLoanUrl(place, loan.id) : applicationUrl(place, loan.id);
  return (
    <>
      <PageHeader
        title={isMine ? 'Pengajuan pinjaman saya' : `Pengajuan ${holder.name}`}
        note={[loan.terms.name, !isMine && holder.number && `nomor anggota ${holder.number}`]
          .filter(Boolean)
          .join(', ')}
        badge={<Badge tone={STATE_TONES[loan.state]}>{STATE_LABELS[loan.state]}</Badge>}
        actions={isBooked(loan) && <CardLink {...{ place, loan }} isMine={isMine === true} />}
      />
      <ErrorSummary errors={errors} />
      {room && (
        <Notice tone="info" title="Peminjam pengurus atau pengawas">
          {`Disetujui pengurus dan pengawas. Bersama-sama paling banyak ${formatRupiah(room.most)} (10% modal sendiri), terpakai ${formatRupiah(room.owed)}.`}
        </Notice>
      )}
      <Sheet>
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Jumlah', detail: formatRupiah(loan.amount) },
            { term: 'Lama', detail: `${loan.months} bulan` },
            {
              term: 'Diterima saat cair',
              detail: formatRupiah(loan.amount - feeOf(loan.terms, loan.amount)),
            },
            { term: 'Untuk apa', detail: loan.purpose },
            { term: 'Pekerjaan', detail: loan.occupation || '–' },
            { term: 'Agunan', detail: loan.collateral || '–' },
            { term: 'Penjamin', detail: loan.guarantor || '–' },
            {
              term: 'Dokumen',
              detail:
                documents.length === 0
                  ? '–'
                  : documents.map(({ id, name }) => (
                      <a key={id} className="link block" href={`${url}/berkas/${id}`} data-turbo="false">
                        {name}
                      </a>
                    )),
            },
          ]}
        />
      </Sheet>
      {isMine ? <MemberActs {...props} url={url} /> : <OfficerActs {...props} url={url} />}
      <Sheet title="Perjalanan">
        <Timeline
          label="Perjalanan pengajuan"
          items={loan.steps.map(({ step, at, byName, note }) => ({
            ...{ title: STEP_LABELS[step], state: step === 'rejected' ? 'refused' : 'done' },
            meta: [formatMoment(new Date(at), zoneOf(ctx.tenant.timeZone), 'long'), byName]
              .filter(Boolean)
              .join(', '),
            ...(note && (step !== 'assessed' || !isOwn(ctx, loan)) ? { note } : {}),
          }))}
        />
      </Sheet>
      <h2 className="text-xl">Bila cair hari ini</h2>
      <QuoteView quote={quote} policy={policy} />
    </>
  );
}

/** To the card of a loan that was paid out, even when that was taken back. */
function CardLink({ place, loan, isMine }: { place: LoanPlace; loan: Loan; isMine: boolean }) {
  return isMine ? (
    <LinkButton href={`${myLoanUrl(place, loan.id)}/kartu.pdf`} icon="printer" download>
      Kartu pinjaman
    </LinkButton>
  ) : (
    <LinkButton href={loanUrl(place, loan.id)} icon="hand-coins">
      Kartu pinjaman
    </LinkButton>
  );
}

export const STEP_LABELS: Readonly<Record<StepName, string>> = {
  submitted: 'Diajukan',
  assessed: 'Dinilai',
  approved: 'Disetujui pengurus',
  'related-approved': 'Disetujui pengawas',
  rejected: 'Ditolak',
  cancelled: 'Dibatalkan anggota',
  disbursed: 'Dicairkan',
  'disbursement-reversed': 'Pencairan dibalik',
  restructured: 'Dijadwal ulang',
  'written-off': 'Dihapus buku',
};

type Acts = Parameters<typeof ApplicationView>[0] & { url: string };

function MemberActs({ ctx, place, facts: { loan }, url }: Acts) {
  if (!WAITING.includes(loan.state) || !ctx.can(place.resources.application, 'cancel')) return null;
  return (
    <Disclosure title="Batalkan pengajuan" icon="x" isDanger>
      <p className="text-sm text-muted">
        Pengajuan yang dibatalkan tidak diteruskan. Anda boleh mengajukan lagi.
      </p>
      <Form action={`${url}/batal`}>
        <Button look="danger">Batalkan pengajuan</Button>
      </Form>
    </Disclosure>
  );
}

function OfficerActs({ ctx, place, facts, typed, errors, today, url }: Acts) {
  const { loan } = facts;
  const can = (right: string) => ctx.can(place.resources.application, right);
  if (isOwn(ctx, loan))
    return (
      <Notice tone="info" title="Ini pengajuan Anda sendiri">
        Pengurus lain yang menilai dan memutuskan.
      </Notice>
    );
  const open = openDecisions(ctx, loan);
  const mayApprove = can('approve') && open.approve;
  const mayApproveRelated = can('approve-related') && open.approveRelated;
  const isForOthers =
    (can('approve') && open.isSame.approve) ||
    (can('approve-related') && open.isSame.approveRelated) ||
    (can('disburse') && open.isSame.disburse);
  return (
    <>
      {isForOthers && (
        <Notice tone="info" title="Langkah berikutnya bukan oleh Anda">
          Langkah sebelumnya Anda sendiri yang mengerjakan. Pengurus lain yang melanjutkan.
        </Notice>
      )}
      {can('assess') && ['submitted', 'assessed'].includes(loan.state) && (
        <Sheet title="Penilaian">
          <Form action={`${url}/nilai`} className="grid max-w-2xl gap-5">
            <TextArea
              name="note"
              label="Hasil penilaian"
              value={typed.note}
              error={errors.note}
              maxLength={1000}
              help="Penghasilan, kewajiban lain, agunan, dan usul Anda. Hanya dibaca pengurus dan pengawas."
            />
            <FormActions>
              <Button look="primary">Simpan penilaian</Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
      {(mayApprove || mayApproveRelated) && (
        <Sheet title="Keputusan">
          <div className="flex flex-wrap gap-3">
            {mayApprove && (
              <Form action={`${url}/setujui`}>
                <Button look="primary">Setujui untuk pengurus</Button>
              </Form>
            )}
            {mayApproveRelated && (
              <Form action={`${url}/setujui-pengawas`}>
                <Button look="primary">Setujui untuk pengawas</Button>
              </Form>
            )}
          </div>
        </Sheet>
      )}
      {can('disburse') && open.disburse && (
        <Sheet title="Pencairan" note="Jadwal angsuran dihitung dari tanggal cair">
          <Form action={`${url}/cairkan`} hidden={{ key: typed.key }} className="grid gap-5">
            <MoneyPlaceFields typed={typed} today={today} errors={errors} placeLabel="Uang keluar dari" />
            <FormActions>
              <Button look="primary" busyLabel="Membukukan…">
                Cairkan pinjaman
              </Button>
            </FormActions>
          </Form>
        </Sheet>
      )}
      {can('reject') && open.reject && (
        <ReasonPanel
          title="Tolak pengajuan"
          form={{ action: `${url}/tolak` }}
          value={typed.reason}
          error={errors.reason}
          button="Tolak"
        />
      )}
    </>
  );
}

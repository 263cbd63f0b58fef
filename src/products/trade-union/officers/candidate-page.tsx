import type { ReactNode } from 'react';
import { type DuesBill, type DuesPayment, METHOD_LABELS } from '#features/dues';
import { formatDate, formatMoment, type Zone } from '#kernel/calendar';
import type { StepVerdict } from '#kernel/flow';
import { StepFields, stepOf } from '#kernel/flow';
import { formatRupiah } from '#kernel/money';
import {
  Badge,
  Button,
  Disclosure,
  Form,
  Icon,
  type IconName,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  Timeline,
  type Tone,
} from '#kernel/ui';
import { regionName } from '../members/campus.ts';
import type { MemberSection } from '../members/member-fields.ts';
import type { MemberRecord } from '../members/read-member.ts';
import { RecordSheets } from '../members/record-view.tsx';
import { eventItems } from '../registration/event-words.ts';
import { membershipFlow } from '../registration/flow.ts';
import type { KeptEvent } from '../registration/keep-event.ts';
import type { Membership } from '../registration/membership.ts';
import { stageLabels } from '../registration/stage-labels.ts';
import type { Lookalike } from './find-candidates.ts';

export interface CandidatePageProps {
  record: MemberRecord;
  person: Membership;
  bill: DuesBill | undefined;
  payment: DuesPayment | undefined;
  proofMediaType: string | undefined;
  events: readonly KeptEvent[];
  lookalikes: readonly Lookalike[];
  approve: StepVerdict | undefined;
  reject: StepVerdict | undefined;
  queue: { position: number; count: number; previous: string | null; next: string | null } | undefined;
  zone: Zone;
}

const SECTIONS: readonly MemberSection[] = ['identity', 'contact', 'work', 'dues', 'voice'];

/** One candidate: evidence on the left, the decision beside it, the form and the story on the right (mock 06). */
export function CandidatePage(props: CandidatePageProps) {
  const { record, person, queue, approve, reject } = props;
  const state = stageLabels[person.stage];
  return (
    <div className="grid gap-5">
      <PageHeader
        title={person.fullName}
        badge={
          <Badge tone={state.tone} {...(person.stage === 'email_verified' ? { icon: 'hourglass' } : {})}>
            {state.label}
          </Badge>
        }
        note={[
          record.universityName,
          regionName(person.regionCode),
          `mendaftar ${formatMoment(person.createdAt, props.zone, 'long')}`,
        ]
          .filter(Boolean)
          .join(', ')}
        actions={queue && <Turner queue={queue} />}
      />
      <div className="grid items-start gap-5 xl:grid-cols-[1.05fr_1fr]">
        <div className="grid gap-5">
          <Evidence {...props} />
          {(approve || reject) && <Decision {...props} />}
        </div>
        <div className="grid gap-5">
          <RecordSheets
            record={record}
            sections={SECTIONS}
            hides={(field) => field.isSecret === true || field.isForOfficers === true}
          />
          <Sheet title="Perjalanan pendaftaran">
            <Timeline items={eventItems(props.events, props.zone)} label="Perjalanan pendaftaran" />
          </Sheet>
        </div>
      </div>
    </div>
  );
}

function Turner({ queue }: { queue: NonNullable<CandidatePageProps['queue']> }) {
  return (
    <span className="flex items-center gap-2">
      {queue.previous && (
        <LinkButton
          href={`/admin/candidates/${queue.previous}`}
          icon="chevron-left"
          label="Calon sebelumnya"
        />
      )}
      <span className="figures text-sm text-muted">
        {queue.position} dari {queue.count}
      </span>
      {queue.next && (
        <LinkButton href={`/admin/candidates/${queue.next}`} icon="chevron-right" label="Calon berikutnya" />
      )}
    </span>
  );
}

function Evidence(props: CandidatePageProps) {
  const { person, record, bill, payment, lookalikes, zone } = props;
  const isPaid = payment?.status === 'verified' || bill?.status === 'paid';
  const good = [person.facts.isEmailVerified, isPaid, record.agreedToTermsAt !== null].filter(Boolean).length;
  return (
    <Sheet title="Persyaratan" note={`${good} dari 3 sesuai`} isFlush>
      <ul className="border-t border-base-300">
        <Requirement
          tone={isPaid ? 'success' : payment?.status === 'submitted' ? 'info' : 'neutral'}
          title="Iuran pendaftaran"
          word={
            isPaid
              ? 'Diverifikasi Bendahara'
              : payment?.status === 'submitted'
                ? 'Menunggu Bendahara'
                : 'Belum dibayar'
          }
          action={
            payment?.proofFileId && (
              <LinkButton
                href={`/admin/candidates/${person.id}/proof`}
                look="quiet"
                size="sm"
                icon="eye"
                isNewTab
              >
                Lihat
              </LinkButton>
            )
          }
        >
          {bill ? `${bill.rateLabel}, ${formatRupiah(bill.amount)}` : 'Tagihan belum ada'}
          {payment &&
            `. ${METHOD_LABELS[payment.method]} ${formatRupiah(payment.receivedAmount ?? payment.amount)}, ${formatDate(payment.paidOn)}`}
          {payment?.status === 'verified' && payment.decidedByName && `. Diperiksa ${payment.decidedByName}`}
          {payment?.proofFileId && props.proofMediaType?.startsWith('image/') && (
            <a
              href={`/admin/candidates/${person.id}/proof`}
              target="_blank"
              rel="noopener"
              className="mt-3 block w-fit"
            >
              <img
                src={`/admin/candidates/${person.id}/proof`}
                alt="Bukti bayar yang diunggah calon"
                loading="lazy"
                className="max-h-64 rounded-lg border border-base-300"
              />
            </a>
          )}
        </Requirement>
        <Requirement
          tone={person.facts.isEmailVerified ? 'success' : 'neutral'}
          title="Surel"
          word={person.facts.isEmailVerified ? 'Terkonfirmasi' : 'Belum dikonfirmasi'}
        >
          {person.email}
          {person.emailVerifiedAt && `, ${formatMoment(person.emailVerifiedAt, zone, 'long')}`}
        </Requirement>
        <Requirement
          tone={record.agreedToTermsAt ? 'success' : 'warning'}
          title="Persetujuan AD/ART dan privasi"
          word={record.agreedToTermsAt ? 'Disetujui' : 'Belum ada'}
        >
          {record.agreedToTermsAt
            ? formatMoment(record.agreedToTermsAt, zone, 'long')
            : 'Data lama tanpa persetujuan tertulis.'}
        </Requirement>
        {lookalikes.length > 0 && (
          <Requirement tone="warning" title="Mungkin sudah tercatat" word="Perlu diperiksa">
            {lookalikes.map((one) => (
              <a key={one.id} className="link mr-3" href={`/admin/members/${one.id}`}>
                {one.fullName}
                {one.memberNumber && ` (${one.memberNumber})`},{' '}
                {one.why === 'phone' ? 'nomor telepon sama' : 'nama dan tanggal lahir sama'}
              </a>
            ))}
          </Requirement>
        )}
      </ul>
    </Sheet>
  );
}

const ICONS: Readonly<Record<Tone, { icon: IconName; ink: string }>> = {
  success: { icon: 'circle-check', ink: 'text-success' },
  info: { icon: 'hourglass', ink: 'text-info' },
  warning: { icon: 'triangle-alert', ink: 'text-warning' },
  error: { icon: 'circle-alert', ink: 'text-error' },
  neutral: { icon: 'circle-dashed', ink: 'text-muted' },
};

function Requirement(props: {
  tone: Tone;
  title: string;
  word: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const { icon, ink } = ICONS[props.tone];
  return (
    <li className="flex gap-3 border-b border-base-300 px-5 py-4 last:border-0">
      <span className={ink}>
        <Icon name={icon} className="mt-0.5 size-6" />
      </span>
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-start justify-between gap-x-3">
          <p className="min-w-0">
            <b className="font-semibold">{props.title}</b>{' '}
            <span className={`text-sm font-semibold ${ink}`}>{props.word}</span>
          </p>
          {props.action}
        </div>
        <div className="text-sm break-words text-muted">{props.children}</div>
      </div>
    </li>
  );
}

function Decision({ person, approve, reject }: CandidatePageProps) {
  const approving = stepOf(membershipFlow, 'approve');
  const rejecting = stepOf(membershipFlow, 'reject');
  const base = `/admin/members/${person.id}`;
  return (
    <Sheet title="Keputusan">
      <div className="grid gap-4">
        {approve &&
          (approve.isOpen ? (
            <Form action={`${base}/approve`} className="grid gap-4">
              <StepFields fields={approving.fields ?? []} idPrefix="approve" />
              <Button look="primary" icon="check" isWide busyLabel="Menyetujui…">
                {approving.label}
              </Button>
            </Form>
          ) : (
            <>
              <Notice tone="neutral" id="belum-terbuka">
                {approve.reason}
              </Notice>
              <Button look="primary" icon="check" isWide reasonId="belum-terbuka">
                {approving.label}
              </Button>
            </>
          ))}
        {reject?.isOpen && (
          <Disclosure title="Tolak pendaftaran" icon="circle-x" isDanger>
            <Form action={`${base}/reject`} className="grid gap-4">
              <StepFields fields={rejecting.fields ?? []} idPrefix="reject" />
              <div>
                <Button look="danger">{rejecting.label}</Button>
              </div>
            </Form>
          </Disclosure>
        )}
        <a className="link text-sm" href={base}>
          Buka data lengkap
        </a>
      </div>
    </Sheet>
  );
}

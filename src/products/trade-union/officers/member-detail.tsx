import { type DuesAccount, type DuesBill, monthOfPeriod, remainingOf } from '#features/dues';
import { formatDate, formatMoment, formatMonth, type Zone } from '#kernel/calendar';
import type { OfferedStep } from '#kernel/flow';
import { formatRupiah } from '#kernel/money';
import {
  Avatar,
  Badge,
  Button,
  DescriptionList,
  Disclosure,
  Form,
  LinkButton,
  Menu,
  MenuLink,
  Notice,
  PageHeader,
  Sheet,
  TextField,
  Timeline,
} from '#kernel/ui';
import { initialsOf } from '../me/initials.ts';
import { regionName } from '../members/campus.ts';
import { DOCUMENT_TYPES, type MemberDocument, REVIEW_LABELS } from '../members/documents.ts';
import type { MemberField, MemberSection } from '../members/member-fields.ts';
import { paidThrough } from '../members/paid-through.ts';
import type { MemberRecord } from '../members/read-member.ts';
import { RecordSheets } from '../members/record-view.tsx';
import { eventItems } from '../registration/event-words.ts';
import type { KeptEvent } from '../registration/keep-event.ts';
import type { Membership } from '../registration/membership.ts';
import type { Stage } from '../registration/rules.ts';
import { stageLabels } from '../registration/stage-labels.ts';

export interface MemberDetailProps {
  record: MemberRecord;
  person: Membership;
  documents: readonly MemberDocument[];
  events: readonly KeptEvent[];
  account: DuesAccount;
  bills: readonly DuesBill[];
  offered: readonly OfferedStep<Membership, Stage>[];
  zone: Zone;
  /** What the reader may see and do. */
  may: {
    profile: boolean;
    secrets: boolean;
    edit: boolean;
    bills: boolean;
    review: boolean;
    propose: boolean;
  };
  /** Secrets were opened for this very reading. */
  showsSecrets: boolean;
  review?: RefusedReview | undefined;
}

/** A word about a paper that could not be stored, as it was typed. */
export interface RefusedReview {
  documentId: string;
  note: string;
  error: string;
}

const SECTIONS: readonly MemberSection[] = [
  'identity',
  'contact',
  'emergency',
  'work',
  'dues',
  'pay',
  'voice',
  'union',
];

/** One person as an officer sees them: record on the left, dues, papers and story on the right. */
export function MemberDetail(props: MemberDetailProps) {
  const { record, person, may, zone } = props;
  const name = String(record.values.fullName ?? '');
  const state = stageLabels[person.stage];
  const base = `/admin/members/${record.id}`;
  return (
    <div className="grid gap-5">
      <PageHeader
        title={name}
        badge={<Badge tone={state.tone}>{state.label}</Badge>}
        note={[record.memberNumber ?? 'Belum bernomor', record.universityName, regionName(record.regionCode)]
          .filter(Boolean)
          .join(', ')}
        actions={
          <>
            {may.edit && (
              <LinkButton href={`${base}/edit`} icon="pen-line">
                Ubah data
              </LinkButton>
            )}
            <StepMenu {...props} base={base} />
          </>
        }
      />
      {record.statusReason && person.stage !== 'active' && (
        <Notice tone="warning" title="Alasan keadaan ini">
          {record.statusReason}
        </Notice>
      )}
      {record.duesHeldAt && (
        <Notice tone="warning" title="Layanan ditahan karena tunggakan">
          {record.duesHeldReason ?? 'Menunggak'}, sejak {formatMoment(record.duesHeldAt, zone, 'long')}.
        </Notice>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-[1.25fr_1fr]">
        <div className="grid gap-5">
          {may.profile && <PersonSheet {...props} name={name} base={base} />}
          {may.profile && <RecordSheets record={record} sections={SECTIONS} hides={hiddenFields(props)} />}
        </div>
        <div className="grid gap-5">
          <DuesSheet {...props} />
          <StateSheet {...props} />
          {may.profile && <PapersSheet {...props} base={base} />}
          <Sheet title="Riwayat" id="riwayat">
            {props.events.length > 0 ? (
              <Timeline items={eventItems(props.events, zone)} label="Riwayat keanggotaan" />
            ) : (
              <p className="text-muted">Belum ada yang tercatat.</p>
            )}
          </Sheet>
        </div>
      </div>
    </div>
  );
}

/** Salaries and notes are for those who may read what is sensitive, coordinators see the rest. */
function hiddenFields({ may }: MemberDetailProps) {
  return (field: MemberField) =>
    (field.isSecret === true && !may.secrets) || (field.isForOfficers === true && !may.secrets);
}

function StepMenu({ offered, base, may, person }: MemberDetailProps & { base: string }) {
  const isDecision = (key: string) => key === 'approve' || key === 'reject';
  const decision = offered.find(({ step }) => step.key === 'approve');
  const others = offered.filter(({ step }) => !isDecision(step.key));
  return (
    <>
      {decision && (
        <LinkButton
          href={`/admin/candidates/${base.split('/').at(-1)}`}
          look="primary"
          icon="clipboard-check"
        >
          Periksa calon
        </LinkButton>
      )}
      {may.propose && person.stage === 'active' && (
        <LinkButton href={`/region/proposals/baru?member=${person.id}`} icon="megaphone">
          Usulkan tindakan
        </LinkButton>
      )}
      {others.length > 0 && (
        <Menu label="Ubah status" icon="user-cog" width="w-64">
          {others.map(({ step }) => (
            <MenuLink key={step.key} href={`${base}/${step.key}`}>
              {step.label}
            </MenuLink>
          ))}
        </Menu>
      )}
    </>
  );
}

function PersonSheet({
  record,
  name,
  base,
  may,
  showsSecrets,
}: MemberDetailProps & { name: string; base: string }) {
  return (
    <Sheet>
      <div className="flex flex-wrap items-center gap-4">
        <Avatar
          initials={initialsOf(name)}
          size="size-20 text-xl"
          {...(record.photoFileId ? { photoUrl: `${base}/photo` } : {})}
        />
        <div className="min-w-0 grow">
          <p className="text-lg font-bold">{name}</p>
          <p className="text-sm text-muted">{record.email ?? 'Tanpa surel'}</p>
        </div>
        {may.secrets &&
          (showsSecrets ? (
            <LinkButton href={base} size="sm" icon="eye-off">
              Tutup NIK dan gaji
            </LinkButton>
          ) : (
            <Form action={`${base}/secrets`}>
              <Button size="sm" icon="eye">
                Buka NIK dan gaji
              </Button>
            </Form>
          ))}
      </div>
      {may.secrets && (
        <p className="mt-3 text-sm text-muted">
          {showsSecrets
            ? 'Pembacaan ini sudah dicatat dengan nama Anda.'
            : 'Setiap pembukaan dicatat dalam audit dan dapat dilihat oleh yang bersangkutan.'}
        </p>
      )}
    </Sheet>
  );
}

function DuesSheet({ account, bills, may, record }: MemberDetailProps) {
  const open = bills.filter((bill) => remainingOf(bill) > 0);
  const through = paidThrough(bills, {
    startDate: record.membershipStartDate,
    listed: record.duesLastPaidPeriod,
  });
  return (
    <Sheet
      title="Iuran"
      action={
        may.bills ? (
          <a
            className="link text-sm"
            href={`/treasury/dues/bills?q=${encodeURIComponent(record.memberNumber ?? String(record.values.fullName))}`}
          >
            Semua tagihan
          </a>
        ) : undefined
      }
    >
      <DescriptionList
        layout="ends"
        items={[
          { term: 'Masih terbuka', detail: formatRupiah(account.open) },
          {
            term: 'Lewat tempo',
            detail:
              account.overdueCount > 0
                ? `${account.overdueCount} tagihan, ${formatRupiah(account.overdueAmount)}`
                : 'Tidak ada',
          },
          { term: 'Dibayar tahun ini', detail: formatRupiah(account.paidThisYear) },
          ...(account.lastPaidOn
            ? [{ term: 'Terakhir membayar', detail: formatDate(account.lastPaidOn) }]
            : []),
          { term: 'Lebih bayar', detail: formatRupiah(account.credit) },
          ...(through ? [{ term: 'Lunas sampai', detail: formatMonth(monthOfPeriod(through)) }] : []),
        ]}
      />
      {open.length > 0 && (
        <ul className="mt-4 grid gap-2 border-t border-base-300 pt-4 text-sm">
          {open.slice(0, 6).map((bill) => (
            <li key={bill.id} className="flex justify-between gap-4">
              <span>
                {bill.kind === 'registration' ? 'Pendaftaran' : formatMonth(monthOfPeriod(bill.period))}
                <span className="block text-xs text-muted">
                  Jatuh tempo {formatDate(bill.dueDate, 'short')}
                </span>
              </span>
              <b className="figures">{formatRupiah(remainingOf(bill))}</b>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

const MEMBERSHIP_WORDS: Readonly<Record<string, string>> = {
  candidate: 'Calon (candidate)',
  active: 'Aktif (active)',
  inactive: 'Tidak aktif (inactive)',
  disabled: 'Dinonaktifkan (disabled)',
  rejected: 'Ditolak (rejected)',
  cancelled: 'Dibatalkan (cancelled)',
  resigned: 'Mengundurkan diri (resigned)',
  expelled: 'Diberhentikan (expelled)',
  deceased: 'Meninggal dunia (deceased)',
};

const ONBOARDING_WORDS: Readonly<Record<string, string>> = {
  registered: 'Terdaftar (registered)',
  payment_submitted: 'Bukti dikirim (payment_submitted)',
  email_verified: 'Surel terkonfirmasi (email_verified)',
  approved: 'Disetujui (approved)',
  rejected: 'Ditolak (rejected)',
  imported: 'Data lama (imported)',
  cancelled: 'Dibatalkan (cancelled)',
};

const ACCOUNT_WORDS: Readonly<Record<string, string>> = {
  pending: 'Menunggu (pending)',
  active: 'Terbuka (active)',
  suspended: 'Ditutup sementara (suspended)',
  rejected: 'Ditolak (rejected)',
};

/** The three states of the requirement, and the facts they follow from. */
function StateSheet({ record, person, zone }: MemberDetailProps) {
  const at = (moment: Date | null) => (moment ? formatMoment(moment, zone, 'long') : '–');
  return (
    <Sheet title="Keadaan">
      <DescriptionList
        items={[
          {
            term: 'Keanggotaan',
            detail: MEMBERSHIP_WORDS[record.membershipStatus] ?? record.membershipStatus,
          },
          { term: 'Pendaftaran', detail: ONBOARDING_WORDS[record.onboardingState] ?? record.onboardingState },
          { term: 'Akun', detail: ACCOUNT_WORDS[record.accountStatus] ?? record.accountStatus },
          { term: 'Verifikasi', detail: verificationOf(person.stage) },
          { term: 'Mendaftar', detail: at(record.createdAt) },
          { term: 'Setuju AD/ART', detail: at(record.agreedToTermsAt) },
          { term: 'Setuju privasi', detail: at(record.agreedToPrivacyAt) },
          { term: 'Surel dikonfirmasi', detail: at(record.emailVerifiedAt) },
          {
            term: 'Disetujui',
            detail: record.approvedAt
              ? `${at(record.approvedAt)}${record.approvedByName ? ` oleh ${record.approvedByName}` : ''}`
              : '–',
          },
          { term: 'Anggota sejak', detail: record.joinedAt ? formatDate(record.joinedAt) : '–' },
          ...(record.membershipEndDate
            ? [{ term: 'Berakhir', detail: formatDate(record.membershipEndDate) }]
            : []),
          {
            term: 'Terakhir masuk',
            detail: record.lastSignInAt
              ? `${at(record.lastSignInAt)}${record.lastSignInIp ? `, dari ${record.lastSignInIp}` : ''}`
              : 'Belum pernah',
          },
        ]}
      />
    </Sheet>
  );
}

/** unverified, under_review, verified, rejected (serikat-panduan §3.2), which follow from where the person stands. */
function verificationOf(stage: Stage): string {
  if (stage === 'registered' || stage === 'imported' || stage === 'cancelled')
    return 'Belum diperiksa (unverified)';
  if (stage === 'payment_submitted' || stage === 'email_verified') return 'Sedang diperiksa (under_review)';
  return stage === 'rejected' ? 'Ditolak (rejected)' : 'Terverifikasi (verified)';
}

function PapersSheet({ documents, base, may, zone, review: refused }: MemberDetailProps & { base: string }) {
  return (
    <Sheet title="Berkas" id="berkas">
      {documents.length === 0 && <p className="text-muted">Belum ada berkas yang diunggah.</p>}
      <ul className="grid gap-4">
        {documents.map((document) => {
          const review = REVIEW_LABELS[document.reviewStatus];
          const typed = refused?.documentId === document.id ? refused : undefined;
          return (
            <li key={document.id} className="grid gap-2">
              <span className="flex flex-wrap items-center justify-between gap-2">
                <b className="font-semibold">
                  {DOCUMENT_TYPES[document.type as keyof typeof DOCUMENT_TYPES] ?? 'Bukti bayar'}
                </b>
                <Badge tone={review.tone}>{review.label}</Badge>
              </span>
              <span className="text-xs break-all text-muted">
                {formatMoment(document.createdAt, zone, 'long')}, SHA-256 {document.sha256.slice(0, 16)}…
              </span>
              {document.reviewNote && (
                <span className="rounded-lg bg-base-200 px-3 py-2 text-sm">{document.reviewNote}</span>
              )}
              {may.secrets && (
                <span className="flex flex-wrap gap-2">
                  <LinkButton href={`${base}/documents/${document.id}`} size="sm" icon="eye" isNewTab>
                    Buka
                  </LinkButton>
                </span>
              )}
              {may.review && (
                <Disclosure title="Periksa berkas ini" icon="file-check" isOpen={Boolean(typed)}>
                  <Form action={`${base}/documents/${document.id}/review`} className="grid gap-3">
                    <TextField
                      name="note"
                      id={`note-${document.id}`}
                      label="Catatan untuk pemilik"
                      isOptional
                      maxLength={300}
                      value={typed?.note}
                      error={typed?.error}
                    />
                    <span className="flex flex-wrap gap-2">
                      <Button size="sm" name="status" value="approved">
                        Tandai sesuai
                      </Button>
                      <Button size="sm" look="danger" name="status" value="rejected">
                        Minta ganti
                      </Button>
                    </span>
                  </Form>
                </Disclosure>
              )}
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}

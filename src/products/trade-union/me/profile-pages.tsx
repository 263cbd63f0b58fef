import type { DuesRate } from '#features/dues';
import { formatMoment, type Zone } from '#kernel/calendar';
import {
  Avatar,
  Badge,
  Button,
  Checkbox,
  EmptyState,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  FormSection,
  LinkButton,
  PageHeader,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { Campus } from '../members/campus.ts';
import { DOCUMENT_TYPES, type MemberDocument, REVIEW_LABELS } from '../members/documents.ts';
import { CampusInputs, FieldInputs } from '../members/field-inputs.tsx';
import { type MemberField, type MemberSection, SECTION_LABELS } from '../members/member-fields.ts';
import type { MemberValue } from '../members/read-fields.ts';
import type { MemberRecord } from '../members/read-member.ts';
import { RecordSheets } from '../members/record-view.tsx';
import { initialsOf } from './initials.ts';

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

export interface ProfileProps {
  record: MemberRecord;
  documents: readonly MemberDocument[];
  wantsMail: boolean;
  isEmailVerified: boolean;
  statusLabel: string;
  zone: Zone;
  errors: Readonly<Record<string, string>>;
}

/** One's own record, with photo, address and papers. */
export function ProfilePage(props: ProfileProps) {
  const { record, errors, statusLabel } = props;
  const name = String(record.values.fullName ?? '');
  return (
    <div className="grid gap-5">
      <PageHeader
        title="Profil saya"
        note={record.memberNumber ? `Anggota ${record.memberNumber}` : statusLabel}
        actions={
          <>
            <LinkButton href="/me/profile/edit" look="primary" icon="pen-line">
              Ubah data
            </LinkButton>
            <LinkButton href="/me/security" icon="shield">
              Keamanan
            </LinkButton>
            <LinkButton href="/me/privacy" icon="eye">
              Data pribadi
            </LinkButton>
          </>
        }
      />
      <ErrorSummary errors={errors} />
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_22rem]">
        <div className="grid gap-5">
          <RecordSheets record={record} sections={SECTIONS} />
        </div>
        <div className="grid gap-5">
          <PhotoSheet record={record} name={name} error={errors.photo} />
          <EmailSheet {...props} name={name} />
          <PapersSheet {...props} />
        </div>
      </div>
    </div>
  );
}

function PhotoSheet({
  record,
  name,
  error,
}: {
  record: MemberRecord;
  name: string;
  error: string | undefined;
}) {
  return (
    <Sheet title="Foto">
      <div className="flex items-center gap-4">
        <Avatar
          initials={initialsOf(name)}
          size="size-20 text-xl"
          {...(record.photoFileId ? { photoUrl: `/me/profile/photo?v=${record.photoFileId.slice(-6)}` } : {})}
        />
        <p className="text-sm text-muted">Tampil di kartu anggota. Dipotong menjadi persegi.</p>
      </div>
      <Form action="/me/profile/photo" isMultipart className="mt-4 grid gap-3">
        <FileField
          name="photo"
          label="Ganti foto"
          isLabelHidden
          accept="image/jpeg,image/png"
          help="JPG atau PNG, paling besar 5 MB."
          {...(error ? { error } : {})}
        />
        <div>
          <Button busyLabel="Mengunggah…">Simpan foto</Button>
        </div>
      </Form>
    </Sheet>
  );
}

/** The address belongs to the account: its own page takes the change and asks the new address to confirm. */
function EmailSheet({ record, name, wantsMail, isEmailVerified }: ProfileProps & { name: string }) {
  return (
    <Sheet title="Surel" id="surel">
      <Form action="/me/profile" hidden={{ name }} className="grid gap-4">
        <TextField
          name="email"
          label="Alamat surel"
          type="email"
          autoComplete="email"
          value={record.email ?? ''}
          help="Alamat baru berlaku setelah dikonfirmasi dari surel itu."
          aside={
            <Badge tone={isEmailVerified ? 'success' : 'warning'}>
              {isEmailVerified ? 'Terkonfirmasi' : 'Belum dikonfirmasi'}
            </Badge>
          }
        />
        <Checkbox name="mail" label="Kirim pemberitahuan ke surel juga" isChecked={wantsMail} />
        <div>
          <Button>Simpan surel</Button>
        </div>
        <p className="text-sm text-muted">
          Pengumuman pengurus diatur di{' '}
          <a className="link" href="/me/pengumuman">
            halaman Pengumuman
          </a>
          .
        </p>
      </Form>
    </Sheet>
  );
}

function PapersSheet({ documents, zone, errors }: ProfileProps) {
  return (
    <Sheet title="Berkas" id="berkas">
      {documents.length > 0 && (
        <ul className="mb-4 grid gap-3">
          {documents.map((document) => {
            const review = REVIEW_LABELS[document.reviewStatus];
            return (
              <li key={document.id} className="grid gap-1 text-sm">
                <span className="flex flex-wrap items-center justify-between gap-2">
                  <a className="link font-semibold" href={`/me/documents/${document.id}`} data-turbo="false">
                    {DOCUMENT_TYPES[document.type as keyof typeof DOCUMENT_TYPES] ?? document.name}
                  </a>
                  <Badge tone={review.tone}>{review.label}</Badge>
                </span>
                <span className="text-xs text-muted">{formatMoment(document.createdAt, zone, 'long')}</span>
                {document.reviewNote && (
                  <span className="rounded-lg bg-base-200 px-3 py-2">{document.reviewNote}</span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Form action="/me/documents" isMultipart className="grid gap-4">
        <Select
          name="type"
          label="Jenis berkas"
          options={Object.entries(DOCUMENT_TYPES).map(([value, label]) => ({ value, label }))}
          {...(errors.type ? { error: errors.type } : {})}
        />
        <FileField
          name="document"
          label="Berkas"
          accept="image/jpeg,image/png,application/pdf"
          help="JPG, PNG, atau PDF, paling besar 5 MB. Disimpan terenkripsi; setiap pembukaan oleh pengurus dicatat."
          {...(errors.document ? { error: errors.document } : {})}
        />
        <div>
          <Button busyLabel="Mengunggah…">Unggah berkas</Button>
        </div>
      </Form>
    </Sheet>
  );
}

export interface EditPageProps {
  action: string;
  cancelUrl: string;
  title: string;
  note?: string;
  fields: readonly MemberField[];
  values: Readonly<Record<string, MemberValue | undefined>>;
  errors: Readonly<Record<string, string>>;
  rates: readonly DuesRate[];
  /** Given where the campus may be changed too. */
  campus?: {
    campuses: readonly Campus[];
    campusId: string | null | undefined;
    universityName: string | undefined;
    regionCode: string | undefined;
  };
  seenAt: string;
}

/** The form over a record, whoever fills it in: sections with the fields these hands may touch. */
export function EditPage(props: EditPageProps) {
  const { fields, values, errors, rates, campus } = props;
  const sections = SECTIONS.filter(
    (section) => fields.some((field) => field.section === section) || (section === 'work' && campus),
  );
  return (
    <div className="grid max-w-3xl gap-5">
      <PageHeader title={props.title} {...(props.note ? { note: props.note } : {})} />
      <ErrorSummary errors={errors} />
      <Form action={props.action} hidden={{ seenAt: props.seenAt }} className="sheet grid gap-8 p-5 lg:p-7">
        {sections.map((section) => (
          <FormSection key={section} title={SECTION_LABELS[section]}>
            {section === 'work' && campus && <CampusInputs {...campus} errors={errors} />}
            <FieldInputs
              fields={fields.filter((field) => field.section === section)}
              values={values}
              errors={errors}
              rates={rates}
            />
          </FormSection>
        ))}
        <FormActions>
          <Button look="primary">Simpan perubahan</Button>
          <LinkButton href={props.cancelUrl} look="quiet">
            Batal
          </LinkButton>
        </FormActions>
      </Form>
    </div>
  );
}

/** An account that is nobody's membership still has an address and a password. */
export function NoPersonProfile({ name, email }: { name: string; email: string | null }) {
  return (
    <div className="grid gap-5">
      <PageHeader
        title="Profil saya"
        note={name}
        actions={<LinkButton href="/me/security">Keamanan</LinkButton>}
      />
      <EmptyState kind="nothing-yet" icon="user" title="Akun ini belum terhubung dengan data anggota">
        {email ? `Anda masuk dengan ${email}. ` : ''}Data pribadi dan iuran tampil setelah akun dihubungkan.
      </EmptyState>
    </div>
  );
}

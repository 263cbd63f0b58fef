import { formatDate } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import {
  Badge,
  Button,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Select,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { roles } from '../access.ts';
import { type OfficerGrant, ROLES_OF, type Term } from './term.ts';

export const TERMS_URL = '/jabatan-dan-wewenang';

/** What the forms of these pages send. */
export interface TypedTerm {
  term: string;
  role: string;
  email: string;
  grant: string;
}

const labelOf = (role: string) => roles.find(({ key }) => key === role)?.label ?? role;
const titleOf = ({ fullName, position, electedOn }: Term) =>
  `${fullName}, ${position}, sejak ${formatDate(electedOn, 'short')}`;
const grantTitle = ({ accountName, role, electedOn }: OfficerGrant) =>
  `${accountName}, ${labelOf(role)}${electedOn ? `, jabatan sejak ${formatDate(electedOn, 'short')}` : ''}`;
const bookOf = ({ book }: Term) => (book === 'board' ? '/buku/pengurus' : '/buku/pengawas');

/** Every open term with the account that acts for it, and roles that hang on none. */
export function TermsView(props: {
  ctx: RequestContext;
  terms: readonly Term[];
  grants: readonly OfficerGrant[];
  typed: TypedTerm;
  errors: FieldErrors;
}) {
  const { ctx, terms, grants, typed, errors } = props;
  const may = ctx.can('invitation', 'create');
  const free = terms.filter(({ role }) => role === null);
  const loose = grants.filter(({ termId }) => termId === null);
  // Whoever was elected again holds the role for the term before until it is tied to the new one.
  const movable = grants.filter(({ role }) => free.some(({ book }) => ROLES_OF[book].includes(role)));
  return (
    <>
      <PageHeader
        title="Jabatan dan wewenang"
        note="Wewenang berlaku selama masa jabatan di buku 02 dan 03 berjalan."
        actions={
          may && (
            <LinkButton href={`${TERMS_URL}/undang`} look="primary" icon="mail-plus">
              Undang lewat surel
            </LinkButton>
          )
        }
      />
      <ErrorSummary errors={errors} />
      <DataTable
        caption="Jabatan yang sedang berjalan"
        rows={terms}
        rowKey={({ id, role }) => `${id} ${role}`}
        rowLabel={({ fullName }) => fullName}
        empty={{
          ...{ kind: 'nothing-yet', icon: 'users', title: 'Belum ada jabatan yang berjalan' },
          children: 'Catat pengurus di buku 02 dan pengawas di buku 03.',
        }}
        columns={[
          {
            ...{ key: 'name', label: 'Nama' },
            cell: (term) => (
              <a className="link font-semibold" href={`${bookOf(term)}/${term.id}`}>
                {term.fullName}
              </a>
            ),
          },
          { key: 'position', label: 'Jabatan', cell: ({ position }) => position },
          {
            ...{ key: 'term', label: 'Masa jabatan', isNarrow: true },
            cell: ({ electedOn, endedOn }) =>
              endedOn
                ? `${formatDate(electedOn, 'short')} sampai ${formatDate(endedOn, 'short')}`
                : `sejak ${formatDate(electedOn, 'short')}`,
          },
          {
            ...{ key: 'authority', label: 'Wewenang', onPhone: 'badge' },
            cell: (term) => <Authority term={term} />,
          },
        ]}
      />
      {loose.length > 0 && (
        <Sheet
          title="Wewenang tanpa masa jabatan"
          note="Diberikan langsung kepada akun, jadi tidak berakhir dengan sendirinya"
        >
          <ul className="list-disc pl-5">
            {loose.map((grant) => (
              <li key={grant.grantId}>{grantTitle(grant)}</li>
            ))}
          </ul>
        </Sheet>
      )}
      {may && movable.length > 0 && (
        <Sheet
          title="Kaitkan wewenang dengan masa jabatan"
          note="Untuk wewenang tanpa masa jabatan, atau bila orangnya dipilih kembali"
        >
          <Form action={`${TERMS_URL}/kaitkan`} className="grid items-end gap-4 md:grid-cols-[1fr_1fr_auto]">
            <Select
              name="grant"
              label="Wewenang"
              value={typed.grant}
              error={errors.grant}
              options={movable.map((grant) => ({ value: grant.grantId, label: grantTitle(grant) }))}
            />
            <Select
              name="term"
              label="Masa jabatan"
              value={typed.term}
              error={errors.term}
              options={free.map((term) => ({ value: term.id, label: titleOf(term) }))}
            />
            <Button>Kaitkan</Button>
          </Form>
        </Sheet>
      )}
    </>
  );
}

function Authority({ term: { role, accountName, invited, fullName } }: { term: Term }) {
  if (role)
    return (
      <Badge tone="success">
        {accountName === fullName ? labelOf(role) : `${labelOf(role)}, akun ${accountName}`}
      </Badge>
    );
  return invited ? <Badge tone="info">{`Diundang, ${invited}`}</Badge> : <Badge>Belum ada</Badge>;
}

/** The person stands in the book; the invitation goes to the address typed here. */
export function InviteView(props: {
  /** Those that nobody acts for and nobody was invited to. */
  terms: readonly Term[];
  /** Whether the books have any open term. */
  hasTerms: boolean;
  typed: TypedTerm;
  errors: FieldErrors;
}) {
  const { terms, hasTerms, typed, errors } = props;
  if (terms.length === 0)
    return (
      <EmptyState
        kind="nothing-yet"
        icon="users"
        title={
          hasTerms ? 'Semua jabatan sudah punya wewenang atau undangan' : 'Belum ada jabatan yang berjalan'
        }
        actions={<LinkButton href="/buku/pengurus/baru">Catat pengurus baru di buku 02</LinkButton>}
      >
        Catat dulu orangnya di buku 02 atau 03, lalu undang dari sini.
      </EmptyState>
    );
  return (
    <>
      <PageHeader
        title="Undang lewat surel"
        note="Tautan undangan berlaku 7 hari. Wewenangnya berakhir bersama masa jabatan."
      />
      <ErrorSummary errors={errors} />
      <Sheet>
        <Form action={`${TERMS_URL}/undang`} className="grid max-w-xl gap-5">
          <Select
            name="term"
            label="Jabatan"
            value={typed.term}
            error={errors.term}
            options={terms.map((term) => ({ value: term.id, label: titleOf(term) }))}
          />
          <Select
            name="role"
            label="Wewenang"
            value={typed.role}
            error={errors.role}
            options={roles
              .filter(({ key }) => key !== 'anggota' && key !== 'tamu')
              .map(({ key, label }) => ({ value: key, label }))}
            help="Pengurus: ketua, bendahara, atau sekretaris. Buku 03: pengawas."
          />
          <TextField
            name="email"
            label="Surel"
            type="email"
            value={typed.email}
            error={errors.email}
            maxLength={150}
          />
          <FormActions>
            <Button look="primary" busyLabel="Mengirim…">
              Kirim undangan
            </Button>
            <LinkButton href={TERMS_URL} look="quiet">
              Batal
            </LinkButton>
          </FormActions>
        </Form>
      </Sheet>
    </>
  );
}

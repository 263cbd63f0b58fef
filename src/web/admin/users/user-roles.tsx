import { effectiveRights, findNewRisks, type RightsRisk, type TenantRole } from '#kernel/access';
import { endOfDay, isPlainDate, zoneOf } from '#kernel/calendar';
import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import {
  type GivableRole,
  giveRole,
  roleNeedsSecondFactor,
  rolesGivenAlone,
  takeRole,
} from '#kernel/identity';
import type { Product } from '#kernel/product';
import {
  Button,
  CheckboxGroup,
  ConfirmPanel,
  DateField,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  RadioGroup,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import { AppError, type FieldErrors, notFound } from '#kernel/work';
import { tenantAccess } from '../../routing/rights.ts';
import { RiskNotice } from '../risk-notice.tsx';
import { openUser } from './handle-user.ts';
import type { UserBook } from './user-book.ts';
import type { UserRow } from './user-rows.ts';
import { grantText } from './user-words.ts';

const LISTS = { region: 'regions', programme: 'programmes', area: 'areas' } as const;
const SCOPES = { region: 'Wilayah', programme: 'Program studi', area: 'RT, RW, atau dusun' } as const;

type Typed = Readonly<Record<string, string | string[]>>;

/** Giving a role in two steps: which one, then how far and how long, with a warning where two powers meet. */
export function userRoleRoutes(product: Product, book: UserBook): Route[] {
  const access = { ...book.rights.assign, gates: ['recent-password'] } as const;
  const base = `${book.address}/:id/peran`;
  return [
    page.get(`${base}/beri`, { access, summary: 'Choose a role to give' }, (ctx) =>
      givePage(ctx, product, book),
    ),
    page.post(`${base}/beri`, { access, summary: 'Give a role' }, (ctx) => give(ctx, product, book)),
    page.get(`${base}/:grant/cabut`, { access, summary: 'Ask before taking a role away' }, (ctx) =>
      takePage(ctx, product, book),
    ),
    page.post(`${base}/:grant/cabut`, { access, summary: 'Take a role away' }, (ctx) =>
      take(ctx, product, book),
    ),
  ];
}

async function givePage(
  ctx: RequestContext,
  product: Product,
  book: UserBook,
  typed: Typed = {},
  errors: FieldErrors = {},
): Promise<PageAnswer> {
  const { user, places } = await ctx.transaction(async (tx) => ({
    user: await openUser(ctx, tx, product, book),
    places: (await product.scopeOptions?.(ctx, tx)) ?? [],
  }));
  const { roles: own } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const choices = rolesOf(product, book, own);
  const key = String(typed.role ?? ctx.query.get('role') ?? '');
  const role = choices.find((known) => known.key === key);
  const here = `${book.address}/${user.id}`;
  return renderPage({
    surface: 'console',
    title: 'Beri peran',
    trail: [
      { label: book.title, url: book.address },
      { label: user.name, url: here },
    ],
    menuUrl: book.address,
    help: 'peran',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader
          title={`Beri ${user.name} peran`}
          note={role ? role.label : 'Langkah 1 dari 2: pilih perannya'}
        />
        <ErrorSummary errors={errors} />
        {role ? (
          <GiveForm
            here={here}
            role={role}
            needsFactor={roleNeedsSecondFactor(product.access, role.key) && !user.hasSecondFactor}
            places={places}
            risks={await risksOf(ctx, product, user, role)}
            typed={typed}
            errors={errors}
          />
        ) : (
          <Sheet>
            <Form action={`${here}/peran/beri`} method="get" className="grid gap-5">
              <RadioGroup
                name="role"
                label="Peran"
                options={choices.map(({ key: value, label, kind }) => ({
                  value,
                  label,
                  ...(kind === 'personal' ? { help: 'Wewenang untuk orang yang disebut namanya' } : {}),
                  ...(kind === 'own' ? { help: 'Peran buatan organisasi ini' } : {}),
                }))}
              />
              <FormActions>
                <Button look="primary">Lanjut</Button>
                <LinkButton href={here} look="quiet">
                  Batal
                </LinkButton>
              </FormActions>
            </Form>
          </Sheet>
        )}
      </div>
    ),
  });
}

interface GiveFormProps {
  here: string;
  role: GivableRole;
  needsFactor: boolean;
  places: readonly { value: string; label: string }[];
  risks: readonly RightsRisk[];
  typed: Typed;
  errors: FieldErrors;
}

function GiveForm({ here, role, needsFactor, places, risks, typed, errors }: GiveFormProps) {
  return (
    <Sheet>
      <Form action={`${here}/peran/beri`} hidden={{ role: role.key }} className="grid gap-5">
        {role.scopedBy && <ScopeFields scope={role.scopedBy} places={places} typed={typed} errors={errors} />}
        <DateField
          name="until"
          label="Berakhir pada"
          isOptional
          value={typeof typed.until === 'string' ? typed.until : ''}
          help="Misalnya akhir masa jabatan. Setelah hari itu perannya berhenti sendiri."
          error={errors.until}
        />
        {needsFactor && (
          <Notice tone="info" title="Peran ini memerlukan verifikasi dua langkah">
            Orangnya diminta mengaktifkannya saat masuk berikutnya. Sebelum itu halaman pengurus tertutup
            baginya.
          </Notice>
        )}
        <RiskNotice
          title="Perhatikan dahulu"
          label="Saya mengerti dan tetap memberikannya"
          risks={risks}
          error={errors.understood}
        />
        <FormActions>
          <Button look="primary">{`Jadikan ${role.label}`}</Button>
          <LinkButton href={`${here}/peran/beri`} look="quiet">
            Pilih peran lain
          </LinkButton>
        </FormActions>
      </Form>
    </Sheet>
  );
}

function ScopeFields(props: {
  scope: 'region' | 'programme' | 'area';
  places: readonly { value: string; label: string }[];
  typed: Typed;
  errors: FieldErrors;
}) {
  const { scope, places, typed, errors } = props;
  const name = LISTS[scope];
  const values = [typed[name] ?? []].flat();
  if (places.length === 0) {
    return (
      <TextField
        name={name}
        label={SCOPES[scope]}
        value={values.join(', ')}
        help="Kode, dipisah koma. Peran ini hanya menjangkau yang disebut di sini."
        error={errors[name]}
      />
    );
  }
  return (
    <CheckboxGroup
      name={name}
      label={SCOPES[scope]}
      values={values}
      help="Peran ini hanya menjangkau yang dipilih di sini."
      options={[...places]}
      error={errors[name]}
    />
  );
}

async function give(ctx: RequestContext, product: Product, book: UserBook): Promise<Response | PageAnswer> {
  const typed = await readForm(ctx);
  const { roles: own } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const role = rolesOf(product, book, own).find(({ key }) => key === typed.role);
  if (!role) return givePage(ctx, product, book, {}, { role: 'Pilih salah satu peran.' });
  const until = String(typed.until ?? '').trim();
  if (until !== '' && !isPlainDate(until)) {
    return givePage(ctx, product, book, typed, { until: 'Isi tanggal lengkap, atau kosongkan.' });
  }
  try {
    const name = await ctx.transaction(async (tx) => {
      const user = await openUser(ctx, tx, product, book);
      const risks = await risksOf(ctx, product, user, role);
      if (risks.length > 0 && typed.understood !== '1') {
        throw new AppError('risk_not_confirmed', 422, 'Baca peringatannya.', {
          understood: 'Centang bila Anda tetap memberikannya.',
        });
      }
      await giveRole(ctx, tx, {
        accountId: user.id,
        role: role.key,
        regions: codesOf(typed.regions),
        programmes: codesOf(typed.programmes),
        areas: codesOf(typed.areas),
        ...(until === '' ? {} : { validUntil: endOfDay(until, zoneOf(ctx.tenant.timeZone)) }),
      });
      return user.name;
    });
    return redirectTo(`${book.address}/${ctx.params.id}`, {
      tone: 'success',
      text: `${name} sekarang ${role.label}. Berlaku pada halaman berikutnya yang dibukanya.`,
    });
  } catch (error) {
    if (error instanceof AppError && (error.status === 422 || error.code === 'role_held')) {
      const errors = error.status === 422 ? error.fields : { form: error.message };
      return givePage(ctx, product, book, typed, errors);
    }
    throw error;
  }
}

async function takePage(
  ctx: RequestContext,
  product: Product,
  book: UserBook,
  problem?: string,
): Promise<PageAnswer> {
  const user = await ctx.transaction((tx) => openUser(ctx, tx, product, book));
  const grant = user.grants.find(({ id }) => id === ctx.params.grant);
  if (!grant) throw notFound();
  const { roles: own } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const label = grantText(product.access, own, grant);
  const here = `${book.address}/${user.id}`;
  return renderPage({
    surface: 'console',
    title: 'Cabut peran',
    trail: [
      { label: book.title, url: book.address },
      { label: user.name, url: here },
    ],
    menuUrl: book.address,
    help: 'peran',
    status: problem ? 409 : 200,
    body: (
      <ConfirmPanel
        title={`Cabut peran ${label} dari ${user.name}?`}
        confirmLabel="Cabut peran"
        isDanger
        form={{ action: `${here}/peran/${grant.id}/cabut` }}
        cancelUrl={here}
        fields={
          <>
            {problem && <ErrorSummary errors={{ form: problem }} />}
            <TextArea name="reason" label="Alasan" isOptional rows={2} maxLength={500} />
          </>
        }
      >
        <p>Berlaku pada halaman berikutnya yang dibuka orangnya. Anda dapat memberikannya lagi nanti.</p>
      </ConfirmPanel>
    ),
  });
}

async function take(ctx: RequestContext, product: Product, book: UserBook): Promise<Response | PageAnswer> {
  const typed = await readForm(ctx);
  try {
    const user = await ctx.transaction(async (tx) => {
      const user = await openUser(ctx, tx, product, book);
      if (!user.grants.some(({ id }) => id === ctx.params.grant)) throw notFound();
      await takeRole(
        ctx,
        tx,
        ctx.params.grant!,
        String(typed.reason ?? '')
          .trim()
          .slice(0, 500) || undefined,
      );
      return user;
    });
    return redirectTo(`${book.address}/${user.id}`, { tone: 'success', text: 'Peran dicabut.' });
  } catch (error) {
    if (error instanceof AppError && error.code === 'last_keeper')
      return takePage(ctx, product, book, error.message);
    throw error;
  }
}

/** The village's list of residents gives residents' roles; officers' roles are given on the officers' list. */
function rolesOf(product: Product, book: UserBook, own: readonly TenantRole[]): GivableRole[] {
  const all = rolesGivenAlone(product.access, own);
  return book.rights.assign.resource === 'role' ? all : all.filter(({ key }) => key !== 'user');
}

async function risksOf(
  ctx: RequestContext,
  product: Product,
  user: UserRow,
  role: GivableRole,
): Promise<RightsRisk[]> {
  const { differences } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const everywhere = { regions: ['*'], programmes: ['*'], areas: ['*'] };
  const before = effectiveRights(product.access, user.grants, differences);
  const after = effectiveRights(
    product.access,
    [...user.grants, { id: 'new', role: role.key, ...everywhere }],
    differences,
  );
  return findNewRisks(product.access, before, after);
}

function codesOf(value: string | string[] | undefined): string[] {
  return [value ?? []]
    .flat()
    .flatMap((text) => text.split(','))
    .map((code) => code.trim())
    .filter((code) => code !== '');
}

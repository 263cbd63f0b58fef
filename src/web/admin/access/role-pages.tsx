import { type MatrixRow, type RoleRight, resolveRoleRights, type TenantRole } from '#kernel/access';
import { type PageAnswer, type RequestContext, renderPage } from '#kernel/http';
import { roleNeedsSecondFactor } from '#kernel/identity';
import type { Product } from '#kernel/product';
import {
  Badge,
  Button,
  Checkbox,
  DataTable,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Sheet,
  TextArea,
  TextField,
} from '#kernel/ui';
import { type FieldErrors, notFound } from '#kernel/work';
import { type TenantWays, tenantAccess } from '../../routing/rights.ts';
import { adminAddresses } from '../addresses.ts';
import { rightWord, rowAddress, rowName, SCOPE_WORDS } from './right-words.ts';
import { countHolders } from './role-rows.ts';

interface RoleLine {
  key: string;
  label: string;
  kind: string;
  holders: number | undefined;
  needsFactor: boolean;
  hours: number | undefined;
  isActive: boolean;
}

/** Every role: the standard's, grants to named persons, and the organisation's own. */
export async function rolesPage(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const { roles: here, matrix } = adminAddresses(product);
  const ways = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const holders = await ctx.transaction((tx) => countHolders(tx));
  const lines = linesOf(product, ways, holders);
  return renderPage({
    surface: 'console',
    title: 'Peran',
    menuUrl: here,
    help: 'peran',
    body: (
      <div className="grid gap-5">
        <PageHeader
          title="Peran"
          note={`${lines.length} peran; ${ways.roles.length} buatan organisasi ini`}
          actions={
            <>
              {ctx.can('access-matrix', 'read') && <LinkButton href={matrix}>Matriks akses</LinkButton>}
              {ctx.can('role', 'create') && (
                <LinkButton href={`${here}/baru`} look="primary" icon="plus">
                  Buat peran
                </LinkButton>
              )}
            </>
          }
        />
        <DataTable
          caption="Peran di organisasi ini"
          rows={lines}
          rowKey={(line) => line.key}
          columns={[
            {
              key: 'label',
              label: 'Peran',
              cell: (line) => (
                <>
                  <a className="link font-semibold" href={`${here}/${line.key}`}>
                    {line.label}
                  </a>
                  <span className="block text-xs text-muted">{line.key}</span>
                </>
              ),
            },
            { key: 'kind', label: 'Jenis', cell: (line) => line.kind },
            {
              key: 'holders',
              label: 'Orang',
              isNumeric: true,
              cell: (line) => (line.holders === undefined ? 'mengikuti keadaan' : String(line.holders)),
            },
            {
              key: 'factor',
              label: 'Dua langkah',
              onPhone: 'hidden',
              cell: (line) => (line.needsFactor ? 'Wajib' : 'Boleh'),
            },
            { key: 'hours', label: 'Lama sesi', onPhone: 'hidden', cell: (line) => hoursWords(line.hours) },
            {
              key: 'state',
              label: 'Keadaan',
              onPhone: 'badge',
              cell: (line) => (
                <Badge tone={line.isActive ? 'success' : 'neutral'}>
                  {line.isActive ? 'Berlaku' : 'Dimatikan'}
                </Badge>
              ),
            },
          ]}
          empty={{ kind: 'nothing-yet', title: 'Belum ada peran' }}
        />
      </div>
    ),
  });
}

function linesOf(product: Product, ways: TenantWays, holders: ReadonlyMap<string, number>): RoleLine[] {
  const table = product.access;
  return [
    ...table.roles.map((role) => ({
      key: role.key,
      label: role.label,
      kind: role.virtual ? 'Mengikuti keadaan' : 'Baku',
      holders: role.virtual ? undefined : (holders.get(role.key) ?? 0),
      needsFactor: roleNeedsSecondFactor(table, role.key) || ways.policy.secondFactorRoles.includes(role.key),
      hours: role.sessionHours,
      isActive: true,
    })),
    ...table.personal.map(({ key, label }) => ({
      key,
      label,
      kind: 'Untuk orang tertentu',
      holders: holders.get(key) ?? 0,
      needsFactor: roleNeedsSecondFactor(table, key),
      hours: undefined,
      isActive: true,
    })),
    ...ways.roles.map(({ key, label, isActive }) => ({
      key,
      label,
      kind: 'Buatan sendiri',
      holders: holders.get(key) ?? 0,
      needsFactor: ways.policy.secondFactorRoles.includes(key),
      hours: 24,
      isActive: isActive !== false,
    })),
  ];
}

function hoursWords(hours: number | undefined): string {
  if (hours === undefined) return 'ikut peran lain';
  return hours % 24 === 0 && hours > 24 ? `${hours / 24} hari` : `${hours} jam`;
}

/** One role: what it may do, group by group, and who holds it. */
export async function rolePage(
  ctx: RequestContext,
  product: Product,
  typed?: { label: string; description: string },
  errors: FieldErrors = {},
): Promise<PageAnswer> {
  const { roles: here, users } = adminAddresses(product);
  const key = ctx.params.key ?? '';
  const ways = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const standard = [...product.access.roles, ...product.access.personal].find((role) => role.key === key);
  const own = ways.roles.find((role) => role.key === key);
  if (!standard && !own) throw notFound();
  const holders = (await ctx.transaction((tx) => countHolders(tx))).get(key) ?? 0;
  const label = standard?.label ?? own!.label;
  const rights = resolveRoleRights(product.access, key, ways.differences);
  return renderPage({
    surface: 'console',
    title: label,
    trail: [{ label: 'Peran', url: here }],
    menuUrl: here,
    help: 'peran',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <div className="grid gap-5">
        <PageHeader
          title={label}
          note={own ? own.description || 'Buatan organisasi ini' : `${rights.length} hak`}
          badge={own?.isActive === false && <Badge>Dimatikan</Badge>}
          actions={
            <>
              {holders > 0 && ctx.can('user', 'read') && (
                <LinkButton href={`${users}?filter%5Brole%5D=${key}`}>{`${holders} orang`}</LinkButton>
              )}
              {own && ctx.can('access-matrix', 'update') && (
                <LinkButton href={`${here}/${key}/hak`} look="primary">
                  Atur haknya
                </LinkButton>
              )}
            </>
          }
        />
        <ErrorSummary errors={errors} />
        <RightsByGroup ctx={ctx} product={product} rights={rights} />
        {own && <OwnRole ctx={ctx} here={here} role={own} holders={holders} typed={typed} errors={errors} />}
      </div>
    ),
  });
}

function RightsByGroup(props: { ctx: RequestContext; product: Product; rights: readonly RoleRight[] }) {
  const { ctx, product, rights } = props;
  const { matrix } = adminAddresses(product);
  const groups = new Map<string, { row: MatrixRow; held: RoleRight[] }[]>();
  for (const row of product.access.rows) {
    const held = rights.filter(
      ({ resource, right }) => resource === row.resource && row.verbs.includes(right),
    );
    if (held.length === 0) continue;
    groups.set(row.group, [...(groups.get(row.group) ?? []), { row, held }]);
  }
  if (groups.size === 0) return <Sheet>Peran ini belum memiliki hak apa pun.</Sheet>;
  const isLinked = ctx.can('access-matrix', 'read');
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      {[...groups].map(([group, rows]) => (
        <Sheet key={group} isFlush title={group}>
          <ul>
            {rows.map(({ row, held }) => (
              <li key={`${row.resource} ${row.label}`} className="border-t border-base-300 px-5 py-3">
                {isLinked ? (
                  <a className="link font-semibold" href={rowAddress(matrix, row)}>
                    {rowName(row)}
                  </a>
                ) : (
                  <b className="font-semibold">{rowName(row)}</b>
                )}
                {row.name && <span className="block text-xs text-muted">{row.label}</span>}
                <span className="block text-sm text-muted">
                  {held.map(({ right, scope }) => `${rightWord(right)} (${SCOPE_WORDS[scope]})`).join(', ')}
                </span>
                {held.some(({ difference }) => difference) && <Badge tone="warning">Berbeda dari baku</Badge>}
              </li>
            ))}
          </ul>
        </Sheet>
      ))}
    </div>
  );
}

interface OwnRoleProps {
  ctx: RequestContext;
  here: string;
  role: TenantRole;
  holders: number;
  typed: { label: string; description: string } | undefined;
  errors: FieldErrors;
}

function OwnRole({ ctx, here, role, holders, typed, errors }: OwnRoleProps) {
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      {ctx.can('role', 'update') && (
        <Sheet title="Nama dan keadaan">
          <Form action={`${here}/${role.key}`} className="grid gap-5">
            <RoleFields
              label={typed?.label ?? role.label}
              description={typed?.description ?? role.description ?? ''}
              errors={errors}
            />
            <Checkbox
              name="active"
              label="Berlaku"
              isChecked={role.isActive !== false}
              help="Bila dimatikan, pemegangnya tetap tercatat tetapi tidak mendapat hak apa pun."
            />
            <div>
              <Button>Simpan</Button>
            </div>
          </Form>
        </Sheet>
      )}
      {ctx.can('role', 'delete') && (
        <Sheet title="Hapus peran">
          <p className="text-muted">Hanya peran yang tidak dipegang siapa pun yang dapat dihapus.</p>
          <Form action={`${here}/${role.key}/hapus`} className="mt-4">
            <Button look="danger" reason={holders > 0 ? `Masih dipegang ${holders} orang.` : undefined}>
              Hapus peran
            </Button>
          </Form>
        </Sheet>
      )}
    </div>
  );
}

export function RoleFields(props: { label: string; description: string; errors: FieldErrors }) {
  return (
    <>
      <TextField
        name="label"
        label="Nama peran"
        value={props.label}
        maxLength={60}
        help="Seperti organisasi menyebutnya, misalnya Petugas Arsip."
        error={props.errors.label}
      />
      <TextArea
        name="description"
        label="Tugasnya"
        isOptional
        rows={2}
        maxLength={300}
        value={props.description}
        error={props.errors.description}
      />
    </>
  );
}

export function newRolePage(
  product: Product,
  typed: { label: string; description: string } = { label: '', description: '' },
  errors: FieldErrors = {},
): PageAnswer {
  const { roles: here } = adminAddresses(product);
  return renderPage({
    surface: 'console',
    title: 'Buat peran',
    trail: [{ label: 'Peran', url: here }],
    menuUrl: here,
    help: 'peran',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader title="Buat peran" note="Mulai tanpa hak apa pun; haknya dipilih di langkah berikutnya" />
        <ErrorSummary errors={errors} />
        <Sheet>
          <Form action={here} className="grid gap-5">
            <RoleFields {...typed} errors={errors} />
            <FormActions>
              <Button look="primary">Buat peran</Button>
              <LinkButton href={here} look="quiet">
                Batal
              </LinkButton>
            </FormActions>
          </Form>
        </Sheet>
      </div>
    ),
  });
}

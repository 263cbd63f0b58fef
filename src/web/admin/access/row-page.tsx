import {
  type Difference,
  type MatrixRow,
  type RightsRisk,
  resolveRoleRights,
  type Scope,
} from '#kernel/access';
import type { Tx } from '#kernel/database';
import { type PageAnswer, type RequestContext, renderPage } from '#kernel/http';
import type { Product } from '#kernel/product';
import {
  Badge,
  Button,
  DataTable,
  ErrorSummary,
  Form,
  PageHeader,
  Select,
  Sheet,
  TextArea,
} from '#kernel/ui';
import { type FieldErrors, notFound } from '#kernel/work';
import { shortMomentText } from '../../moment.ts';
import { tenantAccess } from '../../routing/rights.ts';
import { adminAddresses } from '../addresses.ts';
import { RiskNotice } from '../risk-notice.tsx';
import { MatrixWord } from './matrix-word.tsx';
import { findRow, rightWord, rowAddress, rowName, SCOPE_WORDS, scopesOf } from './right-words.ts';

export interface TypedChange {
  role: string;
  right: string;
  result: string;
  why: string;
}

/** One row: what the standard says for each role, what was changed, what holds, and the form to change it. */
export async function rowPage(
  ctx: RequestContext,
  product: Product,
  typed?: TypedChange,
  errors: FieldErrors = {},
  risks: readonly RightsRisk[] = [],
): Promise<PageAnswer> {
  const { matrix } = adminAddresses(product);
  const row = findRow(product.access, ctx.params.right ?? '');
  if (!row) throw notFound();
  const ways = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const names = await ctx.transaction((tx) => readChangers(tx, ways.differences));
  const roles = [
    ...product.access.roles.map(({ key, label }) => ({ key, label })),
    ...ways.roles.filter(({ isActive }) => isActive !== false).map(({ key, label }) => ({ key, label })),
  ];
  const lines = roles.map((role) => lineOf(product, row, role, ways.differences));
  const mayChange = ctx.can('access-matrix', 'update');
  return renderPage({
    surface: 'console',
    title: rowName(row),
    trail: [{ label: 'Matriks akses', url: matrix }],
    menuUrl: matrix,
    help: 'matriks-akses',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <div className="grid gap-5">
        <PageHeader
          title={rowName(row)}
          note={`${row.group}. Hak: ${row.verbs.map(rightWord).join(', ')}`}
          badge={row.risk && <Badge tone="warning">Berisiko</Badge>}
        />
        <ErrorSummary errors={errors} />
        <DataTable
          caption="Hak setiap peran pada baris ini"
          rows={lines}
          rowKey={(line) => line.key}
          columns={[
            { key: 'role', label: 'Peran', cell: (line) => <b className="font-semibold">{line.label}</b> },
            { key: 'standard', label: 'Baku', onPhone: 'pair', cell: (line) => <Standard line={line} /> },
            {
              key: 'difference',
              label: 'Perubahan',
              onPhone: 'pair',
              cell: (line) => (
                <Differences
                  ctx={ctx}
                  row={row}
                  matrix={matrix}
                  line={line}
                  names={names}
                  mayChange={mayChange}
                />
              ),
            },
            { key: 'result', label: 'Yang berlaku', onPhone: 'pair', cell: (line) => line.result },
          ]}
          empty={{ kind: 'nothing-yet', title: 'Tidak ada peran' }}
        />
        {mayChange && (
          <ChangeForm
            action={rowAddress(matrix, row)}
            product={product}
            row={row}
            roles={roles}
            typed={typed}
            errors={errors}
            risks={risks}
          />
        )}
      </div>
    ),
  });
}

interface Line {
  key: string;
  label: string;
  /** The requirement's own, where it has a column for the role. */
  word?: string;
  standard: string;
  result: string;
  differences: Difference[];
}

function lineOf(
  product: Product,
  row: MatrixRow,
  role: { key: string; label: string },
  differences: readonly Difference[],
): Line {
  const words = (rights: ReturnType<typeof resolveRoleRights>) =>
    rights
      .filter(({ resource, right }) => resource === row.resource && row.verbs.includes(right))
      .map(({ right, scope }) => `${rightWord(right)} (${SCOPE_WORDS[scope]})`)
      .join(', ') || 'tidak ada';
  const word = row.cells[role.key];
  const standard = words(resolveRoleRights(product.access, role.key));
  return {
    ...role,
    ...(word ? { word } : {}),
    standard,
    result: words(resolveRoleRights(product.access, role.key, differences)),
    differences: differences.filter(
      (known) =>
        known.role === role.key && known.resource === row.resource && row.verbs.includes(known.right),
    ),
  };
}

function Standard({ line }: { line: Line }) {
  return (
    <>
      {line.word && <MatrixWord word={line.word} />}
      <span className="block text-sm text-muted">{line.standard}</span>
    </>
  );
}

interface DifferencesProps {
  ctx: RequestContext;
  row: MatrixRow;
  matrix: string;
  line: Line;
  names: ReadonlyMap<string, string>;
  mayChange: boolean;
}

function Differences({ ctx, row, matrix, line, names, mayChange }: DifferencesProps) {
  if (line.differences.length === 0) return <span className="text-muted">tidak ada</span>;
  return (
    <ul className="grid gap-3">
      {line.differences.map((difference) => (
        <li key={difference.right}>
          <b className="font-semibold">
            {difference.effect === 'revoke'
              ? `tidak lagi ${rightWord(difference.right)}`
              : `${rightWord(difference.right)} ${SCOPE_WORDS[difference.scope]}`}
          </b>
          <span className="block text-xs text-muted">
            {names.get(difference.changedBy ?? '') ?? 'Sistem'}
            {difference.changedAt && `, ${shortMomentText(ctx, new Date(difference.changedAt))}`}:{' '}
            {difference.why}
          </span>
          {mayChange && (
            <Form
              action={`${rowAddress(matrix, row)}/kembalikan`}
              hidden={{ role: difference.role, right: difference.right }}
              className="mt-1"
            >
              <Button size="sm" look="quiet" busyLabel="Mengembalikan…">
                Kembalikan ke baku<span className="sr-only"> untuk {line.label}</span>
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}

interface ChangeFormProps {
  action: string;
  product: Product;
  row: MatrixRow;
  roles: readonly { key: string; label: string }[];
  typed: TypedChange | undefined;
  errors: FieldErrors;
  risks: readonly RightsRisk[];
}

function ChangeForm({ action, product, row, roles, typed, errors, risks }: ChangeFormProps) {
  return (
    <Sheet title="Ubah untuk organisasi ini" note="Berlaku pada halaman berikutnya">
      <Form action={action} className="grid max-w-2xl gap-5">
        <div className="grid gap-5 sm:grid-cols-3">
          <Select
            name="role"
            label="Peran"
            value={typed?.role}
            options={roles.map(({ key, label }) => ({ value: key, label }))}
            error={errors.role}
          />
          <Select
            name="right"
            label="Hak"
            value={typed?.right ?? (row.verbs.length === 1 ? row.verbs[0] : undefined)}
            options={row.verbs.map((verb) => ({ value: verb, label: rightWord(verb) }))}
            error={errors.right}
          />
          <Select
            name="result"
            label="Menjadi"
            value={typed?.result}
            options={[
              { value: 'revoke', label: 'tidak boleh' },
              ...scopesOf(product.access).map((scope: Scope) => ({
                value: scope,
                label: `boleh, ${SCOPE_WORDS[scope]}`,
              })),
            ]}
            error={errors.change ?? errors.result}
          />
        </div>
        <TextArea
          name="why"
          label="Alasan"
          rows={2}
          maxLength={500}
          value={typed?.why}
          help="Misalnya keputusan rapat dan tanggalnya. Tercatat bersama nama Anda."
          error={errors.why}
        />
        <RiskNotice
          title="Dua wewenang bertemu di satu peran"
          label="Saya mengerti dan tetap mengubahnya"
          risks={risks}
          error={errors.understood}
        />
        <div>
          <Button look="primary">Simpan perubahan</Button>
        </div>
      </Form>
    </Sheet>
  );
}

async function readChangers(tx: Tx, differences: readonly Difference[]): Promise<Map<string, string>> {
  const ids = [...new Set(differences.flatMap(({ changedBy }) => changedBy ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; display_name: string }>(
    'select id, display_name from accounts where tenant_id = balai.tenant_id() and id = any($1)',
    [ids],
  );
  return new Map(rows.map(({ id, display_name }) => [id, display_name]));
}

import { type MatrixRow, type RightsRisk, resolveRoleRights, type Scope } from '#kernel/access';
import type { Tx } from '#kernel/database';
import { type PageAnswer, type RequestContext, readForm, redirectTo, renderPage } from '#kernel/http';
import { readOwnWays } from '#kernel/identity';
import type { Product } from '#kernel/product';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  fieldId,
  LinkButton,
  PageHeader,
  Sheet,
  TextArea,
} from '#kernel/ui';
import { AppError, type FieldErrors, notFound } from '#kernel/work';
import { tenantAccess } from '../../routing/rights.ts';
import { adminAddresses } from '../addresses.ts';
import { RiskNotice } from '../risk-notice.tsx';
import {
  RiskNotConfirmed,
  recordDifference,
  risksOfChange,
  withdrawDifference,
} from './record-difference.ts';
import { rightWord, rowName, SCOPE_WORDS, scopesOf } from './right-words.ts';

type Typed = Readonly<Record<string, string | string[]>>;

/** All rights of one own role on one page: each right with how far it reaches. */
export async function roleRightsPage(
  ctx: RequestContext,
  product: Product,
  typed?: Typed,
  errors: FieldErrors = {},
  risks: readonly RightsRisk[] = [],
): Promise<PageAnswer> {
  const { roles: here } = adminAddresses(product);
  const key = ctx.params.key ?? '';
  const ways = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const role = ways.roles.find((own) => own.key === key);
  if (!role) throw notFound();
  const held = new Map(
    resolveRoleRights(product.access, key, ways.differences).map(({ resource, right, scope }) => [
      `${resource}.${right}`,
      scope,
    ]),
  );
  const scopeOf = (name: string): string => (typed ? String(typed[name] ?? '') : (held.get(name) ?? ''));
  const groups = new Map<string, MatrixRow[]>();
  for (const row of product.access.rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  return renderPage({
    surface: 'console',
    title: `Hak ${role.label}`,
    trail: [
      { label: 'Peran', url: here },
      { label: role.label, url: `${here}/${key}` },
    ],
    menuUrl: here,
    help: 'peran',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <div className="grid max-w-4xl gap-5">
        <PageHeader
          title={`Hak ${role.label}`}
          note="Pilih sejauh mana setiap hak; yang kosong tidak diberikan"
        />
        <ErrorSummary errors={errors} />
        <Form action={`${here}/${key}/hak`} className="grid gap-5">
          {[...groups].map(([group, rows]) => (
            <Sheet key={group} isFlush title={group}>
              <ul>
                {rows.map((row) => (
                  <RowRights
                    key={`${row.resource} ${row.label}`}
                    row={row}
                    product={product}
                    scopeOf={scopeOf}
                  />
                ))}
              </ul>
            </Sheet>
          ))}
          <Sheet className="grid gap-5">
            <TextArea
              name="why"
              label="Alasan"
              rows={2}
              maxLength={500}
              value={typed ? String(typed.why ?? '') : ''}
              help="Misalnya keputusan rapat dan tanggalnya. Tercatat bersama nama Anda."
              error={errors.why}
            />
            <RiskNotice
              title="Dua wewenang bertemu di satu peran"
              label="Saya mengerti dan tetap memberikannya"
              risks={risks}
              error={errors.understood}
            />
            <FormActions>
              <Button look="primary">Simpan hak</Button>
              <LinkButton href={`${here}/${key}`} look="quiet">
                Batal
              </LinkButton>
            </FormActions>
          </Sheet>
        </Form>
      </div>
    ),
  });
}

function RowRights(props: { row: MatrixRow; product: Product; scopeOf: (name: string) => string }) {
  const { row, product, scopeOf } = props;
  return (
    <li className="grid gap-3 border-t border-base-300 px-5 py-4 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <span>
        <b className="font-semibold">{rowName(row)}</b>
        {row.name && <span className="block text-xs text-muted">{row.label}</span>}
      </span>
      <span className="grid gap-2 sm:grid-cols-2">
        {row.verbs.map((verb) => {
          const name = `${row.resource}.${verb}`;
          const id = fieldId(name);
          return (
            <span key={verb} className="flex items-center justify-between gap-2 text-sm">
              <label htmlFor={id}>{rightWord(verb)}</label>
              <select id={id} name={name} defaultValue={scopeOf(name)} className="select w-40">
                <option value="">tidak</option>
                {scopesOf(product.access).map((scope) => (
                  <option key={scope} value={scope}>
                    {SCOPE_WORDS[scope]}
                  </option>
                ))}
              </select>
            </span>
          );
        })}
      </span>
    </li>
  );
}

/** Compares the form with what holds and records what differs, all of it or nothing. */
export async function saveRoleRights(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  const { roles: here } = adminAddresses(product);
  const key = ctx.params.key ?? '';
  const typed = await readForm(ctx);
  try {
    const changed = await ctx.transaction((tx) => applyRights(ctx, tx, product, key, typed));
    return redirectTo(`${here}/${key}`, {
      tone: 'success',
      text: changed === 0 ? 'Tidak ada yang berubah.' : `${changed} hak diubah dan sudah berlaku.`,
    });
  } catch (error) {
    if (!(error instanceof AppError) || (error.status !== 422 && error.status !== 409)) throw error;
    const errors = error.status === 422 ? error.fields : { form: error.message };
    return roleRightsPage(ctx, product, typed, errors, error instanceof RiskNotConfirmed ? error.risks : []);
  }
}

async function applyRights(
  ctx: RequestContext,
  tx: Tx,
  product: Product,
  key: string,
  typed: Typed,
): Promise<number> {
  const own = await readOwnWays(tx);
  if (!own.roles.some((role) => role.key === key)) throw notFound();
  const table = product.access;
  const allowed = scopesOf(table);
  const held = resolveRoleRights(table, key, own.differences);
  const why = String(typed.why ?? '');
  const wanted = table.rows.flatMap((row) =>
    row.verbs.map((right) => ({
      role: key,
      resource: row.resource,
      right,
      scope: allowed.find((scope) => scope === typed[`${row.resource}.${right}`]),
    })),
  );
  const kept = own.differences.filter(({ role }) => role !== key);
  const after = [
    ...kept,
    ...wanted.flatMap(({ scope, ...rest }) => (scope ? [{ ...rest, scope, effect: 'grant' as const }] : [])),
  ];
  const risks = risksOfChange(table, key, own.differences, after);
  if (risks.length > 0 && typed.understood !== '1') throw new RiskNotConfirmed(risks);
  let changed = 0;
  for (const { scope, ...which } of wanted) {
    const before: Scope | undefined = held.find(
      ({ resource, right }) => resource === which.resource && right === which.right,
    )?.scope;
    if (before === scope) continue;
    if (scope) await recordDifference(ctx, tx, { ...which, scope, effect: 'grant', why }, true);
    else await withdrawDifference(ctx, tx, which);
    changed += 1;
  }
  return changed;
}

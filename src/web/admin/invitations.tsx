import { z } from 'zod';
import {
  check,
  type ListShape,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { type Invitation, inviteOfficer, rolesGivenAlone, withdrawInvitation } from '#kernel/identity';
import { ListFoot } from '#kernel/list';
import { hasMailServer } from '#kernel/mail';
import type { Product } from '#kernel/product';
import {
  Badge,
  Button,
  CheckboxGroup,
  DataTable,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Select,
  Sheet,
  TextField,
  type Tone,
} from '#kernel/ui';
import { AppError, type FieldErrors } from '#kernel/work';
import { shortMomentText, untilText } from '../moment.ts';
import { tenantAccess } from '../routing/rights.ts';
import { adminAddresses } from './addresses.ts';
import { NoMailServer } from './no-mail-server.tsx';
import { grantText } from './users/user-words.ts';

const shape: ListShape = { sorts: ['createdAt'], defaultSort: '-createdAt' };

const form = z.object({
  name: z.string({ error: 'Isi nama orangnya.' }).trim().min(2, 'Isi nama orangnya.').max(150),
  email: z.string({ error: 'Isi surelnya.' }).trim().min(3, 'Isi surelnya.').max(150),
  role: z.string({ error: 'Pilih perannya.' }).min(1, 'Pilih perannya.').max(60),
});

type Typed = Readonly<Record<string, string | string[]>>;

/** Officers are invited by mail; the role is theirs when they accept. */
export function invitationAdminRoutes(product: Product): Route[] {
  const { invitations: here } = adminAddresses(product);
  const create = { resource: 'invitation', right: 'create', gates: ['recent-password'] } as const;
  return [
    page.get(here, { access: { resource: 'invitation', right: 'read' }, summary: 'Invitations' }, (ctx) =>
      listPage(ctx, product),
    ),
    page.get(`${here}/baru`, { access: create, summary: 'Form for an invitation' }, (ctx) =>
      formPage(ctx, product),
    ),
    page.post(here, { access: create, summary: 'Invite an officer' }, (ctx) => invite(ctx, product)),
    page.post(
      `${here}/:id/tarik`,
      { access: { resource: 'invitation', right: 'delete' }, summary: 'Withdraw an invitation' },
      async (ctx) => {
        await ctx.transaction((tx) => withdrawInvitation(ctx, tx, ctx.params.id ?? ''));
        return redirectTo(here, { tone: 'success', text: 'Undangan ditarik. Tautannya tidak berlaku lagi.' });
      },
    ),
  ];
}

async function listPage(ctx: RequestContext, product: Product): Promise<PageAnswer> {
  const { invitations: here, outbox } = adminAddresses(product);
  const list = readListQuery(ctx.query, shape);
  const { roles } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const { rows, places } = await ctx.transaction(async (tx) => ({
    rows: await tx.query<Invitation & { total: number; inviter: string | null }>(
      `select i.*, count(*) over () as total,
         (select display_name from accounts a where a.tenant_id = i.tenant_id and a.id = i.invited_by) as inviter
         from invitations i where i.tenant_id = balai.tenant_id()
        order by i.created_at desc, i.id desc offset $1 limit $2`,
      [list.offset, list.size],
    ),
    places: (await product.scopeOptions?.(ctx, tx)) ?? [],
  }));
  const mayWithdraw = ctx.can('invitation', 'delete');
  return renderPage({
    surface: 'console',
    title: 'Undangan',
    menuUrl: here,
    help: 'undangan',
    body: (
      <div className="grid gap-5">
        <PageHeader
          title="Undangan"
          note={`${rows[0]?.total ?? 0} undangan`}
          actions={
            ctx.can('invitation', 'create') && (
              <LinkButton href={`${here}/baru`} look="primary" icon="mail-plus">
                Undang lewat surel
              </LinkButton>
            )
          }
        />
        {!hasMailServer() && <NoMailServer ctx={ctx} outbox={outbox} />}
        <DataTable
          caption="Undangan, yang terbaru di atas"
          rows={rows}
          rowKey={(row) => row.id}
          rowLabel={(row) => row.display_name}
          columns={[
            {
              key: 'name',
              label: 'Nama',
              cell: (row) => <b className="font-semibold">{row.display_name}</b>,
            },
            { key: 'email', label: 'Surel', cell: (row) => row.email },
            { key: 'role', label: 'Peran', cell: (row) => grantText(product.access, roles, row, places) },
            {
              key: 'inviter',
              label: 'Pengundang',
              onPhone: 'hidden',
              cell: (row) => row.inviter ?? 'Sistem',
            },
            {
              key: 'at',
              label: 'Dikirim',
              isNarrow: true,
              cell: (row) => shortMomentText(ctx, row.created_at),
            },
            {
              key: 'state',
              label: 'Keadaan',
              onPhone: 'badge',
              cell: (row) => {
                const { label, tone } = stateOf(ctx, row);
                return <Badge tone={tone}>{label}</Badge>;
              },
            },
          ]}
          rowActions={
            mayWithdraw
              ? (row) =>
                  isOpen(ctx, row) && (
                    <Form action={`${here}/${row.id}/tarik`}>
                      <Button size="sm" look="quiet" busyLabel="Menarik…">
                        Tarik<span className="sr-only"> undangan {row.display_name}</span>
                      </Button>
                    </Form>
                  )
              : undefined
          }
          empty={{
            kind: 'nothing-yet',
            icon: 'mail-plus',
            title: 'Belum ada undangan',
            children: 'Undang pengurus dengan surelnya; perannya berlaku setelah undangan diterima.',
          }}
          footer={
            <ListFoot ctx={ctx} list={list} total={rows[0]?.total ?? 0} shown={rows.length} noun="undangan" />
          }
        />
      </div>
    ),
  });
}

function isOpen(ctx: RequestContext, row: Invitation): boolean {
  return row.accepted_at === null && row.withdrawn_at === null && row.expires_at > ctx.now;
}

function stateOf(ctx: RequestContext, row: Invitation): { label: string; tone: Tone } {
  if (row.accepted_at) return { label: 'Diterima', tone: 'success' };
  if (row.withdrawn_at) return { label: 'Ditarik', tone: 'neutral' };
  if (row.expires_at <= ctx.now) return { label: 'Kedaluwarsa', tone: 'neutral' };
  return { label: `Menunggu, ${untilText(ctx, row.expires_at)}`, tone: 'warning' };
}

async function invite(ctx: RequestContext, product: Product): Promise<Response | PageAnswer> {
  const typed = await readForm(ctx);
  try {
    const given = check(form, typed);
    const { roles: own } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
    const scope = rolesGivenAlone(product.access, own).find(({ key }) => key === given.role)?.scopedBy;
    const codes = [typed.scope ?? []]
      .flat()
      .flatMap((text) => text.split(','))
      .map((code) => code.trim())
      .filter(Boolean);
    if (scope && codes.length === 0)
      return formPage(ctx, product, typed, { scope: 'Pilih cakupan peran ini.' });
    await ctx.transaction((tx) =>
      inviteOfficer(ctx, tx, { ...given, ...(scope ? { [`${scope}s`]: codes } : {}) }),
    );
    return redirectTo(adminAddresses(product).invitations, {
      tone: 'success',
      text: hasMailServer() ? `Undangan dikirim ke ${given.email}.` : `Undangan untuk ${given.email} dibuat.`,
    });
  } catch (error) {
    if (error instanceof AppError && (error.status === 422 || error.code === 'invited_already')) {
      return formPage(ctx, product, typed, error.status === 422 ? error.fields : { email: error.message });
    }
    throw error;
  }
}

async function formPage(
  ctx: RequestContext,
  product: Product,
  typed: Typed = {},
  errors: FieldErrors = {},
): Promise<PageAnswer> {
  const { invitations: here } = adminAddresses(product);
  const { roles: own } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const places = (await ctx.transaction(async (tx) => product.scopeOptions?.(ctx, tx))) ?? [];
  const choices = rolesGivenAlone(product.access, own);
  const scoped = choices.filter(({ scopedBy }) => scopedBy).map(({ label }) => label);
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '');
  return renderPage({
    surface: 'console',
    title: 'Undang lewat surel',
    trail: [{ label: 'Undangan', url: here }],
    menuUrl: here,
    help: 'undangan',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader title="Undang lewat surel" note="Tautan undangan berlaku 7 hari" />
        <ErrorSummary errors={errors} />
        <Sheet>
          <Form action={here} className="grid gap-5">
            <TextField
              name="name"
              label="Nama lengkap"
              value={text('name')}
              maxLength={150}
              error={errors.name}
            />
            <TextField
              name="email"
              label="Surel"
              type="email"
              value={text('email')}
              maxLength={150}
              error={errors.email}
            />
            <Select
              name="role"
              label="Peran"
              value={text('role')}
              options={choices.map(({ key, label }) => ({ value: key, label }))}
              error={errors.role}
            />
            {scoped.length > 0 &&
              (places.length > 0 ? (
                <CheckboxGroup
                  name="scope"
                  label="Cakupan"
                  isOptional
                  values={[typed.scope ?? []].flat()}
                  help={`Hanya untuk ${scoped.join(', ')}.`}
                  options={[...places]}
                  error={errors.scope}
                />
              ) : (
                <TextField
                  name="scope"
                  label="Cakupan"
                  isOptional
                  value={text('scope')}
                  help={`Kode, dipisah koma. Hanya untuk ${scoped.join(', ')}.`}
                  error={errors.scope}
                />
              ))}
            <FormActions>
              <Button look="primary" busyLabel="Mengirim…">
                Kirim undangan
              </Button>
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

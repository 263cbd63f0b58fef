import { z } from 'zod';
import { recordAudit } from '#kernel/audit';
import {
  accountOf,
  check,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import {
  isEmailTaken,
  normaliseEmail,
  pendingEmail,
  roleLabel,
  sendEmailVerification,
} from '#kernel/identity';
import { isMailAddress } from '#kernel/mail';
import type { Product } from '#kernel/product';
import {
  Badge,
  Button,
  Checkbox,
  DescriptionList,
  ErrorSummary,
  Form,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  TextField,
} from '#kernel/ui';
import { AppError, type FieldErrors, invalid } from '#kernel/work';
import { tenantAccess } from '../routing/rights.ts';
import { accountSurface } from './account-surface.ts';

const form = z.object({
  name: z.string().trim().min(2, 'Isi nama lengkap Anda.').max(150, 'Nama paling panjang 150 huruf.'),
  email: z.string().trim().max(150, 'Surel paling panjang 150 huruf.').optional(),
  mail: z.string().optional(),
});

/** Villagers know their profile by the requirement's own address. */
const OWN_ADDRESS: Readonly<Record<string, string>> = { desa: '/user-profile' };

export const profileAddress = (product: Product): string => OWN_ADDRESS[product.kind] ?? '/me/profile';

/** One's own name, address and mail choice; what the product knows stands below. */
export function profileRoutes(product: Product): Route[] {
  const read = { access: { resource: 'account', right: 'read' }, summary: 'My profile' } as const;
  const address = profileAddress(product);
  const show = (ctx: RequestContext) => profilePage(ctx, product);
  return [
    page.get('/me/profile', read, show),
    ...(address === '/me/profile' ? [] : [page.get(address, read, show)]),
    page.post(
      '/me/profile',
      { access: { resource: 'account', right: 'update' }, summary: 'Change my name, address, mail choice' },
      async (ctx) => {
        const typed = await readForm(ctx);
        try {
          const text = await saveProfile(ctx, check(form, typed));
          return redirectTo(address, { tone: 'success', text });
        } catch (error) {
          if (!(error instanceof AppError) || error.status !== 422) throw error;
          const values = { name: String(typed.name ?? ''), email: String(typed.email ?? '') };
          return profilePage(ctx, product, values, error.fields);
        }
      },
    ),
  ];
}

async function saveProfile(ctx: RequestContext, given: z.infer<typeof form>): Promise<string> {
  const account = accountOf(ctx);
  const email = given.email ? normaliseEmail(given.email) : '';
  if (email !== '' && !isMailAddress(email)) {
    throw invalid({ email: 'Isi alamat surel lengkap, misalnya nama@contoh.id.' });
  }
  return ctx.transaction(async (tx) => {
    const before = await tx.one<{ display_name: string; email: string | null; wants_mail: boolean }>(
      `select display_name, email, wants_mail from accounts
        where tenant_id = balai.tenant_id() and id = $1 for update`,
      [account.accountId],
    );
    const after = { display_name: given.name, wants_mail: given.mail === '1' };
    await tx.execute(
      `update accounts set display_name = $2, wants_mail = $3, updated_at = now()
        where tenant_id = balai.tenant_id() and id = $1`,
      [account.accountId, after.display_name, after.wants_mail],
    );
    await recordAudit(ctx, tx, {
      action: 'account.updated',
      resource: 'account',
      objectId: account.accountId,
      objectLabel: given.name,
      before: { display_name: before!.display_name, wants_mail: before!.wants_mail },
      after,
    });
    if (email === '' || email === before!.email) return 'Profil tersimpan.';
    if (await isEmailTaken(tx, email, account.accountId)) {
      throw invalid({ email: 'Surel ini sudah dipakai akun lain.' });
    }
    const isSent = await sendEmailVerification(ctx, tx, { id: account.accountId, name: given.name, email });
    if (!isSent) throw invalid({ email: 'Tautan sudah beberapa kali dikirim. Coba lagi satu jam lagi.' });
    return `Profil tersimpan. Buka tautan yang kami kirim ke ${email}; surel lama berlaku sampai saat itu.`;
  });
}

interface Values {
  name: string;
  email: string;
}

async function profilePage(
  ctx: RequestContext,
  product: Product,
  typed?: Values,
  errors: FieldErrors = {},
): Promise<PageAnswer> {
  const account = accountOf(ctx);
  const { row, pending, identifiers } = await ctx.transaction(async (tx) => ({
    row: await tx.one<{ display_name: string; email: string | null; wants_mail: boolean }>(
      'select display_name, email, wants_mail from accounts where tenant_id = balai.tenant_id() and id = $1',
      [account.accountId],
    ),
    pending: await pendingEmail(tx, account.accountId),
    identifiers: await tx.query<{ kind: string; key: string }>(
      `select kind, key from account_identifiers
        where tenant_id = balai.tenant_id() and account_id = $1 and kind <> 'email' order by kind`,
      [account.accountId],
    ),
  }));
  const { roles } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const labels = account.grants.map(({ role }) => roleLabel(product.access, roles, role));
  const isVerified = account.facts['email-verified'] === true;
  const canEdit = ctx.can('account', 'update');
  const section = await product.profileSection?.(ctx);
  return renderPage({
    surface: accountSurface(ctx, product),
    title: 'Profil saya',
    menuUrl: profileAddress(product),
    help: 'profil',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <div className="grid max-w-4xl gap-5">
        <PageHeader
          title={row!.display_name}
          note={[...new Set(labels)].join(', ') || 'Belum memegang peran'}
          actions={
            <>
              <LinkButton href="/me/security" icon="shield">
                Keamanan
              </LinkButton>
              {ctx.can('privacy', 'read') && (
                <LinkButton href="/me/privacy" icon="eye">
                  Data pribadi
                </LinkButton>
              )}
            </>
          }
        />
        <ErrorSummary errors={errors} />
        {pending && (
          <Notice
            tone="warning"
            title="Menunggu konfirmasi surel baru"
            action={
              <LinkButton href="/verify-email" size="sm">
                Kirim ulang tautan
              </LinkButton>
            }
          >
            Buka tautan yang kami kirim ke {pending}. Sampai saat itu surel yang lama tetap berlaku.
          </Notice>
        )}
        <Sheet title="Akun">
          <Form action="/me/profile" className="grid max-w-xl gap-5">
            <TextField
              name="name"
              label="Nama lengkap"
              value={typed?.name ?? row!.display_name}
              autoComplete="name"
              maxLength={150}
              isReadOnly={!canEdit}
              error={errors.name}
            />
            <TextField
              name="email"
              label="Surel"
              type="email"
              value={typed?.email ?? row!.email ?? ''}
              autoComplete="email"
              maxLength={150}
              isReadOnly={!canEdit}
              isOptional={!row!.email}
              help="Mengganti surel perlu konfirmasi dari alamat yang baru."
              error={errors.email}
              aside={
                row!.email && (
                  <Badge tone={isVerified ? 'success' : 'warning'}>
                    {isVerified ? 'Terkonfirmasi' : 'Belum dikonfirmasi'}
                  </Badge>
                )
              }
            />
            <Checkbox
              name="mail"
              label="Kirim pemberitahuan ke surel saya juga"
              isChecked={row!.wants_mail}
              isDisabled={!canEdit}
              help="Yang menyangkut keamanan akun selalu dikirim."
            />
            {canEdit && (
              <div>
                <Button look="primary">Simpan profil</Button>
              </div>
            )}
          </Form>
        </Sheet>
        {identifiers.length > 0 && (
          <Sheet title="Nama untuk masuk" note="Selain surel">
            <DescriptionList items={identifiers.map(describeIdentifier)} />
          </Sheet>
        )}
        {section}
      </div>
    ),
  });
}

const KINDS: Readonly<Record<string, string>> = {
  username: 'Nama pengguna',
  number: 'Nomor anggota',
  nik: 'NIK',
};

function describeIdentifier({ kind, key }: { kind: string; key: string }) {
  return {
    key: kind + key,
    term: KINDS[kind] ?? kind,
    detail: kind === 'nik' ? 'Terdaftar, disamarkan' : key,
  };
}

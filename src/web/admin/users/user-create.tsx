import { z } from 'zod';
import { recordAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import {
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
  addIdentifiers,
  createAccount,
  normaliseEmail,
  replaceEmail,
  sendActivation,
  tellFormerAddress,
} from '#kernel/identity';
import { isMailAddress } from '#kernel/mail';
import type { Product } from '#kernel/product';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  HandOverLink,
  LinkButton,
  PageHeader,
  Sheet,
  TextField,
} from '#kernel/ui';
import { AppError, type FieldErrors, invalid } from '#kernel/work';
import { openUser } from './handle-user.ts';
import type { UserBook } from './user-book.ts';
import { type TypedUser, userPage } from './user-page.tsx';
import type { UserRow } from './user-rows.ts';

export const userForm = z.object({
  name: z.string({ error: 'Isi nama lengkapnya.' }).trim().min(2, 'Isi nama lengkapnya.').max(150),
  email: z.string().trim().max(150).default(''),
  username: z
    .string()
    .trim()
    .toLowerCase()
    .regex(
      /^([a-z0-9][a-z0-9._-]{2,59})?$/,
      'Pakai 3 sampai 60 huruf kecil, angka, titik, atau tanda hubung.',
    )
    .default(''),
});

/** Making an account for somebody, and correcting its names. */
export function userCreateRoutes(product: Product, book: UserBook): Route[] {
  return [
    page.get(
      `${book.address}/baru`,
      { access: book.rights.create, summary: `Form for a new ${book.noun}` },
      (ctx) => createPage(ctx, book),
    ),
    page.post(
      book.address,
      { access: { ...book.rights.create, gates: ['recent-password'] }, summary: `Make a ${book.noun}` },
      (ctx) => create(ctx, book),
    ),
    page.post(
      `${book.address}/:id`,
      {
        access: { ...book.rights.update, gates: ['recent-password'] },
        summary: `Change the names of a ${book.noun}`,
      },
      (ctx) => update(ctx, product, book),
    ),
  ];
}

/**
 * Makes an account that waits for its owner.
 *
 * @returns its id, and the activation link when there is no address to mail it to
 * @throws AppError 422 naming `name`, `email`, `username`
 */
export async function createUser(
  ctx: RequestContext,
  tx: Tx,
  given: z.infer<typeof userForm>,
): Promise<{ id: string; link: string | undefined }> {
  checkNames(given);
  const id = await createAccount(ctx, tx, {
    displayName: given.name,
    status: 'invited',
    ...(given.email ? { email: given.email } : {}),
    ...(given.username ? { username: given.username } : {}),
  });
  await recordAudit(ctx, tx, {
    action: 'user.created',
    resource: 'user',
    objectId: id,
    objectLabel: given.name,
    after: { name: given.name, email: given.email || null, username: given.username || null },
  });
  return { id, link: await sendActivation(ctx, tx, id) };
}

async function create(ctx: RequestContext, book: UserBook): Promise<Response | PageAnswer> {
  const typed = await readForm(ctx);
  try {
    const given = check(userForm, typed);
    const { id, link } = await ctx.transaction((tx) => createUser(ctx, tx, given));
    if (link) return linkPage(book, { id, name: given.name, link });
    return redirectTo(`${book.address}/${id}`, {
      tone: 'success',
      text: `Akun dibuat. Tautan aktivasi dikirim ke ${given.email}. Berikan perannya sekarang.`,
    });
  } catch (error) {
    const errors = fieldsOf(error);
    if (!errors) throw error;
    return createPage(ctx, book, typedOf(typed), errors);
  }
}

async function update(ctx: RequestContext, product: Product, book: UserBook): Promise<Response | PageAnswer> {
  const typed = await readForm(ctx);
  try {
    const given = check(userForm, typed);
    await ctx.transaction(async (tx) => changeNames(ctx, tx, await openUser(ctx, tx, product, book), given));
    return redirectTo(`${book.address}/${ctx.params.id}`, { tone: 'success', text: 'Data akun tersimpan.' });
  } catch (error) {
    const errors = fieldsOf(error);
    if (!errors) throw error;
    return userPage(ctx, product, book, typedOf(typed), errors);
  }
}

async function changeNames(
  ctx: RequestContext,
  tx: Tx,
  user: UserRow,
  given: z.infer<typeof userForm>,
): Promise<void> {
  checkNames(given);
  await tx.execute(
    'update accounts set display_name = $2, updated_at = now() where tenant_id = balai.tenant_id() and id = $1',
    [user.id, given.name],
  );
  const email = given.email ? normaliseEmail(given.email) : null;
  if (email !== user.email) {
    if (email) await replaceEmail(ctx, tx, user.id, email);
    else await dropEmail(tx, user.id);
    if (user.email && email && user.isEmailVerified) {
      await tellFormerAddress(ctx, tx, { id: user.id, name: given.name }, user.email, email);
    }
  }
  if ((given.username || null) !== user.username) {
    await tx.execute(
      `delete from account_identifiers where tenant_id = balai.tenant_id() and account_id = $1 and kind = 'username'`,
      [user.id],
    );
    if (given.username) await addIdentifiers(ctx, tx, user.id, { username: given.username });
  }
  await recordAudit(ctx, tx, {
    action: 'user.updated',
    resource: 'user',
    objectId: user.id,
    objectLabel: given.name,
    before: { name: user.name, email: user.email, username: user.username },
    after: { name: given.name, email, username: given.username || null },
  });
}

async function dropEmail(tx: Tx, accountId: string): Promise<void> {
  await tx.execute(
    `delete from account_identifiers where tenant_id = balai.tenant_id() and account_id = $1 and kind = 'email'`,
    [accountId],
  );
  await tx.execute(
    `update accounts set email = null, email_verified_at = null where tenant_id = balai.tenant_id() and id = $1`,
    [accountId],
  );
}

function checkNames({ email, username }: z.infer<typeof userForm>): void {
  if (email !== '' && !isMailAddress(normaliseEmail(email))) {
    throw invalid({ email: 'Isi alamat surel lengkap, misalnya nama@contoh.id.' });
  }
  if (email === '' && username === '') {
    throw invalid({ email: 'Isi surel, atau beri nama pengguna di bawah, supaya orangnya dapat masuk.' });
  }
}

function fieldsOf(error: unknown): FieldErrors | undefined {
  if (!(error instanceof AppError)) return undefined;
  if (error.status === 422) return error.fields;
  if (error.code === 'identifier_taken') {
    return { [error.message.startsWith('Nama') ? 'username' : 'email']: error.message };
  }
  return undefined;
}

function typedOf(typed: Record<string, string | string[]>): TypedUser {
  return {
    name: String(typed.name ?? ''),
    email: String(typed.email ?? ''),
    username: String(typed.username ?? ''),
  };
}

function createPage(
  ctx: RequestContext,
  book: UserBook,
  typed?: TypedUser,
  errors: FieldErrors = {},
): PageAnswer {
  return renderPage({
    surface: 'console',
    title: `Tambah ${book.noun}`,
    trail: [{ label: book.title, url: book.address }],
    menuUrl: book.address,
    help: 'pengguna',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader
          title={`Tambah ${book.noun}`}
          note={`Akun di ${ctx.tenant.name}; orangnya membuat kata sandinya sendiri`}
        />
        <ErrorSummary errors={errors} />
        <Sheet>
          <Form action={book.address} className="grid gap-5">
            <TextField
              name="name"
              label="Nama lengkap"
              value={typed?.name}
              maxLength={150}
              error={errors.name}
            />
            <TextField
              name="email"
              label="Surel"
              type="email"
              isOptional
              value={typed?.email}
              maxLength={150}
              help="Tautan aktivasi dikirim ke sini."
              error={errors.email}
            />
            <TextField
              name="username"
              label="Nama pengguna"
              isOptional
              value={typed?.username}
              maxLength={60}
              help="Bila tidak punya surel: huruf kecil, angka, titik, dan tanda hubung."
              error={errors.username}
            />
            <FormActions>
              <Button look="primary">Buat akun</Button>
              <LinkButton href={book.address} look="quiet">
                Batal
              </LinkButton>
            </FormActions>
          </Form>
        </Sheet>
      </div>
    ),
  });
}

/** Without an address the link is handed over by the officer; it is shown this once. */
export function linkPage(book: UserBook, person: { id: string; name: string; link: string }): PageAnswer {
  return renderPage({
    surface: 'console',
    title: 'Serahkan tautan ini',
    trail: [{ label: book.title, url: book.address }],
    menuUrl: book.address,
    help: 'pengguna',
    body: (
      <HandOverLink
        title={`Serahkan tautan ini kepada ${person.name}`}
        link={person.link}
        back={{ url: `${book.address}/${person.id}`, label: `Ke halaman ${person.name}` }}
      >
        Akun ini tidak punya surel. Berikan tautan ini langsung kepada orangnya; siapa pun yang membukanya
        dapat membuat kata sandi akun ini.
      </HandOverLink>
    ),
  });
}

import type { TenantRole } from '#kernel/access';
import { type AuditEntry, describeAction, readAudit } from '#kernel/audit';
import type { Tx } from '#kernel/database';
import { type PageAnswer, page, type RequestContext, type Route, redirectTo, renderPage } from '#kernel/http';
import { readSessions, readSignIns, roleLabel } from '#kernel/identity';
import type { Product } from '#kernel/product';
import {
  Badge,
  Button,
  DescriptionList,
  ErrorSummary,
  Form,
  type IconName,
  LinkButton,
  Menu,
  MenuLink,
  PageHeader,
  Sheet,
  TextField,
} from '#kernel/ui';
import { type FieldErrors, notFound } from '#kernel/work';
import { SignInTable } from '../../account/sessions.tsx';
import { agoText, dayText, momentText, shortMomentText } from '../../moment.ts';
import { tenantAccess } from '../../routing/rights.ts';
import { thingNames } from '../../thing-names.ts';
import { adminAddresses } from '../addresses.ts';
import { type UserBook, type UserRights, userBooks } from './user-book.ts';
import { readUser, type UserGrant, type UserRow } from './user-rows.ts';
import { grantText, STATUS } from './user-words.ts';

export interface TypedUser {
  name: string;
  email: string;
  username: string;
}

/** One account: who it is, what it may do, how safe it is, when it came, what it did. */
export function userPageRoutes(product: Product, book: UserBook): Route[] {
  return [
    page.get(
      `${book.address}/:id`,
      { access: book.rights.read, summary: `One ${book.noun}` },
      async (ctx) => {
        const other = await otherBook(ctx, product, book);
        return other ? redirectTo(`${other.address}/${ctx.params.id}`) : userPage(ctx, product, book);
      },
    ),
  ];
}

/** Links know a person, not in which of the village's two lists they stand. */
async function otherBook(
  ctx: RequestContext,
  product: Product,
  book: UserBook,
): Promise<UserBook | undefined> {
  const others = userBooks(product).filter(({ address }) => address !== book.address);
  if (others.length === 0) return undefined;
  const id = ctx.params.id ?? '';
  return ctx.transaction(async (tx) => {
    if (await readUser(tx, product.access, book, id)) return undefined;
    for (const other of others) if (await readUser(tx, product.access, other, id)) return other;
    return undefined;
  });
}

export async function userPage(
  ctx: RequestContext,
  product: Product,
  book: UserBook,
  typed?: TypedUser,
  errors: FieldErrors = {},
): Promise<PageAnswer> {
  const { roles } = await tenantAccess(ctx.app, ctx.tenant, ctx.accessVersion);
  const found = await ctx.transaction(async (tx) => {
    const user = await readUser(tx, product.access, book, ctx.params.id ?? '');
    if (!user) throw notFound();
    return { user, ...(await readAround(ctx, tx, product, user)) };
  });
  const { user } = found;
  const isMe = ctx.principal.kind === 'account' && ctx.principal.accountId === user.id;
  const may = (asked: { resource: string; right: string }) => !isMe && ctx.can(asked.resource, asked.right);
  return renderPage({
    surface: 'console',
    title: user.name,
    trail: [{ label: book.title, url: book.address }],
    menuUrl: book.address,
    help: 'pengguna',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    body: (
      <div className="grid gap-5">
        <PageHeader
          title={user.name}
          note={user.email ?? user.username ?? 'Tanpa surel'}
          badge={<Badge tone={STATUS[user.status].tone}>{STATUS[user.status].label}</Badge>}
          actions={!isMe && user.status !== 'closed' && <Acts ctx={ctx} book={book} user={user} />}
        />
        <ErrorSummary errors={errors} />
        <div className="grid gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid content-start gap-5">
            <Roles
              ctx={ctx}
              product={product}
              book={book}
              user={user}
              own={roles}
              places={found.places}
              mayAssign={may(book.rights.assign) && user.status !== 'closed'}
            />
            {may(book.rights.update) && user.status !== 'closed' && (
              <Identity book={book} user={user} typed={typed} errors={errors} />
            )}
          </div>
          <Safety
            ctx={ctx}
            book={book}
            user={user}
            locks={found.locks}
            sessions={found.sessions.length}
            isMe={isMe}
          />
        </div>
        <SignInTable ctx={ctx} rows={found.signIns} />
        {ctx.can('audit', 'read') && (
          <Activity
            ctx={ctx}
            product={product}
            user={user}
            entries={found.activity}
            total={found.activityTotal}
          />
        )}
      </div>
    ),
  });
}

async function readAround(ctx: RequestContext, tx: Tx, product: Product, user: UserRow) {
  const audit = ctx.can('audit', 'read')
    ? await readAudit(ctx, tx, { actor: user.id }, { offset: 0, limit: 8 })
    : { items: [], total: 0 };
  return {
    sessions: await readSessions(tx, user.id),
    signIns: await readSignIns(tx, user.id, 10),
    locks: await tx.query<{ network: string; locked_until: Date }>(
      `select network, locked_until from sign_in_locks
        where tenant_id = balai.tenant_id() and account_id = $1 and locked_until > now() order by locked_until desc`,
      [user.id],
    ),
    places: (await product.scopeOptions?.(ctx, tx)) ?? [],
    activity: audit.items,
    activityTotal: audit.total,
  };
}

function Acts({ ctx, book, user }: { ctx: RequestContext; book: UserBook; user: UserRow }) {
  const may = (right: keyof UserRights) => ctx.can(book.rights[right].resource, book.rights[right].right);
  const isShut = user.status === 'suspended';
  const acts: { path: string; icon: IconName; words: string; isOffered: boolean; isDanger?: boolean }[] = [
    {
      path: 'aktivasi',
      icon: 'mail',
      words: 'Kirim tautan aktivasi',
      isOffered: user.status === 'invited' && may('update'),
    },
    {
      path: 'atur-ulang',
      icon: 'key-round',
      words: 'Atur ulang kata sandi',
      isOffered: !isShut && may('reset'),
    },
    {
      path: 'lepas-dua-langkah',
      icon: 'smartphone',
      words: 'Lepas dua langkah',
      isOffered: user.hasSecondFactor && may('reset'),
    },
    { path: 'buka', icon: 'lock-open', words: 'Buka kembali akun', isOffered: isShut && may('disable') },
    {
      path: 'tutup',
      icon: 'lock',
      words: 'Tutup akun',
      isOffered: !isShut && may('disable'),
      isDanger: true,
    },
    { path: 'hapus', icon: 'trash', words: 'Hapus akun', isOffered: may('delete'), isDanger: true },
  ];
  const offered = acts.filter(({ isOffered }) => isOffered);
  if (offered.length === 0) return null;
  return (
    <Menu label="Tindakan">
      {offered.map(({ path, icon, words, isDanger }) => (
        <MenuLink key={path} href={`${book.address}/${user.id}/${path}`} icon={icon} isDanger={isDanger}>
          {words}
        </MenuLink>
      ))}
    </Menu>
  );
}

interface RolesProps {
  ctx: RequestContext;
  product: Product;
  book: UserBook;
  user: UserRow;
  own: readonly TenantRole[];
  places: readonly { value: string; label: string }[];
  mayAssign: boolean;
}

function Roles({ ctx, product, book, user, own, places, mayAssign }: RolesProps) {
  const here = `${book.address}/${user.id}/peran`;
  return (
    <Sheet
      isFlush
      title="Peran"
      action={
        mayAssign && (
          <LinkButton href={`${here}/beri`} size="sm" icon="plus">
            Beri peran
          </LinkButton>
        )
      }
    >
      {user.grants.length === 0 ? (
        <p className="px-5 pb-5 text-muted">
          Belum memegang peran. Yang mengikuti keadaan orangnya, misalnya keanggotaan, tidak tampil di sini.
        </p>
      ) : (
        <ul>
          {user.grants.map((grant) => (
            <li
              key={grant.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-base-300 px-5 py-3"
            >
              <span className="min-w-0 grow">
                <b className="font-semibold">{roleLabel(product.access, own, grant.role)}</b>
                <span className="block text-sm text-muted">
                  {grantNote(ctx, product, own, grant, places)}
                </span>
              </span>
              {mayAssign && (
                <LinkButton href={`${here}/${grant.id}/cabut`} look="quiet" size="sm">
                  Cabut
                </LinkButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function grantNote(
  ctx: RequestContext,
  product: Product,
  own: readonly TenantRole[],
  grant: UserGrant,
  places: readonly { value: string; label: string }[],
): string {
  const scope = /\((.*)\)$/.exec(grantText(product.access, own, grant, places))?.[1];
  const end = grant.validUntil ? `sampai ${dayText(ctx, new Date(grant.validUntil))}` : 'tanpa batas waktu';
  return scope && grant.regions.length + grant.programmes.length + grant.areas.length > 0
    ? `${scope}, ${end}`
    : `Seluruh organisasi, ${end}`;
}

function Identity(props: {
  book: UserBook;
  user: UserRow;
  typed: TypedUser | undefined;
  errors: FieldErrors;
}) {
  const { book, user, typed, errors } = props;
  return (
    <Sheet title="Data akun">
      <Form action={`${book.address}/${user.id}`} className="grid gap-5">
        <TextField
          name="name"
          label="Nama lengkap"
          value={typed?.name ?? user.name}
          maxLength={150}
          error={errors.name}
        />
        <TextField
          name="email"
          label="Surel"
          type="email"
          isOptional
          value={typed?.email ?? user.email ?? ''}
          maxLength={150}
          help="Alamat baru dianggap belum dikonfirmasi; pemilik alamat lama diberi tahu."
          error={errors.email}
        />
        <TextField
          name="username"
          label="Nama pengguna"
          isOptional
          value={typed?.username ?? user.username ?? ''}
          maxLength={60}
          help="Untuk masuk tanpa surel: huruf kecil, angka, titik, dan tanda hubung."
          error={errors.username}
        />
        <div>
          <Button>Simpan data akun</Button>
        </div>
      </Form>
    </Sheet>
  );
}

interface SafetyProps {
  ctx: RequestContext;
  book: UserBook;
  user: UserRow;
  locks: readonly { network: string; locked_until: Date }[];
  sessions: number;
  isMe: boolean;
}

function Safety({ ctx, book, user, locks, sessions, isMe }: SafetyProps) {
  const here = `${book.address}/${user.id}`;
  return (
    <div className="grid content-start gap-5">
      <Sheet title="Keamanan">
        <DescriptionList
          items={[
            { term: 'Dua langkah', detail: user.hasSecondFactor ? 'Aktif' : 'Tidak aktif' },
            {
              term: 'Surel',
              detail: user.email
                ? user.isEmailVerified
                  ? 'Terkonfirmasi'
                  : 'Belum dikonfirmasi'
                : 'Tidak ada',
            },
            { term: 'Sedang masuk', detail: `${sessions} perangkat` },
            {
              term: 'Terakhir masuk',
              detail: user.lastSignInAt ? agoText(ctx, user.lastSignInAt) : 'Belum pernah',
            },
            { term: 'Dibuat', detail: dayText(ctx, user.createdAt) },
          ]}
        />
        {sessions > 0 && !isMe && ctx.can(book.rights.reset.resource, book.rights.reset.right) && (
          <Form action={`${here}/keluarkan`} className="mt-4">
            <Button size="sm" busyLabel="Mengeluarkan…">
              Keluarkan dari semua perangkat
            </Button>
          </Form>
        )}
      </Sheet>
      {locks.length > 0 && (
        <Sheet title="Terkunci sementara">
          <p className="text-sm text-muted">Lima kali gagal masuk dari jaringan ini:</p>
          <ul className="mt-2 grid gap-1 text-sm">
            {locks.map((lock) => (
              <li key={lock.network} className="figures">
                {lock.network}, sampai {momentText(ctx, lock.locked_until)}
              </li>
            ))}
          </ul>
          {ctx.can('security', 'unlock') && (
            <Form action={`${here}/buka-kunci`} className="mt-4">
              <Button size="sm" icon="lock-open">
                Buka kunci sekarang
              </Button>
            </Form>
          )}
        </Sheet>
      )}
    </div>
  );
}

interface ActivityProps {
  ctx: RequestContext;
  product: Product;
  user: UserRow;
  entries: readonly AuditEntry[];
  total: number;
}

function Activity({ ctx, product, user, entries, total }: ActivityProps) {
  const { audit } = adminAddresses(product);
  const nameOf = thingNames(product);
  return (
    <Sheet
      isFlush
      title="Yang dilakukan orang ini"
      note={`${total.toLocaleString('id-ID')} catatan`}
      action={
        total > 0 && (
          <a className="link text-sm font-semibold" href={`${audit}?filter%5Bactor%5D=${user.id}`}>
            Lihat semua
          </a>
        )
      }
    >
      {entries.length === 0 ? (
        <p className="px-5 pb-5 text-muted">Belum ada yang tercatat.</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <li key={entry.id} className="flex flex-wrap gap-x-4 border-t border-base-300 px-5 py-3">
              <a className="link grow" href={`${audit}/${entry.id}`}>
                {describeAction(entry.action, nameOf)}
                {entry.objectLabel && `: ${entry.objectLabel}`}
              </a>
              <span className="figures text-sm text-muted">{shortMomentText(ctx, entry.at)}</span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

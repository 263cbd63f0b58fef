import { recordAudit } from '#kernel/audit';
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
  closeAccount,
  endSessions,
  releaseLocks,
  removeSecondFactor,
  resetAccount,
  restoreAccount,
  sendActivation,
  suspendAccount,
} from '#kernel/identity';
import type { Product } from '#kernel/product';
import { ConfirmPanel, ErrorSummary, TextArea } from '#kernel/ui';
import { AppError } from '#kernel/work';
import { openUser } from './handle-user.ts';
import type { UserBook, UserRights } from './user-book.ts';
import { linkPage } from './user-create.tsx';
import type { UserRow } from './user-rows.ts';

interface Act {
  path: string;
  right: keyof UserRights;
  title: (user: UserRow) => string;
  text: string;
  button: string;
  isDanger?: true;
  /** The reason stands in the log, and is asked for. */
  needsReason?: true;
  run: (ctx: RequestContext, user: UserRow, reason: string) => Promise<string | { link: string } | undefined>;
  done: string;
}

const ACTS: readonly Act[] = [
  {
    path: 'aktivasi',
    right: 'update',
    title: (user) => `Kirim tautan aktivasi kepada ${user.name}?`,
    text: 'Tautan yang lama berhenti berlaku. Yang baru berlaku 30 hari.',
    button: 'Kirim tautan',
    run: async (ctx, user) => linkOf(await ctx.transaction((tx) => sendActivation(ctx, tx, user.id))),
    done: 'Tautan aktivasi dikirim.',
  },
  {
    path: 'atur-ulang',
    right: 'reset',
    title: (user) => `Atur ulang kata sandi ${user.name}?`,
    text: 'Kata sandi lama berhenti berlaku saat itu juga dan semua perangkat dikeluarkan. Orangnya mendapat tautan untuk membuat kata sandi baru; Anda tidak pernah melihatnya.',
    button: 'Atur ulang kata sandi',
    isDanger: true,
    run: async (ctx, user) => linkOf(await ctx.transaction((tx) => resetAccount(ctx, tx, user.id))),
    done: 'Kata sandi diatur ulang. Tautannya dikirim ke surel akun itu.',
  },
  {
    path: 'lepas-dua-langkah',
    right: 'reset',
    title: (user) => `Lepas verifikasi dua langkah ${user.name}?`,
    text: 'Untuk orang yang ponselnya hilang. Pastikan dahulu bahwa Anda benar berbicara dengan orangnya. Bila perannya memerlukan verifikasi, ia diminta mengaktifkannya lagi saat masuk.',
    button: 'Lepas verifikasi',
    isDanger: true,
    needsReason: true,
    run: async (ctx, user, reason) => {
      const owner = { id: user.id, name: user.name, email: user.email };
      await ctx.transaction(async (tx) => {
        await removeSecondFactor(ctx, tx, owner, reason);
        await endSessions(tx, user.id, 'second factor removed by an officer');
      });
      return undefined;
    },
    done: 'Verifikasi dua langkah dilepas, dan semua perangkatnya dikeluarkan.',
  },
  {
    path: 'tutup',
    right: 'disable',
    title: (user) => `Tutup akun ${user.name}?`,
    text: 'Semua perangkat dikeluarkan saat itu juga dan orangnya tidak dapat masuk sampai akun dibuka kembali. Datanya tetap ada.',
    button: 'Tutup akun',
    isDanger: true,
    needsReason: true,
    run: async (ctx, user, reason) => {
      await ctx.transaction((tx) => suspendAccount(ctx, tx, user.id, reason));
      return undefined;
    },
    done: 'Akun ditutup. Semua sesinya sudah berakhir.',
  },
  {
    path: 'buka',
    right: 'disable',
    title: (user) => `Buka kembali akun ${user.name}?`,
    text: 'Orangnya dapat masuk lagi dengan kata sandi yang lama.',
    button: 'Buka kembali',
    run: async (ctx, user) => {
      await ctx.transaction((tx) => restoreAccount(ctx, tx, user.id));
      return undefined;
    },
    done: 'Akun dibuka kembali.',
  },
  {
    path: 'hapus',
    right: 'delete',
    title: (user) => `Hapus akun ${user.name}?`,
    text: 'Akun tidak dapat dipakai lagi, perannya dicabut, dan surel serta nama penggunanya bebas dipakai akun lain. Catatan yang pernah dibuatnya tetap ada. Ini tidak dapat diurungkan.',
    button: 'Hapus akun',
    isDanger: true,
    needsReason: true,
    run: async (ctx, user, reason) => {
      await ctx.transaction((tx) => closeAccount(ctx, tx, user.id, reason));
      return undefined;
    },
    done: 'Akun dihapus.',
  },
];

/** What an officer does to an account; each asks first, because its owner cannot undo it. */
export function userActRoutes(product: Product, book: UserBook): Route[] {
  const asked = ACTS.flatMap((act): Route[] => {
    const access = { ...book.rights[act.right], gates: ['recent-password'] } as const;
    const path = `${book.address}/:id/${act.path}`;
    return [
      page.get(path, { access, summary: `Ask before: ${act.button}` }, (ctx) =>
        askPage(ctx, product, book, act),
      ),
      page.post(path, { access, summary: act.button }, (ctx) => perform(ctx, product, book, act)),
    ];
  });
  return [
    ...asked,
    page.post(
      `${book.address}/:id/keluarkan`,
      { access: book.rights.reset, summary: 'Sign a person out everywhere' },
      (ctx) => signOutEverywhere(ctx, product, book),
    ),
    page.post(
      `${book.address}/:id/buka-kunci`,
      { access: { resource: 'security', right: 'unlock' }, summary: 'Release the locks of an account' },
      (ctx) => unlock(ctx, product, book),
    ),
  ];
}

async function askPage(
  ctx: RequestContext,
  product: Product,
  book: UserBook,
  act: Act,
  problem?: { reason?: string; typed: string; form?: string },
): Promise<PageAnswer> {
  const user = await ctx.transaction((tx) => openUser(ctx, tx, product, book));
  const here = `${book.address}/${user.id}`;
  return renderPage({
    surface: 'console',
    title: act.button,
    trail: [
      { label: book.title, url: book.address },
      { label: user.name, url: here },
    ],
    menuUrl: book.address,
    help: 'pengguna',
    status: problem ? 422 : 200,
    body: (
      <ConfirmPanel
        title={act.title(user)}
        confirmLabel={act.button}
        isDanger={act.isDanger}
        form={{ action: `${here}/${act.path}` }}
        cancelUrl={here}
        fields={
          <>
            {problem?.form && <ErrorSummary errors={{ form: problem.form }} />}
            {act.needsReason && (
              <TextArea
                name="reason"
                label="Alasan"
                help="Tercatat bersama nama Anda."
                rows={3}
                maxLength={500}
                value={problem?.typed ?? ''}
                error={problem?.reason}
              />
            )}
          </>
        }
      >
        <p>{act.text}</p>
      </ConfirmPanel>
    ),
  });
}

async function perform(
  ctx: RequestContext,
  product: Product,
  book: UserBook,
  act: Act,
): Promise<Response | PageAnswer> {
  const typed = await readForm(ctx);
  const reason = String(typed.reason ?? '').trim();
  if (act.needsReason && reason.length < 5) {
    return askPage(ctx, product, book, act, {
      reason: 'Tulis alasannya, paling sedikit 5 huruf.',
      typed: reason,
    });
  }
  const user = await ctx.transaction((tx) => openUser(ctx, tx, product, book));
  try {
    const outcome = await act.run(ctx, user, reason.slice(0, 500));
    if (typeof outcome === 'object')
      return linkPage(book, { id: user.id, name: user.name, link: outcome.link });
    const next = act.path === 'hapus' ? book.address : `${book.address}/${user.id}`;
    return redirectTo(next, { tone: 'success', text: act.done });
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 409) throw error;
    return askPage(ctx, product, book, act, { form: error.message, typed: reason });
  }
}

async function signOutEverywhere(ctx: RequestContext, product: Product, book: UserBook): Promise<Response> {
  const { user, ended } = await ctx.transaction(async (tx) => {
    const user = await openUser(ctx, tx, product, book);
    const ended = await endSessions(tx, user.id, 'ended by an officer');
    await recordAudit(ctx, tx, {
      action: 'session.ended',
      resource: 'session',
      objectId: user.id,
      objectLabel: user.name,
      after: { endedSessions: ended },
    });
    return { user, ended };
  });
  return redirectTo(`${book.address}/${user.id}`, {
    tone: 'success',
    text: `${ended} perangkat dikeluarkan.`,
  });
}

async function unlock(ctx: RequestContext, product: Product, book: UserBook): Promise<Response> {
  const user = await ctx.transaction(async (tx) => {
    const user = await openUser(ctx, tx, product, book);
    await releaseLocks(tx, user.id);
    await recordAudit(ctx, tx, {
      action: 'lock.released',
      resource: 'security',
      objectId: user.id,
      objectLabel: user.name,
    });
    return user;
  });
  return redirectTo(`${book.address}/${user.id}`, {
    tone: 'success',
    text: 'Kunci dibuka. Orangnya dapat mencoba lagi.',
  });
}

function linkOf(link: string | undefined): { link: string } | undefined {
  return link === undefined ? undefined : { link };
}

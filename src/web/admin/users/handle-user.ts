import type { Tx } from '#kernel/database';
import { accountOf, type RequestContext } from '#kernel/http';
import { isKeeper } from '#kernel/identity';
import type { Product } from '#kernel/product';
import { forbidden, notFound } from '#kernel/work';
import type { UserBook } from './user-book.ts';
import { readUser, type UserRow } from './user-rows.ts';

/**
 * The account an officer is about to act on. Not one's own, which has its own pages; and whoever may not hand out
 * roles cannot reset, rename or shut a person who may, because that would be the way to their power.
 *
 * @throws AppError 404, 403
 */
export async function openUser(
  ctx: RequestContext,
  tx: Tx,
  product: Product,
  book: Pick<UserBook, 'who'>,
): Promise<UserRow> {
  const user = await readUser(tx, product.access, book, ctx.params.id ?? '');
  if (!user) throw notFound();
  if (user.id === accountOf(ctx).accountId) {
    throw forbidden('Akun Anda sendiri diatur di Profil dan Keamanan; peran Anda diatur orang lain.');
  }
  if (!ctx.can('role', 'assign') && (await isKeeper(ctx, tx, user.id))) {
    throw forbidden(
      'Akun ini memegang hak mengatur peran. Hanya orang dengan hak yang sama yang dapat mengubahnya.',
    );
  }
  return user;
}

import { readListQuery, type SearchSource } from '#kernel/http';
import type { Product } from '#kernel/product';
import { userBooks } from './user-book.ts';
import { readUsers, userShape } from './user-rows.ts';

/** Accounts in the search over the whole console, for who may see their list. */
export function userSearch(product: Product): SearchSource[] {
  return userBooks(product).map((book) => ({
    key: `users${book.address}`,
    title: book.title,
    needs: book.rights.read,
    listUrl: (q) => `${book.address}?${new URLSearchParams({ q })}`,
    find: async (ctx, q, limit) => {
      const list = { ...readListQuery(new URLSearchParams({ q }), userShape), size: limit };
      const { items, total } = await ctx.transaction((tx) => readUsers(tx, product.access, book, list));
      return {
        total,
        items: items.map(({ id, name, email, username }) => ({
          title: name,
          note: email ?? username ?? '',
          url: `${book.address}/${id}`,
        })),
      };
    },
  }));
}

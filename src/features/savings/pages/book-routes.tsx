import { type Holder, noteOpened } from '#features/subledger';
import type { Tx } from '#kernel/database';
import { type PageAnswer, page, type RequestContext, type Route, readListQuery } from '#kernel/http';
import { EmptyState } from '#kernel/ui';
import type { SavingsPlace } from '../place.ts';
import { BALANCE_LIST, readBalanceList } from '../read-balance-list.ts';
import { readPassbook } from '../read-passbook.ts';
import { BalancesView } from './balances-view.tsx';
import { PassbookView } from './passbook-view.tsx';
import { holderOf, savingsPage, todayOf } from './savings-page.tsx';

const ENTRIES = { sorts: ['date'], defaultSort: '-date' };

/** Book 04 on the screen: all members for officers, the own for a member. */
export function bookRoutes(place: SavingsPlace): Route[] {
  const { book, mine } = place.urls;
  const { savings: resource } = place.resources;
  const access = { resource, right: 'read' };
  return [
    page.get(book, { access, summary: 'Savings of all members, or the own' }, async (ctx) => {
      if (!ctx.reach?.isAll) return ownPage(ctx, book);
      const list = readListQuery(ctx.query, BALANCE_LIST);
      const balances = await ctx.transaction((tx) => readBalanceList(ctx, tx, place, list));
      return savingsPage(place, {
        ...{ title: 'Simpanan Anggota', menuUrl: book, trail: place.trail },
        body: <BalancesView ctx={ctx} place={place} list={list} balances={balances} />,
      });
    }),
    page.get(`${book}/:id`, { access, summary: 'The savings of one member' }, (ctx) =>
      passbookPage(ctx, (tx) => holderOf(ctx, tx, place), book),
    ),
    page.get(
      mine,
      { access: { resource: place.resources.mine, right: 'read' }, summary: 'The own savings' },
      (ctx) => ownPage(ctx, mine),
    ),
  ];

  function ownPage(ctx: RequestContext, menuUrl: string): Promise<PageAnswer> {
    return passbookPage(ctx, (tx) => ownHolder(ctx, tx, place), menuUrl, true);
  }

  async function passbookPage(
    ctx: RequestContext,
    find: (tx: Tx) => Promise<Holder | undefined>,
    menuUrl: string,
    isMine = !ctx.reach?.isAll,
  ): Promise<PageAnswer> {
    const passbook = await ctx.transaction(async (tx) => {
      const holder = await find(tx);
      if (!holder) return undefined;
      await noteOpened(ctx, tx, { resource: place.resources.savings, holder });
      return readPassbook(ctx, tx, holder);
    });
    const title = isMine ? 'Simpanan saya' : 'Simpanan anggota';
    const frame = isMine
      ? { surface: 'member' as const, title, menuUrl }
      : { title, menuUrl, trail: [...place.trail, { label: '04. Simpanan Anggota', url: book }] };
    if (!passbook) return savingsPage(place, { ...frame, body: <NotLinked /> });
    const list = readListQuery(ctx.query, ENTRIES);
    return savingsPage(place, {
      ...frame,
      body: <PassbookView {...{ ctx, place, list, passbook, isMine }} today={todayOf(ctx)} />,
    });
  }
}

/** The member whom this account belongs to. */
export async function ownHolder(
  ctx: RequestContext,
  tx: Tx,
  place: SavingsPlace,
): Promise<Holder | undefined> {
  const id = ctx.principal.kind === 'account' ? ctx.principal.subjectId : null;
  return id ? place.holders.one(ctx, tx, id) : undefined;
}

function NotLinked() {
  return (
    <EmptyState kind="nothing-yet" icon="piggy-bank" title="Akun ini belum dihubungkan dengan buku anggota">
      Minta pengurus menghubungkannya bila Anda sudah menjadi anggota.
    </EmptyState>
  );
}

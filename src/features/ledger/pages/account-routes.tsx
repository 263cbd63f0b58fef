import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  textIn,
  textsLike,
  told,
} from '#kernel/http';
import { type AppError, notFound } from '#kernel/work';
import { type AccountClass, type CashFlow, readAccount, readAccounts } from '../account.ts';
import { chartUrl, type LedgerPlace } from '../place.ts';
import { addAccount, changeAccount } from '../save-account.ts';
import { AccountForm, AccountView, EMPTY_ACCOUNT } from './account-form.tsx';
import { AccountsView } from './accounts-view.tsx';
import { ledgerPage } from './ledger-page.tsx';

export const ACCOUNT_LIST = { sorts: ['code'], defaultSort: 'code', filters: ['class'], defaultSize: 100 };

/** The chart of accounts: read, added to, renamed. */
export function accountRoutes(place: LedgerPlace): Route[] {
  const url = chartUrl(place);
  const may = (right: string) => ({ resource: place.resources.chart, right });
  const trail = [{ label: 'Bagan akun', url }];
  return [
    page.get(url, { access: may('read'), summary: 'Chart of accounts' }, async (ctx) => {
      const list = readListQuery(ctx.query, ACCOUNT_LIST);
      const all = await ctx.transaction((tx) => readAccounts(tx));
      const asked = list.q.toLowerCase();
      const shown = all.filter(
        (account) =>
          (!list.filters.class || list.filters.class.includes(account.class)) &&
          `${account.code} ${account.name} ${account.groupName}`.toLowerCase().includes(asked),
      );
      return ledgerPage(place, {
        ...{ title: 'Bagan akun', menuUrl: url },
        body: <AccountsView ctx={ctx} place={place} list={list} accounts={shown} />,
      });
    }),
    page.get(`${url}/baru`, { access: may('create'), summary: 'A new account' }, (ctx) => newPage(ctx)),
    page.post(url, { access: may('create'), summary: 'Add an account' }, async (ctx) => {
      const typed = textsLike(EMPTY_ACCOUNT, await readForm(ctx));
      try {
        await ctx.transaction((tx) =>
          addAccount(ctx, tx, {
            ...{ code: typed.code, name: typed.name, groupName: typed.groupName },
            ...{ class: typed.class as AccountClass, cashFlow: typed.cashFlow as CashFlow },
            isContra: typed.isContra === '1',
          }),
        );
      } catch (error) {
        return newPage(ctx, typed, told(error));
      }
      return redirectTo(url, { tone: 'success', text: `Akun ${typed.code} ditambahkan.` });
    }),
    page.get(`${url}/:id`, { access: may('update'), summary: 'Name of an account' }, (ctx) => editPage(ctx)),
    page.post(
      `${url}/:id`,
      { access: may('update'), summary: 'Rename an account or let it rest' },
      async (ctx) => {
        const form = await readForm(ctx);
        const typed = { name: textIn(form, 'name'), isActive: textIn(form, 'isActive') === '1' };
        try {
          await ctx.transaction((tx) => changeAccount(ctx, tx, { id: idOf(ctx), ...typed }));
        } catch (error) {
          return editPage(ctx, typed, told(error));
        }
        return redirectTo(url, { tone: 'success', text: 'Akun disimpan.' });
      },
    ),
  ];

  async function newPage(
    ctx: RequestContext,
    typed = EMPTY_ACCOUNT,
    problem?: AppError,
  ): Promise<PageAnswer> {
    const groups = await ctx.transaction(async (tx) => [
      ...new Set((await readAccounts(tx)).map(({ groupName }) => groupName)),
    ]);
    return ledgerPage(place, {
      ...{ title: 'Akun baru', menuUrl: url, trail, problem },
      body: <AccountForm action={url} typed={typed} groups={groups} errors={errorsOf(problem)} />,
    });
  }

  async function editPage(
    ctx: RequestContext,
    typed?: { name: string; isActive: boolean },
    problem?: AppError,
  ): Promise<PageAnswer> {
    const account = await ctx.transaction((tx) => readAccount(tx, idOf(ctx)));
    if (!account) throw notFound();
    return ledgerPage(place, {
      ...{ title: account.name, menuUrl: url, trail, problem },
      body: (
        <AccountView
          account={account}
          action={`${url}/${account.id}`}
          typed={typed ?? account}
          errors={errorsOf(problem)}
        />
      ),
    });
  }
}

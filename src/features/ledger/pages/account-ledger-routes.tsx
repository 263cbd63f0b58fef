import { todayOf } from '#kernel/calendar';
import {
  file,
  idOf,
  type ListQuery,
  page,
  type RequestContext,
  type Route,
  readListQuery,
} from '#kernel/http';
import { notFound } from '#kernel/work';
import { accountTitle, readAccount } from '../account.ts';
import { accountLedgerUrl, chartUrl, type LedgerPlace } from '../place.ts';
import { readAccountLedger } from '../read-account-ledger.ts';
import { accountStatement } from '../statements/account-statement.ts';
import { readSpan } from '../statements/index.ts';
import { AccountLedgerView } from './account-ledger-view.tsx';
import { ledgerPage } from './ledger-page.tsx';
import { sendStatement } from './send-statement.ts';

const LEDGER_LIST = { sorts: ['date'], defaultSort: 'date', defaultSize: 100 };

/** The general ledger of an account; each line leads to its journal. */
export function accountLedgerRoutes(place: LedgerPlace): Route[] {
  const url = accountLedgerUrl(place, ':id');
  const resource = place.resources.journal;
  const send = (format: 'xlsx' | 'pdf') => (ctx: RequestContext) =>
    ctx.transaction(async (tx) => {
      const account = await readAccount(tx, idOf(ctx));
      if (!account) throw notFound();
      const statement = await accountStatement(tx, account, readSpan(ctx.query, todayOf(ctx)));
      return sendStatement(ctx, tx, { statement, format, resource });
    });
  return [
    page.get(
      url,
      { access: { resource, right: 'read' }, summary: 'General ledger of an account' },
      async (ctx) => {
        const span = readSpan(ctx.query, todayOf(ctx));
        const list: ListQuery = readListQuery(ctx.query, LEDGER_LIST);
        const shown = await ctx.transaction(async (tx) => {
          const account = await readAccount(tx, idOf(ctx));
          if (!account) throw notFound();
          return {
            account,
            ledger: await readAccountLedger(tx, { accountIds: [account.id], ...span, page: list }),
          };
        });
        return ledgerPage(place, {
          ...{ title: `Buku besar ${shown.account.name}`, menuUrl: chartUrl(place) },
          trail: [{ label: 'Bagan akun', url: chartUrl(place) }],
          body: (
            <AccountLedgerView
              {...{ ctx, place, span, list }}
              title={accountTitle(shown.account)}
              url={accountLedgerUrl(place, shown.account.id)}
              ledger={shown.ledger}
            />
          ),
        });
      },
    ),
    file.get(
      `${url}/xlsx`,
      { access: { resource, right: 'export' }, summary: 'General ledger of an account as a workbook' },
      send('xlsx'),
    ),
    file.get(
      `${url}/pdf`,
      { access: { resource, right: 'print' }, summary: 'General ledger of an account on paper' },
      send('pdf'),
    ),
  ];
}

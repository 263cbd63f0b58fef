import path from 'node:path';
import type { Tx } from '#kernel/database';
import { readMultipart } from '#kernel/files';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  textIn,
  told,
} from '#kernel/http';
import { AppError, invalid, notFound } from '#kernel/work';
import { readAccounts } from '../account.ts';
import { ledgerPage } from '../pages/ledger-page.tsx';
import { bankUrl, type LedgerPlace } from '../place.ts';
import { readAccountLedger } from '../read-account-ledger.ts';
import { readBankLines, readBankStatement, readBankStatements } from './bank-statement.ts';
import { BankStatementView, BankView } from './bank-views.tsx';
import { importBankStatement } from './import-bank-statement.ts';
import { certainMatches, matchLine, readOpenBookLines, releaseLine, suggestMatches } from './reconcile.ts';

const FILE_BYTES = 5 * 1024 * 1024;

/** The bank beside the cash book: a statement taken in, its lines matched with lines of the books by a person. */
export function bankRoutes(place: LedgerPlace): Route[] {
  const url = bankUrl(place);
  const may = (right: string) => ({ resource: place.resources.bank, right });
  return [
    page.get(url, { access: may('read'), summary: 'Bank statements beside the books' }, (ctx) =>
      listPage(ctx),
    ),
    page.post(
      url,
      { access: may('import'), summary: 'Take a bank statement in', bodyKind: 'multipart' },
      (ctx) => upload(ctx),
    ),
    page.get(`${url}/:id`, { access: may('read'), summary: 'A bank statement beside the books' }, (ctx) =>
      statementPage(ctx),
    ),
    page.post(
      `${url}/:id/cocokkan`,
      { access: may('match'), summary: 'Confirm that a line of the bank is a line of the books' },
      async (ctx) => {
        const form = await readForm(ctx);
        const [journalId = '', position = ''] = textIn(form, 'book').split(':');
        return act(ctx, 'Baris dicocokkan.', (tx) =>
          matchLine(ctx, tx, { lineId: textIn(form, 'line'), journalId, position: Number(position) }),
        );
      },
    ),
    page.post(
      `${url}/:id/cocokkan-pasti`,
      { access: may('match'), summary: 'Confirm all lines that leave no choice' },
      (ctx) =>
        act(ctx, 'Baris yang pasti dicocokkan.', async (tx) => {
          const { certain } = await compare(ctx, tx);
          for (const [lineId, { journalId, position }] of certain)
            await matchLine(ctx, tx, { lineId, journalId, position });
        }),
    ),
    page.post(
      `${url}/:id/lepas`,
      { access: may('match'), summary: 'Take a match of the bank back' },
      async (ctx) => {
        const line = textIn(await readForm(ctx), 'line');
        return act(ctx, 'Pasangannya dilepas.', (tx) => releaseLine(ctx, tx, line));
      },
    ),
  ];

  async function upload(ctx: RequestContext): Promise<Response | PageAnswer> {
    let typed: Record<string, string> = {};
    try {
      await using form = await readMultipart(ctx.request.raw, {
        folder: path.join(ctx.app.config.dataFolder, 'uploading'),
        ...{ fileBytes: FILE_BYTES, totalBytes: FILE_BYTES + 64 * 1024, files: 1 },
      });
      typed = Object.fromEntries([...form.fields].map(([name, values]) => [name, values.at(-1) ?? '']));
      if (!ctx.isCsrfToken(typed._csrf))
        throw new AppError(
          'stale_form',
          419,
          'Halaman ini sudah terlalu lama terbuka. Muat ulang, lalu kirim lagi.',
        );
      const file = form.files[0];
      if (!file) throw invalid({ file: 'Pilih berkas rekening koran dahulu.' });
      const { account = '', format = '', closing = '' } = typed;
      const { id, lines, fresh, skipped, breaks } = await ctx.transaction((tx) =>
        importBankStatement(ctx, tx, {
          path: file.path,
          name: file.name,
          accountId: account,
          format,
          closing,
        }),
      );
      const known = lines > fresh ? ` ${lines - fresh} baris sudah ada dan dilewati.` : '';
      const doubts = [
        ...(skipped.length > 0
          ? [` Baris ${rowsLabel(skipped)} tidak terbaca sebagai rupiah dan dilewati.`]
          : []),
        ...(breaks.length > 0
          ? [` Saldo tidak menyambung di baris ${rowsLabel(breaks)}: mungkin ada baris yang hilang.`]
          : []),
      ];
      return redirectTo(`${url}/${id}`, {
        tone: doubts.length > 0 ? 'warning' : 'success',
        text: `${fresh} baris dibaca.${known}${doubts.join('')}`,
      });
    } catch (error) {
      return listPage(ctx, typed, told(error));
    }
  }

  async function act(
    ctx: RequestContext,
    text: string,
    work: (tx: Tx) => Promise<void>,
  ): Promise<Response | PageAnswer> {
    try {
      await ctx.transaction(work);
      return redirectTo(`${url}/${idOf(ctx)}`, { tone: 'success', text });
    } catch (error) {
      return statementPage(ctx, told(error));
    }
  }

  async function listPage(
    ctx: RequestContext,
    typed: Readonly<Record<string, string>> = {},
    problem?: AppError,
  ): Promise<PageAnswer> {
    const shown = await ctx.transaction(async (tx) => ({
      statements: await readBankStatements(tx),
      accounts: (await readAccounts(tx)).filter(
        ({ cashFlow, purpose, isActive }) => cashFlow === 'cash' && purpose !== 'cash' && isActive,
      ),
    }));
    return ledgerPage(place, {
      ...{ title: 'Rekonsiliasi bank', menuUrl: url, problem },
      body: <BankView {...{ ctx, place, typed }} {...shown} errors={errorsOf(problem)} />,
    });
  }

  async function statementPage(ctx: RequestContext, problem?: AppError): Promise<PageAnswer> {
    const shown = await ctx.transaction((tx) => compare(ctx, tx));
    return ledgerPage(place, {
      ...{ title: shown.statement.fileName, menuUrl: url, problem },
      trail: [{ label: 'Rekonsiliasi bank', url }],
      body: <BankStatementView {...{ ctx, place }} {...shown} errors={errorsOf(problem)} />,
    });
  }
}

/** A statement with its lines, what the books say, and which of the two may be the same. */
async function compare(ctx: RequestContext, tx: Tx) {
  const statement = await readBankStatement(tx, idOf(ctx));
  if (!statement) throw notFound();
  const lines = await readBankLines(ctx, tx, statement.id);
  const open = await readOpenBookLines(tx, statement);
  const suggested = suggestMatches(lines, open);
  const { closing } = await readAccountLedger(tx, {
    ...{ accountIds: [statement.accountId], from: statement.firstOn, to: statement.lastOn },
    page: { offset: 0, size: 1 },
  });
  return { statement, lines, suggested, certain: certainMatches(suggested), open, bookBalance: closing };
}

/** "3, 7, 12 dan seterusnya" */
const rowsLabel = (rows: readonly number[]) =>
  `${rows.slice(0, 5).join(', ')}${rows.length > 5 ? ' dan seterusnya' : ''}`;

import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { file, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { type LedgerPlace, statementsUrl } from '../place.ts';
import {
  makeStatement,
  readSpan,
  type Span,
  STATEMENTS,
  type Statement,
  type StatementKey,
} from '../statements/index.ts';
import { sendStatement } from './send-statement.ts';
import { StatementsView } from './statements-view.tsx';

/** The financial statements: on the screen, as XLSX and on paper, with the same figures. */
export function statementRoutes(place: LedgerPlace): Route[] {
  const url = statementsUrl(place);
  const resource = place.resources.statement;
  const may = (right: string) => ({ resource, right });
  const send = (format: 'xlsx' | 'pdf') => (ctx: RequestContext) =>
    ctx.transaction(async (tx) => {
      const { statement } = await readAsked(ctx, tx);
      return sendStatement(ctx, tx, { statement, format, resource });
    });
  return [
    page.get(url, { access: may('read'), summary: 'Financial statements' }, async (ctx) => {
      const shown = await ctx.transaction((tx) => readAsked(ctx, tx));
      return renderPage({
        ...{ surface: 'console', title: shown.statement.title, menuUrl: url, help: place.help },
        body: <StatementsView ctx={ctx} place={place} {...shown} />,
      });
    }),
    file.get(
      `${url}/xlsx`,
      { access: may('export'), summary: 'A financial statement as a workbook' },
      send('xlsx'),
    ),
    file.get(`${url}/pdf`, { access: may('print'), summary: 'A financial statement on paper' }, send('pdf')),
  ];

  async function readAsked(
    ctx: RequestContext,
    tx: Tx,
  ): Promise<{ current: StatementKey; span: Span; statement: Statement }> {
    const asked = ctx.query.get('laporan');
    const current = STATEMENTS.find(({ key }) => key === asked)?.key ?? 'neraca';
    const span = readSpan(ctx.query, todayOf(ctx));
    const notes = current === 'catatan' ? await place.notes(ctx, tx, span) : [];
    return { current, span, statement: await makeStatement(tx, current, span, notes) };
  }
}

import {
  adoptBudget,
  checkBudget,
  checkBudgetRow,
  documentTitle,
  dropBudgetDocument,
  openBudgetDocument,
  publishBudget,
  readBudgetDocument,
  readBudgetDocuments,
  readBudgetRow,
  readBudgetRows,
  removeBudgetRow,
  saveBudgetRow,
} from '#features/village-budget';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  errorsOf,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readTyped,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import type { AppError } from '#kernel/work';
import { DESK_URL, documentUrl } from './budget-words.ts';
import { BudgetDesk, BudgetDocumentView, BudgetRowForm } from './desk-view.tsx';

const may = (right: string) => ({ resource: 'budget', right });
const AT = `${DESK_URL}/:id`;
type Typed = Readonly<Record<string, string>>;

/** The officers' desk: documents of the budget, their rows, adopting and publishing. */
export const budgetDeskRoutes: readonly Route[] = [
  page.get(DESK_URL, { access: may('update'), summary: 'Documents of the budget' }, (ctx) => deskPage(ctx)),
  page.post(
    DESK_URL,
    { access: may('create'), summary: 'Open a budget, a change or a realisation' },
    async (ctx) => {
      const typed = await readTyped(ctx);
      const { year = '', stage = '', through = '' } = typed;
      try {
        const id = await ctx.transaction((tx) => openBudgetDocument(ctx, tx, { year, stage, through }));
        return redirectTo(documentUrl(id), { tone: 'success', text: 'Dokumen dibuka. Isi barisnya.' });
      } catch (error) {
        return deskPage(ctx, typed, told(error));
      }
    },
  ),
  page.get(AT, { access: may('update'), summary: 'One document of the budget' }, (ctx) => documentPage(ctx)),
  page.get(`${AT}/baris`, { access: may('update'), summary: 'Form of a new row' }, (ctx) =>
    rowPage(ctx, undefined),
  ),
  page.post(`${AT}/baris`, { access: may('update'), summary: 'Add a row to a draft' }, (ctx) => saveRow(ctx)),
  page.get(`${AT}/baris/:row`, { access: may('update'), summary: 'Form of a row of a draft' }, (ctx) =>
    rowPage(ctx, idOf(ctx, 'row')),
  ),
  page.post(`${AT}/baris/:row`, { access: may('update'), summary: 'Change a row of a draft' }, (ctx) =>
    saveRow(ctx, idOf(ctx, 'row')),
  ),
  step('baris/:row/hapus', 'update', 'Take a row out of a draft', 'Baris dihapus.', (ctx, tx) =>
    removeBudgetRow(ctx, tx, idOf(ctx), idOf(ctx, 'row')),
  ),
  step('tetapkan', 'update', 'Adopt a draft with its regulation', 'Dokumen ditetapkan.', (ctx, tx, typed) =>
    adoptBudget(ctx, tx, idOf(ctx), {
      regulation: typed.regulation ?? '',
      regulationOn: typed.regulationOn ?? '',
    }),
  ),
  step('umumkan', 'publish', 'Publish what was adopted', 'Dokumen diumumkan kepada warga.', (ctx, tx) =>
    publishBudget(ctx, tx, idOf(ctx)),
  ),
  page.post(`${AT}/batalkan`, { access: may('update'), summary: 'Give up a draft' }, async (ctx) => {
    try {
      await ctx.transaction((tx) => dropBudgetDocument(ctx, tx, idOf(ctx)));
      return redirectTo(DESK_URL, { tone: 'success', text: 'Dokumen yang belum ditetapkan dihapus.' });
    } catch (error) {
      return documentPage(ctx, {}, told(error));
    }
  }),
];

function step(
  address: string,
  right: string,
  summary: string,
  text: string,
  run: (ctx: RequestContext, tx: Tx, typed: Typed) => Promise<void>,
): Route {
  return page.post(`${AT}/${address}`, { access: may(right), summary }, async (ctx) => {
    const typed = await readTyped(ctx);
    try {
      await ctx.transaction((tx) => run(ctx, tx, typed));
      return redirectTo(documentUrl(idOf(ctx)), { tone: 'success', text });
    } catch (error) {
      return documentPage(ctx, typed, told(error));
    }
  });
}

async function deskPage(ctx: RequestContext, typed: Typed = {}, problem?: AppError): Promise<PageAnswer> {
  const documents = await ctx.transaction((tx) => readBudgetDocuments(tx));
  const year = todayOf(ctx).slice(0, 4);
  return renderPage({
    ...{ surface: 'console', title: 'Kelola APBDes', menuUrl: DESK_URL, help: 'apbdes' },
    status: problem?.status ?? 200,
    body: <BudgetDesk documents={documents} typed={{ year, ...typed }} errors={errorsOf(problem)} />,
  });
}

async function documentPage(ctx: RequestContext, typed: Typed = {}, problem?: AppError): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => {
    const document = await readBudgetDocument(tx, idOf(ctx));
    const faults = document.state === 'draft' ? await checkBudget(tx, document) : [];
    return { document, faults, rows: await readBudgetRows(tx, document.id) };
  });
  return renderPage({
    ...{ surface: 'console', title: documentTitle(shown.document), menuUrl: DESK_URL, help: 'apbdes' },
    trail: [{ label: 'Kelola APBDes', url: DESK_URL }],
    status: problem?.status ?? 200,
    body: <BudgetDocumentView ctx={ctx} {...shown} typed={typed} errors={errorsOf(problem)} />,
  });
}

async function saveRow(ctx: RequestContext, id?: string): Promise<Response | PageAnswer> {
  const typed = await readTyped(ctx);
  try {
    await ctx.transaction((tx) => saveBudgetRow(ctx, tx, idOf(ctx), checkBudgetRow(typed), id));
    return redirectTo(documentUrl(idOf(ctx)), { tone: 'success', text: 'Baris disimpan.' });
  } catch (error) {
    return rowPage(ctx, id, typed, told(error));
  }
}

async function rowPage(
  ctx: RequestContext,
  id: string | undefined,
  typed?: Typed,
  problem?: AppError,
): Promise<PageAnswer> {
  const { document, row } = await ctx.transaction(async (tx) => ({
    document: await readBudgetDocument(tx, idOf(ctx)),
    row: id ? await readBudgetRow(tx, idOf(ctx), id) : undefined,
  }));
  const title = row ? 'Ubah baris' : 'Tambah baris';
  const stands = row ? { ...row, amount: String(row.amount) } : {};
  return renderPage({
    ...{ surface: 'console', title, menuUrl: DESK_URL, help: 'apbdes' },
    trail: [
      { label: 'Kelola APBDes', url: DESK_URL },
      { label: documentTitle(document), url: documentUrl(document.id) },
    ],
    status: problem?.status ?? 200,
    body: (
      <BudgetRowForm {...{ title, document, rowId: id, typed: typed ?? stands, errors: errorsOf(problem) }} />
    ),
  });
}

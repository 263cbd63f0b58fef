import type { ReactNode } from 'react';
import { STATEMENT_FORMATS, sendStatement } from '#features/ledger';
import { type BudgetYear, isBudgetCode, readBudgetDocuments, readBudgetYear } from '#features/village-budget';
import type { Tx } from '#kernel/database';
import { file, page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { Breadcrumb, EmptyState } from '#kernel/ui';
import { notFound } from '#kernel/work';
import { budgetStatement } from './budget-statement.ts';
import { PUBLIC_URL } from './budget-words.ts';
import { BudgetCodeView, BudgetOverview } from './public-view.tsx';

const may = (right: string) => ({ resource: 'budget', right, publishedOnly: true }) as const;
const SIGNATURES = [{ title: 'Sekretaris Desa' }, { title: 'Kepala Desa' }];

/** The budget in the open: sums for everybody, and for who has signed in down to the row. */
export const publicBudgetRoutes: readonly Route[] = [
  page.get(
    PUBLIC_URL,
    { access: may('read-summary'), summary: 'The published budget: sums for visitors' },
    async (ctx) => {
      const { years, year } = await ctx.transaction(async (tx) => {
        const documents = await readBudgetDocuments(tx, { isPublishedOnly: true });
        const found = [...new Set(documents.map((one) => one.year))];
        const asked = Number(ctx.query.get('tahun'));
        return { years: found, year: await openYear(tx, found.includes(asked) ? asked : found[0]) };
      });
      if (!year)
        return budgetPage(
          'APBDes',
          <>
            <h1 className="sr-only">APBDes</h1>
            <EmptyState kind="nothing-yet" icon="coins" title="Belum ada APBDes yang diumumkan">
              Anggaran tampil di sini setelah ditetapkan dan diumumkan pemerintah desa.
            </EmptyState>
          </>,
        );
      const view = { year, years, isLimited: ctx.principal.kind === 'guest' || !ctx.can('budget', 'read') };
      return budgetPage(`APBDes ${year.year}`, <BudgetOverview {...view} />);
    },
  ),
  ...STATEMENT_FORMATS.map((format) =>
    file.get(
      `${PUBLIC_URL}/:year/berkas/${format}`,
      { access: may('read'), summary: `The published budget as ${format}` },
      (ctx) =>
        ctx.transaction(async (tx) => {
          const statement = budgetStatement(await yearOf(ctx, tx));
          return sendStatement(ctx, tx, {
            ...{ statement, format, resource: 'budget', signatures: SIGNATURES },
          });
        }),
    ),
  ),
  page.get(
    `${PUBLIC_URL}/:year/:code`,
    { access: may('read'), summary: 'One account, field or activity of the published budget' },
    async (ctx) => {
      const code = ctx.params.code ?? '';
      if (!isBudgetCode(code)) throw notFound();
      const year = await ctx.transaction((tx) => yearOf(ctx, tx));
      return budgetPage(`APBDes ${year.year}: ${code}`, <BudgetCodeView year={year} code={code} />, [
        { label: `APBDes ${year.year}`, url: `${PUBLIC_URL}?tahun=${year.year}` },
        ...ancestorsOf(year, code),
        { label: code === '5' ? 'Belanja' : code },
      ]);
    },
  ),
];

/** @param above the way up from one code */
function budgetPage(title: string, body: ReactNode, above: { label: string; url?: string }[] = []) {
  return renderPage({
    ...{ surface: 'public', title, menuUrl: PUBLIC_URL, help: 'apbdes' },
    body: (
      <div className="page-width grid gap-6 py-8 lg:py-12">
        {above.length > 0 && <Breadcrumb items={above} />}
        {body}
      </div>
    ),
  });
}

const openYear = async (tx: Tx, year: number | undefined) =>
  year === undefined ? undefined : readBudgetYear(tx, year, { isPublishedOnly: true });

async function yearOf(ctx: RequestContext, tx: Tx): Promise<BudgetYear> {
  const asked = /^\d{4}$/.test(ctx.params.year ?? '') ? Number(ctx.params.year) : 0;
  const year = await openYear(tx, asked);
  if (!year) throw notFound();
  return year;
}

/** The way up: the parts of the code, and spending above the fields. */
function ancestorsOf({ year }: BudgetYear, code: string) {
  const parts = code.split('.');
  const above = parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('.'));
  return [...(code.startsWith('0') ? ['5'] : []), ...above].map((one) => ({
    label: one === '5' ? 'Belanja' : one,
    url: `${PUBLIC_URL}/${year}/${one}`,
  }));
}

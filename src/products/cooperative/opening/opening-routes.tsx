import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import {
  errorsOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
  textIn,
  told,
} from '#kernel/http';
import type { AppError } from '#kernel/work';
import { approveOpening, returnOpening, withdrawOpening } from './decide-opening.ts';
import { openingAccounts, readTies, saveFigures, submitOpening } from './keep-opening.ts';
import { readOpening } from './opening.ts';
import { OPENING_URL, OpeningView } from './opening-view.tsx';

type Typed = Parameters<typeof OpeningView>[0]['typed'];

const may = (right: string) => ({ resource: 'opening-balance', right });

/** What the books begin with: one officer prepares it, another approves it. */
export const openingRoutes: readonly Route[] = [
  page.get(OPENING_URL, { access: may('read'), summary: 'Opening balances' }, (ctx) => openingPage(ctx)),
  page.post(
    `${OPENING_URL}/angka`,
    { access: may('import'), summary: 'Store the figures of the old balance sheet' },
    async (ctx) => {
      const form = await readForm(ctx);
      const figures = Object.fromEntries(
        Object.keys(form).flatMap((name) =>
          name.startsWith('figure-') ? [[name.slice('figure-'.length), textIn(form, name)]] : [],
        ),
      );
      const typed = { asOf: textIn(form, 'asOf'), figures, reason: '' };
      return act(ctx, (tx) => saveFigures(ctx, tx, { asOf: typed.asOf, typed: figures }), {
        ...{ text: 'Angka disimpan dan diperiksa.', typed },
      });
    },
  ),
  step('ajukan', 'import', 'Hand the opening balances to a second officer', {
    ...{ text: 'Diajukan. Pengurus lain memeriksa dan menyetujuinya.', run: submitOpening },
  }),
  step('tarik', 'import', 'Take back what was submitted', {
    ...{ text: 'Ditarik kembali. Anda dapat mengubahnya lagi.', run: withdrawOpening },
  }),
  step('setujui', 'approve', 'Approve the opening balances and post them', {
    ...{ text: 'Saldo awal dibukukan.', run: approveOpening },
  }),
  page.post(
    `${OPENING_URL}/kembalikan`,
    { access: may('approve'), summary: 'Give the opening balances back to be corrected' },
    async (ctx) => {
      const reason = textIn(await readForm(ctx), 'reason');
      return act(ctx, (tx) => returnOpening(ctx, tx, reason), {
        ...{ text: 'Dikembalikan untuk diperbaiki.', typed: { reason } },
      });
    },
  ),
];

function step(
  address: string,
  right: string,
  summary: string,
  given: { text: string; run: (ctx: RequestContext, tx: Tx) => Promise<unknown> },
): Route {
  return page.post(`${OPENING_URL}/${address}`, { access: may(right), summary }, (ctx) =>
    act(ctx, (tx) => given.run(ctx, tx), { text: given.text, typed: {} }),
  );
}

async function act(
  ctx: RequestContext,
  work: (tx: Tx) => Promise<unknown>,
  said: { text: string; typed: Partial<Typed> },
): Promise<Response | PageAnswer> {
  try {
    await ctx.transaction(work);
    return redirectTo(OPENING_URL, { tone: 'success', text: said.text });
  } catch (error) {
    return openingPage(ctx, said.typed, told(error));
  }
}

async function openingPage(
  ctx: RequestContext,
  typed: Partial<Typed> = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => {
    const opening = await readOpening(ctx, tx);
    const accounts = await openingAccounts(tx);
    const ties = await readTies(tx, { figures: opening?.figures ?? {}, members: opening?.members ?? null });
    return { opening, accounts, ties };
  });
  const stored = Object.entries(shown.opening?.figures ?? {});
  const lastYear = `${Number(todayOf(ctx).slice(0, 4)) - 1}-12-31`;
  return renderPage({
    ...{ surface: 'console', title: 'Saldo awal', menuUrl: OPENING_URL, help: 'pembukuan' },
    status: problem?.status ?? 200,
    body: (
      <OpeningView
        ctx={ctx}
        {...shown}
        typed={{
          asOf: shown.opening?.asOf ?? lastYear,
          figures: Object.fromEntries(stored.map(([id, amount]) => [id, amount.toLocaleString('id-ID')])),
          reason: '',
          ...typed,
        }}
        errors={errorsOf(problem)}
      />
    ),
  });
}

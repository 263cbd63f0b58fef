import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { StatementLayout } from '#features/bank-statements';
import { readPaymentsOf } from '#features/dues';
import { paymentChannels } from '#features/payments';
import type { Tx } from '#kernel/database';
import { readMultipart } from '#kernel/files';
import {
  errorsOf,
  type PageAnswer,
  page,
  pickedRows,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import { readSetting } from '#kernel/settings';
import { AppError, asAppError, invalid, notFound } from '#kernel/work';
import { findPayers, readPayer } from '../treasury/read-payer.ts';
import { countLines, LINE_FILTERS, readLine, readLines } from './bank-line.ts';
import { BANK_PATH, BankView } from './bank-view.tsx';
import { BatchView } from './batch-view.tsx';
import { readBatch, readBatches, readProfiles, saveProfile } from './batches.ts';
import { confirmLine, ignoreLine, reopenLine } from './confirm-line.ts';
import { importStatement } from './import-statement.ts';
import { LineView } from './line-view.tsx';
import { readOwnLayout } from './read-own-layout.ts';

const take = { resource: 'dues.bank', right: 'import' } as const;
const match = { resource: 'dues.bank', right: 'match' } as const;
const TRAIL = [{ label: 'Kebendaharaan', url: '/treasury/dues/dashboard' }];
const INNER = [...TRAIL, { label: 'Mutasi bank', url: BANK_PATH }];
const FILE_BYTES = 5 * 1024 * 1024;
const PAGE = 50;

/** Bank statements: taken in, matched, and confirmed by a person line by line or together. */
export const bankRoutes: readonly Route[] = [
  page.get(BANK_PATH, { access: take, summary: 'Bank statements taken in' }, (ctx) => bankPage(ctx, {})),
  page.post(BANK_PATH, { access: take, summary: 'Take a bank statement in', bodyKind: 'multipart' }, (ctx) =>
    upload(ctx),
  ),
  page.get(`${BANK_PATH}/:batch`, { access: match, summary: 'The lines of a bank statement' }, (ctx) =>
    batchPage(ctx),
  ),
  page.post(
    `${BANK_PATH}/:batch/confirm`,
    { access: match, summary: 'Post the chosen lines as they were suggested' },
    (ctx) => confirmChosen(ctx),
  ),
  page.get(`${BANK_PATH}/:batch/lines/:id`, { access: match, summary: 'One line of the bank' }, (ctx) =>
    linePage(ctx),
  ),
  page.post(
    `${BANK_PATH}/:batch/lines/:id/confirm`,
    { access: match, summary: 'Take a line for the money of this member' },
    async (ctx) => {
      const form = await readForm(ctx);
      return decide(
        ctx,
        async (tx) => {
          const { state } = await confirmLine(ctx, tx, {
            lineId: ctx.params.id!,
            payerId: String(form.payer ?? ''),
            paymentId: String(form.payment ?? '') || null,
            isAnother: form.another === '1',
          });
          return state === 'posted'
            ? 'Uangnya dicatat dan kuitansi dikirim.'
            : 'Baris ini dikaitkan dengan pembayaran itu.';
        },
        String(form.payer ?? ''),
      );
    },
  ),
  page.post(
    `${BANK_PATH}/:batch/lines/:id/ignore`,
    { access: match, summary: 'Lay a line aside that is no dues' },
    async (ctx) => {
      const note = String((await readForm(ctx)).note ?? '').slice(0, 200);
      return decide(ctx, async (tx) => {
        await ignoreLine(ctx, tx, { lineId: ctx.params.id!, note });
        return 'Baris diabaikan.';
      });
    },
  ),
  page.post(
    `${BANK_PATH}/:batch/lines/:id/reopen`,
    { access: match, summary: 'Take an ignored line up again' },
    (ctx) =>
      decide(ctx, async (tx) => {
        await reopenLine(ctx, tx, ctx.params.id!);
        return 'Baris dibuka lagi.';
      }),
  ),
];

async function upload(ctx: RequestContext): Promise<Response | PageAnswer> {
  let typed: Record<string, string> = {};
  try {
    await using form = await readMultipart(ctx.request.raw, {
      folder: path.join(ctx.app.config.dataFolder, 'uploading'),
      ...{ fileBytes: FILE_BYTES, totalBytes: FILE_BYTES + 128 * 1024, files: 1 },
    });
    typed = Object.fromEntries(
      [...form.fields].map(([name, values]) => [name, (values.at(-1) ?? '').trim()]),
    );
    if (!ctx.isCsrfToken(typed._csrf)) {
      throw new AppError(
        'stale_form',
        419,
        'Halaman ini sudah terlalu lama terbuka. Muat ulang, lalu kirim lagi.',
      );
    }
    const file = form.files[0];
    if (!file) throw invalid({ file: 'Pilih berkas mutasi dahulu.' });
    const { batchId, lines, fresh } = await ctx.transaction(async (tx) => {
      const { bankAccounts } = await readSetting(tx, paymentChannels);
      if (!bankAccounts.some(({ number }) => number === typed.account)) {
        throw invalid({ account: 'Pilih rekening serikat.' });
      }
      const { format, layout } = await readChoice(tx, typed);
      return importStatement(ctx, tx, {
        ...{ path: file.path, name: file.name, account: typed.account ?? '', format, layout },
      });
    });
    return redirectTo(`${BANK_PATH}/${batchId}?show=certain`, {
      tone: 'success',
      text:
        fresh === 0
          ? `${lines} baris terbaca, semuanya sudah ada di mutasi sebelumnya.`
          : `${fresh} baris baru dari ${lines}. Belum ada yang dicatat; periksa dahulu.`,
    });
  } catch (error) {
    const told = asAppError(error);
    if (told && [413, 422].includes(told.status)) return bankPage(ctx, typed, told);
    throw error;
  }
}

async function readChoice(
  tx: Tx,
  typed: Readonly<Record<string, string>>,
): Promise<{ format?: string; layout?: StatementLayout }> {
  const format = typed.format ?? '';
  if (format === 'own') {
    const layout = readOwnLayout(typed);
    const name = typed.profileName ?? '';
    if (name !== '' && name.length < 2) throw invalid({ profileName: 'Nama paling sedikit dua huruf.' });
    if (name !== '') await saveProfile(tx, { id: uuidv7(), name: name.slice(0, 60), layout });
    return { layout };
  }
  const profile = (await readProfiles(tx)).find(({ id }) => id === format);
  if (profile) return { layout: profile.layout };
  return format === '' ? {} : { format };
}

async function confirmChosen(ctx: RequestContext): Promise<Response | PageAnswer> {
  const form = await readForm(ctx);
  let ids: string[];
  try {
    ids = pickedRows(form, { noun: 'baris', most: PAGE });
  } catch (error) {
    return batchPage(ctx, told(error));
  }
  let done = 0;
  let left = 0;
  for (const lineId of ids) {
    try {
      await ctx.transaction(async (tx) => {
        const line = await readLine(ctx, tx, lineId);
        if (line?.certainty !== 'certain' || !line.suggestedPayerId) throw notFound();
        await confirmLine(ctx, tx, {
          ...{ lineId, payerId: line.suggestedPayerId, paymentId: line.suggestedPaymentId },
        });
      });
      done += 1;
    } catch (error) {
      // Decided meanwhile, one's own, or no longer what it was: it stays for a look of its own.
      const problem = asAppError(error);
      if (!problem || problem.status >= 500) throw error;
      left += 1;
    }
  }
  return redirectTo(`${BANK_PATH}/${ctx.params.batch}?show=certain`, {
    tone: left === 0 && done > 0 ? 'success' : 'info',
    text: `${done} baris dicatat.${left > 0 ? ` ${left} baris perlu diperiksa sendiri-sendiri.` : ''}`,
  });
}

async function decide(
  ctx: RequestContext,
  act: (tx: Tx) => Promise<string>,
  payerId?: string,
): Promise<Response | PageAnswer> {
  try {
    const text = await ctx.transaction(act);
    return redirectTo(`${BANK_PATH}/${ctx.params.batch}`, { tone: 'success', text });
  } catch (error) {
    const told = asAppError(error);
    if (!told || told.status === 404 || told.status >= 500) throw error;
    return linePage(ctx, told, payerId);
  }
}

async function bankPage(
  ctx: RequestContext,
  typed: Record<string, string>,
  problem?: AppError,
): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => ({
    batches: await readBatches(tx),
    profiles: await readProfiles(tx),
    accounts: (await readSetting(tx, paymentChannels)).bankAccounts,
  }));
  const errors =
    problem && Object.keys(problem.fields).length === 0 ? { file: problem.message } : (problem?.fields ?? {});
  return renderPage({
    ...{ surface: 'console', title: 'Mutasi bank', menuUrl: BANK_PATH, help: 'iuran', trail: TRAIL },
    status: problem?.status ?? 200,
    body: <BankView ctx={ctx} {...shown} typed={typed} errors={errors} />,
  });
}

async function batchPage(ctx: RequestContext, problem?: AppError): Promise<PageAnswer> {
  const asked = ctx.query.get('show') ?? '';
  const pageAsked = Math.max(1, Number.parseInt(ctx.query.get('page') ?? '1', 10) || 1);
  const shown = await ctx.transaction(async (tx) => {
    const batch = await readBatch(tx, ctx.params.batch!);
    if (!batch) throw notFound();
    const counts = await countLines(tx, batch.id);
    const show = asked in LINE_FILTERS ? asked : firstWithLines(counts);
    const pageCount = Math.max(1, Math.ceil(counts[show as keyof typeof counts] / PAGE));
    const at = Math.min(pageAsked, pageCount);
    const lines = await readLines(ctx, tx, { batchId: batch.id, show, page: at, size: PAGE });
    return { batch, counts, show, page: at, pageCount, lines };
  });
  return renderPage({
    ...{ surface: 'console', title: 'Mutasi bank', menuUrl: BANK_PATH, help: 'iuran', trail: INNER },
    status: problem?.status ?? 200,
    body: <BatchView ctx={ctx} {...shown} errors={errorsOf(problem)} />,
  });
}

const firstWithLines = (counts: Awaited<ReturnType<typeof countLines>>) =>
  (['certain', 'likely', 'unclear', 'done'] as const).find((name) => counts[name] > 0) ?? 'certain';

async function linePage(ctx: RequestContext, problem?: AppError, payerId?: string): Promise<PageAnswer> {
  const q = (ctx.query.get('q') ?? '').trim().slice(0, 100);
  const shown = await ctx.transaction(async (tx) => {
    const line = await readLine(ctx, tx, ctx.params.id!);
    if (!line || line.batchId !== ctx.params.batch) throw notFound();
    const payer = await readPayer(tx, payerId ?? ctx.query.get('payer') ?? line.suggestedPayerId ?? '');
    const payments = payer
      ? (await readPaymentsOf(tx, payer.id)).filter(({ status }) => status !== 'rejected').slice(0, 20)
      : [];
    return { line, payer, payments, found: await findPayers(tx, q) };
  });
  return renderPage({
    ...{ surface: 'console', title: 'Baris mutasi', menuUrl: BANK_PATH, help: 'iuran' },
    trail: [...INNER, { label: 'Mutasi', url: `${BANK_PATH}/${ctx.params.batch}` }],
    status: problem?.status ?? 200,
    body: <LineView ctx={ctx} {...shown} q={q} problem={problem} />,
  });
}

import { Readable } from 'node:stream';
import { z } from 'zod';
import { periodOf } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import { isPlainMonth, monthOf, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { contentDisposition } from '#kernel/files';
import {
  api,
  errorsOf,
  file,
  json,
  listOf,
  listParameters,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  readTyped,
  redirectTo,
  renderPage,
  told,
} from '#kernel/http';
import { formatCount } from '#kernel/money';
import { ConfirmPanel } from '#kernel/ui';
import { type AppError, actorOf, invalid, notFound } from '#kernel/work';
import { followArrears } from '../arrears/follow-arrears.ts';
import {
  CHECKOFF_LIST,
  type CheckoffList,
  readCheckoffList,
  readCheckoffLists,
  readItems,
} from './checkoff-list.ts';
import { dropItems } from './drop-items.ts';
import { cancelList, closeList, handOver, makeList } from './keep-list.ts';
import { printLetter, writeListSheet } from './list-papers.ts';
import { ListView } from './list-view.tsx';
import { ListsView } from './lists-view.tsx';
import { planList, readEmployers } from './plan-list.ts';
import { PlanView } from './plan-view.tsx';
import { readReturnsOf } from './read-return.ts';
import { tellNotDeducted } from './tell.ts';
import { CHECKOFF_PATH } from './words.tsx';

const view = { resource: 'dues.checkoff', right: 'view' } as const;
const manage = { resource: 'dues.checkoff', right: 'manage' } as const;
const TRAIL = [{ label: 'Kebendaharaan', url: '/treasury/dues/dashboard' }];
const INNER = [...TRAIL, { label: 'Potong gaji', url: CHECKOFF_PATH }];
const LISTS = `${CHECKOFF_PATH}/lists`;

const listAnswer = z.object({
  ...{ id: z.string(), number: z.string(), employer: z.string(), period: z.string(), state: z.string() },
  ...{ count: z.number().int(), asked: z.number().int(), deductedCount: z.number().int() },
  ...{ deducted: z.number().int(), handedOverOn: z.string().nullable() },
});

/** Lists for employers: preview, make, hand over, close. */
export const listRoutes: readonly Route[] = [
  page.get(CHECKOFF_PATH, { access: view, summary: 'Lists of wage deduction for employers' }, async (ctx) => {
    const list = readListQuery(ctx.query, CHECKOFF_LIST);
    const shown = await ctx.transaction(async (tx) => ({
      ...(await readCheckoffLists(tx, list)),
      employers: await readEmployers(tx),
    }));
    return renderPage({
      ...{ surface: 'console', title: 'Potong gaji', menuUrl: CHECKOFF_PATH, help: 'iuran', trail: TRAIL },
      body: <ListsView ctx={ctx} list={list} today={todayOf(ctx)} {...shown} />,
    });
  }),
  api.get(
    '/api/v1/dues/checkoff-lists',
    {
      access: view,
      summary: 'Lists of wage deduction for employers',
      queryParameters: listParameters(CHECKOFF_LIST),
      answer: listOf(listAnswer),
    },
    async (ctx) => {
      const list = readListQuery(ctx.query, CHECKOFF_LIST, { isStrict: true });
      const { items, count } = await ctx.transaction((tx) => readCheckoffLists(tx, list));
      const { page, size } = list;
      return json({ items: items.map((item) => listAnswer.parse(item)), page, size, total: count });
    },
  ),
  page.get(
    `${LISTS}/new`,
    { access: manage, summary: 'Who would stand on the list of an employer for a month' },
    (ctx) => planPage(ctx, ctx.query.get('employer') ?? '', ctx.query.get('month') ?? ''),
  ),
  page.post(LISTS, { access: manage, summary: 'Make the list of an employer for a month' }, async (ctx) => {
    const { employer = '', month = '' } = await readTyped(ctx);
    try {
      if (!isPlainMonth(month)) throw invalid({ month: 'Pilih bulan iurannya.' });
      if (employer === '') throw invalid({ employer: 'Pilih kampusnya.' });
      const list = await ctx.transaction((tx) => makeList(ctx, tx, { employer, period: periodOf(month) }));
      return redirectTo(`${LISTS}/${list.id}`, {
        tone: 'success',
        text: `Daftar ${list.number} dibuat. Unduh surat dan lembarnya, serahkan, lalu catat penyerahannya.`,
      });
    } catch (error) {
      return planPage(ctx, employer, month, told(error));
    }
  }),
  page.get(`${LISTS}/:id`, { access: view, summary: 'One list and what became of it' }, (ctx) =>
    listPage(ctx),
  ),
  file.get(
    `${LISTS}/:id/letter.pdf`,
    { access: manage, summary: 'The letter to the employer with its list' },
    (ctx) =>
      sendPaper(ctx, 'pdf', async (tx, list) => printLetter(ctx, tx, { list, signedBy: actorOf(ctx).name })),
  ),
  file.get(
    `${LISTS}/:id/list.xlsx`,
    { access: manage, summary: 'The list as a sheet for the employer to fill in' },
    (ctx) => sendPaper(ctx, 'xlsx', (tx, list) => writeListSheet(ctx, tx, list)),
  ),
  page.post(
    `${LISTS}/:id/hand-over`,
    { access: manage, summary: 'Note that the list went to the employer' },
    (ctx) =>
      act(ctx, 'Penyerahan dicatat. Bulan ini menunggu kampus, bukan anggotanya.', async (tx, typed) => {
        await handOver(ctx, tx, {
          ...{ listId: ctx.params.id!, on: typed.on ?? '', recipient: typed.recipient ?? '' },
        });
      }),
  ),
  page.post(`${LISTS}/:id/cancel`, { access: manage, summary: 'Take a list back' }, (ctx) =>
    act(ctx, 'Daftar dibatalkan.', (tx, typed) =>
      cancelList(ctx, tx, { listId: ctx.params.id!, reason: typed.reason ?? '' }),
    ),
  ),
  page.get(`${LISTS}/:id/close`, { access: manage, summary: 'Ask before a list is closed' }, async (ctx) => {
    const { list, items } = await ctx.transaction(async (tx) => {
      const list = await readCheckoffList(tx, ctx.params.id!);
      if (!list) throw notFound();
      return { list, items: await readItems(tx, list.id) };
    });
    const left = items.filter(({ outcome }) => outcome === 'waiting');
    return renderPage({
      ...{ surface: 'console', title: 'Tutup daftar', menuUrl: CHECKOFF_PATH, help: 'iuran' },
      trail: [...INNER, { label: list.number, url: `${LISTS}/${list.id}` }],
      body: (
        <ConfirmPanel
          title={`Tutup daftar ${list.number}?`}
          confirmLabel="Tutup daftar"
          form={{ action: `${LISTS}/${list.id}/close` }}
          cancelUrl={`${LISTS}/${list.id}`}
        >
          <p>
            {left.length === 0
              ? 'Semua orang di daftar sudah dicatat.'
              : `${formatCount(left.length)} orang belum dicatat. Mereka dinyatakan tidak dipotong, diberi tahu, dan membayar sendiri.`}
          </p>
        </ConfirmPanel>
      ),
    });
  }),
  page.post(
    `${LISTS}/:id/close`,
    { access: manage, summary: 'Close a list: who was not deducted owes the month again' },
    (ctx) =>
      act(ctx, 'Daftar ditutup. Yang tidak dipotong diberi tahu dan membayar sendiri.', async (tx) => {
        const list = await readCheckoffList(tx, ctx.params.id!);
        for (const payerId of await closeList(ctx, tx, ctx.params.id!)) {
          await tellNotDeducted(ctx, tx, { payerId, period: list!.period, employer: list!.employer });
          await followArrears(ctx, tx, payerId);
        }
      }),
  ),
];

async function act(
  ctx: RequestContext,
  done: string,
  run: (tx: Tx, typed: Readonly<Record<string, string>>) => Promise<void>,
): Promise<Response | PageAnswer> {
  const typed = await readTyped(ctx);
  try {
    await ctx.transaction((tx) => run(tx, typed));
  } catch (error) {
    return listPage(ctx, { problem: told(error), typed });
  }
  return redirectTo(`${LISTS}/${ctx.params.id}`, { tone: 'success', text: done });
}

/** A paper for the employer: who fell off meanwhile is taken off first, and its leaving is audited. */
async function sendPaper(
  ctx: RequestContext,
  format: 'pdf' | 'xlsx',
  make: (tx: Tx, list: CheckoffList) => Promise<Uint8Array | AsyncIterable<Uint8Array>>,
): Promise<Response> {
  const { body, name } = await ctx.transaction(async (tx) => {
    const found = await readCheckoffList(tx, ctx.params.id!);
    if (!found || found.state === 'cancelled') throw notFound();
    await dropItems(tx, { listId: found.id });
    const list = (await readCheckoffList(tx, found.id))!;
    await recordAudit(ctx, tx, {
      action: 'checkoff.exported',
      resource: 'dues.checkoff',
      objectId: list.id,
      objectLabel: list.number,
      after: { format, people: list.count, employer: list.employer },
    });
    return { body: await make(tx, list), name: `potong-gaji-${list.number}.${format}` };
  });
  const stream =
    body instanceof Uint8Array
      ? new Uint8Array(body)
      : (Readable.toWeb(Readable.from(body)) as ReadableStream<Uint8Array>);
  return new Response(stream, {
    headers: {
      'content-type':
        format === 'pdf'
          ? 'application/pdf'
          : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': contentDisposition(name, 'attachment'),
      'cache-control': 'private, no-store',
    },
  });
}

async function planPage(
  ctx: RequestContext,
  asked: string,
  askedMonth: string,
  problem?: AppError,
): Promise<PageAnswer> {
  const month = isPlainMonth(askedMonth) ? askedMonth : monthOf(todayOf(ctx));
  const shown = await ctx.transaction(async (tx) => {
    const employers = await readEmployers(tx);
    const employer = employers.find((one) => one.employer.toLowerCase() === asked.toLowerCase())?.employer;
    const people = employer ? await planList(tx, { employer, period: periodOf(month) }) : [];
    return { employers, employer, people };
  });
  return renderPage({
    ...{ surface: 'console', title: 'Buat daftar potong gaji', menuUrl: CHECKOFF_PATH, help: 'iuran' },
    trail: INNER,
    status: problem?.status ?? 200,
    body: <PlanView {...shown} month={month} errors={errorsOf(problem)} />,
  });
}

async function listPage(
  ctx: RequestContext,
  given: { problem?: AppError; typed?: Readonly<Record<string, string>> } = {},
): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => {
    const list = await readCheckoffList(tx, ctx.params.id!);
    if (!list) throw notFound();
    return { list, items: await readItems(tx, list.id), returns: await readReturnsOf(tx, list.id) };
  });
  return renderPage({
    ...{ surface: 'console', title: `Daftar ${shown.list.number}`, menuUrl: CHECKOFF_PATH, help: 'iuran' },
    trail: INNER,
    status: given.problem?.status ?? 200,
    body: (
      <ListView
        ctx={ctx}
        {...shown}
        today={todayOf(ctx)}
        typed={given.typed ?? {}}
        errors={errorsOf(given.problem)}
      />
    ),
  });
}

import { sendStatement } from '#features/ledger';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { contentDisposition } from '#kernel/files';
import {
  errorsOf,
  file,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  textIn,
  told,
} from '#kernel/http';
import { type AppError, notFound } from '#kernel/work';
import { deskPageOf } from '../desk-page.tsx';
import { approveSurplus, postSurplus } from './approve-surplus.ts';
import { takeBasisFromBooks } from './basis-from-books.ts';
import { calculateSurplus } from './calculate-surplus.ts';
import { decideSurplus, readDecidingMeetings } from './decide-surplus.ts';
import { DecisionView, type TypedDecision } from './decision-view.tsx';
import { POOLS, percentText } from './pools.ts';
import { printSlips } from './print-slip.ts';
import { type MemberShare, openSurplus, readSurplus, readSurpluses, type Surplus } from './surplus.ts';
import { surplusStatement } from './surplus-statement.ts';
import { SURPLUS_URL, yearUrl } from './surplus-words.ts';
import { YearView } from './year-view.tsx';
import { OwnSharesView, YearsView } from './years-view.tsx';

const surplusPage = deskPageOf({ url: SURPLUS_URL, label: 'SHU', help: 'shu' });
const may = (right: string) => ({ resource: 'shu', right });
const decides = { resource: 'annual-meeting', right: 'decide' };
const DECISION_URL = `${SURPLUS_URL}/keputusan`;
const SHARE_LIST = { sorts: ['name', 'total'], defaultSort: 'name' };

/** The surplus: decided by the meeting, calculated, approved by another officer, posted; each member sees their own. */
export const surplusRoutes: readonly Route[] = [
  page.get(
    SURPLUS_URL,
    { access: may('read'), summary: 'Surplus by year; a member sees their own' },
    (ctx) => (ctx.reach?.isAll ? yearsPage(ctx) : ownPage(ctx)),
  ),
  page.get(
    DECISION_URL,
    { access: decides, summary: 'Record what the meeting decided about the surplus' },
    (ctx) => decisionPage(ctx),
  ),
  page.post(
    DECISION_URL,
    { access: decides, summary: 'Store the percentages that the meeting decided' },
    async (ctx) => {
      const form = await readForm(ctx);
      const typed: TypedDecision = {
        ...{ year: textIn(form, 'year'), meeting: textIn(form, 'meeting') },
        percents: Object.fromEntries(POOLS.map(({ key }) => [key, textIn(form, key)])),
      };
      const year = Number(typed.year);
      try {
        await ctx.transaction((tx) =>
          decideSurplus(ctx, tx, { year, meetingId: typed.meeting, typed: typed.percents }),
        );
        return redirectTo(yearUrl(year), { tone: 'success', text: 'Keputusan rapat dicatat.' });
      } catch (error) {
        return decisionPage(ctx, typed, told(error));
      }
    },
  ),
  page.get(`${SURPLUS_URL}/tahun/:year`, { access: may('read'), summary: 'Surplus of a year' }, (ctx) =>
    ctx.reach?.isAll ? yearPage(ctx) : ownPage(ctx, yearOf(ctx)),
  ),
  step(
    'dari-buku',
    'calculate',
    'Take what it is shared by from the books of members',
    'Simpanan dan pinjaman anggota diambil dari bukunya.',
    takeBasisFromBooks,
  ),
  step('hitung', 'calculate', 'Calculate everybody’s share', 'Pembagian dihitung.', calculateSurplus),
  step('setujui', 'approve', 'Approve the shares', 'Pembagian disetujui.', approveSurplus),
  step('bukukan', 'post', 'Post the approved shares', 'Pembagian SHU dibukukan.', postSurplus),
  ...(['xlsx', 'pdf'] as const).map((format) =>
    file.get(
      `${SURPLUS_URL}/tahun/:year/${format}`,
      {
        access: { ...may('print'), ...(format === 'xlsx' && { gates: ['recent-password'] as const }) },
        summary: `Everybody’s share as ${format}`,
      },
      (ctx) =>
        ctx.transaction(async (tx) => {
          if (!ctx.reach?.isAll) throw notFound();
          const { surplus, shares } = await readYear(ctx, tx);
          if (shares.length === 0) throw notFound();
          const statement = surplusStatement(surplus, shares);
          return sendStatement(ctx, tx, { statement, format, resource: 'shu' });
        }),
    ),
  ),
  file.get(
    `${SURPLUS_URL}/tahun/:year/slip/:member`,
    { access: may('print'), summary: 'The share of one member on paper' },
    (ctx) =>
      ctx.transaction(async (tx) => {
        const { surplus, shares } = await readYear(ctx, tx);
        const share = shares.find(({ memberId }) => memberId === ctx.params.member);
        const isOwn = surplus.state === 'posted' && share?.memberId === subjectOf(ctx);
        if (!share || !(ctx.reach?.isAll || isOwn)) throw notFound();
        return sendSlips(ctx, tx, surplus, [share], `Slip SHU ${surplus.year} ${share.number}`);
      }),
  ),
  file.get(
    `${SURPLUS_URL}/tahun/:year/slip`,
    { access: may('print'), summary: 'The shares of all members on paper, a page each' },
    (ctx) =>
      ctx.transaction(async (tx) => {
        const { surplus, shares } = await readYear(ctx, tx);
        if (!ctx.reach?.isAll || shares.length === 0) throw notFound();
        return sendSlips(ctx, tx, surplus, shares, `Slip SHU ${surplus.year}`);
      }),
  ),
];

async function sendSlips(
  ctx: RequestContext,
  tx: Tx,
  surplus: Surplus,
  shares: readonly MemberShare[],
  name: string,
): Promise<Response> {
  await recordAudit(ctx, tx, {
    ...{ action: 'surplus.slip_printed', resource: 'shu', objectId: surplus.id },
    objectLabel: `SHU ${surplus.year}`,
    after: shares.length === 1 ? { number: shares[0]!.number } : { slips: shares.length },
  });
  return new Response(new Uint8Array(await printSlips(ctx, tx, surplus, shares)), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition(`${name}.pdf`),
      'cache-control': 'private, no-store',
    },
  });
}

function step(
  address: string,
  right: string,
  summary: string,
  text: string,
  run: (ctx: RequestContext, tx: Tx, year: number) => Promise<unknown>,
): Route {
  const url = `${SURPLUS_URL}/tahun/:year/${address}`;
  return page.post(url, { access: may(right), summary }, async (ctx) => {
    const year = yearOf(ctx);
    try {
      await ctx.transaction((tx) => run(ctx, tx, year));
      return redirectTo(yearUrl(year), { tone: 'success', text });
    } catch (error) {
      return yearPage(ctx, told(error));
    }
  });
}

const yearOf = (ctx: RequestContext) => (/^\d{4}$/.test(ctx.params.year ?? '') ? Number(ctx.params.year) : 0);

const subjectOf = ({ principal }: RequestContext) =>
  principal.kind === 'account' ? principal.subjectId : null;

async function readYear(
  ctx: RequestContext,
  tx: Tx,
): Promise<{ surplus: Surplus; shares: readonly MemberShare[] }> {
  const surplus = await readSurplus(tx, yearOf(ctx));
  if (!surplus) throw notFound();
  return { surplus, shares: await openSurplus(ctx, tx, surplus.id, 'shares') };
}

async function yearsPage(ctx: RequestContext): Promise<PageAnswer> {
  const years = await ctx.transaction((tx) => readSurpluses(tx));
  return surplusPage('SHU', <YearsView ctx={ctx} years={years} />);
}

/** What the member got: in every year, or in one. @throws AppError 404 for a year without a share of theirs */
async function ownPage(ctx: RequestContext, only?: number): Promise<PageAnswer> {
  const own = subjectOf(ctx);
  const shares = await ctx.transaction(async (tx) => {
    const found: (MemberShare & { year: number })[] = [];
    for (const { id, year, state } of own === null ? [] : await readSurpluses(tx)) {
      if (state !== 'posted' || (only !== undefined && only !== year)) continue;
      const share = (await openSurplus(ctx, tx, id, 'shares')).find(({ memberId }) => memberId === own);
      if (share) found.push({ ...share, year });
    }
    return found;
  });
  if (only !== undefined && shares.length === 0) throw notFound();
  return surplusPage('SHU saya', <OwnSharesView shares={shares} />);
}

async function yearPage(ctx: RequestContext, problem?: AppError): Promise<PageAnswer> {
  const { surplus, shares } = await ctx.transaction((tx) => readYear(ctx, tx));
  const list = readListQuery(ctx.query, SHARE_LIST);
  const asked = list.q.toLowerCase();
  const turn = list.sort.direction === 'descending' ? -1 : 1;
  const found = shares
    .filter(({ fullName, number }) => `${fullName} ${number}`.toLowerCase().includes(asked))
    .sort(
      (one, other) =>
        turn *
        (list.sort.key === 'total'
          ? one.total - other.total
          : one.fullName.localeCompare(other.fullName, 'id')),
    );
  const view = {
    ...{ ctx, surplus, list, shares, count: found.length },
    ...{ shown: found.slice(list.offset, list.offset + list.size), errors: errorsOf(problem) },
  };
  return surplusPage(`SHU ${surplus.year}`, <YearView {...view} />, { problem, isBelow: true });
}

async function decisionPage(
  ctx: RequestContext,
  typed?: TypedDecision,
  problem?: AppError,
): Promise<PageAnswer> {
  const lastYear = Number(todayOf(ctx).slice(0, 4)) - 1;
  const asked = Number(ctx.query.get('tahun')) || lastYear;
  const { meetings, known } = await ctx.transaction(async (tx) => ({
    meetings: await readDecidingMeetings(tx),
    known: await readSurplus(tx, asked),
  }));
  const stored: TypedDecision = {
    ...{ year: String(asked), meeting: known?.meetingId ?? '' },
    percents: Object.fromEntries(
      Object.entries(known?.percents ?? {}).map(([key, hundredths]) => [key, percentText(hundredths)]),
    ),
  };
  const view = {
    ...{ action: DECISION_URL, typed: typed ?? stored, meetings, errors: errorsOf(problem) },
    years: Array.from({ length: 6 }, (_, back) => lastYear - back),
  };
  return surplusPage('Keputusan SHU', <DecisionView {...view} />, { problem, isBelow: true });
}

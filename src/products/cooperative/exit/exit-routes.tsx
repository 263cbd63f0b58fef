import { readMoneyPlace } from '#features/subledger';
import { isPlainDate, type PlainDate, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
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
  textsLike,
  told,
} from '#kernel/http';
import { type AppError, conflict, notFound } from '#kernel/work';
import { deskPageOf } from '../desk-page.tsx';
import { approveExit, rejectExit } from './decide-exit.ts';
import { EXIT_LIST, EXITS_URL, type Exit, isOpen, readExit, readExits, readExitsOf } from './exit.ts';
import { ExitForm, ExitView, type TypedExit } from './exit-view.tsx';
import { ExitsView } from './exits-view.tsx';
import { openObligations } from './open-obligations.ts';
import { OwnExitView } from './own-exit-view.tsx';
import { dayOfDecision, findPayout, payExit, readPayable } from './pay-exit.ts';
import { requestExit, withdrawExit } from './request-exit.ts';

const exitPage = deskPageOf({ url: EXITS_URL, label: 'Pengunduran diri', help: 'pengunduran-diri' });
const may = (right: string) => ({ resource: 'membership-exit', right });
const at = (rest = '') => `${EXITS_URL}/:id${rest}`;
const NO_MEMBER = 'Akun Anda belum tersambung dengan buku anggota. Minta pengurus menghubungkannya.';
const emptyOf = (ctx: RequestContext): TypedExit => ({
  ...{ memberNumber: '', reason: '', note: '', postedOn: todayOf(ctx), place: 'cash', total: '' },
});

/** Leaving the cooperative: asked by the member or an officer, decided by another officer, paid out by the treasurer. */
export const exitRoutes: readonly Route[] = [
  page.get(EXITS_URL, { access: may('read'), summary: 'Members who leave, or the own leaving' }, (ctx) =>
    ctx.reach?.isAll ? listPage(ctx) : ownPage(ctx),
  ),
  page.get(`${EXITS_URL}/baru`, { access: may('create'), summary: 'Ask to leave' }, (ctx) =>
    ctx.reach?.isAll ? newPage(ctx) : ownPage(ctx),
  ),
  page.post(EXITS_URL, { access: may('create'), summary: 'Ask that a member may leave' }, async (ctx) => {
    const typed = textsLike(emptyOf(ctx), await readForm(ctx));
    const isOfficer = ctx.reach?.isAll === true;
    try {
      const id = await ctx.transaction(async (tx) => {
        const memberId = isOfficer ? await memberOf(tx, typed.memberNumber) : subjectOf(ctx);
        if (memberId === null) throw conflict('no_member', NO_MEMBER);
        return requestExit(ctx, tx, { memberId, kind: isOfficer ? 'board' : 'own', reason: typed.reason });
      });
      const text = 'Pengunduran diri diajukan. Pengurus memutuskannya.';
      return redirectTo(isOfficer ? `${EXITS_URL}/${id}` : EXITS_URL, { tone: 'success', text });
    } catch (error) {
      return isOfficer ? newPage(ctx, typed, told(error)) : ownPage(ctx, typed, told(error));
    }
  }),
  page.get(at(), { access: may('read'), summary: 'The leaving of a member' }, (ctx) => onePage(ctx)),
  page.post(at('/tarik'), { access: may('create'), summary: 'Take the wish to leave back' }, async (ctx) => {
    try {
      await ctx.transaction(async (tx) => {
        const exit = await readExit(tx, idOf(ctx));
        if (!ctx.reach?.isAll && exit.memberId !== subjectOf(ctx)) throw notFound();
        await withdrawExit(ctx, tx, exit.id);
      });
      return redirectTo(EXITS_URL, { tone: 'success', text: 'Pengunduran diri ditarik kembali.' });
    } catch (error) {
      const problem = told(error);
      return ctx.reach?.isAll ? onePage(ctx, emptyOf(ctx), problem) : ownPage(ctx, emptyOf(ctx), problem);
    }
  }),
  page.post(at('/setujui'), { access: may('approve'), summary: 'Let a member go' }, (ctx) =>
    act(ctx, 'Disetujui. Bendahara membayarkan simpanannya.', (tx) => approveExit(ctx, tx, idOf(ctx))),
  ),
  page.post(
    at('/tolak'),
    { access: may('reject'), summary: 'Refuse the leaving of a member' },
    async (ctx) => {
      const typed = textsLike(emptyOf(ctx), await readForm(ctx));
      return act(ctx, 'Ditolak.', (tx) => rejectExit(ctx, tx, idOf(ctx), typed.note), typed);
    },
  ),
  page.post(at('/bayar'), { access: may('pay'), summary: 'Pay out and end the membership' }, async (ctx) => {
    const typed = textsLike(emptyOf(ctx), await readForm(ctx));
    return act(
      ctx,
      'Simpanan dibayarkan. Keanggotaannya berakhir.',
      (tx) => {
        const { postedOn, place: from } = readMoneyPlace(typed);
        return payExit(ctx, tx, { id: idOf(ctx), postedOn, from, total: Number(typed.total) });
      },
      typed,
    );
  }),
];

const subjectOf = ({ principal }: RequestContext) =>
  principal.kind === 'account' ? principal.subjectId : null;

/** The member with this number; an id of nobody when there is none, so that the rule says so at its field. */
async function memberOf(tx: Tx, typed: string): Promise<string> {
  const row = await tx.one<{ id: string }>(
    `select id from cooperative_members
      where tenant_id = balai.tenant_id() and upper(trim(member_number)) = upper(trim($1)) and standing = 'active'
        and deleted_at is null`,
    [typed],
  );
  return row?.id ?? NOBODY;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

async function act(
  ctx: RequestContext,
  text: string,
  work: (tx: Tx) => Promise<unknown>,
  typed = emptyOf(ctx),
): Promise<Response | PageAnswer> {
  try {
    await ctx.transaction(async (tx) => work(tx));
    return redirectTo(`${EXITS_URL}/${idOf(ctx)}`, { tone: 'success', text });
  } catch (error) {
    return onePage(ctx, typed, told(error));
  }
}

async function listPage(ctx: RequestContext): Promise<PageAnswer> {
  const list = readListQuery(ctx.query, EXIT_LIST);
  const found = await ctx.transaction((tx) => readExits(tx, list));
  return exitPage('Pengunduran diri', <ExitsView ctx={ctx} list={list} {...found} />);
}

function newPage(ctx: RequestContext, typed = emptyOf(ctx), problem?: AppError): PageAnswer {
  const number = typed.memberNumber || (ctx.query.get('anggota') ?? '');
  const body = <ExitForm typed={{ ...typed, memberNumber: number }} errors={errorsOf(problem)} />;
  return exitPage('Ajukan pengunduran diri', body, { problem, isBelow: true });
}

async function onePage(ctx: RequestContext, typed = emptyOf(ctx), problem?: AppError): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => {
    const exit = await readExit(tx, idOf(ctx));
    if (!ctx.reach?.isAll && exit.memberId !== subjectOf(ctx)) throw notFound();
    const open = isOpen(exit.state);
    return {
      exit,
      payable: open
        ? await readPayable(ctx, tx, { memberId: exit.memberId, on: dayOf(ctx, exit, typed) })
        : undefined,
      obligations: open ? await openObligations(ctx, tx, exit.memberId) : [],
      payout: exit.state === 'paid' ? await findPayout(ctx, tx, exit) : undefined,
    };
  });
  const view = { ctx, typed, ...shown, today: todayOf(ctx), errors: errorsOf(problem) };
  return exitPage(shown.exit.memberName, <ExitView {...view} />, { problem, isBelow: true });
}

/** The day typed, where money can move on it; else today. */
function dayOf(ctx: RequestContext, exit: Exit, { postedOn }: TypedExit): PlainDate {
  const today = todayOf(ctx);
  const canBe = isPlainDate(postedOn) && postedOn <= today && postedOn >= dayOfDecision(ctx, exit);
  return canBe ? postedOn : today;
}

async function ownPage(ctx: RequestContext, typed = emptyOf(ctx), problem?: AppError): Promise<PageAnswer> {
  const memberId = subjectOf(ctx);
  if (memberId === null) throw conflict('no_member', NO_MEMBER);
  const shown = await ctx.transaction(async (tx) => ({
    exits: await readExitsOf(tx, memberId),
    obligations: await openObligations(ctx, tx, memberId),
    payable: await readPayable(ctx, tx, { memberId }),
  }));
  const view = { ctx, typed, ...shown, errors: errorsOf(problem) };
  return exitPage('Berhenti menjadi anggota', <OwnExitView {...view} />, { problem, surface: 'member' });
}

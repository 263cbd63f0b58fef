import { randomUUID } from 'node:crypto';
import { keyIn, readAmount, readMoneyPlace } from '#features/subledger';
import type { Tx } from '#kernel/database';
import {
  errorsOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  textIn,
  told,
} from '#kernel/http';
import { type AppError, type FieldErrors, invalid, notFound } from '#kernel/work';
import { depositSavings } from '../deposit.ts';
import { entryUrl, holderUrl, type SavingsPlace } from '../place.ts';
import { type Passbook, type PassbookEntry, readPassbook } from '../read-passbook.ts';
import { reverseSavings } from '../reverse-savings.ts';
import { withdrawSavings } from '../withdraw.ts';
import { DepositForm, type TypedDeposit } from './deposit-form.tsx';
import { EntryView } from './entry-view.tsx';
import { holderOf, savingsPage, todayOf } from './savings-page.tsx';
import { type TypedWithdrawal, WithdrawalForm } from './withdrawal-form.tsx';

/** Money that comes in and goes out of a member's book, and what of it is taken back. */
export function moneyRoutes(place: SavingsPlace): Route[] {
  const { book } = place.urls;
  const may = (right: string) => ({ resource: place.resources.savings, right });
  return [
    page.get(`${book}/:id/setor`, { access: may('create'), summary: 'A deposit' }, (ctx) =>
      depositPage(ctx, {
        ...{ key: randomUUID(), postedOn: todayOf(ctx), place: 'cash', amounts: {} },
      }),
    ),
    page.post(`${book}/:id/setor`, { access: may('create'), summary: 'Post a deposit' }, async (ctx) => {
      const form = await readForm(ctx);
      const typed: TypedDeposit = {
        ...{ key: keyIn(form), postedOn: textIn(form, 'postedOn'), place: textIn(form, 'place') },
        amounts: Object.fromEntries(
          Object.keys(form).flatMap((name) =>
            name.startsWith('amount-') ? [[name.slice('amount-'.length), textIn(form, name)]] : [],
          ),
        ),
      };
      try {
        const { postedOn, place: into, parts } = readDeposit(typed);
        const { id, entries } = await ctx.transaction(async (tx) => {
          const holder = await holderOf(ctx, tx, place, 'for share');
          const key = typed.key;
          return {
            id: holder.id,
            ...(await depositSavings(ctx, tx, { holder, parts, postedOn, into, key })),
          };
        });
        return redirectTo(entryUrl(place, id, entries[0]!.id), {
          ...{ tone: 'success', text: `Setoran dibukukan, bukti ${entries[0]!.receipt}.` },
        });
      } catch (error) {
        return depositPage(ctx, typed, told(error));
      }
    }),
    page.get(`${book}/:id/tarik`, { access: may('create'), summary: 'A withdrawal' }, (ctx) =>
      withdrawalPage(ctx, {
        ...{ key: randomUUID(), postedOn: todayOf(ctx), place: 'cash', typeId: '', amount: '' },
      }),
    ),
    page.post(`${book}/:id/tarik`, { access: may('create'), summary: 'Post a withdrawal' }, async (ctx) => {
      const form = await readForm(ctx);
      const typed: TypedWithdrawal = {
        ...{ key: keyIn(form), postedOn: textIn(form, 'postedOn'), place: textIn(form, 'place') },
        ...{ typeId: textIn(form, 'typeId'), amount: textIn(form, 'amount') },
      };
      try {
        const amount = readAmount(typed.amount);
        const faults: FieldErrors = {
          ...(typeof amount === 'string' ? { amount } : {}),
          ...(typed.typeId === '' ? { typeId: 'Pilih jenis simpanan.' } : {}),
        };
        const { postedOn, place: from } = readMoneyPlace(typed, faults);
        const { id, entries } = await ctx.transaction(async (tx) => {
          const holder = await holderOf(ctx, tx, place, 'for share');
          const { typeId, key } = typed;
          const given = { holder, typeId, amount: amount as number, postedOn, from, key };
          return { id: holder.id, ...(await withdrawSavings(ctx, tx, given)) };
        });
        return redirectTo(entryUrl(place, id, entries[0]!.id), {
          ...{ tone: 'success', text: `Penarikan dibukukan, bukti ${entries[0]!.receipt}.` },
        });
      } catch (error) {
        return withdrawalPage(ctx, typed, told(error));
      }
    }),
    page.get(`${book}/:id/bukti/:entry`, { access: may('read'), summary: 'One act in a book' }, (ctx) =>
      entryPage(ctx),
    ),
    page.post(
      `${book}/:id/bukti/:entry/balik`,
      { access: may('reverse'), summary: 'Take an act back' },
      async (ctx) => {
        const typed = { reason: textIn(await readForm(ctx), 'reason') };
        try {
          const id = await ctx.transaction(async (tx) => {
            const { passbook, entries } = await actOf(ctx, tx, place);
            const given = { holder: passbook.holder, entry: entries[0]!, reason: typed.reason };
            await reverseSavings(ctx, tx, given);
            return passbook.holder.id;
          });
          return redirectTo(holderUrl(place, id), {
            ...{ tone: 'success', text: 'Bukti dibalik. Keduanya tetap ada di buku.' },
          });
        } catch (error) {
          return entryPage(ctx, typed, told(error));
        }
      },
    ),
  ];

  async function passbookOf(ctx: RequestContext): Promise<Passbook> {
    return ctx.transaction(async (tx) => readPassbook(ctx, tx, await holderOf(ctx, tx, place)));
  }

  function frame(title: string, passbook: Passbook, problem: AppError | undefined) {
    const trail = [
      ...place.trail,
      { label: '04. Simpanan Anggota', url: book },
      { label: passbook.holder.name, url: holderUrl(place, passbook.holder.id) },
    ];
    return { title, menuUrl: book, problem, trail };
  }

  async function depositPage(
    ctx: RequestContext,
    typed: TypedDeposit,
    problem?: AppError,
  ): Promise<PageAnswer> {
    const passbook = await passbookOf(ctx);
    const action = `${holderUrl(place, passbook.holder.id)}/setor`;
    return savingsPage(place, {
      ...frame('Setoran', passbook, problem),
      body: <DepositForm {...{ action, passbook, typed }} today={todayOf(ctx)} errors={errorsOf(problem)} />,
    });
  }

  async function withdrawalPage(
    ctx: RequestContext,
    typed: TypedWithdrawal,
    problem?: AppError,
  ): Promise<PageAnswer> {
    const passbook = await passbookOf(ctx);
    const action = `${holderUrl(place, passbook.holder.id)}/tarik`;
    return savingsPage(place, {
      ...frame('Penarikan', passbook, problem),
      body: (
        <WithdrawalForm {...{ action, passbook, typed }} today={todayOf(ctx)} errors={errorsOf(problem)} />
      ),
    });
  }

  async function entryPage(
    ctx: RequestContext,
    typed = { reason: '' },
    problem?: AppError,
  ): Promise<PageAnswer> {
    const { passbook, entries } = await ctx.transaction((tx) => actOf(ctx, tx, place));
    return savingsPage(place, {
      ...frame('Bukti', passbook, problem),
      body: <EntryView {...{ ctx, place, passbook, entries, typed }} errors={errorsOf(problem)} />,
    });
  }
}

/** The entries that the one in the address was made with. @throws AppError 404 */
export async function actOf(
  ctx: RequestContext,
  tx: Tx,
  place: SavingsPlace,
): Promise<{ passbook: Passbook; entries: PassbookEntry[] }> {
  const passbook = await readPassbook(ctx, tx, await holderOf(ctx, tx, place));
  return { passbook, entries: actIn(passbook, ctx.params.entry ?? '') };
}

/** The entries of the act that one of them belongs to; that one first. @throws AppError 404 */
export function actIn(passbook: Passbook, entryId: string): PassbookEntry[] {
  const entry = passbook.entries.find(({ id }) => id === entryId);
  if (!entry) throw notFound();
  const isSame = ({ kind, eventId }: PassbookEntry) => kind === entry.kind && eventId === entry.eventId;
  return [entry, ...passbook.entries.filter((one) => one !== entry && isSame(one))];
}

/** @throws AppError 422 at the amount that is wrong */
function readDeposit(typed: TypedDeposit) {
  const faults: Record<string, string> = {};
  const parts = Object.entries(typed.amounts).flatMap(([typeId, text]) => {
    if (text === '') return [];
    const amount = readAmount(text);
    if (typeof amount === 'number') return [{ typeId, amount }];
    faults[`amount-${typeId}`] = amount;
    return [];
  });
  if (parts.length === 0 && Object.keys(faults).length === 0)
    throw invalid({ form: 'Isi jumlah untuk paling sedikit satu jenis simpanan.' });
  return { parts, ...readMoneyPlace(typed, faults) };
}

import { MEMBER_CREDIT, postEntries, reverseEntries } from '#features/subledger';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { accountsWithRole, notify, notifyByMail } from '#kernel/notifications';
import { asAppError, type WorkContext } from '#kernel/work';
import { type Charge, type ChargeState, lockCharge, storeCharge } from './charge.ts';
import type { GatewayWord } from './gateway-port.ts';
import { keepNotice, type Verdict } from './notices.ts';
import type { OnlinePlace } from './online-place.ts';

/** What became of a word of the gateway: `booked` once, `taken-back` once where it was booked, `known` when it changes nothing any more. */
export type Outcome = 'booked' | 'taken-back' | 'moved' | 'known' | Exclude<Verdict, 'forged'>;

/** A charge goes forward only. Money that came counts even after the gateway had given the order up. */
const RANK: Readonly<Record<ChargeState, number>> = {
  ...{ new: 0, pending: 1, failed: 2, paid: 3, returned: 4 },
};

/**
 * Takes what the gateway says of an order, whether it told or was asked: however often, in whatever order. Money is
 * booked once, in the transaction that marks the charge paid.
 */
export async function takeWord(ctx: WorkContext, place: OnlinePlace, word: GatewayWord): Promise<Outcome> {
  try {
    return await ctx.transaction((tx) => take(ctx, tx, place, word, { book: settle, takeBack }));
  } catch (error) {
    // The book does not take it (any more): the money is there, so it is kept as the member's credit. What it does not
    // give back any more, the treasurer is told of.
    const refused = asAppError(error);
    if (!refused || refused.status >= 500) throw error;
    return ctx.transaction((tx) => take(ctx, tx, place, word, { book: holdAsCredit, takeBack: undefined }));
  }
}

interface Ways {
  book: Booking;
  /** Left out: nothing is reversed, the treasurer decides. */
  takeBack: typeof takeBack | undefined;
}

type Booking = (ctx: WorkContext, tx: Tx, place: OnlinePlace, charge: Charge) => Promise<{ isHeld: boolean }>;

async function take(
  ctx: WorkContext,
  tx: Tx,
  place: OnlinePlace,
  word: GatewayWord,
  ways: Ways,
): Promise<Outcome> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const charge = await lockCharge(tx, keys, word.orderId);
  const tell = async (verdict: Exclude<Verdict, 'forged'>): Promise<Outcome> => {
    const isNew = await keepNotice(ctx, tx, verdict, word);
    if (isNew) await tellTreasurer(tx, place, verdict);
    return isNew ? verdict : 'known';
  };
  if (!charge) return tell('unmatched');
  if (word.state === 'other') return 'known';
  if (word.amount !== charge.amount) {
    await tell('wrong_amount');
    return 'wrong_amount';
  }
  if (word.state === 'part-returned') return tell('returned');
  if (word.state === 'returned') {
    if (charge.state === 'returned') return 'known';
    if (charge.state !== 'paid' || !ways.takeBack) return tell('returned');
    await ways.takeBack(ctx, tx, place, charge, word);
    await tell('returned');
    return 'taken-back';
  }
  if (RANK[word.state] <= RANK[charge.state]) return 'known';
  if (word.state !== 'paid') {
    await storeCharge(tx, keys, { ...charge, state: word.state }, word.reference);
    return 'moved';
  }
  const { isHeld } = await ways.book(ctx, tx, place, charge);
  const paidAt = ctx.now.getTime();
  await storeCharge(tx, keys, { ...charge, state: 'paid', paidAt, isHeld }, word.reference);
  await recordAudit(ctx, tx, {
    ...{ action: 'payment.settled', resource: 'payment', objectId: charge.id, objectLabel: charge.orderId },
    after: { reference: word.reference, held: isHeld },
  });
  return isHeld ? tell('held') : 'booked';
}

const settle: Booking = async (ctx, tx, place, charge) => {
  const holder = await place.holders.one(ctx, tx, charge.holderId, 'for share');
  const purpose = place.purposes.find(({ kind }) => kind === charge.purpose);
  if (!holder || !purpose) return holdAsCredit(ctx, tx, place, charge);
  await purpose.settle(ctx, tx, {
    ...{ holder, parts: charge.parts, key: charge.postingKey, postedOn: todayOf(ctx) },
  });
  return { isHeld: false };
};

const holdAsCredit: Booking = async (ctx, tx, _place, charge) => {
  await postEntries(ctx, tx, {
    ...{ postedOn: todayOf(ctx), description: 'Pembayaran daring yang belum dapat dibukukan ke anggotanya' },
    event: { kind: 'online-payment-held', id: charge.postingKey },
    entries: [
      {
        ...{ holderId: charge.holderId, account: MEMBER_CREDIT, part: charge.id },
        ...{ amount: charge.amount, counts: false },
      },
    ],
    contra: [{ account: { purpose: 'payment-gateway' }, debit: charge.amount }],
  });
  return { isHeld: true };
};

/** The gateway took the money back (refund, chargeback): the booking is reversed, the member is told. */
async function takeBack(
  ctx: WorkContext,
  tx: Tx,
  place: OnlinePlace,
  charge: Charge,
  word: GatewayWord,
): Promise<void> {
  const reason = `Dikembalikan gerbang pembayaran (${word.status}).`;
  const holder = await place.holders.one(ctx, tx, charge.holderId, 'for share');
  const purpose = place.purposes.find(({ kind }) => kind === charge.purpose);
  if (charge.isHeld || !holder || !purpose)
    await reverseEntries(ctx, tx, { event: { kind: 'online-payment-held', id: charge.postingKey }, reason });
  else await purpose.takeBack(ctx, tx, { holder, parts: charge.parts, key: charge.postingKey, reason });
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  await storeCharge(tx, keys, { ...charge, state: 'returned' }, word.reference);
  await notifyByMail(ctx, tx, await place.holders.accountsOf(tx, charge.holderId), {
    title: 'Pembayaran Anda dikembalikan',
    body: 'Gerbang pembayaran mengembalikan uangnya, jadi catatannya di buku Anda dibalik.',
    url: place.urls.mine,
  });
  await recordAudit(ctx, tx, {
    ...{
      action: 'payment.taken_back',
      resource: 'payment',
      objectId: charge.id,
      objectLabel: charge.orderId,
    },
    ...{ reason, after: { status: word.status, reference: word.reference } },
  });
}

const WORDS: Readonly<Record<Exclude<Verdict, 'forged'>, string>> = {
  wrong_amount: 'Jumlah pembayaran daring tidak sama dengan tagihannya',
  unmatched: 'Ada pembayaran daring yang tidak dikenal',
  returned: 'Ada pembayaran daring yang dikembalikan',
  held: 'Ada pembayaran daring yang belum dapat dibukukan',
};

async function tellTreasurer(tx: Tx, place: OnlinePlace, verdict: Exclude<Verdict, 'forged'>): Promise<void> {
  await notify(tx, await accountsWithRole(tx, place.tells), {
    ...{
      title: WORDS[verdict],
      body: 'Periksa daftarnya, lalu catat tindak lanjutnya.',
      url: place.urls.desk,
    },
  });
}

import { api, json, type Route, readJson } from '#kernel/http';
import { isWithinRate, networkOf } from '#kernel/identity';
import { AppError, createSystemContext, tooMany } from '#kernel/work';
import { openGateway } from './gateway-account.ts';
import { keepNotice } from './notices.ts';
import type { OnlinePlace } from './online-place.ts';
import { takeWord } from './take-word.ts';

/** Forged words that one network may send in an hour and that are still written down. */
const FORGED_KEPT = 20;

/** Where the gateway reports. It has no session: the signature is the proof. */
export function notificationRoute(place: OnlinePlace): Route {
  return api.post(
    place.urls.notifications,
    {
      access: { public: 'the gateway reports here; its signature is checked' },
      withoutCsrf: 'the gateway has neither session nor form; the signature is the proof',
      summary: 'A word of the payment gateway about an order',
    },
    async (ctx) => {
      const body = await readJson(ctx);
      const work = createSystemContext(ctx.app, ctx.tenant, 'a word of the payment gateway');
      const gateway = await work.transaction((tx) => openGateway(work, tx, { evenResting: true }));
      const word = gateway?.parseNotification(body);
      if (!word) {
        await work
          .transaction(async (tx) => {
            const isFew = await isWithinRate(tx, {
              ...{
                act: 'forged-payment',
                network: networkOf(ctx.request.ip),
                limit: FORGED_KEPT,
                minutes: 60,
              },
            });
            if (isFew && gateway) await keepNotice(work, tx, 'forged', claimOf(body));
            return isFew;
          })
          .then((isFew) => {
            if (!isFew) throw tooMany('Terlalu banyak pemberitahuan yang tidak sah.');
          });
        throw new AppError('bad_signature', 400, 'Tanda tangan pemberitahuan tidak sah.');
      }
      const outcome = await takeWord(work, place, word);
      if (outcome === 'wrong_amount')
        throw new AppError('wrong_amount', 422, 'Jumlahnya tidak sama dengan yang ditagih.');
      return json({ outcome });
    },
  );
}

/** What a forged word claims, cut short. */
function claimOf(body: unknown) {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof given[name] === 'string' ? given[name].slice(0, 100) : '');
  return {
    ...{ orderId: text('order_id'), reference: text('transaction_id'), status: text('transaction_status') },
    amount: /^\d{1,15}(\.00)?$/.test(text('gross_amount')) ? Number.parseInt(text('gross_amount'), 10) : null,
  };
}

import { validate as isUuid, v7 as uuidv7 } from 'uuid';
import { type Holder, readAmount } from '#features/subledger';
import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { page, type RequestContext, type Route, readForm, redirectTo, textIn, told } from '#kernel/http';
import { readSetting } from '#kernel/settings';
import { asAppError, invalid, notFound } from '#kernel/work';
import { paymentChannels } from '../channels/payment-channels.ts';
import { type Charge, readOwnCharge } from './charge.ts';
import { openGateway } from './gateway-account.ts';
import { GatewayError } from './gateway-port.ts';
import type { OnlinePlace } from './online-place.ts';
import { findOwnHolder, payFrame, payPage } from './pay-page.tsx';
import { ChargeView, QrisView } from './pay-view.tsx';
import { readParts } from './read-parts.ts';
import { startCharge } from './start-charge.ts';
import { type Outcome, takeWord } from './take-word.ts';

/** What asking brought to light. */
function newsOf({ state, isHeld }: Charge, outcome: Outcome): NonNullable<Parameters<typeof redirectTo>[1]> {
  if (outcome === 'wrong_amount' || outcome === 'returned')
    return { tone: 'warning', text: 'Pembayaran ini perlu diperiksa. Bendahara sudah diberi tahu.' };
  if (isHeld) return { tone: 'success', text: 'Uang Anda sudah diterima dan disimpan sebagai titipan.' };
  if (state === 'paid') return { tone: 'success', text: 'Pembayaran Anda sudah diterima.' };
  if (state === 'failed')
    return { tone: 'info', text: 'Pembayaran ini tidak selesai. Buka pembayaran baru.' };
  return { tone: 'info', text: 'Uangnya belum kami terima. Selesaikan di halaman pembayaran.' };
}

/** Where a member pays: what is owed, the way to the gateway, and how far each payment is. */
export function payRoutes(place: OnlinePlace): Route[] {
  const { mine } = place.urls;
  const read = { resource: place.resource, right: 'read' };
  const create = { resource: place.resource, right: 'create' };
  return [
    page.get(mine, { access: create, summary: 'What the member may pay' }, (ctx) => payPage(ctx, place)),
    page.post(mine, { access: create, summary: 'Begin to pay online' }, async (ctx) => {
      const form = await readForm(ctx);
      const purpose = place.purposes.find(({ kind }) => kind === textIn(form, 'purpose'));
      try {
        if (!purpose) throw invalid({ form: 'Pilih yang dibayar.' });
        const holder = await ctx.transaction((tx) => ownHolder(ctx, tx));
        const offered = await ctx.transaction((tx) => purpose.offer(ctx, tx, holder));
        const parts = readParts(form, offered);
        const key = textIn(form, 'id');
        const { id } = await startCharge(ctx, place, {
          ...{ id: isUuid(key) ? key : uuidv7(), holder, purpose: purpose.kind, parts },
        });
        return redirectTo(`${mine}/${id}`, {
          tone: 'success',
          text: 'Pembayaran dibuka. Selesaikan di halaman berikut.',
        });
      } catch (error) {
        return payPage(ctx, place, { typed: form, problem: told(error) });
      }
    }),
    page.get(`${mine}/qris`, { access: create, summary: 'The QRIS with an amount' }, async (ctx) => {
      const { qris } = await ctx.read((tx) => readSetting(tx, paymentChannels));
      const typed = ctx.query.get('jumlah') ?? '';
      const read = typed === '' ? undefined : readAmount(typed);
      const problem = typeof read === 'string' ? asAppError(invalid({ jumlah: read })) : undefined;
      const amount = typeof read === 'number' ? read : undefined;
      return payFrame(
        place,
        'QRIS',
        <QrisView {...{ place, qris, amount, typed, error: problem?.fields.jumlah }} />,
        problem,
      );
    }),
    page.get(`${mine}/:id`, { access: read, summary: 'One payment of the member' }, async (ctx) => {
      const charge = await ctx.transaction((tx) => ownCharge(ctx, tx));
      const zone = zoneOf(ctx.tenant.timeZone);
      return payFrame(place, 'Pembayaran', <ChargeView {...{ place, charge, zone }} />);
    }),
    page.post(`${mine}/:id/periksa`, { access: create, summary: 'Ask how far a payment is' }, async (ctx) => {
      await readForm(ctx);
      const [charge, gateway] = await ctx.transaction(async (tx) => [
        await ownCharge(ctx, tx),
        await openGateway(ctx, tx, { evenResting: true }),
      ]);
      const at = `${mine}/${charge.id}`;
      try {
        const word = await gateway?.fetchStatus(charge.orderId);
        const outcome = word ? await takeWord(ctx, place, word) : 'known';
        const after = await ctx.transaction((tx) => ownCharge(ctx, tx));
        return redirectTo(at, newsOf(after, outcome));
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        return redirectTo(at, {
          tone: 'warning',
          text: 'Layanan pembayaran tidak menjawab. Coba lagi sebentar lagi.',
        });
      }
    }),
  ];

  /** @throws AppError 404 for an account that stands for no member */
  async function ownHolder(ctx: RequestContext, tx: Tx): Promise<Holder> {
    const holder = await findOwnHolder(ctx, tx, place);
    if (!holder) throw notFound();
    return holder;
  }

  async function ownCharge(ctx: RequestContext, tx: Tx): Promise<Charge> {
    const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
    const { id } = await ownHolder(ctx, tx);
    const charge = await readOwnCharge(tx, keys, id, ctx.params.id ?? '');
    if (!charge) throw notFound();
    return charge;
  }
}

import type { ReactNode } from 'react';
import type { Holder } from '#features/subledger';
import { zoneOf } from '#kernel/calendar';
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
import { parseRupiah } from '#kernel/money';
import { readSetting } from '#kernel/settings';
import { EmptyState } from '#kernel/ui';
import { type AppError, invalid, notFound } from '#kernel/work';
import { paymentChannels } from '../channels/payment-channels.ts';
import { type Charge, readOwnCharge, readOwnCharges } from './charge.ts';
import { openGateway, readGatewayAccount } from './gateway-account.ts';
import { GatewayError } from './gateway-port.ts';
import type { OnlinePlace } from './online-place.ts';
import { ChargeView, PayView, QrisView } from './pay-view.tsx';
import { readParts } from './read-parts.ts';
import { startCharge } from './start-charge.ts';
import { takeWord } from './take-word.ts';

type Typed = Readonly<Record<string, string | string[]>>;

/** Where a member pays: what is owed, the way to the gateway, and how far each payment is. */
export function payRoutes(place: OnlinePlace): Route[] {
  const { mine } = place.urls;
  const read = { resource: place.resource, right: 'read' };
  const create = { resource: place.resource, right: 'create' };
  return [
    page.get(mine, { access: create, summary: 'What the member may pay' }, (ctx) => payPage(ctx)),
    page.post(mine, { access: create, summary: 'Begin to pay online' }, async (ctx) => {
      const form = await readForm(ctx);
      const purpose = place.purposes.find(({ kind }) => kind === textIn(form, 'purpose'));
      try {
        if (!purpose) throw invalid({ form: 'Pilih yang dibayar.' });
        const holder = await ctx.transaction((tx) => ownHolder(ctx, tx));
        const offered = await ctx.transaction((tx) => purpose.offer(ctx, tx, holder));
        const parts = readParts(form, offered);
        const { id } = await startCharge(ctx, place, { holder, purpose: purpose.kind, parts });
        return redirectTo(`${mine}/${id}`, {
          tone: 'success',
          text: 'Pembayaran dibuka. Selesaikan di halaman berikut.',
        });
      } catch (error) {
        return payPage(ctx, { typed: form, problem: told(error) });
      }
    }),
    page.get(`${mine}/qris`, { access: create, summary: 'The QRIS with an amount' }, async (ctx) => {
      const { qris } = await ctx.read((tx) => readSetting(tx, paymentChannels));
      const typed = parseRupiah(ctx.query.get('jumlah') ?? '');
      if (qris === '' || typed.kind !== 'amount' || typed.amount <= 0)
        return redirectTo(mine, { tone: 'warning', text: 'Isi rupiah bulat di atas nol, misalnya 50.000.' });
      return frame('QRIS', <QrisView place={place} qris={qris} amount={typed.amount} />);
    }),
    page.get(`${mine}/:id`, { access: read, summary: 'One payment of the member' }, async (ctx) => {
      const charge = await ctx.transaction((tx) => ownCharge(ctx, tx));
      const zone = zoneOf(ctx.tenant.timeZone);
      return frame('Pembayaran', <ChargeView {...{ place, charge, zone }} />);
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
        return redirectTo(
          at,
          outcome === 'booked'
            ? { tone: 'success', text: 'Pembayaran Anda sudah diterima.' }
            : { tone: 'info', text: 'Belum ada kabar baru tentang pembayaran ini.' },
        );
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        return redirectTo(at, {
          tone: 'warning',
          text: 'Layanan pembayaran tidak menjawab. Coba lagi sebentar lagi.',
        });
      }
    }),
  ];

  async function payPage(
    ctx: RequestContext,
    failure?: { typed: Typed; problem: AppError },
  ): Promise<PageAnswer> {
    const shown = await ctx.transaction(async (tx) => {
      const holder = await findOwnHolder(ctx, tx);
      if (!holder) return undefined;
      const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
      const offers = [];
      for (const purpose of place.purposes) {
        const payables = await purpose.offer(ctx, tx, holder);
        if (payables.length > 0) offers.push({ purpose, payables });
      }
      return {
        offers,
        charges: await readOwnCharges(tx, keys, holder.id),
        channels: await readSetting(tx, paymentChannels),
        isOnline: holder.leftOn === null && ((await readGatewayAccount(tx))?.isActive ?? false),
      };
    });
    if (!shown) return frame('Bayar', <NotLinked />);
    const problem = failure?.problem;
    const failed = failure && {
      ...{ purpose: textIn(failure.typed, 'purpose') || (place.purposes[0]?.kind ?? '') },
      ...{ typed: failure.typed, errors: errorsOf(failure.problem) },
    };
    const zone = zoneOf(ctx.tenant.timeZone);
    return frame(
      'Bayar',
      <PayView {...{ place, zone, ...shown }} {...(failed ? { failed } : {})} />,
      problem,
    );
  }

  function frame(title: string, body: ReactNode, problem?: AppError): PageAnswer {
    return renderPage({
      ...{ surface: 'member', title, menuUrl: mine, help: place.help },
      ...(title === 'Bayar' ? {} : { trail: [{ label: 'Bayar', url: mine }] }),
      status: problem?.status ?? 200,
      body: <div className="grid gap-4 lg:gap-6">{body}</div>,
    });
  }

  async function findOwnHolder(ctx: RequestContext, tx: Tx): Promise<Holder | undefined> {
    const id = ctx.principal.kind === 'account' ? ctx.principal.subjectId : null;
    return id ? place.holders.one(ctx, tx, id) : undefined;
  }

  /** @throws AppError 404 for an account that stands for no member */
  async function ownHolder(ctx: RequestContext, tx: Tx): Promise<Holder> {
    const holder = await findOwnHolder(ctx, tx);
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

function NotLinked() {
  return (
    <EmptyState kind="nothing-yet" icon="credit-card" title="Akun ini belum dihubungkan dengan buku anggota">
      Minta pengurus menghubungkannya bila Anda sudah menjadi anggota.
    </EmptyState>
  );
}

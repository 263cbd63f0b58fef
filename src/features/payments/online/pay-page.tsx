import type { ReactNode } from 'react';
import { type Holder, readCredit, readCreditEntries } from '#features/subledger';
import { zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { errorsOf, type PageAnswer, type RequestContext, renderPage, textIn } from '#kernel/http';
import { readSetting } from '#kernel/settings';
import { EmptyState, PageHeader } from '#kernel/ui';
import type { AppError } from '#kernel/work';
import { paymentChannels } from '../channels/payment-channels.ts';
import { readOwnCharges } from './charge.ts';
import { readGatewayAccount } from './gateway-account.ts';
import type { OnlinePlace } from './online-place.ts';
import { PayView } from './pay-view.tsx';

type Typed = Readonly<Record<string, string | string[]>>;

/** What a member may pay today; with a problem the form that came back. */
export async function payPage(
  ctx: RequestContext,
  place: OnlinePlace,
  failure?: { typed: Typed; problem: AppError },
): Promise<PageAnswer> {
  const shown = await ctx.transaction(async (tx) => {
    const holder = await findOwnHolder(ctx, tx, place);
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
      credit: (await readCredit(ctx, tx, [holder.id])).reduce((sum, { balance }) => sum + balance, 0),
      creditEntries: await readCreditEntries(ctx, tx, holder.id),
      channels: await readSetting(tx, paymentChannels),
      ...(await readOnline(tx, holder)),
    };
  });
  if (!shown) return payFrame(place, 'Bayar', <NotLinked />);
  const problem = failure?.problem;
  const failed = failure && {
    ...{ purpose: textIn(failure.typed, 'purpose') || (place.purposes[0]?.kind ?? '') },
    ...{ typed: failure.typed, errors: errorsOf(failure.problem) },
  };
  const zone = zoneOf(ctx.tenant.timeZone);
  return payFrame(
    place,
    'Bayar',
    <PayView {...{ place, zone, ...shown }} {...(failed ? { failed } : {})} />,
    problem,
  );
}

/** Whether this member may pay through the gateway, and whether it only rehearses. */
async function readOnline(tx: Tx, { leftOn }: Holder) {
  const account = await readGatewayAccount(tx);
  const isOnline = leftOn === null && (account?.isActive ?? false);
  return { isOnline, isTrial: isOnline && account?.isProduction === false };
}

export function payFrame(place: OnlinePlace, title: string, body: ReactNode, problem?: AppError): PageAnswer {
  return renderPage({
    ...{ surface: 'member', title, menuUrl: place.urls.mine, help: place.help },
    ...(title === 'Bayar' ? {} : { trail: [{ label: 'Bayar', url: place.urls.mine }] }),
    status: problem?.status ?? 200,
    body: <div className="grid gap-4 lg:gap-6">{body}</div>,
  });
}

/** The member whom this account belongs to. */
export async function findOwnHolder(
  ctx: RequestContext,
  tx: Tx,
  place: OnlinePlace,
): Promise<Holder | undefined> {
  const id = ctx.principal.kind === 'account' ? ctx.principal.subjectId : null;
  return id ? place.holders.one(ctx, tx, id) : undefined;
}

function NotLinked() {
  return (
    <>
      <PageHeader title="Bayar" />
      <EmptyState
        kind="nothing-yet"
        icon="credit-card"
        title="Akun ini belum dihubungkan dengan buku anggota"
      >
        Minta pengurus menghubungkannya bila Anda sudah menjadi anggota.
      </EmptyState>
    </>
  );
}

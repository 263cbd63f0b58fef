import {
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
  textIn,
} from '#kernel/http';
import { isWithinRate, networkOf } from '#kernel/identity';
import { isMailAddress } from '#kernel/mail';
import { Button, ErrorSummary, Form, LinkButton } from '#kernel/ui';
import { tooMany } from '#kernel/work';
import type { CmsPlace } from '../place.ts';
import { SubscribeForm } from './subscribe-form.tsx';
import {
  confirmSubscription,
  endSubscription,
  isOpenConfirmation,
  requestSubscription,
  subscriberOf,
} from './subscriber.ts';

const open = { public: 'anybody may ask for news, confirm it, and end it' };
const PER_NETWORK = 20;

/** Asking for news by mail, the link that confirms, and the one that ends it. */
export function subscriptionRoutes(place: CmsPlace): Route[] {
  const { page: url, confirm, leave } = place.subscription;
  return [
    page.get(url, { access: open, summary: 'Form to subscribe to the news' }, (ctx) =>
      ctx.query.has('terkirim')
        ? words(
            'Periksa kotak surel Anda',
            'Bila alamat itu belum berlangganan, kami sudah mengirim tautan konfirmasinya. Kabar mulai dikirim setelah Anda membukanya.',
          )
        : subscribePage(place, ctx),
    ),
    page.post(url, { access: open, summary: 'Ask for the news by mail' }, async (ctx) => {
      const email = textIn(await readForm(ctx), 'email');
      const isAddress = isMailAddress(email) && email.split('@')[1]?.includes('.');
      if (!isAddress)
        return subscribePage(place, ctx, email, 'Tulis alamat surel lengkap, misalnya nama@contoh.id.');
      const isFine = await ctx.transaction((tx) =>
        isWithinRate(tx, {
          ...{ act: 'subscribe', network: networkOf(ctx.request.ip), limit: PER_NETWORK, minutes: 60 },
        }),
      );
      if (!isFine) throw tooMany('Sudah banyak pendaftaran dari jaringan ini. Coba lagi sebentar lagi.');
      await ctx.transaction((tx) => requestSubscription(ctx, tx, place, email));
      return redirectTo(`${url}?terkirim=1`);
    }),
    page.get(
      confirm,
      { access: open, summary: 'Ask whether to confirm; opening the link changes nothing' },
      async (ctx) => {
        const token = ctx.query.get('token') ?? '';
        const isOpen = await ctx.read((tx) => isOpenConfirmation(tx, token, ctx.now));
        if (!isOpen) return goneLink(place);
        return renderPage({
          surface: 'public',
          title: 'Konfirmasi langganan',
          isIndexed: false,
          body: (
            <Panel title="Terima kabar dari kami lewat surel?">
              <Form action={confirm} hidden={{ token }} isPlain>
                <Button look="primary">Ya, kirimkan kabar</Button>
              </Form>
            </Panel>
          ),
        });
      },
    ),
    page.post(confirm, { access: open, summary: 'Confirm a subscription' }, async (ctx) => {
      const token = textIn(await readForm(ctx), 'token');
      const isDone = await ctx.transaction((tx) => confirmSubscription(ctx, tx, token));
      if (!isDone) return goneLink(place);
      return words(
        'Anda berlangganan kabar',
        'Setiap surel membawa tautan untuk berhenti kapan saja, tanpa perlu masuk.',
      );
    }),
    page.get(`${leave}/:token`, { access: open, summary: 'Ask whether to end a subscription' }, (ctx) => {
      const token = ctx.params.token ?? '';
      if (!subscriberOf(ctx, token)) return goneLink(place);
      return renderPage({
        surface: 'public',
        title: 'Berhenti berlangganan',
        isIndexed: false,
        body: (
          <Panel title="Berhenti menerima kabar?">
            <Form action={`${leave}/${token}`} isPlain>
              <Button look="primary">Ya, berhenti</Button>
            </Form>
          </Panel>
        ),
      });
    }),
    page.post(
      `${leave}/:token`,
      {
        access: open,
        summary: 'End a subscription by one click of the mail program (RFC 8058)',
        withoutCsrf: 'mail programs post here without session or form; the signed token is the proof',
      },
      async (ctx) => {
        const id = subscriberOf(ctx, ctx.params.token ?? '');
        if (!id) return goneLink(place);
        await ctx.transaction((tx) => endSubscription(ctx, tx, id));
        return words(
          'Langganan Anda berhenti',
          'Tidak ada lagi kabar yang kami kirim ke alamat itu. Anda dapat mendaftar lagi kapan saja.',
        );
      },
    ),
  ];
}

function subscribePage(place: CmsPlace, ctx: RequestContext, email = '', fault?: string) {
  return renderPage({
    surface: 'public',
    title: 'Berlangganan kabar',
    description: `Kabar ${ctx.tenant.name} lewat surel.`,
    canonical: place.subscription.page,
    status: fault ? 422 : 200,
    body: (
      <Panel
        title="Berlangganan kabar"
        lead="Berita terbaru lewat surel. Berhenti kapan saja dengan satu klik."
      >
        {fault && <ErrorSummary errors={{ email: fault }} />}
        <SubscribeForm place={place} email={email} {...(fault ? { fault } : {})} />
      </Panel>
    ),
  });
}

function goneLink(place: CmsPlace) {
  return renderPage({
    surface: 'public',
    title: 'Tautan tidak berlaku',
    isIndexed: false,
    status: 404,
    body: (
      <Panel
        title="Tautan ini tidak berlaku lagi"
        lead="Mungkin sudah dipakai atau sudah lewat waktunya. Daftarkan lagi alamat Anda untuk tautan yang baru."
      >
        <LinkButton href={place.subscription.page} look="primary">
          Berlangganan kabar
        </LinkButton>
      </Panel>
    ),
  });
}

function words(title: string, lead: string) {
  return renderPage({
    surface: 'public',
    title,
    isIndexed: false,
    body: (
      <Panel title={title} lead={lead}>
        <LinkButton href="/">Ke halaman muka</LinkButton>
      </Panel>
    ),
  });
}

function Panel(props: { title: string; lead?: string; children: React.ReactNode }) {
  return (
    <div className="page-width py-10 lg:py-14">
      <div className="sheet mx-auto grid max-w-xl gap-5 p-6 lg:p-8">
        <h1 className="text-2xl">{props.title}</h1>
        {props.lead && <p className="text-muted">{props.lead}</p>}
        {props.children}
      </div>
    </div>
  );
}

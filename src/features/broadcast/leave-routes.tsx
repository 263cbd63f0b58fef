import { type PageAnswer, page, type Route, renderPage } from '#kernel/http';
import { Button, Form, LinkButton } from '#kernel/ui';
import type { BroadcastPlace } from './broadcast-place.ts';
import { hasLeftLetters, leaveLetters, leaverOf } from './leave.ts';

const open = { public: 'whoever holds the signed link of a mail ends mails of its kind, without signing in' };

/** The link in every letter that is not essential; a mail program posts to it of itself (RFC 8058). */
export function leaveRoutes(place: BroadcastPlace): Route[] {
  const path = `${place.addresses.leave}/:token`;
  return [
    page.get(
      path,
      { access: open, summary: 'Ask whether to end letters that are not essential' },
      async (ctx) => {
        const token = ctx.params.token ?? '';
        const personId = leaverOf(ctx, token);
        if (!personId) return gone();
        if (await ctx.transaction((tx) => hasLeftLetters(tx, personId))) return left(place);
        return panel({
          title: 'Berhenti menerima kabar lewat surel?',
          lead: 'Pengumuman wajib tetap dikirim. Kabar lainnya dapat dibaca setelah masuk.',
          act: (
            // Mail programs are to be answered without a redirect, which the script of our pages would ask for.
            <Form action={`${place.addresses.leave}/${token}`} isPlain>
              <Button look="primary">Ya, berhenti</Button>
            </Form>
          ),
        });
      },
    ),
    page.post(
      path,
      {
        access: open,
        summary: 'End letters that are not essential by one click of the mail program (RFC 8058)',
        withoutCsrf: 'mail programs post here without session or form; the signed token is the proof',
      },
      async (ctx) => {
        const personId = leaverOf(ctx, ctx.params.token ?? '');
        if (!personId) return gone();
        await ctx.transaction((tx) => leaveLetters(ctx, tx, personId, 'link'));
        return left(place);
      },
    ),
  ];
}

function left(place: BroadcastPlace): PageAnswer {
  return panel({
    title: 'Anda tidak menerima kabar lagi',
    lead: 'Kabar yang tidak wajib tidak dikirim lagi ke surel Anda. Setelah masuk, Anda dapat menyalakannya lagi.',
    act: <LinkButton href={place.addresses.own}>Lihat pengumuman saya</LinkButton>,
  });
}

function gone(): PageAnswer {
  return panel({
    title: 'Tautan ini tidak berlaku',
    lead: 'Mungkin tersalin tidak lengkap. Buka lagi dari surelnya.',
    status: 404,
  });
}

function panel(props: { title: string; lead: string; act?: React.ReactNode; status?: number }): PageAnswer {
  return renderPage({
    surface: 'public',
    title: props.title,
    isIndexed: false,
    status: props.status ?? 200,
    body: (
      <div className="page-width py-10 lg:py-14">
        <div className="sheet mx-auto grid max-w-xl gap-5 p-6 lg:p-8">
          <h1 className="text-2xl">{props.title}</h1>
          <p className="text-muted">{props.lead}</p>
          {props.act}
        </div>
      </div>
    ),
  });
}

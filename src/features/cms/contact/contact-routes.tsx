import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '#kernel/database';
import {
  check,
  type PageAnswer,
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
import { type AppError, asAppError, invalid, tooMany } from '#kernel/work';
import { readLivePage } from '../pages/page-rows.ts';
import type { CmsPlace } from '../place.ts';
import { breadcrumbOf, publisherOf } from '../seo/structured.ts';
import { plainWords } from '../writing/markup.ts';
import { Writing } from '../writing/writing.tsx';
import { ContactForm, ContactThanks, readContactCard, TRAP, type TypedContact } from './contact-form.tsx';

const open = { public: 'anybody may write to the organisation' };

/** Messages one network may send in an hour: a village behind one hotspot, not a machine. */
const PER_NETWORK = 10;
/** And one address, whatever network it is typed in. */
const PER_ADDRESS = 3;

/** The contact page: its text, the address, the form. */
export function contactRoutes(place: Pick<CmsPlace, 'contact'>): Route[] {
  const { page: url, right } = place.contact;
  const show = async (
    ctx: RequestContext,
    given: { typed?: TypedContact; problem?: AppError } = {},
  ): Promise<PageAnswer> => {
    const text = await ctx.read((tx) => readLivePage(tx, 'contact', ctx.now));
    const card = await readContactCard(ctx);
    const isSent = ctx.query.has('terkirim');
    const title = text?.title ?? 'Kontak';
    return renderPage({
      surface: 'public',
      title,
      description:
        text?.summary || (text && plainWords(text.bodyHtml, 160)) || `Cara menghubungi ${ctx.tenant.name}.`,
      canonical: url,
      status: given.problem?.status ?? 200,
      ...(isSent ? { isIndexed: false } : {}),
      sharing: {
        structured: [
          { '@type': 'ContactPage', name: title, url: ctx.app.urlOf(ctx.tenant, url), inLanguage: 'id' },
          {
            ...publisherOf(ctx),
            ...(card.email ? { email: card.email } : {}),
            telephone: card.phone || undefined,
          },
          breadcrumbOf(ctx, [{ name: title, path: url }]),
        ],
      },
      body: (
        <div className="page-width py-10 lg:py-14">
          <h1 className="text-4xl">{title}</h1>
          {text && <Writing html={text.bodyHtml} className="mt-4" />}
          <div className="mt-8 grid gap-6">
            {isSent && <ContactThanks />}
            <ContactForm
              place={place}
              card={card}
              canSend={!right || ctx.can(right.resource, right.right)}
              typed={given.typed ?? emptyForm()}
              problem={given.problem}
            />
          </div>
        </div>
      ),
    });
  };
  return [
    page.get(url, { access: open, summary: 'How to reach the organisation, with a form' }, (ctx) =>
      show(ctx),
    ),
    page.post(url, { access: right ?? open, summary: 'Write to the organisation' }, async (ctx) => {
      const form = await readForm(ctx);
      const typed = readTyped(form);
      try {
        const message = check(shape, typed);
        if (textIn(form, TRAP) !== '')
          throw invalid(
            {},
            'Satu isian tersembunyi ikut terisi, mungkin oleh pengisi otomatis. Isian Anda masih ada; kirim sekali lagi.',
          );
        // Counted on its own: a message that is not taken afterwards counts too.
        await ctx.transaction((tx) => refuseFlood(ctx, tx, message.email));
        const work = ctx.beyondWalls('pesan seorang pengunjung, yang tidak punya baris sendiri');
        await work.transaction(async (tx) => {
          if (await isFirst(tx, typed.sendKey)) await place.contact.deliver(work, tx, message);
        });
        return redirectTo(`${url}?terkirim=1`);
      } catch (error) {
        const told = asAppError(error);
        if (told && (told.status === 422 || told.status === 429)) return show(ctx, { typed, problem: told });
        throw error;
      }
    }),
  ];
}

const shape = z.object({
  name: z.string().min(2, 'Tulis nama Anda.').max(150, 'Nama paling banyak 150 huruf.'),
  email: z
    .string()
    .max(150, 'Alamat surel paling banyak 150 huruf.')
    .refine(
      (text) => isMailAddress(text) && text.split('@')[1]?.includes('.') === true,
      'Tulis alamat surel lengkap, misalnya nama@contoh.id.',
    ),
  subject: z
    .string()
    .min(3, 'Tulis pokok pesan, paling sedikit 3 huruf.')
    .max(150, 'Paling banyak 150 huruf.'),
  message: z
    .string()
    .min(10, 'Tulis pesannya, paling sedikit satu kalimat.')
    .max(5000, 'Pesan paling banyak 5.000 huruf.'),
});

async function refuseFlood(ctx: RequestContext, tx: Tx, email: string): Promise<void> {
  const isFine =
    (await isWithinRate(tx, {
      ...{ act: 'contact', network: networkOf(ctx.request.ip), limit: PER_NETWORK, minutes: 60 },
    })) &&
    (await isWithinRate(tx, {
      ...{ act: 'contact-address', network: email.toLowerCase(), limit: PER_ADDRESS, minutes: 60 },
    }));
  if (!isFine)
    throw tooMany('Sudah banyak pesan dalam satu jam ini. Isian Anda masih ada; kirim lagi sebentar lagi.');
}

/** Pressed twice, the same form is one message. */
async function isFirst(tx: Tx, key: string): Promise<boolean> {
  if (!/^[\w-]{8,80}$/.test(key)) return true;
  const added = await tx.execute(
    `insert into idempotency_keys (actor, action, key) values ('guest', 'cms.contact', $1) on conflict do nothing`,
    [key],
  );
  return added > 0;
}

function readTyped(form: Readonly<Record<string, string | string[]>>): TypedContact {
  return {
    name: textIn(form, 'name').replace(/\s+/g, ' '),
    email: textIn(form, 'email'),
    subject: textIn(form, 'subject').replace(/\s+/g, ' '),
    message: textIn(form, 'message'),
    sendKey: textIn(form, 'sendKey'),
  };
}

function emptyForm(): TypedContact {
  return { name: '', email: '', subject: '', message: '', sendKey: randomUUID() };
}

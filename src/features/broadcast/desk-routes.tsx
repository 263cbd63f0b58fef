import { clockValue, readClock, zoneOf } from '#kernel/calendar';
import {
  errorsOf,
  idIn,
  idOf,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
  textIn,
  textsLike,
  told,
} from '#kernel/http';
import { type AppError, invalid, notFound } from '#kernel/work';
import { readAudience } from './audience.ts';
import { BROADCAST_LIST, type Broadcast, readBroadcast, readBroadcasts, readCounts } from './broadcast.ts';
import { BroadcastList } from './broadcast-list.tsx';
import type { Audience, BroadcastPlace } from './broadcast-place.ts';
import { ComposePage, type TypedLetter } from './compose-page.tsx';
import { frame } from './desk-frame.ts';
import { previewLetter } from './letter.ts';
import { offerChoices } from './offer-choices.ts';
import { PreviewPage } from './preview-page.tsx';
import { RECIPIENT_LIST, readRecipients } from './recipients.ts';
import { discardBroadcast, saveBroadcast } from './save-broadcast.ts';
import { scheduleBroadcast, sendBroadcast, unscheduleBroadcast } from './send-broadcast.ts';
import { sendTestMail } from './send-test-mail.ts';
import { SentPage } from './sent-page.tsx';

const EMPTY = { subject: '', body: '', buttonLabel: '', buttonUrl: '', kind: '' };

/** Writing, looking, sending: the desk of letters at one of its two addresses. */
export function deskRoutes(place: BroadcastPlace, desk: string): Route[] {
  const access = place.rights.send;
  return [
    page.get(desk, { access, summary: 'Letters to many and what became of them' }, async (ctx) => {
      const list = readListQuery(ctx.query, BROADCAST_LIST);
      const shown = await ctx.transaction((tx) => readBroadcasts(tx, list));
      return renderPage({
        ...frame(desk, 'Pengumuman'),
        trail: [],
        body: <BroadcastList ctx={ctx} desk={desk} place={place} list={list} {...shown} />,
      });
    }),
    page.get(`${desk}/new`, { access, summary: 'Write a letter, or a copy of one' }, async (ctx) => {
      const from = idIn(ctx.query.get('from') ?? '');
      const letter = from ? await ctx.transaction((tx) => readBroadcast(tx, from)) : undefined;
      return composePage(ctx, place, desk, letter ? typedOf(letter) : firstOf(place));
    }),
    page.post(`${desk}/new`, { access, summary: 'Keep a letter as a draft' }, (ctx) =>
      save(ctx, place, desk),
    ),
    page.get(`${desk}/:id`, { access, summary: 'A letter: its preview, or what became of it' }, (ctx) =>
      letterPage(ctx, place, desk),
    ),
    page.get(`${desk}/:id/edit`, { access, summary: 'Change a draft' }, async (ctx) => {
      const letter = await ctx.transaction((tx) => readBroadcast(tx, idOf(ctx)));
      if (letter?.state !== 'draft') throw notFound();
      return composePage(ctx, place, desk, typedOf(letter), letter.id);
    }),
    page.post(`${desk}/:id/edit`, { access, summary: 'Keep the changes of a draft' }, (ctx) =>
      save(ctx, place, desk, idOf(ctx)),
    ),
    page.post(`${desk}/:id/test`, { access, summary: 'Send a letter to oneself alone' }, async (ctx) => {
      const id = idOf(ctx);
      await readForm(ctx);
      try {
        const to = await ctx.transaction((tx) => sendTestMail(ctx, tx, id));
        return redirectTo(`${desk}/${id}`, { tone: 'success', text: `Surel uji dikirim ke ${to}.` });
      } catch (error) {
        return letterPage(ctx, place, desk, told(error));
      }
    }),
    page.post(`${desk}/:id/send`, { access, summary: 'Send a letter now' }, async (ctx) => {
      const id = idOf(ctx);
      const expected = Number(textIn(await readForm(ctx), 'expected'));
      try {
        const count = await ctx.transaction((tx) => sendBroadcast(ctx, tx, place, { id, expected }));
        return redirectTo(`${desk}/${id}`, {
          tone: 'success',
          text: `${count.toLocaleString('id-ID')} surel masuk antrean dan dikirim satu per satu.`,
        });
      } catch (error) {
        return letterPage(ctx, place, desk, told(error));
      }
    }),
    page.post(`${desk}/:id/schedule`, { access, summary: 'Send a letter later' }, async (ctx) => {
      const id = idOf(ctx);
      const typed = textIn(await readForm(ctx), 'at');
      try {
        const at = readClock(typed, zoneOf(ctx.tenant.timeZone));
        await ctx.transaction((tx) => scheduleBroadcast(ctx, tx, id, at));
        return redirectTo(`${desk}/${id}`, { tone: 'success', text: 'Pengumuman dijadwalkan.' });
      } catch (error) {
        return letterPage(ctx, place, desk, told(error), typed);
      }
    }),
    page.post(
      `${desk}/:id/unschedule`,
      { access, summary: 'Take a letter off its schedule' },
      async (ctx) => {
        const id = idOf(ctx);
        await readForm(ctx);
        try {
          await ctx.transaction((tx) => unscheduleBroadcast(ctx, tx, id));
          return redirectTo(`${desk}/${id}`, {
            tone: 'success',
            text: 'Jadwal dibatalkan. Pengumuman ini konsep lagi.',
          });
        } catch (error) {
          return letterPage(ctx, place, desk, told(error));
        }
      },
    ),
    page.post(`${desk}/:id/delete`, { access, summary: 'Throw a draft away' }, async (ctx) => {
      await readForm(ctx);
      try {
        await ctx.transaction((tx) => discardBroadcast(ctx, tx, idOf(ctx)));
        return redirectTo(desk, { tone: 'success', text: 'Konsep dihapus.' });
      } catch (error) {
        return letterPage(ctx, place, desk, told(error));
      }
    }),
  ];
}

async function letterPage(
  ctx: RequestContext,
  place: BroadcastPlace,
  desk: string,
  problem?: AppError,
  typedAt?: string,
): Promise<PageAnswer> {
  const letter = await ctx.transaction((tx) => readBroadcast(tx, idOf(ctx)));
  if (!letter) throw notFound();
  const isOpen = letter.state === 'draft' || letter.state === 'scheduled';
  return renderPage({
    ...frame(desk, letter.subject),
    status: problem?.status ?? 200,
    body: isOpen ? await preview(letter) : await sent(letter),
  });

  async function preview(draft: Broadcast) {
    const people = await ctx.transaction((tx) => readAudience(ctx, tx, place, draft));
    const first = people.find(({ skipped }) => !skipped);
    const example = first ?? { name: 'Nama Penerima', number: '' };
    const words = await ctx.transaction((tx) => audienceWords(ctx, tx, place, draft));
    return (
      <PreviewPage
        ctx={ctx}
        place={place}
        desk={desk}
        letter={draft}
        people={people}
        mail={previewLetter(ctx, draft, example)}
        example={example.name}
        words={words}
        errors={errorsOf(problem)}
        at={typedAt ?? (draft.scheduledAt ? clockValue(draft.scheduledAt, zoneOf(ctx.tenant.timeZone)) : '')}
      />
    );
  }

  async function sent(done: Broadcast) {
    const list = readListQuery(ctx.query, RECIPIENT_LIST);
    const shown = await ctx.transaction(async (tx) => ({
      ...(await readRecipients(tx, place, done.id, list)),
      counts: (await readCounts(tx, [done.id])).get(done.id) ?? {},
      words: await audienceWords(ctx, tx, place, done),
    }));
    return (
      <SentPage
        ctx={ctx}
        place={place}
        desk={desk}
        letter={done}
        list={list}
        {...shown}
        errors={errorsOf(problem)}
      />
    );
  }
}

/** The choice of people in words: "Wilayah: Aceh, Bali". */
async function audienceWords(
  ctx: RequestContext,
  tx: Parameters<Parameters<RequestContext['transaction']>[0]>[0],
  place: BroadcastPlace,
  letter: Broadcast,
): Promise<{ term: string; detail: string }[]> {
  const words: { term: string; detail: string }[] = [];
  for (const group of place.audience) {
    const values = letter.audience[group.key];
    if (!values) continue;
    const options = await group.options(ctx, tx);
    const detail = values
      .map((value) => options.find((one) => one.value === value)?.label ?? value)
      .join(', ');
    words.push({ term: group.label, detail });
  }
  const isNarrowedByRegion = place.audience.some(({ isRegion, key }) => isRegion && letter.audience[key]);
  if (letter.regions.length > 0 && !isNarrowedByRegion) {
    const names = letter.regions.map(
      (code) => place.regions.find(({ value }) => value === code)?.label ?? code,
    );
    words.push({ term: 'Wilayah', detail: names.join(', ') });
  }
  return words;
}

async function save(
  ctx: RequestContext,
  place: BroadcastPlace,
  desk: string,
  id?: string,
): Promise<Response | PageAnswer> {
  const form = await readForm(ctx);
  const texts = { ...textsLike(EMPTY, form), body: textIn(form, 'body').replace(/\r\n?/g, '\n') };
  const audience: Audience = Object.fromEntries(
    place.audience.map(({ key }) => [key, [form[key] ?? []].flat().filter((value) => value !== '')]),
  );
  try {
    const saved = await ctx.transaction((tx) =>
      saveBroadcast(
        ...[ctx, tx, place, place.reachOf(ctx)],
        { ...texts, isEssential: readKind(texts.kind), audience },
        id,
      ),
    );
    return redirectTo(`${desk}/${saved}`, {
      tone: 'success',
      text: 'Konsep tersimpan. Periksa, lalu kirim.',
    });
  } catch (error) {
    return composePage(ctx, place, desk, { texts, audience }, id, told(error));
  }
}

async function composePage(
  ctx: RequestContext,
  place: BroadcastPlace,
  desk: string,
  typed: { texts: TypedLetter; audience: Audience },
  id?: string,
  problem?: AppError,
): Promise<PageAnswer> {
  const reach = place.reachOf(ctx);
  const groups = await ctx.transaction((tx) =>
    Promise.all(
      place.audience.map(async (group) => ({
        ...group,
        choices: await offerChoices(ctx, tx, group, reach),
      })),
    ),
  );
  return renderPage({
    ...frame(desk, id ? 'Ubah konsep pengumuman' : 'Pengumuman baru'),
    status: problem?.status ?? 200,
    body: (
      <ComposePage
        action={id ? `${desk}/${id}/edit` : `${desk}/new`}
        draftKey={ctx.query.has('from') ? undefined : `pengumuman-${id ?? 'baru'}`}
        cancelUrl={id ? `${desk}/${id}` : desk}
        title={id ? 'Ubah konsep pengumuman' : 'Pengumuman baru'}
        groups={groups}
        noun={place.noun}
        typed={typed.texts}
        audience={typed.audience}
        errors={errorsOf(problem)}
      />
    ),
  });
}

/** The kind has to be chosen: neither is a harmless default. @throws AppError 422 */
function readKind(kind: string): boolean {
  if (kind === 'essential') return true;
  if (kind === 'news') return false;
  throw invalid({ kind: 'Pilih apakah pengumuman ini wajib.' });
}

const firstOf = (place: BroadcastPlace): { texts: TypedLetter; audience: Audience } => ({
  texts: EMPTY,
  audience: Object.fromEntries(
    place.audience.flatMap(({ key, initial }) => (initial ? [[key, initial]] : [])),
  ),
});

const typedOf = (letter: Broadcast): { texts: TypedLetter; audience: Audience } => ({
  texts: { ...letter, kind: letter.isEssential ? 'essential' : 'news' },
  audience: letter.audience,
});

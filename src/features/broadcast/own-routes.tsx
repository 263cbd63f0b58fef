import { recordAudit } from '#kernel/audit';
import { formatMoment, zoneOf } from '#kernel/calendar';
import {
  accountOf,
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
} from '#kernel/http';
import { ListFoot } from '#kernel/list';
import { Button, EmptyState, Form, LinkButton, Notice, PageHeader, Sheet } from '#kernel/ui';
import { invalid, notFound } from '#kernel/work';
import type { BroadcastPlace } from './broadcast-place.ts';
import { KindBadge } from './kind-badge.tsx';
import { hasLeftLetters, leaveLetters, rejoinLetters } from './leave.ts';
import { valuesFor } from './letter.ts';
import { readOwnLetter, readOwnLetters } from './own-letters.ts';

const LIST = { sorts: ['at'], defaultSort: '-at', defaultSize: 20 };

/** One's own letters, and the choice to get fewer of them by mail. */
export function ownRoutes(place: BroadcastPlace): Route[] {
  const { own } = place.addresses;
  return [
    page.get(own, { access: place.rights.read, summary: 'Letters to oneself' }, (ctx) =>
      listPage(ctx, place),
    ),
    page.post(
      `${own}/pilihan`,
      { access: place.rights.choose, summary: 'Choose whether letters that are not essential come by mail' },
      async (ctx) => {
        const choice = textIn(await readForm(ctx), 'wants');
        if (choice !== '0' && choice !== '1') throw invalid({ wants: 'Pilih dikirim atau tidak.' });
        const wants = choice === '1';
        const personId = personOf(ctx);
        await ctx.transaction(async (tx) => {
          const had = !(await hasLeftLetters(tx, personId));
          if (wants) await rejoinLetters(tx, personId);
          else await leaveLetters(ctx, tx, personId, 'page');
          await recordAudit(ctx, tx, {
            ...{ action: 'broadcast.preference_changed', resource: 'broadcast', objectId: personId },
            before: { wants: had },
            after: { wants },
          });
        });
        return redirectTo(own, {
          tone: 'success',
          text: wants ? 'Kabar dikirim ke surel Anda lagi.' : 'Kabar tidak dikirim lagi ke surel Anda.',
        });
      },
    ),
    page.get(`${own}/:id`, { access: place.rights.read, summary: 'One letter to oneself' }, async (ctx) => {
      const letter = await ctx.transaction((tx) => readOwnLetter(tx, place, idOf(ctx), personOf(ctx)));
      if (!letter) throw notFound();
      const values = valuesFor(ctx, letter, letter);
      const fill = (text: string) =>
        text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: keyof typeof values) => values[name] ?? '');
      return renderPage({
        surface: place.surfaceOf(ctx),
        title: fill(letter.subject),
        trail: [{ label: 'Pengumuman', url: own }],
        help: 'pengumuman-saya',
        body: (
          <article className="grid max-w-2xl gap-5">
            <PageHeader
              title={fill(letter.subject)}
              note={formatMoment(letter.sentAt, zoneOf(ctx.tenant.timeZone), 'long')}
              badge={<KindBadge isEssential={letter.isEssential} />}
            />
            <Sheet>
              <p className="break-words whitespace-pre-wrap">{fill(letter.body)}</p>
              {letter.buttonUrl && (
                <p className="mt-5">
                  <LinkButton href={letter.buttonUrl} look="primary">
                    {letter.buttonLabel}
                  </LinkButton>
                </p>
              )}
            </Sheet>
          </article>
        ),
      });
    }),
  ];
}

async function listPage(ctx: RequestContext, place: BroadcastPlace): Promise<PageAnswer> {
  const { own } = place.addresses;
  const list = readListQuery(ctx.query, LIST);
  const { subjectId } = accountOf(ctx);
  const shown = subjectId
    ? await ctx.transaction(async (tx) => ({
        ...(await readOwnLetters(tx, subjectId, list)),
        wants: !(await hasLeftLetters(tx, subjectId)),
      }))
    : undefined;
  const zone = zoneOf(ctx.tenant.timeZone);
  return renderPage({
    surface: place.surfaceOf(ctx),
    title: 'Pengumuman',
    help: 'pengumuman-saya',
    body: (
      <div className="grid max-w-3xl gap-5">
        <PageHeader title="Pengumuman" note="Dari pengurus untuk Anda" />
        {!shown ? (
          <Notice tone="neutral">Akun ini tidak terhubung dengan data {place.noun}.</Notice>
        ) : (
          <>
            {shown.items.length === 0 ? (
              <EmptyState kind="nothing-yet" icon="megaphone" title="Belum ada pengumuman">
                Pengumuman dari pengurus muncul di sini dan dikirim ke surel Anda.
              </EmptyState>
            ) : (
              <div className="sheet">
                <ul>
                  {shown.items.map((letter) => (
                    <li key={letter.id} className="border-b border-base-300 last:border-0">
                      <a href={`${own}/${letter.id}`} className="grid gap-1 px-5 py-4 hover:bg-soft">
                        <span className="flex flex-wrap items-center gap-2">
                          <b className="font-semibold break-words">{letter.title}</b>
                          <KindBadge isEssential={letter.isEssential} />
                        </span>
                        <span className="text-sm text-muted">
                          {formatMoment(letter.sentAt, zone, 'long')}
                        </span>
                      </a>
                    </li>
                  ))}
                </ul>
                <ListFoot
                  ctx={ctx}
                  list={list}
                  total={shown.total}
                  shown={shown.items.length}
                  noun="pengumuman"
                />
              </div>
            )}
            {ctx.can(place.rights.choose.resource, place.rights.choose.right) && (
              <ChoiceSheet own={own} wants={shown.wants} />
            )}
          </>
        )}
      </div>
    ),
  });
}

function ChoiceSheet({ own, wants }: { own: string; wants: boolean }) {
  return (
    <Sheet title="Lewat surel">
      <p>
        Pengumuman wajib selalu dikirim ke surel Anda.{' '}
        {wants
          ? 'Kabar yang tidak wajib juga dikirim; Anda dapat menghentikannya.'
          : 'Kabar yang tidak wajib tidak dikirim; Anda tetap dapat membacanya di sini.'}
      </p>
      <Form action={`${own}/pilihan`} hidden={{ wants: wants ? '0' : '1' }} className="mt-4">
        <Button>{wants ? 'Hentikan yang tidak wajib' : 'Kirim lagi yang tidak wajib'}</Button>
      </Form>
    </Sheet>
  );
}

function personOf(ctx: RequestContext): string {
  const { subjectId } = accountOf(ctx);
  if (!subjectId) throw notFound();
  return subjectId;
}

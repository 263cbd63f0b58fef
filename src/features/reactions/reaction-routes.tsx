import { z } from 'zod';
import { formatMoment, zoneOf } from '#kernel/calendar';
import {
  accountOf,
  check,
  errorsOf,
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
import { ListFilters, ListTable } from '#kernel/list';
import { Badge, Button, ErrorSummary, Form, PageHeader } from '#kernel/ui';
import { type AppError, asAppError } from '#kernel/work';
import { type ReactedThing, type ReactionPlace, STATE_WORDS } from './place.ts';
import { judgeComment, likeThing, type TypedComment, writeComment } from './react.ts';
import { COMMENT_LIST, type Comment, listComments } from './reaction-rows.ts';
import { reactionSection } from './reaction-section.tsx';

const NEW: TypedComment = { body: '', stars: '' };
const VERDICT = z.enum(['shown', 'hidden'], { error: 'Pilih tampilkan atau sembunyikan.' });

/** Likes, comments and reviews of one kind of thing, and the desk that reads them. */
export function reactionRoutes(place: ReactionPlace): Route[] {
  const { page: at, takes, rights, desk } = place;
  const access = rights.create;
  return [
    ...(takes.likes
      ? [
          page.post(
            `${at}/suka`,
            { access, summary: `Like, or no longer: ${place.subject}` },
            async (ctx) => {
              const isLiked = textIn(await readForm(ctx), 'to') !== 'off';
              const { accountId } = accountOf(ctx);
              const thing = await ctx.transaction((tx) =>
                likeThing(ctx, tx, place, { id: idOf(ctx), accountId, isLiked }),
              );
              return redirectTo(`${thing.url}#tanggapan`);
            },
          ),
        ]
      : []),
    ...(takes.comments
      ? [
          page.post(`${at}/tanggapan`, { access, summary: `Write about: ${place.subject}` }, (ctx) =>
            comment(ctx, place),
          ),
        ]
      : []),
    ...(desk && rights.moderate ? deskRoutes(place, desk, rights.moderate) : []),
  ];
}

async function comment(ctx: RequestContext, place: ReactionPlace): Promise<Response | PageAnswer> {
  const typed = textsLike(NEW, await readForm(ctx));
  const { accountId, name } = accountOf(ctx);
  try {
    const thing = await ctx.transaction((tx) =>
      writeComment(ctx, tx, place, { id: idOf(ctx), accountId, name, typed }),
    );
    return redirectTo(`${thing.url}#tanggapan`, {
      tone: 'success',
      text: place.isHeldFirst ? 'Terkirim. Tampil setelah dibaca petugas.' : 'Terima kasih, sudah tampil.',
    });
  } catch (error) {
    const problem = asAppError(error);
    if (!problem || ![409, 422, 429].includes(problem.status)) throw error;
    const [thing] = await ctx.read((tx) => place.find(tx, [idOf(ctx)], ctx.now));
    return againPage(ctx, place, thing!, typed, told(error));
  }
}

/** The form that came back, on a page of its own. */
async function againPage(
  ctx: RequestContext,
  place: ReactionPlace,
  thing: ReactedThing,
  typed: TypedComment,
  problem: AppError,
): Promise<PageAnswer> {
  const errors = errorsOf(problem);
  return renderPage({
    ...{ surface: 'public', title: thing.title, isIndexed: false, status: problem.status },
    body: (
      <div className="page-width grid gap-6 py-10">
        <h1 className="text-3xl">
          <a className="link" href={thing.url}>
            {thing.title}
          </a>
        </h1>
        <ErrorSummary errors={Object.keys(errors).length > 0 ? errors : { form: problem.message }} />
        {await reactionSection(ctx, place, { id: thing.id, url: thing.url, typed, errors })}
      </div>
    ),
  });
}

function deskRoutes(
  place: ReactionPlace,
  desk: string,
  access: NonNullable<ReactionPlace['rights']['moderate']>,
): Route[] {
  return [
    page.get(desk, { access, summary: `${place.title} to read` }, async (ctx) => {
      const list = readListQuery(ctx.query, COMMENT_LIST);
      const { items, total, things } = await ctx.transaction(async (tx) => {
        const found = await listComments(tx, place.subject, list);
        return {
          ...found,
          things: await place.find(tx, [...new Set(found.items.map(({ objectId }) => objectId))], ctx.now),
        };
      });
      return renderPage({
        ...{ surface: 'console', title: place.title, menuUrl: desk, help: 'konten' },
        body: <Desk {...{ ctx, place, desk, list, items, total, things }} />,
      });
    }),
    page.post(`${desk}/:id`, { access, summary: `Show or hide: ${place.noun}` }, async (ctx) => {
      const state = check(VERDICT, textIn(await readForm(ctx), 'to'));
      await ctx.transaction((tx) => judgeComment(ctx, tx, place, { id: idOf(ctx), state }));
      return redirectTo(desk, {
        tone: 'success',
        text: state === 'shown' ? 'Sekarang tampil.' : 'Disembunyikan dari halaman umum.',
      });
    }),
  ];
}

function Desk(props: {
  ctx: RequestContext;
  place: ReactionPlace;
  desk: string;
  list: ReturnType<typeof readListQuery>;
  items: readonly Comment[];
  total: number;
  things: readonly ReactedThing[];
}) {
  const { ctx, place, desk, list, items, total, things } = props;
  const thingOf = (row: Comment) => things.find(({ id }) => id === row.objectId);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader title={place.title} note={`${total} ${place.noun}`} />
      <ListFilters
        ctx={ctx}
        list={list}
        search="Cari isi atau nama"
        filters={[
          {
            ...{ key: 'state', label: 'Status', all: 'Semua status' },
            options: Object.entries(STATE_WORDS).map(([value, { label }]) => ({ value, label })),
          },
        ]}
      />
      <ListTable
        {...{ ctx, list, total }}
        noun={place.noun}
        caption={place.title}
        rows={items}
        rowKey={({ id }) => id}
        rowLabel={({ authorName }) => authorName}
        nothingYet={{
          icon: 'message-square',
          title: `Belum ada ${place.noun}`,
          children: 'Yang ditulis pembaca tampil di sini untuk Anda baca.',
        }}
        columns={[
          {
            ...{ key: 'body', label: 'Isi' },
            cell: (row) => (
              <>
                <span className="block wrap-anywhere">{row.body || '–'}</span>
                <span className="text-sm text-muted">{row.authorName}</span>
              </>
            ),
          },
          {
            ...{ key: 'thing', label: 'Tentang' },
            cell: (row) => {
              const thing = thingOf(row);
              return thing ? (
                <a className="link" href={thing.url}>
                  {thing.title}
                </a>
              ) : (
                'Tidak terbit lagi'
              );
            },
          },
          ...(place.hasStars
            ? [
                {
                  key: 'stars',
                  label: 'Bintang',
                  isSortable: true,
                  isNumeric: true,
                  cell: (row: Comment) => row.stars,
                },
              ]
            : []),
          {
            ...{ key: 'createdAt', label: 'Ditulis', isSortable: true },
            cell: (row) => formatMoment(row.createdAt, zoneOf(ctx.tenant.timeZone), 'short'),
          },
          {
            ...{ key: 'state', label: 'Status', onPhone: 'badge' },
            cell: (row) => <Badge tone={STATE_WORDS[row.state].tone}>{STATE_WORDS[row.state].label}</Badge>,
          },
          {
            ...{ key: 'act', label: 'Tindakan' },
            cell: (row) => (
              <div className="flex flex-wrap gap-2">
                {row.state !== 'shown' && <Verdict desk={desk} row={row} to="shown" label="Tampilkan" />}
                {row.state !== 'hidden' && <Verdict desk={desk} row={row} to="hidden" label="Sembunyikan" />}
              </div>
            ),
          },
        ]}
      />
    </div>
  );
}

function Verdict({ desk, row, to, label }: { desk: string; row: Comment; to: string; label: string }) {
  return (
    <Form action={`${desk}/${row.id}`} hidden={{ to }}>
      <Button size="sm" label={`${label} tulisan ${row.authorName}`}>
        {label}
      </Button>
    </Form>
  );
}

import { countMediumView, findShownMedia, listAlbums, listShownMedia } from '#features/catalogue';
import { reactionRoutes, reactionSection } from '#features/reactions';
import { formatDate } from '#kernel/calendar';
import {
  idOf,
  listUrl,
  page,
  type RequestContext,
  type Route,
  readListQuery,
  renderPage,
} from '#kernel/http';
import { ListFoot } from '#kernel/list';
import { formatCount } from '#kernel/money';
import { Breadcrumb, Chip, ChipRow, EmptyState, FilterBar, LinkButton } from '#kernel/ui';
import { notFound } from '#kernel/work';
import { MediaGrid } from './album-photos.tsx';
import { galleryReactions } from './reactions.ts';

const GALLERY = '/galeri';
const access = { resource: 'gallery', right: 'read', publishedOnly: true } as const;
const SHAPE = { sorts: ['takenOn'], defaultSort: '-takenOn', defaultSize: 24 };

/** The gallery as everybody sees it. */
export const galleryRoutes: readonly Route[] = [
  page.get(GALLERY, { access, summary: 'Published pictures and films' }, showAlbums),
  page.get(`${GALLERY}/:id`, { access, summary: 'One picture or film' }, showMedium),
  ...reactionRoutes(galleryReactions),
];

async function showAlbums(ctx: RequestContext) {
  const list = readListQuery(ctx.query, SHAPE);
  const album = ctx.query.get('album') || undefined;
  const { items, total, albums } = await ctx.read(async (tx) => ({
    ...(await listShownMedia(tx, { album, q: list.q, offset: list.offset, limit: list.size })),
    albums: await listAlbums(tx),
  }));
  return renderPage({
    ...{ surface: 'public', title: 'Galeri', canonical: GALLERY },
    description: `Foto dan video kegiatan ${ctx.tenant.name}.`,
    ...(album || list.q ? { isIndexed: false } : {}),
    body: (
      <div className="page-width grid gap-6 py-10 lg:py-14">
        <h1 className="text-4xl">Galeri</h1>
        <FilterBar
          action={GALLERY}
          keep={album ? { album } : {}}
          search={{ label: 'Cari di galeri', value: list.q }}
        />
        {albums.length > 0 && (
          <ChipRow label="Album">
            <Chip value="Semua" url={listUrl(GALLERY, ctx.query, { album: null })} isCurrent={!album} />
            {albums.map((one) => (
              <Chip
                key={one.album}
                value={one.album}
                count={one.count}
                url={listUrl(GALLERY, ctx.query, { album: one.album })}
                isCurrent={album === one.album}
              />
            ))}
          </ChipRow>
        )}
        {items.length === 0 ? (
          <EmptyState kind="nothing-yet" icon="image" title="Belum ada foto di sini">
            Foto tampil begitu diterbitkan perangkat desa.
          </EmptyState>
        ) : (
          <>
            <MediaGrid items={items} />
            <ListFoot {...{ ctx, list, total }} shown={items.length} noun="media" isPlain />
          </>
        )}
      </div>
    ),
  });
}

async function showMedium(ctx: RequestContext) {
  const [medium] = await ctx.read((tx) => findShownMedia(tx, [idOf(ctx)]));
  if (!medium) throw notFound();
  await ctx.transaction((tx) => countMediumView(tx, medium.id));
  const url = `${GALLERY}/${medium.id}`;
  return renderPage({
    ...{ surface: 'public', title: medium.caption, canonical: url },
    body: (
      <div className="page-width grid gap-6 py-10 lg:py-14">
        <Breadcrumb
          items={[
            { label: 'Beranda', url: '/' },
            { label: 'Galeri', url: GALLERY },
            { label: medium.caption },
          ]}
        />
        <h1 className="max-w-[30ch] text-3xl">{medium.caption}</h1>
        {medium.hasPhoto && (
          <img
            src={`${url}/berkas/photo`}
            alt={medium.caption}
            className="max-h-[70vh] w-full rounded-xl bg-soft object-contain"
          />
        )}
        {medium.videoUrl && (
          <p>
            <LinkButton href={medium.videoUrl} look="primary" icon="circle-play" isNewTab>
              Tonton videonya
            </LinkButton>
          </p>
        )}
        <p className="text-muted">
          {[
            medium.takenOn && formatDate(medium.takenOn),
            medium.album && `Album ${medium.album}`,
            `dilihat ${formatCount(medium.views + 1)} kali`,
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
        {await reactionSection(ctx, galleryReactions, { id: medium.id, url })}
      </div>
    ),
  });
}

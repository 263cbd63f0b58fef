import { listShownMedia, type ShownMedium } from '#features/catalogue';
import type { RequestContext } from '#kernel/http';
import { Icon } from '#kernel/ui';

const SHOWN = 12;
const GALLERY = '/galeri';

/** The published pictures of an album, or nothing while it has none. */
export async function albumPhotos(ctx: RequestContext, album: string) {
  const { items } = await ctx.read((tx) => listShownMedia(tx, { album, offset: 0, limit: SHOWN }));
  return items.length > 0 ? <MediaGrid items={items} /> : null;
}

/** Pictures and films side by side, each with its words. */
export function MediaGrid({ items }: { items: readonly ShownMedium[] }) {
  return (
    <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4 lg:gap-4">
      {items.map((one) => (
        <li key={one.id}>
          <a href={`${GALLERY}/${one.id}`} className="group block">
            {one.hasPhoto ? (
              <img
                src={`${GALLERY}/${one.id}/berkas/photo`}
                alt=""
                loading="lazy"
                className="aspect-4/3 w-full rounded-xl bg-soft object-cover"
              />
            ) : (
              <span className="grid aspect-4/3 w-full place-items-center rounded-xl bg-soft text-soft-content">
                <Icon name={one.videoUrl ? 'circle-play' : 'image'} className="size-10" />
              </span>
            )}
            <span className="mt-2 block text-sm leading-snug font-semibold group-hover:underline">
              {one.caption}
            </span>
            {one.videoUrl && <span className="text-xs text-muted">Video</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}

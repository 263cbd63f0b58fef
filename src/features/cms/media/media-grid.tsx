import { keptParameters, type ListQuery, type RequestContext } from '#kernel/http';
import { ListFoot } from '#kernel/list';
import { EmptyState, FilterBar, LinkButton } from '#kernel/ui';
import type { Media } from './media-rows.ts';
import { pictureUrl } from './media-url.ts';

/** The library as pictures; each opens its page. */
export function MediaGrid(props: {
  ctx: RequestContext;
  base: string;
  list: ListQuery;
  items: readonly Media[];
  total: number;
}) {
  const { ctx, base, list, items, total } = props;
  return (
    <>
      <FilterBar
        action={base}
        keep={keptParameters(ctx.query, 'q')}
        search={{ label: 'Cari nama atau teks alternatif', value: list.q }}
      />
      {items.length === 0 ? (
        list.q ? (
          <EmptyState
            kind="not-found"
            title="Tidak ada gambar yang cocok"
            actions={<LinkButton href={base}>Tampilkan semua</LinkButton>}
          >
            Coba kata lain.
          </EmptyState>
        ) : (
          <EmptyState kind="nothing-yet" icon="image" title="Belum ada gambar">
            Unggah gambar pertama untuk berita, halaman, atau foto pengurus.
          </EmptyState>
        )
      ) : (
        <>
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-6">
            {items.map((media) => (
              <li key={media.id}>
                <a href={`${base}/${media.id}`} className="group block">
                  <img
                    src={pictureUrl(media.id, 'small')}
                    alt={media.altText}
                    width={480}
                    height={360}
                    loading="lazy"
                    className="aspect-4/3 w-full rounded-lg border border-base-300 object-cover"
                  />
                  <span className="mt-1 block text-sm break-all group-hover:underline">{media.name}</span>
                </a>
              </li>
            ))}
          </ul>
          <ListFoot ctx={ctx} list={list} total={total} shown={items.length} noun="gambar" isPlain />
        </>
      )}
    </>
  );
}

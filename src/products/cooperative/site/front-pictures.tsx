import type { ShownItem, ShownPhoto } from '#features/catalogue';
import { formatRupiah } from '#kernel/money';
import { CatalogueCard } from '#kernel/ui';

/** Newest things of the catalogue: two beside each other on a phone, six on a desk. */
export function CatalogueGrid({ items, page }: { items: readonly ShownItem[]; page: string }) {
  return (
    <ul className="grid grid-cols-2 gap-3 md:grid-cols-3 lg:gap-4 xl:grid-cols-6">
      {items.map((item) => (
        <li key={item.id}>
          <CatalogueCard
            url={`${page}/${item.id}`}
            title={item.name}
            note={[item.unit, item.stock === 0 ? 'Habis' : item.stock !== null && 'Tersedia']
              .filter(Boolean)
              .join(' · ')}
            price={item.price === null ? 'Tanyakan harga' : formatRupiah(item.price)}
            {...(item.hasPhoto ? { photoUrl: `${page}/${item.id}/berkas/photo` } : {})}
          />
        </li>
      ))}
    </ul>
  );
}

export function PhotoGrid({ photos, page }: { photos: readonly ShownPhoto[]; page: string }) {
  return (
    <ul className="grid grid-cols-2 gap-2 lg:grid-cols-4">
      {photos.map(({ id, caption }) => (
        <li key={id}>
          <a href={`${page}/${id}`} className="block">
            <img
              src={`${page}/${id}/berkas/photo`}
              alt={caption ?? 'Foto kegiatan'}
              loading="lazy"
              className="aspect-4/3 w-full rounded-xl bg-soft object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

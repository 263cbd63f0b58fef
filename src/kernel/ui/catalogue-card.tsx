import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export interface CatalogueCardProps {
  url: string;
  title: string;
  /** Size and stock: "karung 5 kg · Tersedia". */
  note?: string;
  price: string;
  /** "Anggota Rp74.000". */
  memberPrice?: string;
  photoUrl?: string;
  /** Instead of a photo. */
  picture?: ReactNode;
}

/** A thing one may buy. Stands in a grid of two on a phone, up to six on a desk. */
export function CatalogueCard({
  url,
  title,
  note,
  price,
  memberPrice,
  photoUrl,
  picture,
}: CatalogueCardProps) {
  return (
    <a href={url} className="sheet group block h-full overflow-hidden">
      {photoUrl ? (
        <img
          src={photoUrl}
          alt=""
          loading="lazy"
          className="aspect-square max-h-52 w-full bg-soft object-cover"
        />
      ) : (
        (picture ?? (
          <span className="grid aspect-square max-h-52 w-full place-items-center bg-soft text-soft-content">
            <Icon name="package" className="size-12" />
          </span>
        ))
      )}
      <span className="block p-3 lg:p-4">
        <b className="block leading-snug font-semibold group-hover:underline">{title}</b>
        {note && <span className="block text-xs text-muted">{note}</span>}
        <span className="figures mt-2 block font-bold">{price}</span>
        {memberPrice && (
          <span className="figures block text-xs font-semibold text-primary">{memberPrice}</span>
        )}
      </span>
    </a>
  );
}

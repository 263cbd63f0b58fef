import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

/** The kinds of organisation; each has its own emblem, motif and colours. */
export type TenantKind = 'koperasi' | 'serikat' | 'desa' | 'pascasarjana' | 'platform';

export interface EmblemProps {
  kind: TenantKind;
  /** The organisation's own emblem, shown in a square. */
  logoUrl?: string;
  /** Tailwind size class; the default is 40 px. */
  size?: string;
  /** A thin ring, where the emblem stands on cloth. */
  isOnCloth?: boolean;
  className?: string;
}

/** The emblem of an organisation. Its name always stands beside it, so it says nothing itself. */
export function Emblem({ kind, logoUrl, size = 'size-10', isOnCloth, className }: EmblemProps) {
  const frame = classNames(
    size,
    'shrink-0 rounded-[.7rem]',
    isOnCloth && 'ring-1 ring-cloth-muted/40',
    className,
  );
  if (logoUrl)
    return <img src={logoUrl} alt="" className={classNames(frame, 'bg-base-100 object-contain')} />;
  return (
    <svg className={classNames(frame, 'bg-cloth text-cloth-content')} viewBox="0 0 40 40" aria-hidden="true">
      {EMBLEMS[kind]}
    </svg>
  );
}

const PETAL = 'M20 20C14.5 15 14.5 9.5 20 5c5.5 4.5 5.5 10 0 15z';

function Flower({ angles }: { angles: number[] }) {
  return (
    <g fill="currentColor">
      {angles.map((angle) => (
        <path key={angle} transform={`rotate(${angle} 20 20)`} d={PETAL} />
      ))}
    </g>
  );
}

/** Own drawings. Colours come from the theme; the turmeric point is the same in all. */
export const EMBLEMS: Record<TenantKind, ReactNode> = {
  koperasi: (
    <>
      <Flower angles={[45, 135, 225, 315]} />
      <circle cx="20" cy="20" r="2" fill="var(--kunyit)" />
    </>
  ),
  serikat: (
    <>
      <path d="M5 32L14 12l6 12 6-12 9 20z" fill="currentColor" />
      <circle cx="20" cy="10" r="3" fill="var(--kunyit)" />
    </>
  ),
  desa: (
    <>
      <path d="M4 22L20 6l16 16h-5L20 12 9 22z" fill="currentColor" />
      <path d="M11 22l9-8 9 8v4H11z" fill="currentColor" opacity=".55" />
      <path
        d="M5 30c4-3 7-3 10 0s6 3 10 0 7-3 10 0"
        fill="none"
        stroke="var(--kunyit)"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </>
  ),
  pascasarjana: (
    <>
      <Flower angles={[0, 60, 120, 180, 240, 300]} />
      <circle cx="20" cy="20" r="2.5" fill="var(--kunyit)" />
    </>
  ),
  platform: (
    <>
      <path d="M6 19L20 8l14 11-2 2.5L20 12 8 21.500z" fill="currentColor" />
      <path
        d="M12 21v9M20 17v13M28 21v9M8 32h24"
        fill="none"
        stroke="var(--kunyit)"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
    </>
  ),
};

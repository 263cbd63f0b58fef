import type { TenantKind } from './emblem.tsx';

/** The drawing beside the words of a hero: four petals for a cooperative, peaks for a union, a flower of books for a school. */
export function HeroPicture({ kind }: { kind: Exclude<TenantKind, 'desa'> }) {
  return (
    <svg viewBox="0 0 520 460" className="mx-auto w-full max-w-[34rem]" aria-hidden="true">
      {kind === 'serikat' ? <Peaks /> : kind === 'koperasi' ? <Petals /> : <Flower />}
    </svg>
  );
}

const PETAL = 'M0 0C-46-40-46-92 0-132 46-92 46-40 0 0z';
const PETALS = [
  ['#c8503a', 0],
  ['#e3a72f', 90],
  ['#f6ded0', 180],
  ['#a8381f', 270],
] as const;

function Petals() {
  return (
    <>
      <g transform="translate(260 232) rotate(45)">
        {PETALS.map(([colour, angle]) => (
          <path
            key={angle}
            transform={`rotate(${angle}) translate(0 -20) scale(1.45)`}
            d={PETAL}
            fill={colour}
          />
        ))}
      </g>
      <g
        transform="translate(260 232)"
        fill="none"
        stroke="#fff7f2"
        strokeWidth="5"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <g transform="translate(82 -86)">
          <path d="M0 26V-6m0 12c0-12 8-18 20-18 0 12-8 18-20 18zm0-6c0-11-8-17-20-17 0 11 8 17 20 17z" />
        </g>
        <g transform="translate(82 86)" stroke="#7d2413">
          <rect x="-26" y="-14" width="52" height="34" rx="6" />
          <path d="M-26-2h52M-12-14v-8h24v8" />
        </g>
        <g transform="translate(-82 86)" stroke="#7d2413">
          <path d="M-26-6L0-26 26-6v28h-52zM-8 22V4H8v18" />
        </g>
        <g transform="translate(-82 -86)">
          <circle cx="-10" cy="-8" r="10" />
          <circle cx="14" cy="-4" r="8" />
          <path d="M-28 24c0-24 36-24 36 0M10 24c0-10 6-16 22-8" />
        </g>
      </g>
      <circle cx="260" cy="232" r="13" fill="#fff7f2" />
    </>
  );
}

/** People side by side under peaks of tumpal, the sun between them. */
function Peaks() {
  const people = [96, 178, 260, 342, 424] as const;
  return (
    <>
      <circle cx="260" cy="130" r="58" fill="var(--kunyit)" />
      <path d="M20 330L150 110 232 250 260 200 288 250 370 110 500 330z" fill="#8c1236" />
      <path d="M90 330L150 228 210 330zM310 330L370 228 430 330z" fill="#b93a5e" />
      <path d="M200 330L260 232 320 330z" fill="#f5d3dd" />
      {people.map((x, index) => (
        <g key={x} transform={`translate(${x} ${index % 2 === 0 ? 340 : 326})`}>
          <circle r="20" fill={index === 2 ? 'var(--kunyit)' : '#fdf3f6'} />
          <path
            d="M-36 84c0-36 14-56 36-56s36 20 36 56z"
            fill={index === 2 ? 'var(--kunyit)' : '#fdf3f6'}
            opacity={index % 2 === 0 ? 1 : 0.82}
          />
        </g>
      ))}
    </>
  );
}

/** Six petals of truntum; each second one is an open book. */
function Flower() {
  const angles = [0, 60, 120, 180, 240, 300] as const;
  return (
    <g transform="translate(260 232)">
      {angles.map((angle, index) => (
        <path
          key={angle}
          transform={`rotate(${angle}) translate(0 -26) scale(1.16 1.22)`}
          d={PETAL}
          fill={index % 2 === 0 ? '#f3f7fd' : '#4f86c6'}
        />
      ))}
      <circle r="30" fill="var(--kunyit)" />
      {[0, 120, 240].map((angle) => (
        <g key={angle} transform={`rotate(${angle}) translate(0 -112) rotate(${-angle})`}>
          <path
            d="M0 16c-8-7-18-8-28-6v-28c10-2 20-1 28 6 8-7 18-8 28-6v28c-10-2-20-1-28 6zM0-12v28"
            fill="none"
            stroke="#14294a"
            strokeWidth="5"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </g>
      ))}
    </g>
  );
}

import { EMBLEMS } from './emblem.tsx';

const HOUSES = [
  ['koperasi', '#a8381f', '#fff7f2'],
  ['serikat', '#8c1236', '#fdf3f6'],
  ['desa', '#1f6b38', '#f3faf2'],
  ['pascasarjana', '#1c4f8c', '#f3f7fd'],
] as const;
const PILLARS = [66, 163, 260, 357, 454] as const;

/** One roof, and under it the emblems of the four kinds of house: the drawing of the platform's hero. */
export function HallPicture() {
  return (
    <svg viewBox="0 0 520 400" className="mx-auto w-full max-w-[34rem]" aria-hidden="true">
      <circle cx="392" cy="92" r="62" fill="var(--kunyit)" />
      <path d="M260 36L506 172 492 196H28L14 172z" fill="#f3f7fd" />
      <path d="M260 78L420 166H100z" fill="#4f86c6" />
      <g fill="#f3f7fd">
        {PILLARS.map((x) => (
          <rect key={x} x={x - 7} y="196" width="14" height="146" />
        ))}
        <rect x="34" y="342" width="452" height="14" rx="3" />
        <rect x="12" y="362" width="496" height="14" rx="3" opacity=".7" />
      </g>
      {HOUSES.map(([kind, cloth, ink], index) => (
        <g key={kind} transform={`translate(${78 + index * 97} 236)`} color={ink}>
          <rect width="73" height="73" rx="16" fill={cloth} stroke="#f3f7fd" strokeWidth="3" />
          <g transform="translate(6.5 6.5) scale(1.5)">{EMBLEMS[kind]}</g>
        </g>
      ))}
    </svg>
  );
}

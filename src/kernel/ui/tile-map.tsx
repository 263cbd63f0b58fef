export interface MapTile {
  key: string;
  /** The whole name, for the tooltip and the list. */
  label: string;
  /** Two letters or three that fit into the tile. */
  short: string;
  /** Place on the drawing, from the upper left; 0 is the first. */
  column: number;
  row: number;
  value: number;
  valueText: string;
  url?: string;
}

export interface TileMapProps {
  /** What is measured and in what unit: "Anggota aktif per provinsi, orang". */
  title: string;
  /** What the picture shows, in a sentence, for those who do not see it. */
  finding: string;
  tiles: readonly MapTile[];
}

const SIZE = 40;
const GAP = 3;

/**
 * A map of equal tiles: every area is as large as its neighbours, so that a number is not read from the area of land.
 * The list of the areas that have any stands below; on a phone, where tiles are too small to touch, it stands alone.
 */
export function TileMap({ title, finding, tiles }: TileMapProps) {
  const columns = Math.max(...tiles.map(({ column }) => column)) + 1;
  const rows = Math.max(...tiles.map(({ row }) => row)) + 1;
  const bounds = boundsOf(Math.max(...tiles.map(({ value }) => value)));
  const filled = tiles.filter(({ value }) => value > 0).sort((one, other) => other.value - one.value);
  return (
    <figure>
      <figcaption className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <b className="mr-auto">{title}</b>
        <span className="flex flex-wrap gap-x-4 gap-y-1 max-sm:hidden">
          {bounds.map((bound, step) => (
            <span key={bound} className="figures flex items-center gap-2">
              <svg width="14" height="14" aria-hidden="true">
                <TileGround step={step} x={0.5} y={0.5} size={13} radius={4} />
              </svg>
              {rangeText(bounds, step)}
            </span>
          ))}
        </span>
      </figcaption>
      <p className="sr-only">{finding}</p>
      <svg
        viewBox={`0 0 ${columns * SIZE} ${rows * SIZE}`}
        width="100%"
        className="max-sm:hidden"
        aria-hidden="true"
      >
        {tiles.map((tile) => (
          <Tile key={tile.key} tile={tile} step={stepOf(tile.value, bounds)} />
        ))}
      </svg>
      <ul className="mt-4 gap-8 text-sm sm:columns-2 lg:columns-4">
        {filled.map(({ key, label, valueText, url }) => (
          <li
            key={key}
            className="relative flex min-h-9 break-inside-avoid items-center justify-between gap-4 border-b border-base-300 py-1.5 max-sm:min-h-11"
          >
            {url ? (
              <a href={url} className="after:absolute after:inset-0 hover:underline">
                {label}
              </a>
            ) : (
              label
            )}
            <b className="figures">{valueText}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Tile({ tile, step }: { tile: MapTile; step: number }) {
  const x = tile.column * SIZE + GAP / 2;
  const y = tile.row * SIZE + GAP / 2;
  const middle = x + (SIZE - GAP) / 2;
  const ink = step >= 3 ? 'var(--color-primary-content)' : 'var(--color-base-content)';
  const drawing = (
    <>
      <title>{`${tile.label}: ${tile.valueText}`}</title>
      <TileGround step={step} x={x} y={y} size={SIZE - GAP} radius={7} />
      <text x={middle} y={y + 16} textAnchor="middle" fontSize="11" fontWeight="700" fill={ink}>
        {tile.short}
      </text>
      <text x={middle} y={y + 30} textAnchor="middle" fontSize="11" fill={ink}>
        {tile.value > 0 ? tile.valueText : '–'}
      </text>
    </>
  );
  // The list holds the same links for keyboard and screen reader.
  return tile.url ? (
    <a href={tile.url} tabIndex={-1}>
      {drawing}
    </a>
  ) : (
    <g>{drawing}</g>
  );
}

/** The five steps of one colour; text stays readable on each, light and dark. */
function TileGround(props: { step: number; x: number; y: number; size: number; radius: number }) {
  const { step, size, radius, ...place } = props;
  const box = { ...place, width: size, height: size, rx: radius };
  if (step === 0) return <rect {...box} fill="none" stroke="var(--color-base-300)" strokeDasharray="3 3" />;
  if (step === 1) return <rect {...box} fill="var(--soft)" stroke="var(--line-strong)" strokeWidth="0.75" />;
  return <rect {...box} fill="var(--color-primary)" opacity={[1, 1, 0.32, 0.84, 1][step]} />;
}

/** Where each step begins: none, one, and three more up to the largest value. */
function boundsOf(most: number): number[] {
  const all = [0, 1, Math.ceil(most * 0.15), Math.ceil(most * 0.4), Math.ceil(most * 0.75)];
  return [...new Set(all)].filter((bound, index) => index < 2 || bound > 1).slice(0, 5);
}

function stepOf(value: number, bounds: readonly number[]): number {
  return bounds.findLastIndex((bound) => value >= bound);
}

function rangeText(bounds: readonly number[], step: number): string {
  if (step === 0) return 'belum ada';
  const from = bounds[step] ?? 0;
  const next = bounds[step + 1];
  if (next === undefined) return `${from} atau lebih`;
  return next - 1 === from ? String(from) : `${from}–${next - 1}`;
}

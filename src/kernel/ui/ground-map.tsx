import { FieldFrame, type FieldProps, fieldWiring } from './field-frame.tsx';
import type { Tone } from './tone.ts';

/** A drawn ground of a place, in degrees: no picture from elsewhere, no tile of a foreign server. */
export interface Ground {
  west: number;
  south: number;
  east: number;
  north: number;
  shapes: readonly GroundShape[];
}

export interface GroundShape {
  kind: 'river' | 'road' | 'border' | 'field' | 'houses';
  label?: string;
  /** [longitude, latitude], in order. */
  points: readonly (readonly [number, number])[];
}

export interface GroundMark {
  key: string;
  latitude: number;
  longitude: number;
  label: string;
  tone: Tone;
  url?: string;
}

const WIDTH = 800;
const INKS: Record<Tone, string> = {
  info: 'var(--color-info)',
  success: 'var(--color-success)',
  warning: 'var(--color-warning)',
  error: 'var(--color-error)',
  neutral: 'var(--color-muted, gray)',
};

/** Marks on the ground; each is a link where it leads somewhere. The list beside it says the same in words. */
export function GroundMap(props: { ground: Ground; marks: readonly GroundMark[]; label: string }) {
  const { ground, marks, label } = props;
  const at = projection(ground);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${at.height}`}
      className="mx-auto block h-auto w-full max-w-3xl rounded-xl border border-base-300"
      aria-label={label}
    >
      <title>{label}</title>
      <GroundDrawing ground={ground} />
      {marks
        .filter((mark) => isOn(ground, mark))
        .map((mark) => {
          const [x, y] = at.of(mark.longitude, mark.latitude);
          const pin = (
            <>
              <title>{mark.label}</title>
              <circle cx={x} cy={y} r="22" fill="transparent" />
              <circle
                cx={x}
                cy={y}
                r="11"
                fill={INKS[mark.tone]}
                stroke="var(--color-base-100)"
                strokeWidth="4"
              />
            </>
          );
          return mark.url ? (
            <a key={mark.key} href={mark.url} aria-label={mark.label}>
              {pin}
            </a>
          ) : (
            <g key={mark.key}>{pin}</g>
          );
        })}
    </svg>
  );
}

/**
 * A field for a point: tapped on the ground, taken from the phone, or typed as "latitude,longitude". Without script the
 * line alone remains, and works.
 */
export function PointField(props: FieldProps & { ground: Ground | undefined; value?: string | undefined }) {
  const { ground, value } = props;
  return (
    <FieldFrame field={props}>
      <div className="grid gap-3" data-point-field="">
        {ground && (
          <button
            type="button"
            className="needs-script block w-full cursor-crosshair rounded-xl border border-base-300"
            data-point-map=""
            data-west={ground.west}
            data-east={ground.east}
            data-north={ground.north}
            data-south={ground.south}
            aria-label="Peta: ketuk tempatnya. Dengan papan tik, geser titik dengan tombol panah."
          >
            <svg
              viewBox={`0 0 ${WIDTH} ${projection(ground).height}`}
              className="block h-auto w-full rounded-xl"
              aria-hidden="true"
            >
              <GroundDrawing ground={ground} />
              <g data-point-mark="" visibility="hidden">
                <circle r="18" fill="var(--color-error)" opacity="0.25" />
                <circle r="9" fill="var(--color-error)" stroke="var(--color-base-100)" strokeWidth="3" />
              </g>
            </svg>
          </button>
        )}
        <div className="flex flex-wrap gap-2">
          <input
            {...fieldWiring(props)}
            type="text"
            className="input grow"
            defaultValue={value}
            maxLength={40}
            placeholder="-3.25310,114.59200"
            data-point-value=""
          />
          <button type="button" className="btn btn-line needs-script" data-point-here="">
            Pakai lokasi saya
          </button>
        </div>
        <p className="text-sm text-muted empty:hidden" role="status" data-point-note="" />
      </div>
    </FieldFrame>
  );
}

export const isOn = (ground: Ground, at: { latitude: number; longitude: number }): boolean =>
  at.longitude >= ground.west &&
  at.longitude <= ground.east &&
  at.latitude >= ground.south &&
  at.latitude <= ground.north;

function projection(ground: Ground) {
  const { west, south, east, north } = ground;
  const shrink = Math.cos((((north + south) / 2) * Math.PI) / 180);
  const height = Math.round((WIDTH * (north - south)) / ((east - west) * shrink));
  return {
    height,
    of: (longitude: number, latitude: number): [number, number] => [
      Math.round(((longitude - west) / (east - west)) * WIDTH),
      Math.round(((north - latitude) / (north - south)) * height),
    ],
  };
}

const LOOKS: Record<GroundShape['kind'], { fill?: string; stroke?: string; width?: number; dash?: string }> =
  {
    field: { fill: 'color-mix(in oklab, var(--color-success) 14%, transparent)' },
    houses: { fill: 'color-mix(in oklab, var(--color-warning) 20%, transparent)' },
    border: { stroke: 'var(--color-base-content)', width: 2, dash: '10 8' },
    river: { stroke: 'color-mix(in oklab, var(--color-info) 45%, var(--color-base-100))', width: 22 },
    road: { stroke: 'color-mix(in oklab, var(--color-base-content) 30%, var(--color-base-100))', width: 7 },
  };
const ORDER: readonly GroundShape['kind'][] = ['field', 'houses', 'border', 'river', 'road'];

function GroundDrawing({ ground }: { ground: Ground }) {
  const at = projection(ground);
  const path = ({ points }: GroundShape) =>
    points
      .map(
        ([longitude, latitude], index) => `${index === 0 ? 'M' : 'L'}${at.of(longitude, latitude).join(' ')}`,
      )
      .join('');
  const shapes = ORDER.flatMap((kind) => ground.shapes.filter((shape) => shape.kind === kind));
  return (
    <g>
      <rect width={WIDTH} height={at.height} fill="var(--color-base-200)" />
      {shapes.map((shape) => {
        const look = LOOKS[shape.kind];
        return (
          <path
            key={`${shape.kind} ${path(shape)}`}
            d={look.fill ? `${path(shape)}Z` : path(shape)}
            fill={look.fill ?? 'none'}
            stroke={look.stroke}
            strokeWidth={look.width}
            strokeDasharray={look.dash}
            strokeLinejoin="round"
            strokeLinecap="round"
          />
        );
      })}
      {shapes.map((shape) => {
        if (!shape.label) return null;
        const [x, y] = labelPlace(shape, at);
        return (
          <text
            key={`${shape.label} ${path(shape)}`}
            x={x}
            y={y - 10}
            fontSize="20"
            textAnchor="middle"
            fill="var(--color-base-content)"
            stroke="var(--color-base-200)"
            strokeWidth="5"
            paintOrder="stroke"
          >
            {shape.label}
          </text>
        );
      })}
    </g>
  );
}

/** A line is named at its middle point, an area in its middle. */
function labelPlace({ kind, points }: GroundShape, at: ReturnType<typeof projection>): [number, number] {
  const middle = points[Math.floor(points.length / 2)]!;
  if (!LOOKS[kind].fill) return at.of(...middle);
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [x, y] = at.of(mean(0), mean(1));
  return [x, y + 16];
}

import type { ReactNode } from 'react';
import { ChartLegend } from './chart-legend.tsx';
import { ChartTable } from './chart-table.tsx';
import { classNames } from './class-names.ts';

export interface ColumnChartProps {
  /** What is measured: "Iuran per bulan". The unit stands beside it. */
  title: string;
  unit?: string;
  /** What the picture shows, in a sentence: "Iuran naik dari 87 menjadi 97 juta dalam setahun". */
  finding: string;
  columns: {
    key: string;
    /** Below the column, three letters. */
    label: string;
    /** In the table, where there is room: "November 2026". */
    tableLabel?: string;
    value: number;
    plan?: number;
    valueText: string;
    planText?: string;
    /** The list behind this column; keyboard and screen reader find it in the table. */
    url?: string;
  }[];
  series: { value: string; plan?: string };
  /** The head of the first column of the table: "Bulan". */
  rowHead: string;
  /** Figures on the axis, from 0 up. */
  ticks: number[];
  level?: 2 | 3;
}

const HEIGHT = 232;
const FLOOR = 200;
const CEILING = 18;

/** Columns over time; the last period is the strongest. Widths are per cent, so it is crisp at any width and needs no script. */
export function ColumnChart(props: ColumnChartProps) {
  const { title, unit, finding, columns, series, rowHead, ticks, level = 2 } = props;
  const Heading = level === 2 ? 'h2' : 'h3';
  const top = Math.max(...ticks, ...columns.map((column) => Math.max(column.value, column.plan ?? 0)), 1);
  const y = (value: number) => round(FLOOR - (value / top) * (FLOOR - CEILING));
  return (
    <figure>
      <figcaption className="mb-4 flex flex-wrap items-baseline gap-x-5 gap-y-1">
        <Heading className="mr-auto text-xl">
          {title} {unit && <span className="text-sm font-normal text-muted">{unit}</span>}
        </Heading>
        <ChartLegend done={series.value} plan={series.plan} />
      </figcaption>
      <p className="sr-only">{finding}</p>
      <div className="relative">
        <svg width="100%" height={HEIGHT} className="absolute inset-0" aria-hidden="true">
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1="34" x2="100%" y1={y(tick)} y2={y(tick)} stroke="var(--color-base-300)" />
              <text x="28" y={y(tick) + 4} textAnchor="end" fontSize="12" fill="var(--muted)">
                {tick}
              </text>
            </g>
          ))}
        </svg>
        <div className="relative pl-10">
          {/* The last label may reach over the edge by a letter. */}
          <svg width="100%" height={HEIGHT} aria-hidden="true" className="overflow-visible">
            {columns.map((column, index) => (
              <ChartColumn key={column.key} column={column} index={index} count={columns.length} y={y} />
            ))}
          </svg>
        </div>
      </div>
      <ChartTable
        caption={title}
        head={[rowHead, ...(series.plan ? [series.plan] : []), series.value]}
        rows={columns.map((column) => ({
          key: column.key,
          cells: [
            column.tableLabel ?? column.label,
            ...(series.plan ? [column.planText ?? ''] : []),
            column.valueText,
          ],
          ...(column.url ? { url: column.url } : {}),
        }))}
      />
    </figure>
  );
}

interface ChartColumnProps {
  column: ColumnChartProps['columns'][number];
  index: number;
  count: number;
  y: (value: number) => number;
}

function ChartColumn({ column, index, count, y }: ChartColumnProps) {
  const step = 100 / count;
  const isLast = index === count - 1;
  const x = `${round(step * (index + 0.145))}%`;
  const width = `${round(step * 0.71)}%`;
  // On a phone only every second label is left, of two years every fourth, counted from the current period back.
  const isThinned = count > 7 && (count - 1 - index) % (count > 14 ? 4 : 2) !== 0;
  return (
    <>
      {column.plan !== undefined && (
        <rect
          x={x}
          width={width}
          y={y(column.plan)}
          height={round(FLOOR - y(column.plan))}
          rx="5"
          fill="var(--soft)"
          stroke="var(--line-strong)"
        />
      )}
      <LinkedShape url={column.url}>
        <rect
          x={x}
          width={width}
          y={y(column.value)}
          height={round(FLOOR - y(column.value))}
          rx="5"
          fill="var(--color-primary)"
          opacity={isLast ? undefined : 0.72}
        />
      </LinkedShape>
      <text
        x={`${round(step * (index + 0.5))}%`}
        y="222"
        textAnchor="middle"
        fontSize="12"
        fontWeight={isLast ? 700 : 500}
        fill={isLast ? 'var(--color-base-content)' : 'var(--muted)'}
        className={classNames(isThinned && 'max-sm:hidden')}
      >
        {column.label}
      </text>
    </>
  );
}

function LinkedShape({ url, children }: { url: string | undefined; children: ReactNode }) {
  return url ? (
    <a href={url} tabIndex={-1}>
      {children}
    </a>
  ) : (
    children
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

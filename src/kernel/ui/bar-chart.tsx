import { ChartLegend } from './chart-legend.tsx';
import { ChartTable } from './chart-table.tsx';
import { classNames } from './class-names.ts';

export interface BarChartRow {
  key: string;
  label: string;
  value: number;
  plan?: number;
  /** As it is read: "528,7". */
  valueText: string;
  planText?: string;
  /** The list behind this bar. */
  url?: string;
}

export interface BarChartProps {
  /** What is measured and in what unit: "Belanja per bidang, juta rupiah". */
  title: string;
  /** What the picture shows, in a sentence, for those who do not see it. */
  finding: string;
  rows: BarChartRow[];
  /** The words of the two series. */
  series: { value: string; plan?: string };
  /** The head of the first column of the table. */
  rowHead: string;
}

/** Bars lying side by side, values written directly; done over plan. Crisp at any width, no script. */
export function BarChart({ title, finding, rows, series, rowHead }: BarChartProps) {
  const longest = Math.max(...rows.map((row) => Math.max(row.value, row.plan ?? 0)), 1);
  const percent = (value: number) => `${((value / longest) * 99).toFixed(1)}%`;
  return (
    <figure>
      <figcaption className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <b className="mr-auto">{title}</b>
        <ChartLegend done={series.value} plan={series.plan} />
      </figcaption>
      {/* The values are text beside the bars, so the picture has one sentence and the list speaks for itself. */}
      <p className="sr-only">{finding}</p>
      <ul className="grid gap-5">
        {rows.map((row) => (
          <li key={row.key} className={classNames(row.url && 'relative')}>
            <div className="mb-1.5 flex justify-between gap-4 text-sm">
              {row.url ? (
                <a href={row.url} className="font-semibold after:absolute after:inset-0 hover:underline">
                  {row.label}
                </a>
              ) : (
                <span className="font-semibold">{row.label}</span>
              )}
              <span className="figures whitespace-nowrap text-muted">
                <b className="text-base-content">{row.valueText}</b>
                {row.planText && ` dari ${row.planText}`}
              </span>
            </div>
            <svg width="100%" height="22" aria-hidden="true">
              {row.plan !== undefined && (
                <rect
                  x="1"
                  y="1"
                  width={percent(row.plan)}
                  height="20"
                  rx="6"
                  fill="var(--soft)"
                  stroke="var(--line-strong)"
                  strokeWidth="1.25"
                />
              )}
              <rect x="1" y="1" width={percent(row.value)} height="20" rx="6" fill="var(--color-primary)" />
            </svg>
          </li>
        ))}
      </ul>
      <ChartTable
        caption={title}
        head={[rowHead, ...(series.plan ? [series.plan] : []), series.value]}
        rows={rows.map((row) => ({
          key: row.key,
          cells: [row.label, ...(series.plan ? [row.planText ?? ''] : []), row.valueText],
          ...(row.url ? { url: row.url } : {}),
        }))}
      />
    </figure>
  );
}

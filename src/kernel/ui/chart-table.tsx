import { Icon } from './icon.tsx';

export interface ChartTableProps {
  caption: string;
  head: string[];
  /** `url` is the list behind the last figure of a row. */
  rows: { key: string; cells: string[]; url?: string }[];
}

/** The figures of a chart, behind "Lihat sebagai tabel". */
export function ChartTable({ caption, head, rows }: ChartTableProps) {
  return (
    <details className="mt-3">
      <summary className="link inline-flex min-h-11 items-center gap-2 text-sm font-semibold">
        <Icon name="table" />
        Lihat sebagai tabel
      </summary>
      <table className="book mt-2">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {head.map((label, index) => (
              <th key={label} scope="col" className={index > 0 ? 'is-end' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) =>
                index === 0 ? (
                  <th key={head[index]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={head[index]} className="is-end">
                    {row.url && index === row.cells.length - 1 ? (
                      <a href={row.url} className="link">
                        {cell}
                      </a>
                    ) : (
                      cell
                    )}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

import { DataTable } from '#kernel/ui';
import type { Statement, StatementRow } from '../statements/index.ts';
import { cellText } from './send-statement.ts';

/** The rows of a report; a line leads to where its figures come from. */
export function StatementTable(props: {
  statement: Statement;
  urlOf: (row: StatementRow) => string | undefined;
  /** What to do when there is no row. */
  empty: string;
}) {
  const { statement, urlOf, empty } = props;
  return (
    <DataTable
      isPlain
      isSlim={statement.columns.length < 3}
      caption={`${statement.title}, ${statement.period}`}
      rows={statement.rows}
      rowKey={({ key }) => key}
      empty={{
        ...{ kind: 'nothing-yet', icon: 'scale', title: 'Belum ada angka' },
        children: empty,
      }}
      columns={[
        {
          ...{ key: 'label', label: statement.subject, onPhone: 'title' },
          cell: (row) => <RowLabel row={row} url={urlOf(row)} />,
        },
        ...statement.columns.map(({ label, writes }, at) => ({
          ...{ key: `column${at}`, label, isNumeric: writes !== 'text', onPhone: 'pair' as const },
          cell: (row: StatementRow) => {
            const cell = row.cells[at] ?? null;
            if (cell === null || row.level !== 'total') return cellText(cell);
            return <b className="font-semibold">{cellText(cell)}</b>;
          },
        })),
      ]}
    />
  );
}

function RowLabel({ row, url }: { row: StatementRow; url: string | undefined }) {
  if (row.level === 'text') return <span className="prose-text block max-w-prose">{row.label}</span>;
  if (row.level !== 'line') return <b className="font-semibold">{row.label}</b>;
  if (!url) return row.label;
  return (
    <a className="link" href={url}>
      {row.label}
    </a>
  );
}

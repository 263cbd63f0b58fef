import { listUrl } from '#kernel/http';
import { DataTable } from '#kernel/ui';
import { accountLedgerUrl, journalsUrl, type LedgerPlace } from '../place.ts';
import type { Span, Statement, StatementRow } from '../statements/index.ts';
import { cellText } from './send-statement.ts';

/** The rows of a report; a figure leads to the general ledger of its account, and from there to its journals. */
export function StatementTable(props: { place: LedgerPlace; statement: Statement; span: Span }) {
  const { place, statement, span } = props;
  return (
    <DataTable
      isPlain
      isSlim={statement.columns.length < 3}
      caption={`${statement.title}, ${statement.period}`}
      rows={statement.rows}
      rowKey={({ key }) => key}
      empty={{
        ...{ kind: 'nothing-yet', icon: 'scale', title: 'Belum ada angka' },
        children: 'Pilih periode lain, atau bukukan jurnal pertama.',
      }}
      columns={[
        {
          ...{ key: 'label', label: statement.subject, onPhone: 'title' },
          cell: (row) => <RowLabel place={place} row={row} span={span} />,
        },
        ...statement.columns.map(({ label, writes }, at) => ({
          ...{ key: `column${at}`, label, isNumeric: writes === 'money', onPhone: 'pair' as const },
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

function RowLabel({ place, row, span }: { place: LedgerPlace; row: StatementRow; span: Span }) {
  if (row.level === 'text') return <span className="prose-text block max-w-prose">{row.label}</span>;
  if (row.level !== 'line') return <b className="font-semibold">{row.label}</b>;
  const url = row.accountId
    ? listUrl(accountLedgerUrl(place, row.accountId), new URLSearchParams(), {
        ...{ dari: span.from, sampai: span.to },
      })
    : row.journalId && `${journalsUrl(place)}/${row.journalId}`;
  if (!url) return row.label;
  return (
    <a className="link" href={url}>
      {row.label}
    </a>
  );
}

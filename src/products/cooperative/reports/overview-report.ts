import type { Span, Statement, StatementRow } from '#features/ledger';
import { firstDayOf, lastDayOf, monthOf, shiftMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { countMembers } from './count-members.ts';
import { type Position, readPosition } from './read-position.ts';
import { spanText } from './words.ts';

const MONEY: readonly { heading: string; lines: readonly { key: keyof Position; label: string }[] }[] = [
  {
    heading: 'Keadaan pada akhir periode, rupiah',
    lines: [
      { key: 'cash', label: 'Kas dan bank' },
      { key: 'savings', label: 'Simpanan anggota' },
      { key: 'loans', label: 'Sisa pinjaman anggota' },
      { key: 'assets', label: 'Aset' },
      { key: 'liabilities', label: 'Kewajiban' },
      { key: 'equity', label: 'Ekuitas' },
    ],
  },
  {
    heading: 'Hasil dalam periode, rupiah',
    lines: [
      { key: 'income', label: 'Pendapatan' },
      { key: 'expense', label: 'Beban' },
      { key: 'result', label: 'Sisa hasil usaha' },
    ],
  },
];

/** The few figures that a board looks at first, beside those of the same days a year before. */
export async function overviewReport(tx: Tx, span: Span): Promise<Statement> {
  const before = yearEarlier(span);
  const [people, peopleBefore] = [await countMembers(tx, span), await countMembers(tx, before)];
  const [now, then] = [await readPosition(tx, span), await readPosition(tx, before)];
  const row = (key: string, label: string, cells: StatementRow['cells']): StatementRow => ({
    ...{ key, label, level: 'line', cells },
  });
  const heading = (label: string): StatementRow => ({
    key: label,
    label,
    level: 'heading',
    cells: [null, null],
  });
  return {
    ...{ title: 'Ringkasan', period: spanText(span), subject: 'Pos' },
    columns: [
      { label: 'Periode ini', writes: 'count' },
      { label: 'Setahun sebelumnya', writes: 'count' },
    ],
    rows: [
      heading('Anggota, orang'),
      row('members', 'Anggota pada akhir periode', [people.closing.total, peopleBefore.closing.total]),
      row('joined', 'Masuk', [people.joined.total, peopleBefore.joined.total]),
      row('left', 'Berhenti', [people.left.total, peopleBefore.left.total]),
      ...MONEY.flatMap(({ heading: title, lines }) => [
        heading(title),
        ...lines.map(({ key, label }) => row(key, label, [now[key], then[key]])),
      ]),
    ],
  };
}

/** Reports tell of whole months, also where a February is longer. */
const yearEarlier = ({ from, to }: Span): Span => ({
  from: firstDayOf(shiftMonth(monthOf(from), -12)),
  to: lastDayOf(shiftMonth(monthOf(to), -12)),
});

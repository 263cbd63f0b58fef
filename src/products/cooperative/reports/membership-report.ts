import type { Span, Statement, StatementRow } from '#features/ledger';
import type { Tx } from '#kernel/database';
import { countMembers, type MemberMove } from './count-members.ts';
import { spanText } from './words.ts';

const MOVES: readonly { move: MemberMove; label: string; level: StatementRow['level'] }[] = [
  { move: 'opening', label: 'Anggota pada awal periode', level: 'line' },
  { move: 'joined', label: 'Masuk', level: 'line' },
  { move: 'left', label: 'Berhenti', level: 'line' },
  { move: 'closing', label: 'Anggota pada akhir periode', level: 'total' },
];

/** Who came and who went, men and women apart. */
export async function membershipReport(tx: Tx, span: Span): Promise<Statement> {
  const counted = await countMembers(tx, span);
  const hasUnknown = MOVES.some(({ move }) => counted[move].unknown > 0);
  return {
    ...{ title: 'Keanggotaan', period: spanText(span), subject: 'Anggota' },
    columns: ['Laki-laki', 'Perempuan', ...(hasUnknown ? ['Belum dicatat'] : []), 'Jumlah'].map((label) => ({
      ...{ label, writes: 'count' as const },
    })),
    rows: MOVES.map(({ move, label, level }) => {
      const { men, women, unknown, total } = counted[move];
      return { key: move, label, level, cells: [men, women, ...(hasUnknown ? [unknown] : []), total] };
    }),
  };
}

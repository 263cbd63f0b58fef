import type { RequestContext } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { DataTable, Sheet } from '#kernel/ui';
import { percentOf } from '../treasury/words.ts';
import type { Cohort, Statistics } from './read-statistics.ts';
import { membersUrl } from './statistics-tables.ts';

/** Those who joined in one year: how many are members still, and how many were after one, two and three years. */
export function RetentionSheet({ ctx, statistics }: { ctx: RequestContext; statistics: Statistics }) {
  const number = (year: string, count: number, stay?: string) => {
    const url = membersUrl(ctx, statistics.everybody, { cohort: year, ...(stay ? { stay } : {}) });
    return url ? (
      <a className="link" href={url}>
        {formatCount(count)}
      </a>
    ) : (
      formatCount(count)
    );
  };
  return (
    <Sheet title="Bertahan menurut angkatan" note="Angkatan ialah tahun bergabung" isFlush>
      <DataTable
        isPlain
        caption="Anggota yang bertahan menurut tahun bergabung"
        rows={statistics.cohorts}
        rowKey={({ year }) => year}
        empty={{ kind: 'nothing-yet', title: 'Belum ada yang bergabung' }}
        columns={[
          { key: 'year', label: 'Angkatan', cell: ({ year }) => <b className="font-semibold">{year}</b> },
          {
            key: 'joined',
            label: 'Bergabung',
            isNumeric: true,
            onPhone: 'pair',
            cell: ({ year, joined }) => number(year, joined),
          },
          {
            key: 'stays',
            label: 'Masih anggota',
            isNumeric: true,
            cell: ({ year, stays }) => number(year, stays, 'stays'),
          },
          {
            key: 'left',
            label: 'Keluar',
            isNumeric: true,
            cell: ({ year, left }) => number(year, left, 'left'),
          },
          {
            key: 'waiting',
            label: 'Belum diaktifkan',
            isNumeric: true,
            onPhone: 'hidden',
            cell: ({ year, waiting }) => number(year, waiting, 'waiting'),
          },
          ...[1, 2, 3].map((years, index) => ({
            key: `after${years}`,
            label: `Setelah ${years} tahun`,
            isNumeric: true,
            cell: ({ after }: Cohort) => keptText(after[index]),
          })),
        ]}
      />
    </Sheet>
  );
}

/** Only of those whose day has come: who joined last month has not left yet. */
function keptText(after: Cohort['after'][number] | undefined): string {
  return after && after.reached > 0 ? percentOf(after.kept, after.reached) : '–';
}

import { MONTHS } from '#kernel/calendar';
import { formatCount } from '#kernel/money';
import { ColumnChart, Sheet } from '#kernel/ui';
import type { StatTable } from './statistics-tables.ts';

/** How many members there were at the end of each month, and who came and went in it. */
export function GrowthSheet({ tables }: { tables: ReadonlyMap<string, StatTable> }) {
  const members = tables.get('members');
  const joined = tables.get('joined');
  const left = tables.get('left');
  if (!members || !joined || !left) return null;
  const first = members.rows[0]?.count ?? 0;
  const last = members.rows.at(-1)?.count ?? 0;
  return (
    <div className="grid items-start gap-4 lg:gap-6 xl:grid-cols-2">
      <Sheet className="xl:col-span-2">
        <Months
          table={members}
          series="Anggota"
          finding={`Dari ${formatCount(first)} menjadi ${formatCount(last)} anggota.`}
        />
      </Sheet>
      <Sheet>
        <Months table={joined} series="Bergabung" finding={`${formatCount(joined.total)} orang bergabung.`} />
      </Sheet>
      <Sheet>
        <Months table={left} series="Keluar" finding={`${formatCount(left.total)} orang keluar.`} />
      </Sheet>
    </div>
  );
}

function Months({ table, series, finding }: { table: StatTable; series: string; finding: string }) {
  const most = Math.max(...table.rows.map(({ count }) => count), 4);
  const step = roundStep(most / 4);
  return (
    <ColumnChart
      title={table.title}
      unit="orang"
      finding={finding}
      columns={table.rows.map(({ key, label, count, countText, url }) => ({
        key,
        label: (MONTHS[Number(key.slice(5)) - 1] ?? label).slice(0, 3),
        tableLabel: label,
        value: count,
        valueText: countText,
        ...(url ? { url } : {}),
      }))}
      series={{ value: series }}
      rowHead="Bulan"
      ticks={[0, 1, 2, 3, 4].map((times) => times * step)}
    />
  );
}

/** 1, 2 or 5 times a power of ten, at least as large as this. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? 10 * power;
}

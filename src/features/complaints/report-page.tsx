import { addMonths, formatDate, isPlainDate, todayOf } from '#kernel/calendar';
import { page, type RequestContext, type Route, renderPage } from '#kernel/http';
import { formatCount } from '#kernel/money';
import { BarChart, Button, DateField, FigureRow, Form, PageHeader, Sheet } from '#kernel/ui';
import { behindWalls } from '#kernel/work';
import { type ComplaintState, categoryLabel, STATES } from './complaint.ts';
import type { ComplaintPlace } from './complaint-place.ts';
import { countComplaints } from './read-complaints.ts';

/** How many came in during a period, by kind and by state; numbers only, and each adds up to the list. */
export function reportRoute(place: ComplaintPlace): Route {
  return page.get(
    `${place.addresses.desk}/laporan`,
    { access: place.report, summary: 'Complaints of a period in numbers' },
    (ctx) => reportPage(ctx, place),
  );
}

async function reportPage(ctx: RequestContext, place: ComplaintPlace) {
  const { desk } = place.addresses;
  const today = todayOf(ctx);
  const dayIn = (name: string, fallback: string) => {
    const text = ctx.query.get(name) ?? '';
    return isPlainDate(text) ? text : fallback;
  };
  const days = { from: dayIn('from', addMonths(today, -12)), until: dayIn('until', today) };
  const work = behindWalls(ctx, { complaints: 'all' });
  const counts = await work.transaction((tx) => countComplaints(work, tx, days));
  const sum = (rows: typeof counts) => rows.reduce((total, { count }) => total + count, 0);
  const bars = (key: 'category' | 'state', label: (value: string) => string) =>
    [...new Set(counts.map((row) => row[key]))]
      .map((value) => {
        const count = sum(counts.filter((row) => row[key] === value));
        return {
          ...{ key: value, label: label(value), value: count, valueText: formatCount(count) },
          url: `${desk}?filter[${key}]=${value}`,
        };
      })
      .sort((one, other) => other.value - one.value);
  const total = sum(counts);
  const late = counts.reduce((all, row) => all + row.late, 0);
  const finding = `${formatCount(total)} pengaduan dari ${formatDate(days.from)} sampai ${formatDate(days.until)}.`;
  return renderPage({
    ...{ surface: 'console', title: 'Laporan pengaduan', menuUrl: desk, help: 'pengaduan' },
    trail: [{ label: 'Pengaduan', url: desk }],
    body: (
      <div className="grid gap-4 lg:gap-6">
        <PageHeader title="Laporan pengaduan" note={finding} />
        <Sheet>
          <Form action={`${desk}/laporan`} method="get" className="flex flex-wrap items-end gap-4">
            <DateField name="from" label="Dari" value={days.from} />
            <DateField name="until" label="Sampai" value={days.until} />
            <Button look="outline">Tampilkan</Button>
          </Form>
        </Sheet>
        <FigureRow
          items={[
            { label: 'Masuk', value: formatCount(total) },
            {
              label: 'Rahasia',
              value: formatCount(sum(counts.filter((row) => row.visibility !== 'public'))),
            },
            { label: 'Lewat batas sekarang', value: formatCount(late) },
          ]}
        />
        {total > 0 && (
          <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
            <Sheet>
              <BarChart
                title="Menurut jenis"
                finding={finding}
                rows={bars('category', categoryLabel)}
                series={{ value: 'Pengaduan' }}
                rowHead="Jenis"
              />
            </Sheet>
            <Sheet>
              <BarChart
                title="Menurut keadaan"
                finding={finding}
                rows={bars('state', (state) => STATES[state as ComplaintState].label)}
                series={{ value: 'Pengaduan' }}
                rowHead="Keadaan"
              />
            </Sheet>
          </div>
        )}
      </div>
    ),
  });
}

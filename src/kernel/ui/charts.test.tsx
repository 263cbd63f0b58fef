import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { BarChart, ColumnChart, InstallmentStrip, ProgressBar, RowMap, ShareBar, TileMap } from './index.ts';

test('a chart is also a sentence and a table', () => {
  const bars = renderToStaticMarkup(
    <BarChart
      title="Belanja per bidang"
      finding="Pembangunan paling besar"
      rowHead="Bidang"
      series={{ value: 'Belanja', plan: 'Rencana' }}
      rows={[{ key: 'a', label: 'Pembangunan', value: 50, plan: 100, valueText: '50,0', planText: '100,0' }]}
    />,
  );
  expect(bars).toContain('Pembangunan paling besar');
  expect(bars).toContain('Lihat sebagai tabel');
  expect(bars).toMatch(
    /<th scope="row">Pembangunan<\/th><td class="is-end">100,0<\/td><td class="is-end">50,0/,
  );
  const columns = renderToStaticMarkup(
    <ColumnChart
      title="Iuran"
      finding="Naik sedikit"
      rowHead="Bulan"
      series={{ value: 'Masuk' }}
      ticks={[0, 50]}
      columns={[{ key: 'n', label: 'Nov', value: 40, valueText: '40' }]}
    />,
  );
  expect(columns).toContain('<p class="sr-only">Naik sedikit</p>');
  expect(columns).toContain('Lihat sebagai tabel');
});

test('half of the plan is drawn half as wide as the plan', () => {
  const html = renderToStaticMarkup(
    <BarChart
      title="t"
      finding="f"
      rowHead="r"
      series={{ value: 'v', plan: 'p' }}
      rows={[{ key: 'a', label: 'a', value: 50, plan: 100, valueText: '50' }]}
    />,
  );
  expect(html).toContain('width="99.0%"');
  expect(html).toContain('width="49.5%"');
});

test('the parts of a share bar fill it and leave out what is nothing', () => {
  const html = renderToStaticMarkup(
    <ShareBar
      finding="Semua lancar"
      parts={[
        { key: 'a', value: 3, colour: 'red' },
        { key: 'b', value: 1, colour: 'blue' },
        { key: 'c', value: 0, colour: 'green' },
      ]}
    />,
  );
  const widths = [...html.matchAll(/width="([\d.]+)%"/g)].map((match) => Number(match[1]));
  expect(widths[0]).toBe(100);
  expect(widths.slice(1)).toEqual([74.63, 24.88]);
});

test('progress is said in numbers, and never goes beyond the end', () => {
  const html = renderToStaticMarkup(
    <ProgressBar label="Pemeriksaan" value={1204} max={1760} note="1.204 dari 1.760 baris" />,
  );
  expect(html).toContain('aria-valuenow="68"');
  expect(html).toContain('aria-valuetext="1.204 dari 1.760 baris"');
  expect(renderToStaticMarkup(<ProgressBar label="x" value={9} max={0} />)).toContain('aria-valuenow="0"');
  expect(renderToStaticMarkup(<ProgressBar label="x" value={9} max={3} />)).toContain('aria-valuenow="100"');
});

test('problems stand where their rows are', () => {
  const html = renderToStaticMarkup(
    <RowMap
      firstRow={2}
      lastRow={101}
      finding="Masalah di tengah"
      problems={[{ row: 52, tone: 'warning' }]}
    />,
  );
  expect(html).toContain('x="50.00%"');
});

test('the installment that is due is the strong one', () => {
  const html = renderToStaticMarkup(
    <InstallmentStrip
      finding="Satu lunas, satu jatuh tempo"
      items={[
        { key: '1', label: 'Nov', state: 'paid' },
        { key: '2', label: 'Des', state: 'due' },
      ]}
    />,
  );
  expect(html.match(/stroke-width="2.5"/g)).toHaveLength(1);
});

test('each bar, column and tile that has a list opens it, and its table too', () => {
  const url = '/admin/members?filter%5Bgender%5D=P';
  const bars = renderToStaticMarkup(
    <BarChart
      title="t"
      finding="f"
      rowHead="r"
      series={{ value: 'v' }}
      rows={[{ key: 'P', label: 'Perempuan', value: 7, valueText: '7', url }]}
    />,
  );
  const columns = renderToStaticMarkup(
    <ColumnChart
      title="t"
      finding="f"
      rowHead="r"
      series={{ value: 'v' }}
      ticks={[0]}
      columns={[{ key: 'n', label: 'Nov', tableLabel: 'November 2026', value: 7, valueText: '7', url }]}
    />,
  );
  const tiles = renderToStaticMarkup(
    <TileMap
      title="t"
      finding="f"
      tiles={[{ key: '63', label: 'Kalsel', short: 'KS', column: 0, row: 0, value: 7, valueText: '7', url }]}
    />,
  );
  for (const html of [bars, columns, tiles]) expect(html.split(`href="${url}"`)).toHaveLength(3);
  expect(columns).toContain('November 2026');
  // What a screen reader does not see cannot be reached by keyboard either.
  expect(tiles).toContain('tabindex="-1"');
});

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type Column, DataTable, type DataTableProps } from './index.ts';

interface Member {
  number: string;
  name: string;
  dues: string;
}

const COLUMNS: Column<Member>[] = [
  { key: 'name', label: 'Anggota', isSortable: true, cell: (row) => row.name },
  { key: 'number', label: 'Nomor', cell: (row) => row.number },
  { key: 'dues', label: 'Iuran', isSortable: true, isNumeric: true, cell: (row) => row.dues },
];
const ROWS: Member[] = [{ number: 'SPK-91-000012', name: 'Yohanes Kambu', dues: 'Rp60.000' }];

const draw = (more: Partial<DataTableProps<Member>> = {}) =>
  renderToStaticMarkup(
    <DataTable
      caption="Daftar anggota"
      columns={COLUMNS}
      rows={ROWS}
      rowKey={(row) => row.number}
      rowLabel={(row) => row.name}
      empty={{ kind: 'nothing-yet', title: 'Belum ada anggota' }}
      {...more}
    />,
  );

test('a screen reader hears what the table holds and how it is sorted', () => {
  const html = draw({
    sort: { key: 'name', direction: 'ascending' },
    sortUrl: (key, direction) => `?urut=${key}-${direction}`,
  });
  expect(html).toContain('<caption class="sr-only">Daftar anggota</caption>');
  expect(html).toContain('aria-sort="ascending"');
  expect(html.match(/aria-sort/g)).toHaveLength(1);
  expect(html).toContain('href="?urut=name-descending"');
  expect(html).toContain('href="?urut=dues-ascending"');
});

test('roles are spelled out, because a phone draws rows as cards', () => {
  const html = draw();
  expect(html).toContain('role="table"');
  expect(html.match(/role="row"/g)).toHaveLength(2);
  expect(html.match(/role="cell"/g)).toHaveLength(3);
});

test('on a phone the first column is the title, the second its line, others carry their label', () => {
  const html = draw();
  expect(html).toContain('phone-title');
  expect(html).toContain('phone-line');
  expect(html).toMatch(/phone-pair[^>]*data-label="Iuran"/);
});

test('each box says whom it picks, and is sent with the bulk bar', () => {
  const html = draw({ selection: { formId: 'terpilih', picked: ['SPK-91-000012'] } });
  expect(html).toContain('aria-label="Pilih Yohanes Kambu"');
  expect(html).toContain('form="terpilih"');
  expect(html).toContain('checked=""');
  expect(html).toContain('is-selected');
});

test('sums stand under their columns', () => {
  const html = draw({ totals: { name: 'Jumlah', dues: 'Rp60.000' } });
  expect(html).toMatch(/<tfoot>.*Jumlah.*data-label="Iuran">Rp60\.000/);
});

test('a list without rows says what belongs there instead of drawing an empty table', () => {
  const html = draw({ rows: [] });
  expect(html).toContain('Belum ada anggota');
  expect(html).not.toContain('<table');
});

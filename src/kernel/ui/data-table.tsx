import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { Column, PhonePlace } from './column.ts';
import { EmptyState, type EmptyStateProps } from './empty-state.tsx';
import { Icon } from './icon.tsx';

export interface DataTableProps<Row> {
  /** What the table holds and how it is sorted; for screen readers. */
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The name of a row, for "Pilih …" and "Tindakan untuk …". */
  rowLabel?: (row: Row) => string;
  sort?: { key: string; direction: 'ascending' | 'descending' };
  /** The address with the list sorted by this column. */
  sortUrl?: (key: string, direction: 'ascending' | 'descending') => string;
  /** Rows can be picked; the boxes are sent with the form of this id (the bulk bar). */
  selection?: { formId: string; name?: string; picked?: readonly string[] };
  /** Links or a menu at the end of each row. */
  rowActions?: (row: Row) => ReactNode;
  /** Marks one row as the one shown beside the list. */
  currentKey?: string;
  /** Sums below the columns, by key of column. */
  totals?: Record<string, ReactNode>;
  /** Shown when there are no rows. */
  empty: EmptyStateProps;
  /** Below the rows, on the same sheet: the pagination. */
  footer?: ReactNode;
  /** Already on a sheet. */
  isPlain?: boolean;
  /** A few short columns, mostly figures: it stays a table in half the width of a desk. */
  isSlim?: boolean;
  /** As many columns as a printed form has: the table slides sideways inside its frame, its heads take several lines. */
  slides?: boolean;
}

/** `display: grid` on phones takes the roles of a table away, so they are spelled out. */
const ROLES = { table: { role: 'table' }, row: { role: 'row' }, cell: { role: 'cell' } };

/** From here on a table needs the room of a desk; below it its rows become cards. */
const MANY_COLUMNS = 6;

/** One real table; on a phone each row is a card. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowLabel, selection, rowActions, empty, footer, isPlain, totals } =
    props;
  if (rows.length === 0) return <EmptyState {...empty} isPlain={isPlain ?? empty.isPlain} />;
  const places = columns.map(placeOnPhone);
  const isWide = places.filter((place) => place !== 'hidden').length >= MANY_COLUMNS;
  const table = (
    <table
      {...ROLES.table}
      className={classNames('book book-cards', props.isSlim ? 'book-slim' : isWide && 'book-wide')}
    >
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr {...ROLES.row}>
          {selection && (
            <th scope="col" className="w-12">
              <input
                type="checkbox"
                className="checkbox needs-script"
                aria-label="Pilih semua di halaman ini"
                data-select-page={selection.formId}
              />
              <span className="sr-only without-script">Pilih</span>
            </th>
          )}
          {columns.map((column, index) => (
            <HeaderCell key={column.key} column={column} place={places[index] ?? 'pair'} table={props} />
          ))}
          {rowActions && (
            <th scope="col">
              <span className="sr-only">Tindakan</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = rowKey(row);
          const isPicked = selection?.picked?.includes(key);
          return (
            <tr
              key={key}
              {...ROLES.row}
              className={isPicked || key === props.currentKey ? 'is-selected' : undefined}
              aria-current={key === props.currentKey ? 'true' : undefined}
            >
              {selection && (
                <td {...ROLES.cell} className="book-select">
                  <input
                    type="checkbox"
                    className="checkbox checkbox-primary"
                    form={selection.formId}
                    name={selection.name ?? 'id'}
                    value={key}
                    defaultChecked={isPicked}
                    aria-label={`Pilih ${rowLabel?.(row) ?? key}`}
                  />
                </td>
              )}
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  {...ROLES.cell}
                  className={cellClass(column, places[index] ?? 'pair')}
                  data-label={
                    places[index] === 'pair' || places[index] === 'badge' ? column.label : undefined
                  }
                >
                  {column.cell(row)}
                </td>
              ))}
              {rowActions && (
                <td {...ROLES.cell} className="phone-menu is-end">
                  {rowActions(row)}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
      {totals && <TotalsRow table={props} places={places} />}
    </table>
  );
  const frame = props.slides ? (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="book-frame book-slide" tabIndex={0} aria-label={caption}>
      {table}
    </section>
  ) : (
    <div className="book-frame">{table}</div>
  );
  if (isPlain) return frame;
  return (
    <div className="sheet book-sheet">
      {frame}
      {footer}
    </div>
  );
}

function HeaderCell<Row>({ column, place, table }: HeaderCellProps<Row>) {
  const { sort, sortUrl } = table;
  const direction = sort?.key === column.key ? sort.direction : undefined;
  return (
    <th
      scope="col"
      className={classNames(place === 'hidden' && 'phone-hidden', column.isNumeric && 'is-end', column.width)}
      aria-sort={direction}
    >
      {column.isSortable && sortUrl ? (
        <a
          href={sortUrl(column.key, direction === 'ascending' ? 'descending' : 'ascending')}
          className={classNames(
            'inline-flex min-h-8 items-center gap-1 hover:text-base-content hover:underline',
            direction && 'text-base-content',
          )}
        >
          {column.label}
          {direction && (
            <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} className="size-3.5" />
          )}
        </a>
      ) : (
        column.label
      )}
    </th>
  );
}

interface HeaderCellProps<Row> {
  column: Column<Row>;
  place: PhonePlace;
  table: DataTableProps<Row>;
}

function TotalsRow<Row>({ table, places }: { table: DataTableProps<Row>; places: PhonePlace[] }) {
  return (
    <tfoot>
      <tr {...ROLES.row}>
        {table.selection && <td className="phone-hidden" />}
        {table.columns.map((column, index) => {
          const value = table.totals?.[column.key];
          const place = value === undefined ? 'hidden' : index === 0 ? 'title' : (places[index] ?? 'pair');
          return (
            <td
              key={column.key}
              {...ROLES.cell}
              className={cellClass(column, place)}
              data-label={index > 0 && value !== undefined ? column.label : undefined}
            >
              {value}
            </td>
          );
        })}
        {table.rowActions && <td className="phone-hidden" />}
      </tr>
    </tfoot>
  );
}

function placeOnPhone<Row>(column: Column<Row>, index: number): PhonePlace {
  return column.onPhone ?? (['title', 'line'] as const)[index] ?? 'pair';
}

function cellClass<Row>(column: Column<Row>, place: PhonePlace): string | undefined {
  return classNames(
    `phone-${place}`,
    column.isNumeric && 'is-end figures',
    column.isNumeric && 'whitespace-nowrap',
    // A card of a phone has the whole width, and may need more.
    column.isNarrow && 'md:whitespace-nowrap',
  );
}

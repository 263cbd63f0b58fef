import type { ReactNode } from 'react';

/**
 * What a column becomes on a phone, where a row is a card: its title, one line below it, "label: value", a badge at the start or
 * the end of the last line, or nothing (it stands on the page of the thing).
 */
export type PhonePlace = 'title' | 'line' | 'pair' | 'badge' | 'badge-end' | 'hidden';

export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  /** The header is a link that sorts. */
  isSortable?: boolean;
  /** Figures: to the right, all of one width. */
  isNumeric?: boolean;
  /** Short values that must not break, such as dates. */
  isNarrow?: boolean;
  /** The default: the first column is the title, the second the line, others are pairs. */
  onPhone?: PhonePlace;
  /** Tailwind width class for the header cell. */
  width?: string;
}

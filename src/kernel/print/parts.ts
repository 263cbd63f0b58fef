/** The name under which a picture was given in `images`. */
export type PictureName = string;

/** Label and value. */
export type Fact = readonly [label: string, value: string];

export interface Letterhead {
  /** Lines above the name ("Pemerintah Kabupaten Barito Kuala"). */
  above?: readonly string[];
  name: string;
  /** "Badan hukum nomor …": on the books of a cooperative. */
  legal?: string;
  address?: string;
  emblem?: PictureName;
}

export interface Signature {
  /** "Banjarmasin, 22 November 2026" */
  place?: string;
  /** "Ketua" */
  title: string;
  /** Left out: a line to write on. */
  name?: string;
  /** "NIP 1970…" */
  note?: string;
  picture?: PictureName;
}

export interface TableColumn {
  label: string;
  /** Share of the width that is left, 1 when not given. */
  width?: number;
  /** Fixed width. */
  mm?: number;
  align?: 'left' | 'right' | 'center';
}

/** A column, or a named group of columns under one heading. */
export type TableHeading = TableColumn | { label: string; children: readonly TableColumn[] };

/** One text a column; line breaks are kept. */
export type TableRow = readonly string[];

/** How many cells a row has. */
export function countColumns(columns: readonly TableHeading[]): number {
  return columns.reduce((count, column) => count + ('children' in column ? column.children.length : 1), 0);
}

/** Who closes a book, in this order; a post that nobody holds leaves a line. Place and day stand above the last. */
export function closingSignatures(
  titles: readonly string[],
  holders: ReadonlyMap<string, string> | undefined,
  place: string,
): Signature[] {
  return titles.map((title, index) => {
    const name = holders?.get(title.toLowerCase());
    return {
      title,
      ...(name ? { name } : {}),
      ...(index === titles.length - 1 ? { place } : {}),
    };
  });
}

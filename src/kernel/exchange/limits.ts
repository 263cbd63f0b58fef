/** How much of a file is read before it is refused. Sizes in bytes. */
export interface SheetLimits {
  /** The file itself. */
  maxBytes: number;
  /** All parts of an xlsx together when unpacked. */
  maxUnpackedBytes: number;
  /** How many times larger than packed a part may be; parts under a megabyte are exempt. */
  maxRatio: number;
  /** Parts in the package. */
  maxParts: number;
  /** Rows that hold anything. */
  maxRows: number;
  maxColumns: number;
  /** Cells that hold anything, over all sheets. */
  maxCells: number;
  maxCellLength: number;
  /** Time for the whole file, milliseconds. */
  maxMilliseconds: number;
  /** Memory of the reading thread, megabytes. */
  maxMegabytes: number;
}

export const DEFAULT_LIMITS: SheetLimits = {
  maxBytes: 25 * 1024 * 1024,
  maxUnpackedBytes: 250 * 1024 * 1024,
  maxRatio: 200,
  maxParts: 2000,
  maxRows: 100_000,
  maxColumns: 300,
  maxCells: 1_000_000,
  maxCellLength: 32_767,
  maxMilliseconds: 60_000,
  maxMegabytes: 320,
};

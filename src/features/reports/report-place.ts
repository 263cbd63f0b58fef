import type { Span, Statement, StatementRow } from '#features/ledger';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

/** A report that a product can make of any month, quarter or year. */
export interface ReportKind {
  /** Stands in addresses and schedules: `simpanan`. */
  key: string;
  label: string;
  /** What it tells, in one sentence. */
  about: string;
  make(ctx: WorkContext, tx: Tx, span: Span): Promise<Statement>;
  /** The page behind a row, where there is one. */
  rowUrl?(row: StatementRow, span: Span): string | undefined;
}

/** Where one product shows its reports, by which row of its matrix, and which there are. */
export interface ReportPlace {
  /** `/laporan` */
  url: string;
  resource: string;
  /** Topic of the product's help. */
  help: string;
  kinds: readonly [ReportKind, ...ReportKind[]];
}

export const schedulesUrl = ({ url }: ReportPlace) => `${url}/jadwal`;

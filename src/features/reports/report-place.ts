import type { Span, Statement, StatementRow } from '#features/ledger';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import type { ReportPeriod } from './report-period.ts';

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

/** The report as people get it, on the screen and as a file: the period is named as they name it, not by its days. */
export async function makeReport(
  ctx: WorkContext,
  tx: Tx,
  { kind, period }: { kind: ReportKind; period: ReportPeriod },
): Promise<Statement> {
  return { ...(await kind.make(ctx, tx, period.span)), period: period.label };
}

export const schedulesUrl = ({ url }: ReportPlace) => `${url}/jadwal`;

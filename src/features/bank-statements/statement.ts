/** Money on a bank statement, as the bank tells it. */
export interface StatementLine {
  /** As a spreadsheet numbers the row. */
  row: number;
  /** 'YYYY-MM-DD' */
  postedOn: string;
  /** Whole rupiah that came in. */
  amount: number;
  /** The bank's text with single spaces. */
  text: string;
}

/** Why a row was left out. */
export type SkipReason = 'pending' | 'outgoing' | 'balance' | 'not_whole' | 'unreadable';

export interface Statement {
  format: string;
  lines: StatementLine[];
  skipped: { row: number; reason: SkipReason }[];
}

/** Where a statement keeps what; columns count from 0. */
export interface StatementLayout {
  /** The first row with money; rows before it are headings. As a spreadsheet numbers it. */
  firstRow: number;
  date: number;
  text: number[];
  /** One column of money coming in; or one amount with a mark for its direction. */
  credit?: number;
  debit?: number;
  amount?: number;
  /** Holds CR, DB, C, D, K; without it the mark stands behind the amount. */
  sign?: number;
}

export type StatementErrorCode = 'unknown_layout' | 'no_lines';

export class StatementError extends Error {
  readonly code: StatementErrorCode;
  constructor(code: StatementErrorCode) {
    super(code);
    this.code = code;
  }
}

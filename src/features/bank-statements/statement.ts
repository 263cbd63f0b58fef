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
export type SkipReason =
  | 'pending'
  | 'outgoing'
  | 'balance'
  | 'not_whole'
  | 'unreadable'
  /** Nothing tells whether it came in or went out. */
  | 'no_mark'
  /** Dated after tomorrow. */
  | 'future'
  /** In another money than rupiah. */
  | 'foreign';

export interface Statement {
  format: string;
  lines: StatementLine[];
  skipped: { row: number; reason: SkipReason }[];
  /** Rows whose balance does not follow from the one before: a row is missing, or the file was changed. */
  balanceBreaks: number[];
  /** Digits of the account whose statement it says it is; nothing when it does not say. */
  account: string | undefined;
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
  /** The balance after each row, to see that none is missing. */
  balance?: number;
  /** Says in which money the row is; empty is rupiah. */
  currency?: number;
}

export type StatementErrorCode = 'unknown_layout' | 'no_lines';

export class StatementError extends Error {
  readonly code: StatementErrorCode;
  constructor(code: StatementErrorCode) {
    super(code);
    this.code = code;
  }
}

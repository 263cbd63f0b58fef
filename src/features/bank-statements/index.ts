export { fingerprintLines } from './fingerprint-lines.ts';
export { STATEMENT_FORMATS } from './formats.ts';
export { readStatement } from './read-statement.ts';
export {
  type Statement,
  StatementError,
  type StatementLayout,
  type StatementLine,
} from './statement.ts';

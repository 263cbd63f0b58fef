// Numbers and codes of papers.
export { makeCheckCode, readCheckCode } from './check-code.ts';
export { takeNumber } from './take-number.ts';

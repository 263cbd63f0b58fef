// Numbers and codes of papers.
export { makeCheckCode, readCheckCode } from './check-code.ts';
export { takeNumber, takeOfYear } from './take-number.ts';

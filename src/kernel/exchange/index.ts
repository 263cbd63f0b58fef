export {
  type Cell,
  columnIndex,
  columnName,
  isBlank,
  type Sheet,
  type SheetRow,
  textOf,
  type Workbook,
} from './cell.ts';
export { type CheckResult, type CheckTotals, checkRows } from './check-rows.ts';
export {
  type CheckedRow,
  type Duplicate,
  defineImport,
  type FieldKind,
  type FieldProblem,
  type FieldReading,
  type ImportField,
  type ImportProfile,
  isWarning,
  type Problem,
  type ReadContext,
  type Report,
} from './define-import.ts';
export { editDistance } from './edit-distance.ts';
export { guessMapping, type Mapping, type MappingGuess, readMapping } from './guess-mapping.ts';
export type { Heading } from './heading.ts';
export { type Choice, choiceKind } from './kinds/choice-kind.ts';
export { type DateOptions, dateKind, monthKind, readDate } from './kinds/date-kinds.ts';
export { decimalKind, integerKind, moneyKind } from './kinds/number-kinds.ts';
export { cleanText, hasFormulaOrMarkup, textKind } from './kinds/text-kind.ts';
export { DEFAULT_LIMITS, type SheetLimits } from './limits.ts';
export {
  chooseTable,
  type ReadSheetOptions,
  readSheet,
  type SheetTable,
  type SkippedRow,
} from './read-sheet.ts';
export { readWorkbook } from './read-workbook.ts';
export { SheetError, type SheetErrorCode } from './sheet-error.ts';

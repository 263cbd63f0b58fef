export {
  type Cell,
  columnName,
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
export {
  guessMapping,
  type Mapping,
  type MappingGuess,
  readMapping,
  type UnusedColumn,
  unusedColumns,
} from './guess-mapping.ts';
export type { Heading } from './heading.ts';
export { type Choice, choiceKind } from './kinds/choice-kind.ts';
export { type DateOptions, dateHabit, dateKind, monthKind, readDate } from './kinds/date-kinds.ts';
export { decimalKind, integerKind, moneyKind } from './kinds/number-kinds.ts';
export { cleanText, textKind } from './kinds/text-kind.ts';
export type { SheetLimits } from './limits.ts';
export { names } from './names.ts';
export {
  chooseTable,
  type ReadSheetOptions,
  readSheet,
  type SheetTable,
  type SkippedRow,
} from './read-sheet.ts';
export { readWorkbook } from './read-workbook.ts';
export { SheetError, type SheetErrorCode } from './sheet-error.ts';
export { type ExportColumn, type ExportTable, exportCsv, exportXlsx } from './writing/export-table.ts';
export { neutralise } from './writing/neutralise.ts';
export { type CsvOptions, type CsvValue, writeCsv } from './writing/write-csv.ts';
export { type ProblemSheetOptions, writeProblemSheet } from './writing/write-problem-sheet.ts';
export { writeTemplate } from './writing/write-template.ts';
export {
  streamXlsx,
  type WrittenCell,
  type WrittenRow,
  type WrittenSheet,
  writeXlsx,
} from './writing/write-xlsx.ts';

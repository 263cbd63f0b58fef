export type {
  LetterBlock,
  LetterData,
  LetterText,
  MemberCardData,
  PrintDocuments,
  ReceiptData,
  RegisterBookData,
  ReportData,
} from './documents.ts';
export {
  closingSignatures,
  type Fact,
  type Letterhead,
  type Signature,
  type TableColumn,
  type TableHeading,
  type TableRow,
} from './parts.ts';
export { PrintError, type PrintErrorCode } from './print-error.ts';
export {
  createPrinter,
  type PrintedDocument,
  type Printer,
  type PrintOptions,
  type PrintTemplate,
} from './printer.ts';
export { type QrOptions, qrSvg } from './qr.ts';
export { closePrinter, renderPdf } from './render-pdf.ts';
export { type PrintTheme, plainTheme, prepareTheme } from './theme.ts';
export { PARTS_AT_ONCE, printVolumes } from './volumes.ts';

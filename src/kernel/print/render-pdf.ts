import type { PrintDocuments } from './documents.ts';
import { createPrinter, type PrintedDocument, type Printer, type PrintOptions } from './printer.ts';

let shared: Printer | undefined;

/**
 * Makes a PDF on the threads that the whole process shares. See `Printer.renderPdf`.
 * @throws PrintError
 */
export function renderPdf<Name extends keyof PrintDocuments>(
  name: Name,
  data: PrintDocuments[Name],
  options: PrintOptions = {},
): Promise<PrintedDocument> {
  shared ??= createPrinter();
  return shared.renderPdf(name, data, options);
}

/** Ends the shared threads: part of stopping gracefully. */
export async function closePrinter(): Promise<void> {
  const printer = shared;
  shared = undefined;
  await printer?.close();
}

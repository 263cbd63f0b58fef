import { readFile, stat } from 'node:fs/promises';
import type { Workbook } from '../cell.ts';
import type { SheetLimits } from '../limits.ts';
import { SheetError } from '../sheet-error.ts';
import { detectFormat } from './detect-format.ts';

/** Reads a workbook in this thread; `readWorkbook` does it in one of its own. Throws `SheetError`. */
export async function readBytes(input: Uint8Array | string, limits: SheetLimits): Promise<Workbook> {
  const bytes = await load(input, limits);
  // Only what this file needs is loaded; the thread lives for one file.
  if (detectFormat(bytes) === 'text') return (await import('./read-csv.ts')).readCsv(bytes, limits);
  return (await import('./read-xlsx.ts')).readXlsx(bytes, limits);
}

async function load(input: Uint8Array | string, limits: SheetLimits): Promise<Buffer> {
  const size = typeof input === 'string' ? (await stat(input)).size : input.byteLength;
  if (size > limits.maxBytes) throw new SheetError('sheet_too_large');
  if (typeof input === 'string') return readFile(input);
  return Buffer.from(input.buffer, input.byteOffset, input.byteLength);
}

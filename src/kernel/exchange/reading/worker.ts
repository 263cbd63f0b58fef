import { readFile, stat } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Workbook } from '../cell.ts';
import type { SheetLimits } from '../limits.ts';
import { SheetError } from '../sheet-error.ts';
import { detectFormat } from './detect-format.ts';
import { packWorkbook, type ReadAnswer, type ReadOrder } from './message.ts';

// Runs in a thread of its own: a file that eats memory or time takes this thread with it, not the server.
const order = workerData as ReadOrder;
parentPort?.postMessage(await answer());

async function answer(): Promise<ReadAnswer> {
  try {
    return { workbook: packWorkbook(await read(order.input, order.limits)) };
  } catch (error) {
    if (error instanceof SheetError) return { refusal: { code: error.code, detail: error.detail } };
    throw error;
  }
}

async function read(input: Uint8Array | string, limits: SheetLimits): Promise<Workbook> {
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

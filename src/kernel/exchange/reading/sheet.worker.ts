import { parentPort, workerData } from 'node:worker_threads';
import { SheetError } from '../sheet-error.ts';
import { packWorkbook, type ReadAnswer, type ReadOrder } from './message.ts';
import { readBytes } from './read-bytes.ts';

// Runs in a thread of its own: a file that eats memory or time takes this thread with it, not the server.
const order = workerData as ReadOrder;
parentPort?.postMessage(await answer());

async function answer(): Promise<ReadAnswer> {
  try {
    return { workbook: packWorkbook(await readBytes(order.input, order.limits)) };
  } catch (error) {
    if (error instanceof SheetError) return { refusal: { code: error.code, detail: error.detail } };
    throw error;
  }
}

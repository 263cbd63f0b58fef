import { Worker } from 'node:worker_threads';
import type { Workbook } from './cell.ts';
import { DEFAULT_LIMITS, type SheetLimits } from './limits.ts';
import { type ReadAnswer, type ReadOrder, unpackWorkbook } from './reading/message.ts';
import { SheetError } from './sheet-error.ts';

/** A thread of its own otherwise takes 48 MB for what it throws away at once, whatever the file. */
const YOUNG_MEGABYTES = 12;

/**
 * Reads every sheet of an xlsx or csv, from bytes or from the path of a stored upload, in a thread of its own with limits
 * on size, rows, cells, time and memory. The kind is told by content, never by name. Throws `SheetError`; an error of
 * the machine (file gone, disk) comes as it is.
 */
export function readWorkbook(
  input: Uint8Array | string,
  limits: Partial<SheetLimits> = {},
): Promise<Workbook> {
  const order: ReadOrder = { input, limits: { ...DEFAULT_LIMITS, ...limits } };
  if (typeof input !== 'string' && input.byteLength > order.limits.maxBytes)
    return Promise.reject(new SheetError('sheet_too_large'));
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reading/sheet.worker.ts', import.meta.url), {
      workerData: order,
      execArgv: [],
      env: {},
      resourceLimits: {
        maxOldGenerationSizeMb: order.limits.maxMegabytes,
        maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
      },
    });
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      settle();
      void worker.terminate();
    };
    const timer = setTimeout(
      () => finish(() => reject(new SheetError('sheet_timeout'))),
      order.limits.maxMilliseconds,
    );
    worker.once('message', (answer: ReadAnswer) => finish(() => settleAnswer(answer, resolve, reject)));
    worker.once('error', (error) => finish(() => reject(toSheetError(error))));
    worker.once('exit', () => finish(() => reject(new SheetError('sheet_damaged'))));
  });
}

function settleAnswer(
  answer: ReadAnswer,
  resolve: (workbook: Workbook) => void,
  reject: (error: Error) => void,
): void {
  if ('workbook' in answer) resolve(unpackWorkbook(answer.workbook));
  else reject(new SheetError(answer.refusal.code, answer.refusal.detail));
}

function toSheetError(error: Error & { code?: unknown }): Error {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SheetError('sheet_memory') : error;
}

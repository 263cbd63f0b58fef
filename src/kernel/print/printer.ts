import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type PrintDocuments, prepareDocument } from './documents.ts';
import { pictureKind } from './pictures.ts';
import type { PrintAnswer, PrintJob } from './print.worker.ts';
import { PrintError } from './print-error.ts';

export interface PrintedDocument {
  pdf: Buffer;
  pages: number;
}

/** A template of a product: Typst source that may import `common.typ` and `table.typ`, and finds `data` there. */
export interface PrintTemplate {
  /** `shu-slip`: kebab-case, not a name of the kernel's. */
  name: string;
  source: string;
}

export interface PrintOptions {
  /** Pictures by the names that the data use: JPEG or PNG, normalised; or our own plain SVG. */
  images?: Readonly<Record<string, Uint8Array>>;
}

export interface Printer {
  /** Makes a PDF of one of the kernel's documents. @throws PrintError */
  renderPdf<Name extends keyof PrintDocuments>(
    name: Name,
    data: PrintDocuments[Name],
    options?: PrintOptions,
  ): Promise<PrintedDocument>;
  /** Makes a PDF of a product's own template; `data.theme` as `prepareTheme` gives it. @throws PrintError */
  renderTemplate(
    template: PrintTemplate,
    data: Record<string, unknown>,
    options?: PrintOptions,
  ): Promise<PrintedDocument>;
  /** Ends the threads; what is under way fails with `print_failed`. */
  close(): Promise<void>;
}

interface Waiting {
  job: PrintJob;
  resolve: (document: PrintedDocument) => void;
  reject: (error: PrintError) => void;
}

interface Thread {
  worker: Worker;
  isReady: boolean;
  current: Waiting | undefined;
  timer: NodeJS.Timeout | undefined;
}

/**
 * A few threads that make PDFs, so that the thread that serves pages is never held up. Threads start with the first
 * document and do not keep the process alive. A document over the time limit is given up and its thread replaced; the
 * old one ends as soon as its compiler comes to rest.
 */
export function createPrinter(
  options: { threads?: number; timeLimitSeconds?: number; maxWaiting?: number } = {},
): Printer {
  const { threads = availableParallelism() > 2 ? 2 : 1, timeLimitSeconds = 60, maxWaiting = 200 } = options;
  const pool: Thread[] = [];
  const queue: Waiting[] = [];
  let nextId = 1;

  const render = (job: Omit<PrintJob, 'id'>): Promise<PrintedDocument> =>
    new Promise((resolve, reject) => {
      if (queue.length >= maxWaiting) {
        reject(new PrintError('print_busy', `${queue.length} waiting`));
        return;
      }
      queue.push({ job: { ...job, id: nextId++ }, resolve, reject });
      next();
    });

  const next = () => {
    const waiting = queue[0];
    if (!waiting) return;
    const thread =
      pool.find(({ current }) => current === undefined) ?? (pool.length < threads ? start() : undefined);
    if (!thread) return;
    queue.shift();
    thread.current = waiting;
    thread.worker.ref();
    if (thread.isReady) limit(thread);
    thread.worker.postMessage(waiting.job);
  };

  const start = (): Thread => {
    const worker = new Worker(new URL('./print.worker.ts', import.meta.url));
    const thread: Thread = { worker, isReady: false, current: undefined, timer: undefined };
    worker.unref();
    worker.on('message', (answer: PrintAnswer) => settle(thread, answer));
    worker.on('error', (error) => drop(thread, new PrintError('print_failed', `thread: ${error.name}`)));
    worker.on('exit', () => drop(thread, new PrintError('print_failed', 'thread ended')));
    pool.push(thread);
    return thread;
  };

  // Starting a thread is not the document's fault and does not count.
  const limit = (thread: Thread) => {
    const slow = new PrintError('print_too_slow', thread.current?.job.template);
    thread.timer = setTimeout(() => drop(thread, slow), timeLimitSeconds * 1000);
  };

  const settle = (thread: Thread, answer: PrintAnswer) => {
    if ('isReady' in answer) {
      thread.isReady = true;
      if (thread.current) limit(thread);
      return;
    }
    const waiting = thread.current;
    if (waiting?.job.id !== answer.id) return;
    clearTimeout(thread.timer);
    thread.current = undefined;
    thread.worker.unref();
    if ('problem' in answer)
      waiting.reject(new PrintError('print_failed', `${waiting.job.template}: ${answer.problem}`));
    else waiting.resolve({ pdf: Buffer.from(answer.pdf.buffer), pages: answer.pages });
    next();
  };

  const drop = (thread: Thread, error: PrintError) => {
    const at = pool.indexOf(thread);
    if (at < 0) return;
    pool.splice(at, 1);
    clearTimeout(thread.timer);
    thread.worker.unref();
    void thread.worker.terminate();
    thread.current?.reject(error);
    next();
  };

  return {
    async renderPdf(name, data, given = {}) {
      return render({ template: name, data: prepareDocument[name](data), pictures: preparePictures(given) });
    },
    async renderTemplate({ name, source }, data, given = {}) {
      if (
        !/^[a-z][a-z0-9-]*$/.test(name) ||
        name in prepareDocument ||
        name === 'common' ||
        name === 'table'
      ) {
        throw new PrintError('print_data_invalid', `name of template ${name}`);
      }
      return render({ template: name, source, data, pictures: preparePictures(given) });
    },
    async close() {
      for (const { reject } of queue.splice(0)) reject(new PrintError('print_failed', 'closing'));
      for (const thread of [...pool]) drop(thread, new PrintError('print_failed', 'closing'));
    },
  };
}

function preparePictures({ images = {} }: PrintOptions): PrintJob['pictures'] {
  return Object.entries(images).map(([name, content]) => ({
    name,
    kind: pictureKind(name, content),
    content,
  }));
}

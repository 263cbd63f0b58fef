// A thread that makes PDFs. It holds the compiler with its fonts and caches, and knows neither tenant nor database.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { qrSvg } from './qr.ts';

export interface PrintJob {
  id: number;
  template: string;
  /** A template of a product, used instead of the kernel's file. */
  source?: string;
  data: Record<string, unknown>;
  pictures: { name: string; kind: string; content: Uint8Array }[];
}

export type PrintAnswer =
  /** The first word of a thread: fonts are read, jobs may come. */
  { isReady: true } | { id: number; pdf: Uint8Array; pages: number } | { id: number; problem: string };

/** Tags for screen readers take twenty times the room of the words in a table: 2 MB for a book of 500 rows. */
const taggedPages = 12;

const templates = fileURLToPath(new URL('./templates', import.meta.url));
const weights = ['400Regular', '500Medium', '600SemiBold', '700Bold', '800ExtraBold'];
const fonts = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/plus-jakarta-sans/package.json'),
);
const compiler = NodeCompiler.create({
  workspace: templates,
  fontArgs: [{ fontPaths: weights.map((weight) => join(fonts, weight)) }],
});

parentPort?.on('message', (job: PrintJob) => {
  const answer = print(job);
  if ('pdf' in answer) parentPort?.postMessage(answer, [answer.pdf.buffer as ArrayBuffer]);
  else parentPort?.postMessage(answer);
});

parentPort?.postMessage({ isReady: true } satisfies PrintAnswer);

function print(job: PrintJob): PrintAnswer {
  const shadows: string[] = [];
  const shadow = (path: string, content: Uint8Array) => {
    compiler.mapShadow(path, Buffer.from(content.buffer, content.byteOffset, content.byteLength));
    shadows.push(path);
  };
  let pages = 0;
  try {
    const pictures: Record<string, string> = {};
    for (const { name, kind, content } of job.pictures) {
      pictures[name] = `/pictures/${name}.${kind}`;
      shadow(join(templates, 'pictures', `${name}.${kind}`), content);
    }
    const main = join(templates, `${job.template}.typ`);
    if (job.source !== undefined) shadow(main, Buffer.from(job.source));
    const compiled = compiler.compile({
      mainFilePath: main,
      inputs: { data: JSON.stringify(job.data, drawQr), pictures: JSON.stringify(pictures) },
    });
    if (compiled.hasError() || !compiled.result) {
      const error = compiled.takeError();
      return { id: job.id, problem: error ? describe(compiler.fetchDiagnostics(error)) : 'no document' };
    }
    pages = compiled.result.numOfPages;
    const pdf = compiler.pdf(compiled.result, { pdfTags: pages <= taggedPages });
    // A copy of its own, so that its memory can be handed over.
    return { id: job.id, pdf: Uint8Array.from(pdf), pages };
  } catch (error) {
    return { id: job.id, problem: describe([error]) };
  } finally {
    for (const path of shadows) compiler.unmapShadow(path);
    // What a receipt is made of serves the next one; a book of hundreds of pages is kept by nobody.
    compiler.evictCache(pages > taggedPages ? 0 : 10);
  }
}

function drawQr(key: string, value: unknown): unknown {
  return key === 'qr' && typeof value === 'string' ? qrSvg(value, { quietZone: 2 }) : value;
}

// What is quoted in a message may be somebody's name: it stays here.
function describe(diagnostics: unknown[]): string {
  return diagnostics
    .map((each) => (each as { message?: unknown })?.message)
    .filter((message) => typeof message === 'string')
    .slice(0, 3)
    .map((message) => message.replace(/["'`].*["'`]/gs, '…').slice(0, 120))
    .join('; ');
}

import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfPage {
  /** All words, lines joined by line breaks. */
  text: string;
  lines: string[];
  /** Millimetres. */
  width: number;
  height: number;
  /** The smallest type on the page, in points. */
  smallestType: number;
  /** What was written in one go, and where, in millimetres. */
  strokes: { text: string; left: number; right: number; baseline: number }[];
}

export interface ReadPdf {
  pages: PdfPage[];
  /** Title, author, producer and dates, as the file tells them. */
  properties: Record<string, unknown>;
  /** The XMP packet as text, empty when there is none. */
  xmp: string;
}

const millimetres = (points: number) => (points * 25.4) / 72;

/** Reads a PDF as another program sees it, for tests of what is printed. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const document = await open(pdf);
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const { items } = await page.getTextContent();
    const lines = [''];
    const strokes: PdfPage['strokes'] = [];
    let smallestType = Number.POSITIVE_INFINITY;
    for (const item of items) {
      if (!('str' in item)) continue;
      lines[lines.length - 1] += item.str;
      if (item.hasEOL) lines.push('');
      if (item.str.trim() === '') continue;
      const [, , , , x, y] = item.transform;
      strokes.push({
        ...{ text: item.str, left: millimetres(x), right: millimetres(x + item.width) },
        baseline: millimetres(y),
      });
      smallestType = Math.min(smallestType, Math.hypot(item.transform[2], item.transform[3]));
    }
    const full = lines.map((line) => line.trim()).filter((line) => line !== '');
    pages.push({
      text: full.join('\n'),
      lines: full,
      width: millimetres(right - left),
      height: millimetres(top - bottom),
      smallestType,
      strokes,
    });
  }
  const { info, metadata } = await document.getMetadata();
  const read = { pages, properties: { ...info } as Record<string, unknown>, xmp: metadata?.getRaw?.() ?? '' };
  await document.loadingTask.destroy();
  return read;
}

/** Draws one page (from 1) as a printer would, for tests that look at it: codes, colours, empty pages. */
export async function drawPdfPage(
  pdf: Uint8Array,
  number: number,
  dotsPerInch = 200,
): Promise<{ data: Uint8ClampedArray; width: number; height: number }> {
  const document = await open(pdf);
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: dotsPerInch / 72 });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  await document.loadingTask.destroy();
  return { data, width: canvas.width, height: canvas.height };
}

function open(pdf: Uint8Array) {
  // The reader takes the bytes away for itself, so it gets a copy.
  return getDocument({ data: Uint8Array.from(pdf), verbosity: 0, isEvalSupported: false }).promise;
}

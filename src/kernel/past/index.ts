// Made-up pasts of demo organisations, told by jobs that hold nobody up.
export { type Actor, actAs, findAccountIds } from './act-as.ts';
export { drawLandscape, type Landscape } from './draw-landscape.ts';
export { drawPdf } from './draw-pdf.ts';
export { encodePng } from './encode-png.ts';
export { inBatches } from './in-batches.ts';
export { onDay } from './on-day.ts';
export { quietPast } from './quiet-past.ts';

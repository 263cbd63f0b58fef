import { create } from 'qrcode';

/** A QR code as rows of dark and light squares, for drawing on a page. */
export function qrModules(text: string): boolean[][] {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_, x) => Boolean(modules.data[y * modules.size + x])),
  );
}

import { create, type QRCodeErrorCorrectionLevel } from 'qrcode';

/** Light modules around the code; the standard asks for four. */
const quietZone = 4;

export interface QrOptions {
  /** What a screen reader says. */
  label?: string;
  /** Modules of white around it; fewer than four only where the paper around it stays white. */
  quietZone?: number;
  /** M withstands 15 % damage. */
  correction?: QRCodeErrorCorrectionLevel;
}

/** A QR code as an SVG drawn in one path: black on white whatever the theme, so that every camera reads it. */
export function qrSvg(text: string, options: QrOptions = {}): string {
  const margin = options.quietZone ?? quietZone;
  const { modules } = create(text, { errorCorrectionLevel: options.correction ?? 'M' });
  const size = modules.size + 2 * margin;
  const label = options.label ? ` role="img" aria-label="${escapeAttribute(options.label)}"` : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"${label}>` +
    `<path fill="#fff" d="M0 0h${size}v${size}H0z"/>` +
    `<path fill="#000" d="${drawRuns(modules.data, modules.size, margin)}"/></svg>`
  );
}

// One rectangle a run of dark modules keeps the path short: about 2 KB where a rectangle a module takes 7.
function drawRuns(dark: Uint8Array, size: number, margin: number): string {
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!dark[row * size + column]) continue;
      const start = column;
      while (column + 1 < size && dark[row * size + column + 1]) column += 1;
      const length = column - start + 1;
      path += `M${start + margin} ${row + margin}h${length}v1h-${length}z`;
    }
  }
  return path;
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

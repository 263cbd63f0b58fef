import { qrSvg } from '#kernel/print';

/** The code as an SVG with its quiet zone, error correction M as QRIS prescribes; scales to any size. */
export function qrisSvg(payload: string): string {
  return qrSvg(payload, { label: 'Kode QRIS untuk pembayaran' });
}

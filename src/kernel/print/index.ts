export { type QrOptions, qrSvg } from './qr.ts';

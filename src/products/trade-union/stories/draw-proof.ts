import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 360;
const HEIGHT = 520;

/** A made-up transfer slip as PNG: bars where words would be. Only so that a proof in the demo shows something. */
export function drawProof(seed: number): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT, 255);
  const box = (x: number, y: number, width: number, height: number, shade: number) => {
    for (let row = y; row < Math.min(HEIGHT, y + height); row += 1)
      pixels.fill(shade, row * WIDTH + x, row * WIDTH + Math.min(WIDTH, x + width));
  };
  box(0, 0, WIDTH, 64, 60);
  box(24, 24, 120, 16, 230);
  box(24, 92, 90, 10, 170);
  box(24, 112, 200 + (seed % 5) * 12, 26, 40);
  for (let line = 0; line < 8; line += 1) {
    const y = 176 + line * 36;
    box(24, y, 70 + ((seed + line * 7) % 40), 10, 190);
    box(WIDTH - 24 - 90 - ((seed * 3 + line * 11) % 70), y, 90 + ((seed * 3 + line * 11) % 70), 10, 110);
    box(24, y + 20, WIDTH - 48, 1, 225);
  }
  return png(pixels);
}

function png(pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header[8] = 8;
  const rows = Buffer.alloc(HEIGHT * (WIDTH + 1));
  for (let row = 0; row < HEIGHT; row += 1)
    pixels.copy(rows, row * (WIDTH + 1) + 1, row * WIDTH, (row + 1) * WIDTH);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

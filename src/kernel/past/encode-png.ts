import { crc32, deflateSync } from 'node:zlib';

/** Grey (one channel) or red, green and blue, row by row from the top, a byte each. */
export interface Pixels {
  width: number;
  height: number;
  channels: 1 | 3;
  pixels: Buffer;
}

/** A drawn picture as PNG. */
export function encodePng({ width, height, channels, pixels }: Pixels): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = channels === 3 ? 2 : 0;
  const line = width * channels;
  const rows = Buffer.alloc(height * (line + 1));
  for (let row = 0; row < height; row += 1)
    pixels.copy(rows, row * (line + 1) + 1, row * line, (row + 1) * line);
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

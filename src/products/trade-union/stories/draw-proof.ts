import { encodePng } from '#kernel/past';
import { dotsOf } from './dot-letters.ts';

export interface Slip {
  /** "TRANSFER BERHASIL" */
  title: string;
  /** Name and value of each line. */
  lines: readonly (readonly [name: string, value: string])[];
  /** Large, below the lines: "RP30.450". */
  amount: string;
}

/** Pixels of a dot, and dots of a letter with the gap after it. */
const DOT = 3;
const LETTER = 6;
const COLUMNS = 34;
const MARGIN = 40;
const LINE = 34;
const WIDTH = COLUMNS * LETTER * DOT + 2 * MARGIN;
const PAPER = 246;
const DESK = 214;
const INK = 46;
const TOOTH = 12;

/** A made-up slip of a cash machine as PNG, printed in dots on a torn strip of paper, for the proofs of the demo. */
export function drawProof({ title, lines, amount }: Slip): Buffer {
  const height = 4 * MARGIN + (lines.length + 6) * LINE;
  const pixels = Buffer.alloc(WIDTH * height, PAPER);
  tear(pixels, height);
  const write = (text: string, x: number, y: number, dot = DOT) => {
    for (const [index, letter] of [...text].entries())
      for (const [column, row] of dotsOf(letter))
        stamp(pixels, x + (index * LETTER + column) * dot, y + row * dot, dot);
  };
  const centred = (text: string, dot = DOT) => (WIDTH - text.length * LETTER * dot + dot) / 2;
  const rule = (y: number) => write('-'.repeat(COLUMNS), MARGIN, y);
  write('BANK BANUA', centred('BANK BANUA', 5), MARGIN + 8, 5);
  write(title, centred(title), MARGIN + 66);
  rule(MARGIN + 66 + LINE);
  const top = MARGIN + 66 + 2 * LINE;
  for (const [index, [name, value]] of lines.entries()) {
    const y = top + index * LINE;
    write(name, MARGIN, y);
    const shown = value.slice(0, COLUMNS - name.length - 1);
    write(shown, WIDTH - MARGIN - shown.length * LETTER * DOT + DOT, y);
  }
  const below = top + lines.length * LINE;
  rule(below);
  write(amount, centred(amount, 5), below + LINE, 5);
  write('SIMPAN SEBAGAI BUKTI', centred('SIMPAN SEBAGAI BUKTI'), below + LINE + 66);
  return encodePng({ width: WIDTH, height, channels: 1, pixels });
}

/** A dot of ink; its lower right corner is fainter, as on thermal paper. */
function stamp(pixels: Buffer, x: number, y: number, size: number): void {
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      pixels[Math.round(y + row) * WIDTH + Math.round(x + column)] =
        row === size - 1 && column === size - 1 ? 150 : INK;
}

/** Teeth along the upper and the lower edge, where the strip was torn off. */
function tear(pixels: Buffer, height: number): void {
  for (let x = 0; x < WIDTH; x += 1) {
    const depth = Math.abs((x % (2 * TOOTH)) - TOOTH);
    for (let y = 0; y < depth; y += 1) {
      pixels[y * WIDTH + x] = DESK;
      pixels[(height - 1 - y) * WIDTH + x] = DESK;
    }
  }
}

const SIZE = 25;
const CORNERS = [
  [0, 0],
  [SIZE - 7, 0],
  [0, SIZE - 7],
] as const;

/** A drawing that looks like a QR code; it leads nowhere. */
export const SAMPLE_QR: boolean[][] = Array.from({ length: SIZE }, (_, y) =>
  Array.from({ length: SIZE }, (_, x) => isDark(x, y)),
);

function isDark(x: number, y: number): boolean {
  for (const [left, top] of CORNERS) {
    const dx = x - left;
    const dy = y - top;
    if (dx >= -1 && dx <= 7 && dy >= -1 && dy <= 7) {
      const ring = Math.max(Math.abs(dx - 3), Math.abs(dy - 3));
      return ring === 3 || ring <= 1;
    }
  }
  return (x * 7 + y * 13 + x * y * 3 + ((x ^ y) % 5)) % 7 < 3;
}

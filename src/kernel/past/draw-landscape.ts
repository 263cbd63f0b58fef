import { encodePng } from './encode-png.ts';

const WIDTH = 960;
const HEIGHT = 640;

type Colour = readonly [red: number, green: number, blue: number];

export interface Landscape {
  sky: Colour;
  water: Colour;
  /** Houses on stilts along the river. */
  houses: number;
}

/** A river with houses under a sky, as PNG: a drawing for the pages of a demo, which shows nobody. */
export function drawLandscape({ sky, water, houses }: Landscape): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  const paint = (x: number, y: number, [red, green, blue]: Colour) => {
    if (x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT) return;
    pixels.set([red, green, blue], (y * WIDTH + x) * 3);
  };
  const fill = (x: number, y: number, width: number, height: number, colour: Colour) => {
    for (let row = 0; row < height; row += 1)
      for (let column = 0; column < width; column += 1) paint(x + column, y + row, colour);
  };
  const shore = Math.floor(HEIGHT * 0.62);
  for (let y = 0; y < HEIGHT; y += 1)
    fill(
      0,
      y,
      WIDTH,
      1,
      y < shore ? towards(sky, WHITE, y / shore) : towards(water, DEEP, (y - shore) / HEIGHT),
    );
  for (let y = shore + 24; y < HEIGHT; y += 34)
    for (let x = (y * 7) % 90; x < WIDTH; x += 150) fill(x, y, 64, 3, towards(water, WHITE, 0.35));
  const room = Math.floor(WIDTH / houses);
  for (let house = 0; house < houses; house += 1) {
    const width = Math.floor(room * 0.62);
    const height = 90 + ((house * 37) % 50);
    const x = house * room + Math.floor(room * 0.19);
    const y = shore - height - 26;
    fill(x, y, width, height, WALLS[house % WALLS.length]!);
    for (let row = 0; row < 54; row += 1)
      fill(
        x - 12 + Math.floor((row * (width + 24)) / 130),
        y - row,
        Math.max(4, width + 24 - 2 * Math.floor((row * (width + 24)) / 130)),
        1,
        ROOF,
      );
    fill(x + Math.floor(width * 0.42), y + height - 54, 30, 54, ROOF);
    for (const at of [0.06, 0.48, 0.9]) fill(x + Math.floor(width * at), y + height, 8, 44, ROOF);
  }
  return encodePng({ width: WIDTH, height: HEIGHT, channels: 3, pixels });
}

const WHITE: Colour = [250, 248, 240];
const DEEP: Colour = [24, 48, 66];
const ROOF: Colour = [74, 56, 48];
const WALLS: readonly Colour[] = [
  [196, 164, 120],
  [148, 172, 150],
  [206, 196, 172],
  [170, 136, 108],
];

function towards(from: Colour, to: Colour, share: number): Colour {
  const mix = (at: 0 | 1 | 2) => Math.round(from[at] + (to[at] - from[at]) * Math.min(1, share));
  return [mix(0), mix(1), mix(2)];
}

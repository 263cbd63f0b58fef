export { type Cell, hideSmallCells, SMALLEST_CELL, type Sum } from './hide-small-cells.ts';

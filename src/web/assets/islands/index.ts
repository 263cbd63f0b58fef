export { defineIsland } from './define-island.ts';

// The drawn ground of a place: what complaints, businesses and the map of potential stand on, without a tile from outside.
export { baseMap, readGround } from './base-map.ts';
export { baseMapSection } from './base-map-section.tsx';

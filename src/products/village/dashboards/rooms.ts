import { populationRoom } from '../population/room.ts';
import { siteRooms } from '../site/rooms.ts';
import type { Room } from './room.ts';

/** The rooms of the village, in the order in which its dashboards show them. Each new room adds its own here. */
export const rooms: readonly Room[] = [...siteRooms, populationRoom];

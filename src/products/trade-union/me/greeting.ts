import { splitName } from '#features/people';
import { ZONES, type Zone } from '#kernel/calendar';

/** "Selamat pagi, Dewi": by the union's clock, without titles. */
export function greetingFor(name: string, now: Date, zone: Zone): string {
  const hour = (now.getUTCHours() + ZONES[zone].hours) % 24;
  const part =
    hour >= 4 && hour < 11
      ? 'pagi'
      : hour < 15 && hour >= 11
        ? 'siang'
        : hour < 18 && hour >= 15
          ? 'sore'
          : 'malam';
  const first = splitName(name).name.split(' ')[0] ?? name;
  return `Selamat ${part}, ${first}`;
}

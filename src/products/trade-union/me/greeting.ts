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
  const bare = splitName(name).name;
  const first = bare.split(' ')[0] ?? bare;
  // "Ni Luh Putu Ayu" and "M. Ridwan" are not called by their first word: such names stand whole.
  return `Selamat ${part}, ${first.replace(/\W/g, '').length < 3 ? bare : first}`;
}

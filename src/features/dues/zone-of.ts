import { ZONE_KEYS, ZONES, type Zone } from '#kernel/calendar';

/** The clock of an organisation, as the calendar names it. */
export function zoneOf(tenant: { timeZone: string }): Zone {
  return ZONE_KEYS.find((zone) => ZONES[zone].timeZone === tenant.timeZone) ?? 'WIB';
}

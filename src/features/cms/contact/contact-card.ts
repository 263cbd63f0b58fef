/** How one reaches the organisation besides the form. */
export interface ContactCard {
  address: string;
  hours: string;
  phone: string;
  email: string;
  /** "-3.31860,114.59440"; empty for none. */
  map: string;
}

/** The place on OpenStreetMap, for a link; nothing of it is loaded into our pages. */
export function mapUrl({ map }: Pick<ContactCard, 'map'>): string | undefined {
  const [latitude, longitude] = map.split(',');
  if (!latitude || !longitude) return undefined;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}

/**
 * A place as people copy it from a map, "-3.3186, 114.5944", in one form.
 * @returns undefined when it is no place on earth
 */
export function readPlaceOnMap(typed: string): string | undefined {
  const found = /^\s*(-?\d{1,2}(?:\.\d{1,15})?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d{1,15})?)\s*$/.exec(typed);
  if (!found) return undefined;
  const [latitude, longitude] = [Number(found[1]), Number(found[2])];
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return `${latitude.toFixed(5)},${longitude.toFixed(5)}`;
}

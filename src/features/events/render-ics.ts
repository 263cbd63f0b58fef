import type { ShownEvent } from './shown-events.ts';

/**
 * Events as a calendar file (RFC 5545), for the calendars of phones: moments in UTC, lines of 75 octets at most.
 * @param host stands behind the ids, so that they are the same in every copy
 */
export function renderIcs(
  events: readonly ShownEvent[],
  given: { name: string; host: string; now: Date; urlOf: (id: string) => string },
): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Balai//Kalender//ID', 'CALSCALE:GREGORIAN'],
    `X-WR-CALNAME:${escapeText(given.name)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.id}@${given.host}`,
      `DTSTAMP:${stamp(event.updatedAt)}`,
      `DTSTART:${stamp(event.startsAt)}`,
      ...(event.endsAt ? [`DTEND:${stamp(event.endsAt)}`] : []),
      `SUMMARY:${escapeText(event.title)}`,
      ...(event.place ? [`LOCATION:${escapeText(event.place)}`] : []),
      ...(event.description ? [`DESCRIPTION:${escapeText(event.description)}`] : []),
      `URL:${given.urlOf(event.id)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(foldLine).join('\r\n')}\r\n`;
}

/** 20261122T113000Z */
const stamp = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '');

const escapeText = (text: string) =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');

/** A line goes on after a break and a space; no letter is cut in two. */
function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 74) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += letter;
    octets += size;
  }
  return folded;
}

/** A list of names written as one reads it: 'No KTA; Nomor KTA; NIA'. */
export function names(list: string): string[] {
  return list.split(';').map((name) => name.trim());
}

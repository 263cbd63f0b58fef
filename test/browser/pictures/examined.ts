/** Pages that were looked at already, by their fingerprint. */
export type Examined = Set<string>;

/** Whether this page was examined before; from now on it was. */
export function examinedBefore(examined: Examined, fingerprint: string): boolean {
  if (examined.has(fingerprint)) return true;
  examined.add(fingerprint);
  return false;
}

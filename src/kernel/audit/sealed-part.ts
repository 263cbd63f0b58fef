import type { Place, TenantKeys } from '#kernel/encryption';

/** The two parts of an event that tell of a person: who acted, and what it was about. */
export type AuditPart = 'actor' | 'details';

/** A sealed part opens in its own row only. */
export function partPlace(eventId: string, part: AuditPart): Place {
  return { table: 'audit_events', column: part, row: eventId };
}

/**
 * What a part of an event says.
 *
 * @returns undefined when nothing was told, `erased` when its key was destroyed
 */
export function openPart(
  keys: TenantKeys,
  eventId: string,
  part: AuditPart,
  sealed: string | null,
  key: string | null,
): Readonly<Record<string, unknown>> | 'erased' | undefined {
  if (sealed === null) return undefined;
  if (key === null) return 'erased';
  return JSON.parse(keys.openWithOwnKey({ sealed, key }, partPlace(eventId, part))) as Record<
    string,
    unknown
  >;
}

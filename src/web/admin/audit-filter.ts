import type { AuditFilter } from '#kernel/audit';
import { addDays, instantOf, isPlainDate, zoneOf } from '#kernel/calendar';
import type { ListQuery, ListShape, RequestContext } from '#kernel/http';

export const auditShape: ListShape = {
  sorts: ['at'],
  defaultSort: '-at',
  filters: ['actor', 'action', 'resource', 'outcome', 'object', 'from', 'until'],
  defaultSize: 50,
};

/** The filter of a list's address: days are whole days on the clock of this organisation. */
export function auditFilterOf(ctx: Pick<RequestContext, 'tenant'>, list: ListQuery): AuditFilter {
  const one = (name: string) => list.filters[name]?.[0];
  const zone = zoneOf(ctx.tenant.timeZone);
  const from = one('from');
  const until = one('until');
  return {
    ...pick('actor', one('actor')),
    ...pick('action', one('action')),
    ...pick('resource', one('resource')),
    ...pick('outcome', one('outcome')),
    ...pick('object', one('object')),
    ...pick('q', list.q || undefined),
    ...(from && isPlainDate(from) ? { from: instantOf(from, zone) } : {}),
    ...(until && isPlainDate(until) ? { until: instantOf(addDays(until, 1), zone) } : {}),
  };
}

function pick<K extends keyof AuditFilter>(key: K, value: AuditFilter[K] | undefined) {
  return value === undefined ? {} : { [key]: value };
}

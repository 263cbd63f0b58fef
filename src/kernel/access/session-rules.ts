import type { AccessTable } from './matrix.ts';

/**
 * What the roles of a person mean for signing in: the absolute life of a session in hours (the longest of the roles:
 * a member who is an officer too works like one) and whether the second factor is compulsory. Personal grants and roles
 * that a tenant made say nothing; without any role of the table a session lives 24 hours.
 */
export function sessionRulesOf(
  table: AccessTable,
  roles: readonly string[],
): { hours: number; secondFactor: boolean } {
  const held = table.roles.filter(({ key }) => roles.includes(key));
  return {
    hours: Math.max(...held.map(({ sessionHours }) => sessionHours), 24),
    secondFactor: held.some(({ secondFactor }) => secondFactor === true),
  };
}

import type { Method, Route } from '#kernel/http';

/** An address of the older requirement, and the one in use (research/serikat §1a 33). */
export type OldAddress = readonly [method: Method, old: string, now: string];

export const OLD_ADDRESSES: readonly OldAddress[] = [
  ['GET', '/member/profile', '/me/profile'],
  ['GET', '/member/card', '/me/member-card'],
  ['GET', '/member/survey', '/member/surveys'],
  ['GET', '/member/survey/:id', '/member/surveys/:id'],
  ['POST', '/member/survey/:id', '/member/surveys/:id'],
  ['GET', '/admin/members/bulk-import', '/system/members/import'],
  ['GET', '/admin/masterdata/bulk-import', '/system/masterdata/import'],
  ['GET', '/admin/cms/landing', '/admin/cms/home'],
];

/** These routes once more at their old addresses, with the same right and the same handler. */
export function atOldAddresses(routes: readonly Route[], addresses: readonly OldAddress[]): Route[] {
  return addresses.map(([method, old, now]) => {
    const route = routes.find((one) => one.method === method && one.path === now);
    if (!route) throw new Error(`Nothing answers ${method} ${now}`);
    return { ...route, path: old, summary: `${route.summary}, at the old address` };
  });
}

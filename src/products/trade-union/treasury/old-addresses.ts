import type { Method, Route } from '#kernel/http';

/** Addresses of the older requirement (serikat-panduan §9.4, serikat-rbac §12), each the same page under another name. */
const OLD: readonly [method: Method, old: string, now: string][] = [
  ['GET', '/admin/dues/bills', '/treasury/dues/bills'],
  ['GET', '/admin/dues/generate', '/treasury/dues/bills/generate'],
  ['POST', '/admin/dues/generate', '/treasury/dues/bills/generate'],
  ['GET', '/admin/dues/payments', '/treasury/dues/payments'],
  ['POST', '/admin/dues/payments/:id/verify', '/treasury/dues/payments/:id/verify'],
  ['POST', '/admin/dues/payments/:id/reject', '/treasury/dues/payments/:id/reject'],
  ['GET', '/admin/dues/claims', '/treasury/dues/claims'],
  ['POST', '/admin/dues/claims/:id/process', '/treasury/dues/claims/:id/process'],
  ['GET', '/admin/payments/pending', '/treasury/dues/payments/pending'],
];

/** These routes once more at their old addresses, with the same right and the same handler. */
export function atOldAddresses(routes: readonly Route[]): Route[] {
  return OLD.map(([method, old, now]) => {
    const route = routes.find((one) => one.method === method && one.path === now);
    if (!route) throw new Error(`Nothing answers ${method} ${now}`);
    return { ...route, path: old, summary: `${route.summary}, at the old address` };
  });
}

import { page, type Route, redirectTo } from '#kernel/http';

/** Addresses of the older requirement that lead to the pages in use, for those who may open these. */
const moved: readonly [from: string, to: string, resource: string, right: string][] = [
  ['/admin/dues/bills', '/treasury/dues/bills', 'dues.bill', 'view'],
  ['/admin/dues/generate', '/treasury/dues/bills/generate', 'dues.bill', 'generate'],
  ['/admin/dues/payments', '/treasury/dues/payments', 'dues.payment', 'view'],
  ['/admin/payments/pending', '/treasury/dues/payments/pending', 'dues.payment', 'verify'],
];

export const oldAddressRoutes: Route[] = moved.map(([from, to, resource, right]) =>
  page.get(from, { access: { resource, right }, summary: `The old address of ${to}` }, (ctx) =>
    redirectTo(`${to}${ctx.request.url.search}`),
  ),
);

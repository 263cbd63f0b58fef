import { page, type Route, redirectTo } from '#kernel/http';
import { memberImportTarget } from './members/import/index.ts';

/** Addresses of the older requirement that lead to the pages in use (research/serikat §1a 33). */
const moved: readonly [from: string, to: string][] = [
  ['/member/profile', '/me/profile'],
  ['/member/card', '/me/member-card'],
];

export const oldAddressRoutes: readonly Route[] = [
  ...moved.map(([from, to]) =>
    page.get(
      from,
      {
        access: { public: 'only leads on; the page itself asks who may see it' },
        summary: `The old address of ${to}`,
      },
      () => movedTo(to),
    ),
  ),
  page.get(
    '/admin/members/bulk-import',
    { access: { resource: 'member', right: 'import' }, summary: 'The old address of the import of members' },
    () => redirectTo(memberImportTarget.pageUrl),
  ),
  page.get(
    '/email/verification/verify',
    {
      access: { public: 'only leads on; the link itself is the proof' },
      summary: 'The old address of a confirmation link',
    },
    (ctx) => movedTo(`/register/resume/${encodeURIComponent(ctx.query.get('token') ?? 'tanpa-kode')}`),
  ),
];

function movedTo(location: string): Response {
  return new Response(null, { status: 301, headers: { location, 'cache-control': 'no-store' } });
}

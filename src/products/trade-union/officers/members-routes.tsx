import { page, type RequestContext, type Route, readListQuery, renderPage } from '#kernel/http';
import { listShapeFor } from '../members/find-members.ts';
import { MembersPage, readMembersPage } from '../members/members-page.tsx';

const access = { resource: 'member', right: 'view' };

/** The list of members: for the whole union, and the same behind the walls of one's regions. */
export const membersRoutes: readonly Route[] = [
  page.get('/admin/members', { access, summary: 'Members: search, filter, sort, pick' }, (ctx) =>
    showMembers(ctx, '/admin/members', 'Anggota'),
  ),
  page.get(
    '/region/members',
    { access: { resource: 'member', right: 'view' }, summary: 'Members of one’s own regions' },
    (ctx) => showMembers(ctx, '/region/members', 'Anggota wilayah'),
  ),
];

async function showMembers(ctx: RequestContext, base: string, title: string) {
  const list = readListQuery(ctx.query, listShapeFor(ctx));
  const data = await ctx.read((tx) => readMembersPage(ctx, tx, list));
  return renderPage({
    surface: 'console',
    title,
    menuUrl: base,
    help: 'anggota',
    body: <MembersPage ctx={ctx} list={list} data={data} base={base} title={title} />,
  });
}

import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { type AppError, invalid, notFound } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { isUuid } from '../members/find-members.ts';
import { chooseMember, isForForm, taskIdOf, taskPage } from '../members/task-pages.tsx';
import { readMembership } from '../registration/membership.ts';
import { AssignForm, BASE, CoordinatorsPage } from './coordinator-pages.tsx';
import {
  assignCoordinator,
  changeRegions,
  findGrant,
  readCoordinators,
  readUnattended,
  relieveCoordinator,
} from './coordinators.ts';

const right = { resource: 'region', right: 'assign' };
const access = { ...right, gates: ['recent-password'] as const };
const place = { base: BASE, label: 'Pengurus wilayah', help: 'wilayah' };

/** Who looks after which regions (serikat-rbac menu §3; research/serikat §1a 30: one person may hold several). */
export const coordinatorRoutes: readonly Route[] = [
  page.get(BASE, { access: right, summary: 'Coordinators and their regions' }, async (ctx) => {
    const [coordinators, unattended] = await ctx.read((tx) =>
      Promise.all([readCoordinators(tx), readUnattended(tx)]),
    );
    return renderPage({
      surface: 'console',
      title: 'Pengurus wilayah',
      menuUrl: BASE,
      help: 'wilayah',
      body: <CoordinatorsPage coordinators={coordinators} unattended={unattended} zone={zoneOf(ctx)} />,
    });
  }),
  page.get(`${BASE}/baru`, { access, summary: 'Find a member and choose regions' }, (ctx) => {
    const id = ctx.query.get('member');
    return id ? showNew(ctx, id, []) : chooseMember(ctx, place, 'Tugaskan pengurus wilayah');
  }),
  page.post(BASE, { access, summary: 'Make a member coordinator of regions' }, async (ctx) => {
    const { regions, member } = await readAssignment(ctx);
    if (!isUuid(member))
      return redirectTo(`${BASE}/baru`, { tone: 'warning', text: 'Pilih anggotanya dahulu.' });
    try {
      await ctx.transaction((tx) => assignCoordinator(ctx, tx, { memberId: member, regions }));
      return redirectTo(BASE, {
        tone: 'success',
        text: 'Penugasan tersimpan; menunya terbuka saat ini juga.',
      });
    } catch (error) {
      if (isForForm(error)) return showNew(ctx, member, regions, error);
      throw error;
    }
  }),
  page.get(`${BASE}/:id`, { access, summary: 'The regions of one coordinator' }, (ctx) => showGrant(ctx)),
  page.post(`${BASE}/:id`, { access, summary: 'Change the regions of one coordinator' }, async (ctx) => {
    const { regions } = await readAssignment(ctx);
    try {
      await ctx.transaction((tx) => changeRegions(ctx, tx, taskIdOf(ctx), regions));
      return redirectTo(BASE, { tone: 'success', text: 'Wilayah tersimpan.' });
    } catch (error) {
      if (isForForm(error)) return showGrant(ctx, regions, error);
      throw error;
    }
  }),
  page.post(`${BASE}/:id/akhiri`, { access, summary: 'End an assignment' }, async (ctx) => {
    const reason = String((await readForm(ctx)).reason ?? '').trim();
    try {
      if (reason.length < 5) throw invalid({ reason: 'Isi alasannya, paling sedikit 5 karakter.' });
      const ended = await ctx.transaction((tx) =>
        relieveCoordinator(ctx, tx, taskIdOf(ctx), reason.slice(0, 500)),
      );
      return redirectTo(BASE, { tone: 'success', text: `Tugas ${ended.name} diakhiri.` });
    } catch (error) {
      if (isForForm(error)) return showGrant(ctx, undefined, error);
      throw error;
    }
  }),
];

async function showNew(
  ctx: RequestContext,
  memberId: string,
  regions: readonly string[],
  problem?: AppError,
): Promise<PageAnswer> {
  const person = isUuid(memberId) ? await ctx.read((tx) => readMembership(tx, memberId)) : undefined;
  if (!person) throw notFound();
  return taskPage(place, `Tugaskan ${person.fullName}`, problem, (errors) => (
    <AssignForm name={person.fullName} subject={{ memberId }} regions={regions} errors={errors} />
  ));
}

async function showGrant(
  ctx: RequestContext,
  typed?: readonly string[],
  problem?: AppError,
): Promise<PageAnswer> {
  const grant = await ctx.read((tx) => findGrant(tx, taskIdOf(ctx)));
  return taskPage(place, grant.name, problem, (errors) => (
    <AssignForm
      name={grant.name}
      subject={{ grantId: grant.grantId }}
      regions={typed ?? grant.regions}
      errors={errors}
    />
  ));
}

async function readAssignment(ctx: RequestContext): Promise<{ member: string; regions: string[] }> {
  const form = await readForm(ctx);
  return { member: [form.member ?? ''].flat()[0] ?? '', regions: [form.regions ?? []].flat() };
}

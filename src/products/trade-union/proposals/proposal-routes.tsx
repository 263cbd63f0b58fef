import { z } from 'zod';
import { flowRoutes, offerSteps } from '#kernel/flow';
import {
  api,
  check,
  json,
  type ListQuery,
  listOf,
  listParameters,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readJson,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { AppError, notFound } from '#kernel/work';
import { zoneOf } from '../clock.ts';
import { findMembers, isUuid, memberListShape } from '../members/find-members.ts';
import { readMembership } from '../registration/membership.ts';
import { proposalFlow } from './flow.ts';
import {
  findProposals,
  proposableSteps,
  proposalListShape,
  proposalStates,
  proposeStep,
  readProposal,
} from './proposal.ts';
import { ChooseMember, ProposalPage, ProposalsPage, ProposeForm } from './proposal-pages.tsx';

const propose = { resource: 'member', right: 'propose' };
const decide = { resource: 'member.propose', right: 'decide' };
const REGION = '/region/proposals';
const ADMIN = '/admin/proposals';

const wish = z.object({
  member: z.uuid('Pilih anggotanya dahulu.'),
  step: z.enum(proposableSteps, 'Pilih tindakan yang diusulkan.'),
  reason: z
    .string('Isi alasannya.')
    .trim()
    .min(10, 'Isi alasannya, paling sedikit 10 karakter.')
    .max(1000, 'Paling banyak 1.000 karakter.'),
});

const item = z.object({
  id: z.uuid(),
  memberId: z.uuid(),
  memberName: z.string(),
  memberNumber: z.string().nullable(),
  regionCode: z.string(),
  step: z.enum(proposableSteps),
  reason: z.string(),
  state: z.enum(proposalStates),
  proposedByName: z.string(),
  decidedByName: z.string().nullable(),
  decisionNote: z.string().nullable(),
});

/** Coordinators propose, officers of the whole union decide (research/serikat §1a 6). */
export const proposalRoutes: readonly Route[] = [
  page.get(REGION, { access: propose, summary: 'Proposals of one’s own regions' }, (ctx) =>
    showList(ctx, REGION),
  ),
  page.get(`${REGION}/baru`, { access: propose, summary: 'Find a member and propose a step' }, (ctx) => {
    const id = ctx.query.get('member');
    return id ? showForm(ctx, id) : showSearch(ctx);
  }),
  page.post(REGION, { access: propose, summary: 'Propose a step on a member' }, async (ctx) => {
    const form = await readForm(ctx);
    const typed = Object.fromEntries(
      Object.entries(form).map(([name, value]) => [name, [value].flat()[0] ?? '']),
    );
    try {
      const { member, step, reason } = check(wish, typed);
      const id = await ctx.transaction((tx) => proposeStep(ctx, tx, { memberId: member, step, reason }));
      return redirectTo(`${REGION}/${id}`, { tone: 'success', text: 'Usulan diajukan ke pengurus pusat.' });
    } catch (error) {
      if (!(error instanceof AppError) || (error.status !== 422 && error.status !== 409)) throw error;
      if (!isUuid(typed.member ?? '')) return showSearch(ctx, error);
      return showForm(ctx, typed.member!, typed, error);
    }
  }),
  page.get(`${REGION}/:id`, { access: propose, summary: 'One proposal, for who proposed' }, (ctx) =>
    showOne(ctx, REGION),
  ),
  page.get(ADMIN, { access: decide, summary: 'Proposals that wait, and those decided' }, (ctx) =>
    showList(ctx, ADMIN),
  ),
  page.get(`${ADMIN}/:id`, { access: decide, summary: 'One proposal, for who decides' }, (ctx) =>
    showOne(ctx, ADMIN),
  ),
  ...flowRoutes(proposalFlow, {
    page: ADMIN,
    api: '/api/v1/proposals',
    only: ['accept', 'decline'],
    surface: 'console',
    trail: (row) => trailTo(ADMIN, row.id, row.memberName),
    menuUrl: ADMIN,
    backUrl: (row) => `${ADMIN}/${row.id}`,
  }),
  ...flowRoutes(proposalFlow, {
    page: REGION,
    api: '/api/v1/proposals',
    only: ['withdraw'],
    surface: 'console',
    trail: (row) => trailTo(REGION, row.id, row.memberName),
    menuUrl: REGION,
    backUrl: (row) => `${REGION}/${row.id}`,
  }),
  api.get(
    '/api/v1/proposals',
    {
      access: { anyOf: [decide, propose] },
      summary: 'Proposals within one’s reach',
      queryParameters: listParameters(proposalListShape),
      answer: listOf(item),
    },
    async (ctx) => {
      const list = readListQuery(ctx.query, proposalListShape, { isStrict: true });
      const { items, total } = await ctx.read((tx) => findProposals(tx, list));
      return json({ items: items.map((one) => item.parse(one)), page: list.page, size: list.size, total });
    },
  ),
  api.post(
    '/api/v1/proposals',
    {
      access: propose,
      summary: 'Propose a step on a member',
      body: wish,
      answer: z.object({ id: z.uuid() }),
      bodyKind: 'json',
    },
    async (ctx) => {
      const { member, step, reason } = check(wish, await readJson(ctx));
      const id = await ctx.transaction((tx) => proposeStep(ctx, tx, { memberId: member, step, reason }));
      return json({ id }, 201);
    },
  ),
];

async function showList(ctx: RequestContext, base: string): Promise<PageAnswer> {
  const list: ListQuery = readListQuery(ctx.query, proposalListShape);
  const found = await ctx.read((tx) => findProposals(tx, list));
  return renderPage({
    surface: 'console',
    title: 'Usulan tindakan',
    menuUrl: base,
    help: 'usulan',
    body: (
      <ProposalsPage
        ctx={ctx}
        list={list}
        {...found}
        base={base}
        mayPropose={ctx.can('member', 'propose')}
        zone={zoneOf(ctx)}
      />
    ),
  });
}

async function showOne(ctx: RequestContext, base: string): Promise<PageAnswer> {
  const { proposal, offered } = await ctx.transaction(async (tx) => {
    const proposal = isUuid(ctx.params.id ?? '') ? await readProposal(tx, ctx.params.id!) : undefined;
    if (!proposal) throw notFound();
    return { proposal, offered: await offerSteps(ctx, tx, proposalFlow, proposal) };
  });
  return renderPage({
    surface: 'console',
    title: `Usulan untuk ${proposal.memberName}`,
    trail: [{ label: 'Usulan tindakan', url: base }],
    menuUrl: base,
    help: 'usulan',
    body: <ProposalPage proposal={proposal} offered={offered} base={base} zone={zoneOf(ctx)} />,
  });
}

async function showSearch(ctx: RequestContext, problem?: AppError): Promise<PageAnswer> {
  const q = (ctx.query.get('q') ?? '').trim().slice(0, 100);
  const asked = readListQuery(new URLSearchParams({ q, size: '25' }), memberListShape);
  const items = q ? (await ctx.read((tx) => findMembers(ctx, tx, asked))).items : [];
  return renderPage({
    surface: 'console',
    title: 'Ajukan usulan',
    trail: [{ label: 'Usulan tindakan', url: REGION }],
    menuUrl: REGION,
    help: 'usulan',
    status: problem?.status ?? 200,
    body: <ChooseMember q={q} items={items} />,
  });
}

async function showForm(
  ctx: RequestContext,
  memberId: string,
  typed: Readonly<Record<string, string>> = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const person = isUuid(memberId) ? await ctx.read((tx) => readMembership(tx, memberId)) : undefined;
  if (!person) throw notFound();
  const errors = problem
    ? Object.keys(problem.fields).length > 0
      ? problem.fields
      : { form: problem.message }
    : {};
  return renderPage({
    surface: 'console',
    title: `Usulan untuk ${person.fullName}`,
    trail: [{ label: 'Usulan tindakan', url: REGION }],
    menuUrl: REGION,
    help: 'usulan',
    status: problem?.status ?? 200,
    body: <ProposeForm person={person} typed={typed} errors={errors} />,
  });
}

function trailTo(base: string, id: string, name: string) {
  return [
    { label: 'Usulan tindakan', url: base },
    { label: name, url: `${base}/${id}` },
  ];
}

import { recordAudit } from '#kernel/audit';
import {
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { AppError, invalid, notFound } from '#kernel/work';
import { isUuid } from '../members/find-members.ts';
import { memberFields } from '../members/member-fields.ts';
import { readMemberRecord } from '../members/read-member.ts';
import { readMembership } from '../registration/membership.ts';
import { BASE, ComparePage, PairsPage } from './duplicate-pages.tsx';
import { findAlikePairs, pairKey } from './find-pairs.ts';
import { mergeMembers, tellApart } from './merge-members.ts';

const access = { resource: 'member', right: 'merge' };
const SIZE = 25;
const trail = [{ label: 'Data ganda', url: BASE }];

/** People who may stand in the books twice: shown, compared, merged or told apart, always by a person. */
export const duplicateRoutes: readonly Route[] = [
  page.get(BASE, { access, summary: 'Pairs of people who may be one' }, async (ctx) => {
    const pairs = await ctx.read((tx) => findAlikePairs(tx));
    const last = Math.max(1, Math.ceil(pairs.length / SIZE));
    const at = Math.min(last, Math.max(1, Number.parseInt(ctx.query.get('page') ?? '1', 10) || 1));
    return renderPage({
      surface: 'console',
      title: 'Data ganda',
      menuUrl: BASE,
      help: 'ganda',
      body: (
        <PairsPage
          ctx={ctx}
          pairs={pairs.slice((at - 1) * SIZE, at * SIZE)}
          total={pairs.length}
          page={at}
          size={SIZE}
        />
      ),
    });
  }),
  page.get(`${BASE}/:first/:second`, { access, summary: 'Two rows side by side' }, (ctx) => showPair(ctx)),
  page.post(
    `${BASE}/:first/:second/merge`,
    { access, summary: 'Make one person of two rows' },
    async (ctx) => {
      const [first, second] = idsOf(ctx);
      const form = await readForm(ctx);
      try {
        if (form.keep !== first && form.keep !== second) throw invalid({ keep: 'Pilih data yang disimpan.' });
        const keepId = form.keep;
        const dropId = keepId === first ? second : first;
        const takes = memberFields.map(({ name }) => name).filter((name) => form[`take-${name}`] === dropId);
        const kept = await ctx.transaction((tx) => mergeMembers(ctx, tx, { keepId, dropId, takes }));
        return redirectTo(`/admin/members/${kept.id}`, {
          tone: 'success',
          text: `Kedua data ${kept.fullName} sudah menjadi satu.`,
        });
      } catch (error) {
        if (error instanceof AppError && (error.status === 409 || error.status === 422))
          return showPair(ctx, error);
        throw error;
      }
    },
  ),
  page.post(
    `${BASE}/:first/:second/apart`,
    { access, summary: 'Two people who only look alike' },
    async (ctx) => {
      await ctx.transaction((tx) => tellApart(ctx, tx, pairKey(...idsOf(ctx))));
      return redirectTo(BASE, { tone: 'success', text: 'Dicatat sebagai dua orang yang berbeda.' });
    },
  ),
];

async function showPair(ctx: RequestContext, problem?: AppError): Promise<PageAnswer> {
  const ids = idsOf(ctx);
  const opensSecrets = ctx.can('member', 'view_sensitive');
  const known = await ctx.transaction(async (tx) => {
    const found = [];
    for (const id of ids) {
      const record = await readMemberRecord(ctx, tx, id, { hidesSecrets: !opensSecrets });
      const person = await readMembership(tx, id);
      if (!record || !person || record.deletedAt) throw notFound();
      await recordAudit(ctx, tx, {
        action: opensSecrets ? 'member.secrets_read' : 'member.read',
        resource: 'member',
        objectId: id,
        objectLabel: person.fullName,
      });
      found.push({ record, person });
    }
    return found;
  });
  const [first, second] = known;
  return renderPage({
    surface: 'console',
    title: 'Bandingkan data',
    trail,
    menuUrl: BASE,
    help: 'ganda',
    status: problem?.status ?? 200,
    body: (
      <ComparePage
        records={[first!.record, second!.record]}
        people={[first!.person, second!.person]}
        errors={problem?.fields ?? {}}
        problem={problem?.status === 409 ? problem.message : undefined}
      />
    ),
  });
}

function idsOf(ctx: RequestContext): [string, string] {
  const { first = '', second = '' } = ctx.params;
  if (!isUuid(first) || !isUuid(second) || first === second) throw notFound();
  return [first, second];
}

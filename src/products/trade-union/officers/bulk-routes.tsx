import { inputShape, performStep, StepFields, stepOf } from '#kernel/flow';
import {
  check,
  type ListQuery,
  type PageAnswer,
  page,
  pickedRows,
  type RequestContext,
  type Route,
  readForm,
  readListQuery,
  redirectTo,
  renderPage,
} from '#kernel/http';
import { formatCount } from '#kernel/money';
import { Button, ErrorSummary, Form, FormActions, LinkButton, Notice, PageHeader, Sheet } from '#kernel/ui';
import { AppError, forbidden } from '#kernel/work';
import { findMemberIds, listShapeFor } from '../members/find-members.ts';
import { membershipFlow } from '../registration/flow.ts';

/** What can be done with several people at once; each is a step of the flow, taken one by one. */
const BULK_STEPS = ['approve', 'invite', 'disable', 'enable'] as const;
type BulkStep = (typeof BULK_STEPS)[number];

/** What has a page of its own that takes a list. */
const PAGES: Readonly<Record<string, string>> = {
  export: '/admin/members/export',
  cards: '/admin/members/cards',
};

/** So many in one go keep a request short; a longer list is done in turns. */
const MOST = 500;
const BOUNDS = { noun: 'orang', most: MOST };

export const bulkRoutes: readonly Route[] = [
  page.post(
    '/admin/members/bulk',
    {
      access: { resource: 'member', right: 'view' },
      summary: 'Ask before doing something with the picked people',
    },
    async (ctx) => {
      const typed = await readForm(ctx);
      const back = localBack(typed.back);
      const ids = await pickedIds(ctx, typed);
      const page = typeof typed.act === 'string' ? PAGES[typed.act] : undefined;
      if (page) {
        const query = new URLSearchParams(typeof typed.all === 'string' ? withoutPick(typed.all) : '');
        if (typeof typed.all !== 'string') for (const id of ids) query.append('filter[id]', id);
        return redirectTo(`${page}?${query}`);
      }
      const step = BULK_STEPS.find((one) => one === typed.act);
      if (!step) throw forbidden();
      return askPage(ctx, step, ids, back);
    },
  ),
  ...BULK_STEPS.map((step) => {
    const { resource, right } = stepOf(membershipFlow, step);
    return page.post(
      `/admin/members/bulk/${step}`,
      { access: { resource, right }, summary: `Take the step “${step}” with several people` },
      async (ctx) => {
        const typed = await readForm(ctx);
        const back = localBack(typed.back);
        const ids = pickedRows(typed, BOUNDS);
        const texts = Object.fromEntries(
          Object.entries(typed).map(([name, value]) => [name, [value].flat().at(-1) ?? '']),
        );
        try {
          const input = check(inputShape(stepOf(membershipFlow, step).fields ?? []), texts);
          return await doAll(ctx, step, ids, input, back);
        } catch (error) {
          if (error instanceof AppError && error.status === 422)
            return askPage(ctx, step, ids, back, texts, error);
          throw error;
        }
      },
    );
  }),
];

/** Each in a transaction of its own: one that cannot be done does not hold up the others, and is named. */
async function doAll(
  ctx: RequestContext,
  step: BulkStep,
  ids: readonly string[],
  input: Readonly<Record<string, string>>,
  back: string,
): Promise<Response | PageAnswer> {
  let done = 0;
  const refused: { name: string; reason: string }[] = [];
  for (const id of ids) {
    try {
      await performStep(ctx, membershipFlow, step, id, input);
      done += 1;
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      refused.push({ name: await nameOf(ctx, id), reason: error.message });
    }
  }
  const { label } = stepOf(membershipFlow, step);
  if (refused.length === 0)
    return redirectTo(back, { tone: 'success', text: `${label}: ${formatCount(done)} orang.` });
  return renderPage({
    surface: 'console',
    title: `${label}: hasil`,
    trail: [{ label: 'Anggota', url: back }],
    body: (
      <div className="grid max-w-3xl gap-5">
        <PageHeader
          title={`${label}: hasil`}
          note={`${formatCount(done)} berhasil, ${formatCount(refused.length)} tidak`}
        />
        <Notice tone="warning" title="Yang tidak dapat dilakukan">
          Selebihnya sudah selesai.
        </Notice>
        <Sheet>
          <ul className="grid gap-3">
            {refused.map(({ name, reason }) => (
              <li key={`${name}${reason}`}>
                <b className="font-semibold">{name}</b>
                <span className="block text-sm text-muted">{reason}</span>
              </li>
            ))}
          </ul>
        </Sheet>
        <div>
          <LinkButton href={back}>Kembali ke daftar</LinkButton>
        </div>
      </div>
    ),
  });
}

async function askPage(
  ctx: RequestContext,
  key: BulkStep,
  ids: readonly string[],
  back: string,
  typed: Readonly<Record<string, string>> = {},
  problem?: AppError,
): Promise<PageAnswer> {
  const step = stepOf(membershipFlow, key);
  if (!ctx.can(step.resource, step.right)) throw forbidden();
  const people = await ctx.transaction((tx) =>
    tx.query<{ id: string; full_name: string }>(
      `select id, full_name from members where tenant_id = balai.tenant_id() and id = any($1::uuid[]) order by name_key limit ${MOST}`,
      [ids],
    ),
  );
  return renderPage({
    surface: 'console',
    title: `${step.label} ${formatCount(people.length)} orang`,
    trail: [{ label: 'Anggota', url: back }],
    status: problem?.status ?? 200,
    body: (
      <div className="grid max-w-2xl gap-5">
        <PageHeader
          title={`${step.label} ${formatCount(people.length)} orang?`}
          {...(step.explain ? { note: step.explain } : {})}
        />
        {problem && <ErrorSummary errors={problem.fields} />}
        <Sheet>
          <Form
            action={`/admin/members/bulk/${key}`}
            hidden={{ id: people.map(({ id }) => id), back }}
            className="grid gap-5"
          >
            <p className="text-sm text-muted">
              {people
                .slice(0, 12)
                .map(({ full_name }) => full_name)
                .join(', ')}
              {people.length > 12 && `, dan ${formatCount(people.length - 12)} lainnya`}
            </p>
            <StepFields fields={step.fields ?? []} values={typed} errors={problem?.fields ?? {}} />
            <FormActions>
              <Button
                look={step.isDanger ? 'danger' : 'primary'}
              >{`${step.label} ${formatCount(people.length)} orang`}</Button>
              <LinkButton href={back} look="quiet">
                Batal
              </LinkButton>
            </FormActions>
          </Form>
        </Sheet>
      </div>
    ),
  });
}

/** The picked boxes, or everybody that the list's address finds. */
async function pickedIds(
  ctx: RequestContext,
  typed: Readonly<Record<string, string | string[]>>,
): Promise<string[]> {
  if (typeof typed.all === 'string') {
    const list: ListQuery = readListQuery(new URLSearchParams(withoutPick(typed.all)), listShapeFor(ctx));
    const id = await ctx.transaction((tx) => findMemberIds(ctx, tx, list, MOST));
    return pickedRows({ id }, BOUNDS);
  }
  return pickedRows(typed, BOUNDS);
}

function withoutPick(query: string): string {
  const kept = new URLSearchParams(query);
  kept.delete('pilih');
  kept.delete('page');
  return kept.toString();
}

async function nameOf(ctx: RequestContext, id: string): Promise<string> {
  const row = await ctx.transaction((tx) =>
    tx.one<{ full_name: string }>(
      'select full_name from members where tenant_id = balai.tenant_id() and id = $1',
      [id],
    ),
  );
  return row?.full_name ?? 'Orang di luar wewenang Anda';
}

/** Only pages of the lists themselves, never an address from outside. */
function localBack(value: string | string[] | undefined): string {
  const text = typeof value === 'string' ? value : '';
  return /^\/(admin|region)\/(members|candidates)(\?|$)/.test(text) ? text : '/admin/members';
}

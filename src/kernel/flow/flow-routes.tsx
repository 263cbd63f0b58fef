import { z } from 'zod';
import {
  api,
  check,
  json,
  type PageAnswer,
  page,
  type RequestContext,
  type Route,
  readForm,
  readJson,
  redirectTo,
  renderPage,
  type Surface,
} from '#kernel/http';
import { ConfirmPanel, ErrorSummary, LinkButton, Notice } from '#kernel/ui';
import { AppError, notFound, type WorkContext } from '#kernel/work';
import type { Flow, Step, StepContext } from './define-flow.ts';
import { inputShape, type StepInput } from './step-field.ts';
import { StepFields } from './step-form.tsx';
import { judgeStep, performStep, type StepVerdict } from './take-step.ts';

export interface FlowRoutesOptions<Row> {
  /** The steps stand below it: `/admin/members` gives `/admin/members/:id/approve`. */
  page: string;
  /** The same for calls: `/api/v1/members`. Left out: pages only. */
  api?: string;
  /** Only these steps; the default is all. */
  only?: readonly string[];
  /** The row is the person's own: no id in the address. */
  ownId?: (ctx: RequestContext) => string | null;
  surface: Surface | ((ctx: RequestContext) => Surface);
  /** Where the feature derives walls of its own from the right of the route. */
  behind?: (ctx: RequestContext) => WorkContext;
  trail?: (row: Row) => readonly { label: string; url: string }[];
  menuUrl?: string;
  /** Where one goes after the step, and on "Batal". */
  backUrl: (row: Row, ctx: RequestContext) => string;
}

/** Each step as a page that asks, a form that does it, and a JSON call that does the same. */
export function flowRoutes<Row extends { id: string }, State extends string>(
  flow: Flow<Row, State>,
  options: FlowRoutesOptions<Row>,
): Route[] {
  const steps = flow.steps.filter(({ key }) => options.only?.includes(key) ?? true);
  return steps.flatMap((step) => [
    ...pageRoutes(flow, step, options),
    ...(options.api ? [apiRoute(flow, step, options.api, options)] : []),
  ]);
}

function pageRoutes<Row extends { id: string }, State extends string>(
  flow: Flow<Row, State>,
  step: Step<Row, State>,
  options: FlowRoutesOptions<Row>,
): Route[] {
  const path = `${options.page}${options.ownId ? '' : '/:id'}/${step.key}`;
  const access = { resource: step.resource, right: step.right, ...(step.gates ? { gates: step.gates } : {}) };
  const idOf = (ctx: RequestContext) => {
    const id = options.ownId ? options.ownId(ctx) : ctx.params.id;
    if (!id || !isUuid(id)) throw notFound();
    return id;
  };
  return [
    page.get(path, { access, summary: `Ask before: ${step.label}` }, async (ctx) => {
      const { row, verdict } = await look(workOf(ctx, options), flow, step, idOf(ctx));
      return stepPage(ctx, flow, step, row, options, { verdict });
    }),
    page.post(path, { access, summary: step.label }, async (ctx) => {
      const id = idOf(ctx);
      const typed = textsOf(await readForm(ctx));
      try {
        const input = check(inputShape(step.fields ?? []), typed);
        const row = await performStep(workOf(ctx, options), flow, step.key, id, input);
        return redirectTo(options.backUrl(row, ctx), { tone: 'success', text: step.done(row) });
      } catch (error) {
        if (!(error instanceof AppError) || (error.status !== 409 && error.status !== 422)) throw error;
        const { row, verdict } = await look(workOf(ctx, options), flow, step, id);
        return stepPage(ctx, flow, step, row, options, { verdict, typed, problem: error });
      }
    }),
  ];
}

function apiRoute<Row extends { id: string }, State extends string>(
  flow: Flow<Row, State>,
  step: Step<Row, State>,
  base: string,
  options: FlowRoutesOptions<Row>,
): Route {
  const body = inputShape(step.fields ?? []);
  return api.post(
    `${base}/:id/${step.key}`,
    {
      access: { resource: step.resource, right: step.right, ...(step.gates ? { gates: step.gates } : {}) },
      summary: step.label,
      body,
      answer: z.object({ id: z.uuid(), state: z.string(), stateLabel: z.string() }),
      bodyKind: 'json',
    },
    async (ctx) => {
      const id = ctx.params.id ?? '';
      if (!isUuid(id)) throw notFound();
      const input = check(body, await readJson(ctx));
      const row = await performStep(workOf(ctx, options), flow, step.key, id, input);
      const state = flow.stateOf(row);
      return json({ id: row.id, state, stateLabel: flow.states[state].label });
    },
  );
}

function workOf<Row>(ctx: RequestContext, options: FlowRoutesOptions<Row>): StepContext {
  return options.behind ? { ...options.behind(ctx), can: ctx.can } : ctx;
}

/** The row and whether the step is open, without holding it. */
function look<Row extends { id: string }, State extends string>(
  ctx: StepContext,
  flow: Flow<Row, State>,
  step: Step<Row, State>,
  id: string,
): Promise<{ row: Row; verdict: StepVerdict }> {
  return ctx.transaction(async (tx) => {
    const row = await flow.lock(ctx, tx, id);
    if (!row) throw notFound();
    return { row, verdict: await judgeStep(ctx, tx, flow, step, row) };
  });
}

function stepPage<Row extends { id: string }, State extends string>(
  ctx: RequestContext,
  flow: Flow<Row, State>,
  step: Step<Row, State>,
  row: Row,
  options: FlowRoutesOptions<Row>,
  shown: { verdict: StepVerdict; typed?: StepInput; problem?: AppError },
): PageAnswer {
  const { verdict, typed = {}, problem } = shown;
  const back = options.backUrl(row, ctx);
  const title = `${step.label}: ${flow.nameOf(row)}`;
  const reason = problem?.status === 409 ? problem.message : verdict.isOpen ? undefined : verdict.reason;
  return renderPage({
    surface: typeof options.surface === 'function' ? options.surface(ctx) : options.surface,
    title,
    trail: options.trail?.(row) ?? [],
    ...(options.menuUrl ? { menuUrl: options.menuUrl } : {}),
    status: problem ? problem.status : 200,
    isIndexed: false,
    body: reason ? (
      <div className="sheet mx-auto grid max-w-xl gap-5 p-6 lg:p-8">
        <h1 className="text-2xl">{title}</h1>
        <Notice tone="warning" title="Langkah ini tidak dapat dilakukan" role={problem ? 'alert' : 'none'}>
          {reason}
        </Notice>
        <div>
          <LinkButton href={back}>Kembali</LinkButton>
        </div>
      </div>
    ) : (
      <div className="grid gap-4">
        {problem && (
          <div className="mx-auto w-full max-w-xl">
            <ErrorSummary errors={problem.fields} />
          </div>
        )}
        <ConfirmPanel
          title={title}
          confirmLabel={step.label}
          {...(step.isDanger ? { isDanger: true } : {})}
          form={{ action: ctx.request.url.pathname }}
          cancelUrl={back}
          fields={<StepFields fields={step.fields ?? []} values={typed} errors={problem?.fields ?? {}} />}
        >
          {step.explain}
        </ConfirmPanel>
      </div>
    ),
  });
}

function textsOf(form: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value].flat().at(-1) ?? '']));
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

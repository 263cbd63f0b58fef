import { recordAudit } from '#kernel/audit';
import { formatMoment, ZONE_KEYS, ZONES, type Zone } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { AppError, conflict, notFound } from '#kernel/work';
import { type Flow, type Step, type StepContext, stepOf, targetsOf } from './define-flow.ts';
import type { StepInput } from './step-field.ts';

/** Why a step is closed, or that it is open. */
export type StepVerdict = { isOpen: true } | { isOpen: false; code: 'state' | 'rule'; reason: string };

/**
 * Takes one step in the caller's transaction: locks the row, looks at state and rule, runs, writes the event and the
 * audit row. Whoever comes second finds the row changed and is told so; nothing of a refused step remains.
 *
 * @throws AppError 404 when the row stands outside the walls, 409 `step_closed` or `step_refused` with the reason
 */
export async function takeStep<Row extends { id: string }, State extends string>(
  ctx: StepContext,
  tx: Tx,
  flow: Flow<Row, State>,
  key: string,
  id: string,
  input: StepInput = {},
): Promise<Row> {
  const step = stepOf(flow, key);
  await step.prepare?.(ctx, tx, id, input);
  const row = await flow.lock(ctx, tx, id);
  if (!row) throw notFound();
  const verdict = await judgeStep(ctx, tx, flow, step, row);
  if (!verdict.isOpen) {
    const last = verdict.code === 'state' ? await flow.latest?.(tx, row) : undefined;
    const who =
      last &&
      ` Terakhir diubah oleh ${last.actorName || 'sistem'}, ${formatMoment(last.at, zoneOf(ctx), 'long')}.`;
    throw conflict(verdict.code === 'state' ? 'step_closed' : 'step_refused', verdict.reason + (who ?? ''));
  }
  const from = flow.stateOf(row);
  const after = await step.run(ctx, tx, row, input);
  const to = flow.stateOf(after);
  if (!targetsOf(step).includes(to)) {
    throw new Error(
      `Step "${step.key}" of "${flow.key}" led from ${from} to ${to}, which it does not declare`,
    );
  }
  const note = input.reason || input.note || undefined;
  await flow.record(ctx, tx, { step: step.key, row: after, from, to, note });
  await recordAudit(ctx, tx, {
    action: `${flow.resource}.${step.key}`,
    resource: flow.resource,
    objectId: after.id,
    objectLabel: flow.nameOf(after),
    before: { state: from },
    after: { state: to },
    ...(note ? { reason: note } : {}),
  });
  return after;
}

/** The same in a transaction of its own; a refusal by state or rule is audited before it is told. */
export async function performStep<Row extends { id: string }, State extends string>(
  ctx: StepContext,
  flow: Flow<Row, State>,
  key: string,
  id: string,
  input: StepInput = {},
): Promise<Row> {
  try {
    return await ctx.transaction((tx) => takeStep(ctx, tx, flow, key, id, input));
  } catch (error) {
    if (error instanceof AppError && error.status === 409) {
      await ctx.transaction((tx) =>
        recordAudit(ctx, tx, {
          action: `${flow.resource}.${key}`,
          resource: flow.resource,
          objectId: id,
          outcome: 'refused',
          reason: error.message,
        }),
      );
    }
    throw error;
  }
}

/** Whether a step can be taken on this row now, and if not, why. Rights are asked elsewhere. */
export async function judgeStep<Row extends { id: string }, State extends string>(
  ctx: StepContext,
  tx: Tx,
  flow: Flow<Row, State>,
  step: Step<Row, State>,
  row: Row,
): Promise<StepVerdict> {
  const closed = closedByState(flow, step, flow.stateOf(row));
  if (closed) return { isOpen: false, code: 'state', reason: closed };
  const reason = await step.refuse?.(ctx, tx, row);
  return reason ? { isOpen: false, code: 'rule', reason } : { isOpen: true };
}

/** The sentence for a step that does not start in this state. */
export function closedByState<Row extends { id: string }, State extends string>(
  flow: Flow<Row, State>,
  step: Step<Row, State>,
  state: State,
): string | undefined {
  if (step.from.includes(state)) return undefined;
  return `“${step.label}” tidak terbuka untuk keadaan sekarang: ${flow.states[state].label}.`;
}

export interface OfferedStep<Row, State extends string> {
  step: Step<Row, State>;
  verdict: StepVerdict;
}

/** The steps that start in the row's state and that this person has the right to; closed ones with their reason. */
export async function offerSteps<Row extends { id: string }, State extends string>(
  ctx: StepContext,
  tx: Tx,
  flow: Flow<Row, State>,
  row: Row,
): Promise<OfferedStep<Row, State>[]> {
  const offered: OfferedStep<Row, State>[] = [];
  for (const step of flow.steps) {
    if (!step.from.includes(flow.stateOf(row)) || ctx.can?.(step.resource, step.right) === false) continue;
    offered.push({ step, verdict: await judgeStep(ctx, tx, flow, step, row) });
  }
  return offered;
}

function zoneOf(ctx: StepContext): Zone {
  return ZONE_KEYS.find((zone) => ZONES[zone].timeZone === ctx.tenant.timeZone) ?? 'WIB';
}

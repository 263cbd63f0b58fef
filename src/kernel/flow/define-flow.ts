import type { Gate } from '#kernel/access';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';
import type { Tone } from '#kernel/ui';
import type { WorkContext } from '#kernel/work';
import type { StepField, StepInput } from './step-field.ts';

/** Work a person or a job asked for; `can` is there when a person did, and asks about their rights. */
export type StepContext = WorkContext & { readonly can?: RequestContext['can'] };

/**
 * One step of a flow: from which states, to which, who may, what stops it, what it does. `to` names every state it may
 * lead to; where states follow from facts, the facts decide among them.
 */
export interface Step<Row, State extends string> {
  /** Last part of its addresses: `approve`. */
  key: string;
  /** Verb and object on the button: "Setujui calon". */
  label: string;
  from: readonly State[];
  to: State | readonly State[];
  resource: string;
  right: string;
  gates?: readonly Gate[];
  fields?: readonly StepField[];
  /** Refuses or ends something: its button is outlined, never first. */
  isDanger?: true;
  /** What happens then, for the page that asks before it does. */
  explain?: string;
  /** Said to who did it: "Dewi Anjani menjadi anggota aktif." */
  done: (row: Row) => string;
  /** Why it cannot be done now, in a sentence; nothing when it can. The state itself has been looked at before. */
  refuse?: (ctx: StepContext, tx: Tx, row: Row) => Promise<string | undefined> | string | undefined;
  /** Work that takes locks of its own and has to come before the row's, always in the same order; undone on a refusal. */
  prepare?: (ctx: StepContext, tx: Tx, id: string, input: StepInput) => Promise<void>;
  /** Does it, and answers the row as it is then. */
  run: (ctx: StepContext, tx: Tx, row: Row, input: StepInput) => Promise<Row>;
}

/** What happened, for the event row of the thing. */
export interface StepEvent<Row, State extends string> {
  step: string;
  row: Row;
  from: State;
  to: State;
  note: string | undefined;
}

/** A thing that goes through states by steps. States and steps are data; what a step does is a plain function. */
export interface Flow<Row extends { id: string } = { id: string }, State extends string = string> {
  key: string;
  /** Name in the audit log: `member`. */
  resource: string;
  states: Readonly<Record<State, { label: string; tone: Tone }>>;
  steps: readonly Step<Row, State>[];
  /** Reads one row and holds it until the transaction ends; nothing when it stands outside the walls. */
  lock: (ctx: StepContext, tx: Tx, id: string) => Promise<Row | undefined>;
  stateOf: (row: Row) => State;
  /** How people call the row; never a sensitive value. */
  nameOf: (row: Row) => string;
  /** Writes the event row: actor, time, from, to, note. */
  record: (ctx: StepContext, tx: Tx, event: StepEvent<Row, State>) => Promise<void>;
  /** Who did the last step and when, for telling the second of two officers. */
  latest?: (tx: Tx, row: Row) => Promise<{ actorName: string; at: Date } | undefined>;
}

/**
 * Checks a flow where it is declared.
 *
 * @throws Error when a step names a state that is none, two steps share a key, or a step can never be taken
 */
export function defineFlow<Row extends { id: string }, State extends string>(
  flow: Flow<Row, State>,
): Flow<Row, State> {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const step of flow.steps) {
    if (!/^[a-z][a-z-]*$/.test(step.key)) faults.push(`"${step.key}" is no part of an address`);
    if (seen.has(step.key)) faults.push(`step "${step.key}" is declared twice`);
    seen.add(step.key);
    if (step.from.length === 0) faults.push(`step "${step.key}" starts nowhere`);
    for (const state of [...step.from, ...targetsOf(step)]) {
      if (!Object.hasOwn(flow.states, state))
        faults.push(`step "${step.key}" names unknown state "${state}"`);
    }
  }
  if (faults.length > 0) throw new Error(`The flow "${flow.key}" has faults:\n- ${faults.join('\n- ')}`);
  return flow;
}

export function targetsOf<State extends string>(step: { to: State | readonly State[] }): readonly State[] {
  return typeof step.to === 'string' ? [step.to] : step.to;
}

/** The step with this key. @throws Error when the flow has none: a programming error */
export function stepOf<Row extends { id: string }, State extends string>(
  flow: Flow<Row, State>,
  key: string,
): Step<Row, State> {
  const step = flow.steps.find((one) => one.key === key);
  if (!step) throw new Error(`The flow "${flow.key}" has no step "${key}"`);
  return step;
}

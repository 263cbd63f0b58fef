import { describe, expect, it } from 'vitest';
import { defineFlow, type Flow, type Step, stepOf, targetsOf } from './define-flow.ts';
import { inputShape, reasonField } from './step-field.ts';
import { closedByState } from './take-step.ts';

interface Paper {
  id: string;
  state: State;
}
type State = 'draft' | 'sent' | 'signed';

const step = (key: string, from: readonly State[], to: State | readonly State[]): Step<Paper, State> => ({
  key,
  label: key,
  from,
  to,
  resource: 'paper',
  right: key,
  done: () => '',
  run: async (_ctx, _tx, row) => ({ ...row, state: targetsOf({ to })[0]! }),
});

const paper = (steps: readonly Step<Paper, State>[]): Flow<Paper, State> => ({
  key: 'paper',
  resource: 'paper',
  states: {
    draft: { label: 'Konsep', tone: 'neutral' },
    sent: { label: 'Dikirim', tone: 'info' },
    signed: { label: 'Ditandatangani', tone: 'success' },
  },
  steps,
  lock: async () => undefined,
  stateOf: ({ state }) => state,
  nameOf: () => 'Surat',
  record: async () => {},
});

describe('a flow that could not work does not start', () => {
  it.each([
    ['names an unknown state', [step('send', ['draft'], 'gone' as State)], 'unknown state "gone"'],
    [
      'has two steps of one address',
      [step('send', ['draft'], 'sent'), step('send', ['sent'], 'signed')],
      'declared twice',
    ],
    ['has a step that starts nowhere', [step('send', [], 'sent')], 'starts nowhere'],
    ['has a step that is no address', [step('Kirim surat', ['draft'], 'sent')], 'no part of an address'],
  ] as const)('one that %s', (_what, steps, fault) => {
    expect(() => defineFlow(paper(steps))).toThrow(fault);
  });
});

describe('every state and every step', () => {
  const flow = defineFlow(
    paper([
      step('send', ['draft'], 'sent'),
      step('sign', ['sent'], 'signed'),
      step('take-back', ['sent', 'signed'], 'draft'),
    ]),
  );

  it('a step is open exactly in the states it starts from, and a closed one says which state it met', () => {
    const open = Object.keys(flow.states).map((state) =>
      flow.steps
        .filter((one) => closedByState(flow, one, state as State) === undefined)
        .map(({ key }) => key),
    );
    expect(open).toEqual([['send'], ['sign', 'take-back'], ['take-back']]);
    expect(closedByState(flow, stepOf(flow, 'sign'), 'draft')).toBe(
      '“sign” tidak terbuka untuk keadaan sekarang: Konsep.',
    );
  });
});

describe('what a step asks for', () => {
  const shape = inputShape([
    reasonField('Alasan'),
    { name: 'kind', label: 'Jenis', kind: 'choice', options: [{ value: 'a', label: 'A' }] },
    { name: 'day', label: 'Tanggal', kind: 'date', isOptional: true },
  ]);

  it('takes what is complete, trims it, and lets out what may be empty', () => {
    expect(shape.parse({ reason: '  Data keliru  ', kind: 'a' })).toEqual({
      reason: 'Data keliru',
      kind: 'a',
      day: '',
    });
  });

  it.each([
    [{ reason: '', kind: 'a' }, 'reason'],
    [{ reason: 'ya', kind: 'a' }, 'reason'],
    [{ reason: 'Data keliru', kind: 'b' }, 'kind'],
    [{ reason: 'Data keliru', kind: 'a', day: 'kemarin' }, 'day'],
    [{ kind: 'a' }, 'reason'],
  ])('refuses %o, naming the field', (input, field) => {
    const answer = shape.safeParse(input);
    expect(answer.success).toBe(false);
    expect(answer.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});

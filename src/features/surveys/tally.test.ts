import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMALLEST_CELL } from '#kernel/small-cells';
import type { Answers } from './answers.ts';
import type { Question, QuestionKind, QuestionSettings } from './question.ts';
import { EVERYONE, REST, type Recap } from './recap.ts';
import { type AnswerSheet, tallySurvey } from './tally.ts';

const question = (number: number, kind: QuestionKind, settings: QuestionSettings = {}): Question => ({
  ...{ id: `q${number}`, number, kind, title: `Pertanyaan ${number}`, help: '', isRequired: false, settings },
  ...{ shownFor: null, shownValues: [] },
});

const yesNo = question(1, 'single', { choices: ['Ya', 'Tidak'] });

const sheets = (count: number, answers: Answers, region = '63'): AnswerSheet[] =>
  Array.from({ length: count }, () => ({ answers, groups: { region } }));

const tally = (questions: readonly Question[], given: readonly AnswerSheet[]): Recap =>
  tallySurvey(questions, given, { asked: 100, groupings: ['region'] });

const countsOf = (recap: Recap, view = EVERYONE, place = 0) => recap.questions[place]!.lines[0]!.counts[view];

describe('the count of a survey', () => {
  it('shows nothing at all while fewer than five have answered', () => {
    expect(tally([yesNo], sheets(4, { q1: '1' })).questions).toEqual([]);
    expect(countsOf(tally([yesNo], sheets(5, { q1: '1' })))).toEqual([5, 0]);
  });

  it('hides a small number together with its neighbour and keeps the total', () => {
    const recap = tally([yesNo], [...sheets(20, { q1: '1' }), ...sheets(3, { q1: '2' })]);
    expect(recap.answered).toBe(23);
    expect(countsOf(recap)).toEqual([null, null]);
  });

  it('puts small groups together instead of naming them, and one more when they are too few even so', () => {
    const recap = tally(
      [yesNo],
      [...sheets(9, { q1: '1' }, '63'), ...sheets(6, { q1: '1' }, '35'), ...sheets(2, { q1: '1' }, '51')],
    );
    expect(recap.groupings).toEqual([
      {
        key: 'region',
        groups: [
          { code: '63', count: 9 },
          { code: REST, count: 8 },
        ],
      },
    ]);
    expect(
      tally([yesNo], [...sheets(9, { q1: '1' }, '63'), ...sheets(2, { q1: '1' }, '51')]).groupings,
    ).toEqual([]);
  });

  it('hides a number of a group that the other groups would give away', () => {
    const recap = tally(
      [yesNo],
      [
        ...sheets(12, { q1: '1' }, '63'),
        ...sheets(8, { q1: '2' }, '63'),
        ...sheets(9, { q1: '1' }, '35'),
        ...sheets(3, { q1: '2' }, '35'),
      ],
    );
    expect(countsOf(recap)).toEqual([21, 11]);
    expect(countsOf(recap, 'region:35')).toEqual([null, null]);
    expect(countsOf(recap, 'region:63')).toEqual([null, null]);
  });

  it('does not tell by the next question how few gave the answer it depends on', () => {
    const why: Question = { ...question(2, 'short'), shownFor: 'q1', shownValues: ['1'], isRequired: true };
    const recap = tally([yesNo, why], [...sheets(20, { q1: '1', q2: 'sebab' }), ...sheets(3, { q1: '2' })]);
    expect(countsOf(recap)).toEqual([null, null]);
    expect(recap.questions[1]!.asked[EVERYONE]).toBeNull();
    expect(recap.questions[1]!.texts).toBeNull();
  });

  it('hides a box that all but a few ticked', () => {
    const boxes = question(1, 'multi', { choices: ['a', 'b'] });
    const recap = tally([boxes], [...sheets(20, { q1: ['1', '2'] }), ...sheets(2, { q1: ['2'] })]);
    expect(countsOf(recap)).toEqual([null, 22]);
  });

  it('tells a mean only when every number behind it is shown', () => {
    const scale = question(1, 'scale', { steps: 3 });
    expect(tally([scale], [...sheets(5, { q1: '1' }), ...sheets(5, { q1: '2' })]).questions[0]!.mean).toBe(
      1.5,
    );
    const few = tally([scale], [...sheets(9, { q1: '1' }), ...sheets(2, { q1: '3' })]);
    expect(few.questions[0]!.mean).toBeUndefined();
  });

  it('shows numbers in ranges that hold five people or more, so that no outlier stands out', () => {
    const hours = question(1, 'number');
    const given = [8, 8, 9, 10, 12, 12, 13, 14, 16, 16, 90].map((value) => ({
      ...{ answers: { q1: String(value) }, groups: {} },
    }));
    const recap = tallySurvey([hours], given, { asked: 20, groupings: [] });
    const [line] = recap.questions[0]!.lines;
    expect(line!.counts[EVERYONE]!.reduce((sum: number, count) => sum + (count ?? 0), 0)).toBe(11);
    for (const count of line!.counts[EVERYONE]!) expect(count).toBeGreaterThanOrEqual(SMALLEST_CELL);
    expect(line!.choices.join(' ')).not.toContain('90');
  });

  it('counts dates by months or years', () => {
    const since = question(1, 'date');
    const given = [...Array(6)].flatMap((_, index) => [
      { answers: { q1: `2019-0${index + 1}-10` }, groups: {} },
      { answers: { q1: `2024-0${index + 1}-10` }, groups: {} },
    ]);
    const [line] = tallySurvey([since], given, { asked: 20, groupings: [] }).questions[0]!.lines;
    expect(line!.counts[EVERYONE]).toEqual([6, 6]);
  });

  it('shows free texts by the alphabet and never a number under five, whatever is answered', () => {
    const questions = [
      yesNo,
      question(2, 'multi', { choices: ['a', 'b', 'c'] }),
      question(3, 'scale', { steps: 5 }),
      question(4, 'matrix', { rows: ['x', 'y'], choices: ['1', '2', '3'] }),
      { ...question(5, 'short'), shownFor: 'q1', shownValues: ['2'] },
    ];
    const one = fc.record({
      answers: fc.record(
        {
          q1: fc.constantFrom('1', '2'),
          q2: fc.subarray(['1', '2', '3'], { minLength: 1 }),
          q3: fc.constantFrom('1', '2', '3', '4', '5'),
          q4: fc.record({ 1: fc.constantFrom('1', '2', '3'), 2: fc.constantFrom('1', '2', '3') }),
          q5: fc.constantFrom('c', 'a', 'b'),
        },
        { requiredKeys: [] },
      ),
      groups: fc.record({ region: fc.constantFrom('63', '35', '51'), work: fc.constantFrom('PNS', 'PPPK') }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), (given) => {
        const recap = tallySurvey(questions, given, { asked: 60, groupings: ['region', 'work'] });
        for (const { groups } of recap.groupings)
          for (const { count } of groups) expect(count).toBeGreaterThanOrEqual(SMALLEST_CELL);
        for (const { lines, texts } of recap.questions) {
          for (const { counts } of lines)
            for (const row of Object.values(counts))
              for (const count of row)
                expect(count === null || count === 0 || count >= SMALLEST_CELL).toBe(true);
          if (texts) expect(texts).toEqual([...texts].sort());
        }
      }),
      { numRuns: 60 },
    );
  });
});

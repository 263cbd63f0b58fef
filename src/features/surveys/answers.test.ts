import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedOf, checkAnswers, fieldOf, readAnswers, stepsOf } from './answers.ts';
import type { Question, QuestionKind, QuestionSettings } from './question.ts';

const question = (
  number: number,
  kind: QuestionKind,
  settings: QuestionSettings = {},
  more: Partial<Question> = {},
): Question => ({
  ...{ id: `q${number}`, number, kind, title: `Pertanyaan ${number}`, help: '', isRequired: true, settings },
  ...{ shownFor: null, shownValues: [] },
  ...more,
});

const yesNo = question(1, 'single', { choices: ['Ya', 'Tidak'] });
const why = question(2, 'short', {}, { shownFor: 'q1', shownValues: ['2'] });
const branch = [yesNo, why, question(3, 'scale', { steps: 5 })];

describe('what a person fills in', () => {
  it.each<[QuestionKind, QuestionSettings, string, string | undefined]>([
    ['single', { choices: ['a', 'b'] }, '3', 'Pilih dari jawaban yang tersedia.'],
    ['single', { choices: ['a', 'b'] }, '2', undefined],
    ['scale', { steps: 5 }, '6', 'Pilih dari jawaban yang tersedia.'],
    ['number', {}, 'dua', 'Isi dengan angka, misalnya 12 atau 12,5.'],
    ['number', {}, '1.250,5', undefined],
    ['number', { least: 1, greatest: 24 }, '25', 'Paling banyak 24.'],
    ['number', { least: 1 }, '0', 'Sedikitnya 1.'],
    ['date', {}, '2026-02-30', 'Isi tanggal yang ada di kalender.'],
    ['date', {}, '2026-02-28', undefined],
    ['short', {}, 'x'.repeat(201), 'Paling banyak 200 huruf.'],
    ['long', {}, 'x'.repeat(4001), 'Paling banyak 4000 huruf.'],
  ])('to a question of kind %s %j with %s is told %s', (kind, settings, typed, sentence) => {
    const asked = [question(1, kind, settings)];
    const { faults } = checkAnswers(asked, readAnswers(asked, { 'q-q1': typed }));
    expect(Object.values(faults)).toEqual(sentence ? [sentence] : []);
  });

  it('may choose several, up to the limit, each once', () => {
    const asked = [question(1, 'multi', { choices: ['a', 'b', 'c'], most: 2 })];
    const read = (values: string[]) => readAnswers(asked, { 'q-q1': values });
    expect(read(['3', '1', '3'])).toEqual({ q1: ['1', '3'] });
    expect(checkAnswers(asked, read(['1', '2', '3'])).faults).toEqual({ 'q-q1': 'Pilih paling banyak 2.' });
    expect(checkAnswers(asked, read(['1', '9'])).faults).toEqual({
      'q-q1': 'Pilih dari jawaban yang tersedia.',
    });
  });

  it('answers each line of a matrix, and is told which line is missing', () => {
    const asked = [question(1, 'matrix', { rows: ['Upah', 'Jam'], choices: ['Baik', 'Buruk'] })];
    const typed = readAnswers(asked, { 'q-q1-1': '2' });
    expect(typed).toEqual({ q1: { 1: '2' } });
    expect(checkAnswers(asked, typed).faults).toEqual({ 'q-q1-2': 'Pilih satu jawaban pada baris ini.' });
  });

  it('is asked further questions only for the answers that call for them', () => {
    expect(askedOf(branch, { q1: '1' }).map(({ id }) => id)).toEqual(['q1', 'q3']);
    expect(askedOf(branch, { q1: '2' }).map(({ id }) => id)).toEqual(['q1', 'q2', 'q3']);
    const { answers, faults } = checkAnswers(branch, { q1: '1', q2: 'tersisa', q3: '4' });
    expect(answers).toEqual({ q1: '1', q3: '4' });
    expect(faults).toEqual({});
  });

  it('a question behind one that is not asked is not asked either', () => {
    const deeper = question(4, 'short', {}, { shownFor: 'q3', shownValues: ['1'] });
    const chain = [
      yesNo,
      question(3, 'scale', { steps: 5 }, { number: 2, shownFor: 'q1', shownValues: ['2'] }),
      { ...deeper, number: 3 },
    ];
    expect(checkAnswers(chain, { q1: '1', q3: '1', q4: 'x' }).answers).toEqual({ q1: '1' });
  });

  it('without script comes to a question only after the one it depends on, and meets each once', () => {
    expect(stepsOf(branch).map((step) => step.map(({ id }) => id))).toEqual([['q1'], ['q2', 'q3']]);
    const surveys = fc
      .array(fc.option(fc.nat(), { freq: 2 }), { minLength: 1, maxLength: 15 })
      .map((sources) =>
        sources.map((source, index) =>
          question(
            index + 1,
            'single',
            { choices: ['a', 'b'] },
            {
              shownFor: source === null || index === 0 ? null : `q${(source % index) + 1}`,
              shownValues: ['1'],
            },
          ),
        ),
      );
    fc.assert(
      fc.property(surveys, (questions) => {
        const steps = stepsOf(questions);
        expect(steps.flat()).toEqual(questions);
        for (const step of steps)
          for (const { shownFor } of step) expect(step.some(({ id }) => id === shownFor)).toBe(false);
      }),
    );
  });

  it('whatever a form holds, only answers to questions that are asked come through', () => {
    const form = fc.dictionary(
      fc.constantFrom('q-q1', 'q-q2', 'q-q3', 'q-q9', fieldOf(yesNo, '1'), '__proto__'),
      fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 })),
    );
    fc.assert(
      fc.property(form, (typed) => {
        const { answers } = checkAnswers(branch, readAnswers(branch, typed));
        for (const id of Object.keys(answers))
          expect(askedOf(branch, answers).map((one) => one.id)).toContain(id);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AskedPerson, matchDeductions, type RowToMatch } from './match-deductions.ts';

const person = (id: string, fields: Partial<AskedPerson> = {}): AskedPerson => ({
  ...{ id, name: `Orang ${id}`, memberNumber: `SPK-${id}`, employeeNumber: `1980${id}` },
  ...{ asked: 35_000, isGone: false, ...fields },
});
const row = (values: RowToMatch['values'], number = 2): RowToMatch => ({ row: number, values, problems: [] });

describe('finding out whom a row is about', () => {
  const people = [
    person('1', { name: 'Dr. Siti Aminah, M.Pd.' }),
    person('2', { name: 'Siti Aminah' }),
    person('3', { name: 'Joko Susilo' }),
  ];

  it('takes the number whatever its points and blanks', () => {
    const [found] = matchDeductions(
      [row({ employeeNumber: '19 80.3', fullName: 'JOKO SUSILO', amount: 35_000 })],
      people,
    );
    expect(found).toMatchObject({ itemId: '3', matchedBy: 'employee_number', verdict: 'equal' });
  });

  it('never chooses between two people of the same name', () => {
    const [found] = matchDeductions([row({ fullName: 'Siti Aminah', amount: 35_000 })], people);
    expect(found).toMatchObject({ itemId: null, verdict: 'unknown' });
  });

  it('leaves a row to a person when number and name disagree, or two numbers do', () => {
    expect(
      matchDeductions([row({ memberNumber: 'SPK-3', fullName: 'Wati', amount: 35_000 })], people)[0],
    ).toMatchObject({
      itemId: '3',
      verdict: 'doubt',
    });
    expect(
      matchDeductions([row({ memberNumber: 'SPK-3', employeeNumber: '19801', amount: 35_000 })], people)[0]!
        .verdict,
    ).toBe('doubt');
  });

  it('a name alone with another amount is a doubt, and so is who has left', () => {
    expect(matchDeductions([row({ fullName: 'Joko Susilo', amount: 10_000 })], people)[0]).toMatchObject({
      matchedBy: 'name',
      verdict: 'doubt',
    });
    const gone = [person('4', { isGone: true })];
    expect(matchDeductions([row({ memberNumber: 'SPK-4', amount: 35_000 })], gone)[0]!.verdict).toBe('doubt');
  });

  it('certain rows name each person at most once and ask for exactly what was asked', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            memberNumber: fc.constantFrom('SPK-1', 'spk 2', 'SPK-3', 'SPK-9', ''),
            employeeNumber: fc.constantFrom('19801', '19802', '19803', '', '7'),
            fullName: fc.constantFrom('Siti Aminah', 'Joko Susilo', 'Wati', ''),
            amount: fc.constantFrom(0, 10_000, 35_000, 50_000),
          }),
          { maxLength: 12 },
        ),
        (rows) => {
          const matched = matchDeductions(
            rows.map((values, index) => row(values, index + 2)),
            people,
          );
          const certain = matched.filter(
            ({ verdict }) => verdict === 'equal' || verdict === 'less' || verdict === 'more',
          );
          expect(new Set(certain.map(({ itemId }) => itemId)).size).toBe(certain.length);
          for (const { row: number, verdict } of certain) {
            const amount = rows[number - 2]!.amount;
            expect(verdict).toBe(amount === 35_000 ? 'equal' : amount < 35_000 ? 'less' : 'more');
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

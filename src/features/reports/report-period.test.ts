import { describe, expect, it } from 'vitest';
import { lastOver, periodOf, readPeriod, recentPeriods } from './report-period.ts';

describe('the period of a report', () => {
  it.each([
    ['2024-02', 'Februari 2024', '2024-02-01', '2024-02-29'],
    ['2026-T3', 'Triwulan III 2026', '2026-07-01', '2026-09-30'],
    ['2026', 'Tahun 2026', '2026-01-01', '2026-12-31'],
  ])('%s begins and ends on its days', (key, label, from, to) => {
    expect(readPeriod(key)).toMatchObject({ key, label, span: { from, to } });
  });

  it.each(['', '0000', '0001-01', '2026-13', '2026-00', '2026-T5', '2026-T0', '26', "2026'--", '2026-1'])(
    '"%s" is none',
    (key) => {
      expect(readPeriod(key)).toBeUndefined();
    },
  );

  it('holds every day of the year once, whatever the rhythm', () => {
    for (const rhythm of ['month', 'quarter', 'year'] as const) {
      for (const day of ['2026-01-01', '2026-03-31', '2026-04-01', '2026-11-23', '2026-12-31']) {
        const { span, key } = periodOf(rhythm, day);
        expect(span.from <= day && day <= span.to, `${rhythm} ${day}`).toBe(true);
        expect(readPeriod(key)?.span).toEqual(span);
      }
    }
  });

  it('is over on the day after its last', () => {
    expect(lastOver('month', '2026-11-01').key).toBe('2026-10');
    expect(lastOver('quarter', '2026-09-30').key).toBe('2026-T2');
    expect(lastOver('quarter', '2026-10-01').key).toBe('2026-T3');
    expect(lastOver('year', '2026-01-01').key).toBe('2025');
  });

  it('is offered with the newest first and none twice', () => {
    const keys = recentPeriods('2026-11-23').map(({ key }) => key);
    expect(keys.slice(0, 2)).toEqual(['2026-11', '2026-10']);
    expect(new Set(keys).size).toBe(24 + 8 + 5);
    expect(keys).toContain('2024-12');
  });
});

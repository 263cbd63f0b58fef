import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  dateIn,
  endOfDay,
  findHoliday,
  firstDayOf,
  formatDate,
  formatDaysUntil,
  formatMoment,
  formatMonth,
  formatTime,
  instantOf,
  isPlainDate,
  isWorkingDay,
  lastDayOf,
  monthsBetween,
  NATIONAL_HOLIDAYS,
  shiftMonth,
  todayIn,
  ZONE_KEYS,
  ZONES,
} from './index.ts';

describe('dates and times on the page', () => {
  test('a date reads as in the visual language', () => {
    expect(formatDate('2026-11-22')).toBe('22 November 2026');
    expect(formatDate('2026-11-22', 'short')).toBe('22 Nov 2026');
    expect(formatDate('2026-12-05', 'weekday')).toBe('Sabtu, 5 Desember 2026');
    expect(formatDaysUntil('2026-12-05', '2026-11-22')).toBe('13 hari lagi');
    expect(formatDaysUntil('2026-11-22', '2026-11-22')).toBe('hari ini');
    expect(formatDaysUntil('2026-11-19', '2026-11-22')).toBe('3 hari lalu');
  });

  test('one instant shows three times and sometimes two dates', () => {
    const instant = new Date('2026-11-27T15:30:00Z');
    expect(formatTime(instant, 'WIB')).toBe('22.30 WIB');
    expect(formatMoment(instant, 'WITA')).toBe('Jumat, 27 November 2026 pukul 23.30 WITA');
    expect(formatMoment(instant, 'WIT', 'short')).toBe('28 Nov 2026 pukul 00.30 WIT');
    expect(todayIn('WIB', instant)).toBe('2026-11-27');
    expect(dateIn('WIT', instant)).toBe('2026-11-28');
  });

  test('a deadline lasts until the last moment of its day in the zone', () => {
    expect(instantOf('2026-11-27', 'WITA', '23.59').toISOString()).toBe('2026-11-27T15:59:00.000Z');
    expect(endOfDay('2026-11-27', 'WITA').toISOString()).toBe('2026-11-27T15:59:59.999Z');
    expect(() => instantOf('2026-11-27', 'WIB', '24.10')).toThrow(RangeError);
  });

  test('the fixed distances agree with the time zone tables of the system', () => {
    const instant = new Date('2026-07-01T12:00:00Z');
    for (const zone of ZONE_KEYS) {
      const clock = new Intl.DateTimeFormat('id-ID', {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: ZONES[zone].timeZone,
      }).format(instant);
      expect(formatTime(instant, zone)).toBe(`${clock.replace(':', '.')} ${zone}`);
    }
  });

  test('months are counted over the year', () => {
    expect(shiftMonth('2026-11', 2)).toBe('2027-01');
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
    expect(monthsBetween('2026-11', '2027-02')).toBe(3);
    expect(firstDayOf('2026-02')).toBe('2026-02-01');
    expect(lastDayOf('2024-02')).toBe('2024-02-29');
    expect(formatMonth('2026-11')).toBe('November 2026');
  });
});

describe('working days', () => {
  test('the decree of 2026 has 17 holidays and 8 days of joint leave', () => {
    const of2026 = NATIONAL_HOLIDAYS.filter((holiday) => holiday.date.startsWith('2026'));
    expect(of2026.filter((holiday) => holiday.kind === 'libur')).toHaveLength(17);
    expect(of2026.filter((holiday) => holiday.kind === 'cuti-bersama')).toHaveLength(8);
    expect(NATIONAL_HOLIDAYS.every((holiday) => isPlainDate(holiday.date))).toBe(true);
  });

  test('an answer within three working days skips the weekend and Christmas', () => {
    expect(addWorkingDays('2026-11-20', 3)).toBe('2026-11-25');
    expect(addWorkingDays('2026-12-23', 1)).toBe('2026-12-28');
    expect(addWorkingDays('2026-12-23', 1, { jointLeaveCloses: false })).toBe('2026-12-24');
    expect(addWorkingDays('2026-11-23', -1)).toBe('2026-11-20');
    expect(addWorkingDays('2026-11-21', 0)).toBe('2026-11-23');
  });

  test('a tenant adds its own holiday and its own working week', () => {
    const pilkades = { date: '2026-11-25', name: 'Pemilihan kepala desa', kind: 'libur' } as const;
    const holidays = [...NATIONAL_HOLIDAYS, pilkades];
    expect(addWorkingDays('2026-11-20', 3, { holidays })).toBe('2026-11-26');
    expect(isWorkingDay('2026-11-21', { workdays: [1, 2, 3, 4, 5, 6] })).toBe(true);
    expect(isWorkingDay('2026-08-17')).toBe(false);
    expect(findHoliday('2026-08-17')?.name).toBe('Proklamasi Kemerdekaan');
  });
});

export { type DateStyle, formatDate, formatDaysUntil } from './format-date.ts';
export type { Holiday } from './holiday.ts';
export {
  addWorkingDays,
  findHoliday,
  isWorkingDay,
  NATIONAL_HOLIDAYS,
  type WorkCalendar,
} from './holidays.ts';
export {
  firstDayOf,
  formatMonth,
  isPlainMonth,
  lastDayOf,
  monthOf,
  monthsBetween,
  type PlainMonth,
  parseMonth,
  shiftMonth,
} from './month.ts';
export { MONTHS, WEEKDAYS } from './names.ts';
export { areMonthFirst, type ParseDateOptions, type ParsedDate, parseDate } from './parse-date.ts';
export {
  addDays,
  addMonths,
  ageOn,
  type DateParts,
  daysBetween,
  daysInMonth,
  daysUntil,
  fromDayNumber,
  isPlainDate,
  makeDate,
  monthlyDates,
  type PlainDate,
  splitDate,
  toDayNumber,
  weekdayOf,
} from './plain-date.ts';
export {
  clockValue,
  dateIn,
  endOfDay,
  formatMoment,
  formatTime,
  instantOf,
  isZone,
  readClock,
  todayIn,
  todayOf,
  ZONE_KEYS,
  ZONES,
  type Zone,
  zoneOf,
} from './zone.ts';

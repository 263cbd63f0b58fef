import { readClock, zoneOf } from '#kernel/calendar';
import { invalid, type WorkContext } from '#kernel/work';

/** A moment by the organisation's clock; null for an empty field. @throws AppError 422 for what is no moment */
export function readMoment(ctx: Pick<WorkContext, 'tenant'>, field: string, typed: string): Date | null {
  if (typed.trim() === '') return null;
  const moment = readClock(typed, zoneOf(ctx.tenant.timeZone));
  if (!moment) throw invalid({ [field]: 'Isi tanggal dan jamnya, atau kosongkan.' });
  return moment;
}

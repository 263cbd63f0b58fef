import { todayIn, zoneOf } from '#kernel/calendar';
import { type FieldErrors, invalid } from '#kernel/work';
import type { Actor } from '../actor.ts';
import type { Register } from '../register.ts';

/** Days that cannot lie ahead, judged by the tenant's own calendar. @throws AppError 422 */
export function checkDays(actor: Actor, register: Register, values: Readonly<Record<string, unknown>>): void {
  const today = todayIn(zoneOf(actor.tenant.timeZone), actor.now);
  const faults: Record<string, string> = {};
  for (const field of register.fields) {
    const value = values[field.key];
    if (field.type === 'date' && field.latest === 'today' && typeof value === 'string' && value > today)
      faults[field.key] = `${field.label} belum terjadi. Periksa tanggalnya.`;
  }
  if (Object.keys(faults).length > 0) throw invalid(faults as FieldErrors);
}

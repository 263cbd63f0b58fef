import { todayIn, zoneOf } from '#kernel/calendar';
import { type FieldErrors, invalid } from '#kernel/work';
import type { Actor } from '../actor.ts';
import type { Field } from '../field.ts';
import type { Register } from '../register.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * What the shape of one field cannot judge: days that lie ahead by the tenant's own calendar, and values that another
 * value of the entry bounds.
 *
 * @param values what is written now
 * @param standing what the entry says already and goes on saying where nothing else is written
 * @throws AppError 422
 */
export function checkValues(actor: Actor, register: Register, values: Values, standing: Values = {}): void {
  const today = todayIn(zoneOf(actor.tenant.timeZone), actor.now);
  const faults: Record<string, string> = {};
  for (const field of register.fields) {
    const value = values[field.key];
    if (field.type === 'date' && field.latest === 'today' && typeof value === 'string' && value > today)
      faults[field.key] = `${field.label} belum terjadi. Periksa tanggalnya.`;
  }
  Object.assign(faults, boundFaults(register.fields, { ...standing, ...values }));
  if (Object.keys(faults).length > 0) throw invalid(faults as FieldErrors);
}

/** Sentences by the key of each field that is beyond the other one it names. */
export function boundFaults(fields: readonly Field[], values: Values): Record<string, string> {
  const labelOf = (key: string) => fields.find((field) => field.key === key)!.label.toLowerCase();
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const value = values[field.key];
    if (field.type === 'date' && field.notBefore && typeof value === 'string') {
      const first = values[field.notBefore];
      if (typeof first === 'string' && value < first)
        faults[field.key] = `${field.label} mendahului ${labelOf(field.notBefore)}. Periksa tanggalnya.`;
    }
    if (field.type === 'dateTime' && field.notBefore && typeof value === 'string') {
      const first = values[field.notBefore];
      if (typeof first === 'string' && Date.parse(value) < Date.parse(first))
        faults[field.key] = `${field.label} mendahului ${labelOf(field.notBefore)}. Periksa waktunya.`;
    }
    if (field.type === 'time' && field.after && typeof value === 'string') {
      const first = values[field.after];
      if (typeof first === 'string' && value <= first)
        faults[field.key] = `${field.label} harus sesudah ${labelOf(field.after)}. Periksa jamnya.`;
    }
    if (field.type === 'number' && field.notAbove && typeof value === 'number') {
      const most = values[field.notAbove];
      if (typeof most === 'number' && value > most)
        faults[field.key] = `${field.label} melebihi ${labelOf(field.notAbove)}. Periksa angkanya.`;
    }
  }
  return faults;
}

import type { PlainDate } from '#kernel/calendar';
import type { TenantKeys } from '#kernel/encryption';

/** What a sealed balance says. */
export interface BalanceFigures {
  /** Rupiah that the book holds for this person. */
  balance: number;
  /** Rupiah of it that came in by entries which count towards what was billed: opening balances do not. */
  received: number;
  /** How many entries made it. */
  count: number;
}

/** What a sealed entry says. */
export interface EntryFigures {
  /** Place among the entries of its balance, from 1. */
  at: number;
  postedOn: PlainDate;
  /** Rupiah; above zero when the person holds more by it. */
  amount: number;
  counts: boolean;
  /** What happened: `savings-deposit`. */
  kind: string;
  /** The event, as the journal names its source. */
  eventId: string;
  description: string;
  journalId: string;
  journalNumber: string;
  /** Number and check code of the receipt; empty for none. */
  receipt: string;
  code: string;
  postedByName: string;
  /** Milliseconds since 1970. */
  postedAt: number;
}

/** Both are bound to their row: a value moved to another person does not open. */
const place = (table: 'subledger_balances' | 'subledger_entries', row: string) => ({
  ...{ table, column: 'sealed', row },
});

export const sealBalance = (keys: TenantKeys, id: string, figures: BalanceFigures): string =>
  keys.seal(JSON.stringify(figures), place('subledger_balances', id));

export const openBalance = (keys: TenantKeys, row: { id: string; sealed: string }): BalanceFigures =>
  JSON.parse(keys.open(row.sealed, place('subledger_balances', row.id))) as BalanceFigures;

export const sealEntry = (keys: TenantKeys, id: string, figures: EntryFigures): string =>
  keys.seal(JSON.stringify(figures), place('subledger_entries', id));

export const openEntry = (keys: TenantKeys, row: { id: string; sealed: string }): EntryFigures =>
  JSON.parse(keys.open(row.sealed, place('subledger_entries', row.id))) as EntryFigures;

/** The shadow of the event that entries and their journal share; without the key nothing leads from one to the other. */
export const eventIndexOf = (keys: TenantKeys, event: { kind: string; id: string }): string =>
  keys.blindIndex('subledger-event', `${event.kind} ${event.id}`);

/** The shadow of a receipt's check code. */
export const codeIndexOf = (keys: TenantKeys, code: string): string =>
  keys.blindIndex('subledger-code', code);

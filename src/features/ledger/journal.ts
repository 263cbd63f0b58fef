import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';

export type JournalKind = 'general' | 'opening' | 'reversal' | 'closing';

export interface Journal {
  id: string;
  /** "JU-2026-000123", without gaps within its year. */
  number: string;
  postedOn: string;
  description: string;
  kind: JournalKind;
  /** The event that it records: `manual`, `savings-deposit`, and its id. */
  sourceKind: string;
  sourceId: string;
  reversesId: string | null;
  reversesNumber: string | null;
  /** The counter-journal that took it back. */
  reversedById: string | null;
  reversedByNumber: string | null;
  /** Sum of its debits, rupiah. */
  total: number;
  postedByName: string;
  postedAt: Date;
}

export interface JournalLine {
  accountId: string;
  code: string;
  name: string;
  /** Rupiah; debit above zero, credit below. */
  amount: number;
  note: string;
}

export const KIND_LABELS: Readonly<Record<JournalKind, string>> = {
  general: 'Umum',
  opening: 'Saldo awal',
  reversal: 'Pembalik',
  closing: 'Penutup',
};

/** The columns and tables of a journal `j`, with its counter-journal `r` and the one it takes back, `o`. */
export const JOURNAL_COLUMNS = `j.id, j.number, j.posted_on as "postedOn", j.description, j.kind,
  j.source_kind as "sourceKind", j.source_id as "sourceId", j.reverses_id as "reversesId",
  o.number as "reversesNumber", r.id as "reversedById", r.number as "reversedByNumber", j.total,
  j.posted_by_name as "postedByName", j.posted_at as "postedAt"`;
export const JOURNAL_TABLES = `ledger_journals j
  left join ledger_journals o on o.tenant_id = j.tenant_id and o.id = j.reverses_id
  left join ledger_journals r on r.tenant_id = j.tenant_id and r.reverses_id = j.id`;

/** One journal; undefined for none. */
export async function readJournal(tx: Tx, id: string): Promise<Journal | undefined> {
  if (!isUuid(id)) return undefined;
  return tx.one<Journal>(
    `select ${JOURNAL_COLUMNS} from ${JOURNAL_TABLES} where j.tenant_id = balai.tenant_id() and j.id = $1`,
    [id],
  );
}

/** The journal that was made of an event; undefined while there is none. */
export function findJournalOf(tx: Tx, source: { kind: string; id: string }): Promise<Journal | undefined> {
  return tx.one<Journal>(
    `select ${JOURNAL_COLUMNS} from ${JOURNAL_TABLES}
      where j.tenant_id = balai.tenant_id() and j.source_kind = $1 and j.source_id = $2`,
    [source.kind, source.id],
  );
}

/** The lines of a journal as they were written: debits first by habit, not by force. */
export function readJournalLines(tx: Tx, journalId: string): Promise<JournalLine[]> {
  return tx.query<JournalLine>(
    `select l.account_id as "accountId", a.code, a.name, l.amount, l.note
       from ledger_lines l join ledger_accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
      where l.tenant_id = balai.tenant_id() and l.journal_id = $1 order by l.position`,
    [journalId],
  );
}

import type { Tx } from '#kernel/database';
import { listUrl, type RequestContext } from '#kernel/http';
import type { NotesText, Span, StatementRow } from './statements/index.ts';

/** Where the ledger of one product is kept, by whose rights, and what the product knows beside it. */
export interface LedgerPlace {
  /** `/pembukuan` */
  base: string;
  /** Names of the rows of the product's matrix. */
  resources: { chart: string; journal: string; period: string; statement: string; bank: string };
  /** Topic of the product's help. */
  help: string;
  /** The first notes to the statements: who keeps these books and by which rules. */
  notes: (ctx: RequestContext, tx: Tx, span: Span) => Promise<readonly NotesText[]>;
  /** What made a journal, in words, and its page. */
  sourceOf: (source: { kind: string; id: string; journalId: string }) => { label: string; url?: string };
}

export const chartUrl = ({ base }: LedgerPlace) => `${base}/bagan-akun`;
export const journalsUrl = ({ base }: LedgerPlace) => `${base}/jurnal`;
export const accountLedgerUrl = ({ base }: LedgerPlace, accountId: string) =>
  `${base}/buku-besar/${accountId}`;
export const periodsUrl = ({ base }: LedgerPlace) => `${base}/tutup-buku`;
export const statementsUrl = ({ base }: LedgerPlace) => `${base}/laporan-keuangan`;
export const bankUrl = ({ base }: LedgerPlace) => `${base}/rekonsiliasi-bank`;

/** Where the figures of a row come from: the general ledger of its account, or its journal. */
export function statementRowUrl(place: LedgerPlace, row: StatementRow, span: Span): string | undefined {
  if (row.journalId) return `${journalsUrl(place)}/${row.journalId}`;
  if (!row.accountId) return undefined;
  return listUrl(accountLedgerUrl(place, row.accountId), new URLSearchParams(), {
    ...{ dari: span.from, sampai: span.to },
  });
}

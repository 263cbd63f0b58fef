import type { RightName } from '#kernel/access';
import type { Tx } from '#kernel/database';
import type { IconName } from '#kernel/ui';

/** Whose own matters are asked for: the account, and the resident it stands for once an officer has confirmed that. */
export interface Self {
  accountId: string;
  subjectId: string | null;
}

/** Something a person had to do with, as their own history tells it. */
export interface HistoryRow {
  at: Date;
  /** "Pendaftaran kegiatan" */
  kind: string;
  title: string;
  state: string;
  url: string;
}

/** A figure of a dashboard; it is shown to who may open the page behind it. */
export interface RoomCount {
  label: string;
  icon: IconName;
  url: string;
  needs: RightName;
  count: (tx: Tx) => Promise<number>;
}

/**
 * What one room of the village shows on the dashboards. Each room declares its own; a dashboard asks all of them and knows
 * none.
 */
export interface Room {
  key: string;
  /** A service one may go to from one's own dashboard. */
  shortcut?: { label: string; icon: IconName; url: string; needs: RightName };
  /** How much of one's own there is, equal to the list behind it. */
  own?: { label: string; url: string; needs: RightName; count: (tx: Tx, self: Self) => Promise<number> };
  /** One's own past, for "Riwayat Layanan". */
  history?: (tx: Tx, self: Self) => Promise<readonly HistoryRow[]>;
  /** How much there is for officers. */
  totals?: readonly RoomCount[];
  /** What waits for an officer. */
  waiting?: readonly RoomCount[];
  /** What an officer does most. */
  acts?: readonly { label: string; icon: IconName; url: string; needs: RightName }[];
  /** Moments since then at which something came in, for the chart: `select … as at`, tenant and time in it. */
  arrivals?: (tx: Tx, since: Date) => Promise<readonly { at: Date }[]>;
}

/** One number that a statement answers with. */
export async function countRows(tx: Tx, from: string, values: unknown[] = []): Promise<number> {
  const row = await tx.one<{ count: number }>(`select count(*) as count ${from}`, values);
  return row?.count ?? 0;
}

import type { Tx } from '#kernel/database';
import type { Tone } from '#kernel/ui';

export type RequestKind = 'access' | 'correct' | 'erase' | 'withdraw';
export type RequestState = 'open' | 'erasing' | 'done' | 'refused';

export interface PrivacyRequest {
  id: string;
  accountId: string;
  subjectId: string | null;
  name: string;
  kind: RequestKind;
  note: string;
  state: RequestState;
  createdAt: Date;
  dueAt: Date;
  decidedAt: Date | null;
  decidedByName: string | null;
  answer: string;
}

/** The law's clock for answering: three times 24 hours. An alert when a day is left. */
export const CLOCK_HOURS = 72;
export const ALERT_HOURS = 48;
export const HOUR_MS = 3_600_000;

export const REQUEST_KINDS: Readonly<Record<RequestKind, { label: string; help: string }>> = {
  access: {
    label: 'Keterangan tentang data saya',
    help: 'Untuk apa dipakai dan kepada siapa diberikan. Salinan data dapat Anda unduh sendiri di halaman ini.',
  },
  correct: { label: 'Pembetulan data', help: 'Sebutkan bagian yang keliru dan bagaimana seharusnya.' },
  withdraw: {
    label: 'Penarikan persetujuan',
    help: 'Untuk persetujuan yang tidak punya tombol di halaman ini.',
  },
  erase: {
    label: 'Penghapusan data',
    help: 'Keanggotaan berakhir dan nama Anda dihapus di mana pun. Pembukuan tetap, tanpa nama. Tidak dapat dibatalkan setelah dikerjakan.',
  },
};

export const REQUEST_STATES: Readonly<Record<RequestState, { label: string; tone: Tone }>> = {
  open: { label: 'Menunggu', tone: 'warning' },
  erasing: { label: 'Sedang dihapus', tone: 'info' },
  done: { label: 'Dipenuhi', tone: 'success' },
  refused: { label: 'Ditolak', tone: 'error' },
};

const COLUMNS = `r.id, r.account_id as "accountId", a.subject_id as "subjectId", a.display_name as name, r.kind, r.note,
  r.state, r.created_at as "createdAt", r.due_at as "dueAt", r.decided_at as "decidedAt",
  (select d.display_name from accounts d where d.tenant_id = r.tenant_id and d.id = r.decided_by) as "decidedByName",
  r.answer`;
const REQUESTS = `privacy_requests r join accounts a on a.tenant_id = r.tenant_id and a.id = r.account_id`;

export function readRequest(tx: Tx, id: string): Promise<PrivacyRequest | undefined> {
  return tx.one<PrivacyRequest>(
    `select ${COLUMNS} from ${REQUESTS} where r.tenant_id = balai.tenant_id() and r.id = $1`,
    [id],
  );
}

/** One's own requests, the newest first. */
export function readRequestsOf(tx: Tx, accountId: string): Promise<PrivacyRequest[]> {
  return tx.query<PrivacyRequest>(
    `select ${COLUMNS} from ${REQUESTS}
      where r.tenant_id = balai.tenant_id() and r.account_id = $1 order by r.created_at desc limit 50`,
    [accountId],
  );
}

export interface RequestFilter {
  /** `all` for every state. */
  state: string;
  kind?: string | undefined;
  q: string;
  offset: number;
  limit: number;
}

/** For the desk: what waits longest first, what is answered newest first. */
export async function readRequests(
  tx: Tx,
  filter: RequestFilter,
): Promise<{ items: PrivacyRequest[]; total: number }> {
  const rows = await tx.query<PrivacyRequest & { total: number }>(
    `select ${COLUMNS}, count(*) over ()::int as total from ${REQUESTS}
      where r.tenant_id = balai.tenant_id()
        and ($1 = 'all' or r.state = $1 or ($1 = 'open' and r.state = 'erasing'))
        and ($2::text is null or r.kind = $2) and ($3 = '' or strpos(lower(a.display_name), lower($3)) > 0)
      order by (r.state = 'open') desc, case when r.state = 'open' then r.due_at end, r.created_at desc, r.id
      offset $4 limit $5`,
    [filter.state, filter.kind ?? null, filter.q, filter.offset, filter.limit],
  );
  return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

import type { Tx } from '#kernel/database';

/** What a person owes and has, all in rupiah, from the books and not from the bills' own sums. */
export interface DuesAccount {
  /** Sum of the ledger: positive is owed, negative is credit. */
  balance: number;
  /** Open on bills. */
  open: number;
  /** Verified money that has paid for nothing yet. */
  credit: number;
  /** Bills past their due date. */
  overdueCount: number;
  overdueAmount: number;
  /** The nearest or longest passed due date of an open bill. */
  nextDue: string | null;
  paidThisYear: number;
  /** Day of the newest verified payment that was not taken back; serikat-panduan §3.2. */
  lastPaidOn: string | null;
}

/** @param today 'YYYY-MM-DD' by the organisation's clock */
export async function readDuesAccount(tx: Tx, payerId: string, today: string): Promise<DuesAccount> {
  const row = await tx.one<DuesAccount>(
    `select
       (select coalesce(sum(l.amount), 0)::bigint from dues_ledger l
         where l.tenant_id = balai.tenant_id() and l.payer_id = $1) as balance,
       (select coalesce(sum(p.credit_amount), 0)::bigint from dues_payments p
         where p.tenant_id = balai.tenant_id() and p.payer_id = $1 and p.status = 'verified') as credit,
       (select coalesce(sum(p.received_amount - p.reversed_amount), 0)::bigint from dues_payments p
         where p.tenant_id = balai.tenant_id() and p.payer_id = $1 and p.status = 'verified'
           and p.paid_on >= date_trunc('year', $2::date)) as "paidThisYear",
       (select max(p.paid_on) from dues_payments p
         where p.tenant_id = balai.tenant_id() and p.payer_id = $1 and p.status = 'verified'
           and p.reversed_amount < p.received_amount) as "lastPaidOn",
       coalesce(sum(b.amount - b.paid_amount - b.waived_amount), 0)::bigint as open,
       count(*) filter (where b.due_date < $2::date) as "overdueCount",
       coalesce(sum(b.amount - b.paid_amount - b.waived_amount) filter (where b.due_date < $2::date), 0)::bigint
         as "overdueAmount",
       min(b.due_date) as "nextDue"
       from dues_bills b
      where b.tenant_id = balai.tenant_id() and b.payer_id = $1 and b.status = 'unpaid'`,
    [payerId, today],
  );
  return row!;
}

export interface LedgerLine {
  id: string;
  at: Date;
  kind: 'bill' | 'payment' | 'waiver' | 'adjustment' | 'reversal';
  /** Rupiah; positive: owes more. */
  amount: number;
  /** What the person owed after this line. */
  balance: number;
  billId: string | null;
  paymentId: string | null;
  actorName: string;
  note: string;
  /** Period and kind of the bill the line is about. */
  period: string | null;
  billKind: string | null;
}

/** A person's ledger, newest first. */
export function readLedger(tx: Tx, payerId: string): Promise<LedgerLine[]> {
  return tx.query<LedgerLine>(
    `select l.id, l.at, l.kind, l.amount, l.bill_id as "billId", l.payment_id as "paymentId",
       l.actor_name as "actorName", l.note, b.period, b.kind as "billKind",
       sum(l.amount) over (order by l.at, l.id)::bigint as balance
       from dues_ledger l
       left join dues_bills b on b.tenant_id = l.tenant_id and b.id = l.bill_id
      where l.tenant_id = balai.tenant_id() and l.payer_id = $1
      order by l.at desc, l.id desc`,
    [payerId],
  );
}

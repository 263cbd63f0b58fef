import type { Tx } from '#kernel/database';
import { coversSql, notNamedSql } from './coverage.ts';

/** Why somebody with a mandate is not asked for; in words for the treasurer alone. */
export const LEFT_OUT = {
  hidden: 'Minta keanggotaan tidak disebut kepada kampus',
  not_active: 'Bukan anggota aktif',
  moved: 'Kampus pada data anggota sudah lain',
  unverified: 'Surat kuasa belum diperiksa',
  not_covered: 'Kuasa tidak mencakup bulan ini',
  no_bill: 'Tagihan bulan ini belum dibuat',
  paid: 'Sudah dibayar atau dibebaskan',
  proof_waits: 'Bukti bayar masih menunggu verifikasi',
  listed: 'Sudah ada di daftar yang belum ditutup',
} as const;
export type LeftOutReason = keyof typeof LEFT_OUT;

export interface PlannedPerson {
  payerId: string;
  regionCode: string;
  name: string;
  memberNumber: string | null;
  employeeNumber: string | null;
  mandateId: string;
  billId: string | null;
  /** Rupiah; nothing for who is left out. */
  asked: number | null;
  reason: LeftOutReason | null;
}

/**
 * Who would stand on the list of this employer for this month, and who would not and why.
 *
 * @param given.period 'YYYYMM'
 */
export function planList(tx: Tx, given: { employer: string; period: string }): Promise<PlannedPerson[]> {
  return tx.query<PlannedPerson>(
    `select p.*, case when p.reason is null then p.wanted end as asked from (
       select distinct on (m.name_key, k.payer_id) k.payer_id as "payerId", k.region_code as "regionCode",
         m.full_name as name, m.member_number as "memberNumber", m.employee_number as "employeeNumber",
         k.id as "mandateId", b.id as "billId", m.name_key,
         case when k.follows_rate then b.amount - b.paid_amount - b.waived_amount
              else least(k.amount, b.amount - b.paid_amount - b.waived_amount) end as wanted,
         case when k.status = 'submitted' then 'unverified'
              when (${notNamedSql}) is not null then ${notNamedSql}
              when not ${coversSql('$2')} then 'not_covered'
              when b.id is null then 'no_bill'
              when b.status <> 'unpaid' then 'paid'
              when exists (select 1 from checkoff_items i where i.tenant_id = balai.tenant_id() and i.bill_id = b.id
                and i.outcome = 'waiting') then 'listed'
              when exists (select 1 from dues_payments w where w.tenant_id = balai.tenant_id() and w.bill_id = b.id
                and w.status = 'submitted') then 'proof_waits' end as reason
         from checkoff_mandates k
         join members m on m.tenant_id = k.tenant_id and m.id = k.payer_id
         left join dues_bills b on b.tenant_id = k.tenant_id and b.payer_id = k.payer_id and b.kind = 'monthly'
          and b.period = $2
        where k.tenant_id = balai.tenant_id() and k.employer_key = lower($1)
          and (k.status in ('submitted', 'active') or ${coversSql('$2')})
        order by m.name_key, k.payer_id, (not ${coversSql('$2')}), k.given_at desc) p
     order by p.reason is not null, p.name_key, p."payerId"`,
    [given.employer, given.period],
  );
}

export interface EmployerWithMandates {
  employer: string;
  active: number;
  waiting: number;
}

/** Employers that somebody gave a mandate for, the most mandates first. */
export function readEmployers(tx: Tx): Promise<EmployerWithMandates[]> {
  return tx.query<EmployerWithMandates>(
    `select min(k.employer) as employer, count(*) filter (where k.status = 'active') as active,
       count(*) filter (where k.status = 'submitted') as waiting
       from checkoff_mandates k where k.tenant_id = balai.tenant_id()
      group by k.employer_key order by active desc, k.employer_key`,
  );
}

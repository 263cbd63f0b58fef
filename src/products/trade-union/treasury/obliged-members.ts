import type { BillingSource } from '#features/dues';

/**
 * Who owes dues for a month ('YYYYMM' is `$1`): active members, from the month their membership starts. The bill of a
 * registration covers the month of approval (research/serikat §1a 23); everybody who gets no bill has a reason.
 */
export const obligedMembers: BillingSource = {
  sql: `
    select m.id as payer_id, m.region_code, m.dues_rate_code as rate_code,
      case when m.membership_status <> 'active' then 'not_active'
           when m.membership_start_date >= p.next_day then 'not_yet_member'
           when m.membership_start_date >= p.first_day and exists (
             select 1 from dues_bills r
              where r.tenant_id = balai.tenant_id() and r.payer_id = m.id and r.kind = 'registration'
                and r.status <> 'unpaid') then 'covered_by_registration'
           when m.membership_end_date < p.first_day then 'ended' end as skip_reason
      from members m
     cross join (select to_date($1, 'YYYYMM') as first_day,
       (to_date($1, 'YYYYMM') + interval '1 month')::date as next_day) p
     where m.tenant_id = balai.tenant_id() and m.deleted_at is null
       and m.membership_status in ('active', 'inactive', 'disabled')`,
};

/** Why somebody gets no bill, as the preview says it. */
export const SKIP_REASONS: Readonly<Record<string, string>> = {
  not_active: 'Keanggotaan tidak aktif',
  not_yet_member: 'Belum menjadi anggota pada bulan itu',
  covered_by_registration: 'Bulan pertama sudah tercakup iuran pendaftaran',
  ended: 'Keanggotaan sudah berakhir',
  no_rate: 'Tarif iuran belum diisi pada data anggota',
  rate_not_in_force: 'Tarifnya tidak berlaku pada bulan itu',
};

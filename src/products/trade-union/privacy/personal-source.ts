import { broadcastPersonalData } from '#features/broadcast';
import { cmsPersonalData, readLivePage } from '#features/cms';
import { duesPersonalData, readDuesAccount } from '#features/dues';
import { forumPersonalData } from '#features/forum';
import { inboxPersonalData } from '#features/inbox';
import { surveysPersonalData } from '#features/surveys';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import type { PersonalDataSource } from '#kernel/personal-data';
import type { WorkContext } from '#kernel/work';
import { revokeCard } from '../card/card-token.ts';
import { memberFields } from '../members/member-fields.ts';
import { keysOf, openColumn } from '../members/store-member.ts';
import { changeFacts, lockMembership } from '../registration/membership.ts';
import { unionPersonalData } from './personal-data.ts';
import { unionPurposes } from './purposes.ts';
import { readWatchers } from './read-watchers.ts';

/** What the union keeps of people, and what privacy asks of it. */
export const unionPersonalSource: PersonalDataSource = {
  data: [
    unionPersonalData,
    duesPersonalData,
    forumPersonalData,
    inboxPersonalData,
    cmsPersonalData,
    broadcastPersonalData,
    surveysPersonalData,
  ],
  purposes: unionPurposes(readLivePage),
  peopleOf: async (tx, subjectId) => {
    const rows = await tx.query<{ id: string }>(
      'select id from members where tenant_id = balai.tenant_id() and (id = $1 or merged_into = $1)',
      [subjectId],
    );
    return rows.map(({ id }) => id);
  },
  wordsOf,
  obstaclesOf,
  leave,
  watchersOf: readWatchers,
  exportActions: ['member.exported', 'card.printed'],
  endedBefore: (tx, moment, limit) =>
    tx.query<{ subjectId: string; accountId: string | null }>(
      `select m.id as "subjectId", a.id as "accountId" from members m
         left join accounts a on a.tenant_id = m.tenant_id and a.subject_id = m.id
        where m.tenant_id = balai.tenant_id() and m.merged_into is null
          and m.membership_status in ('resigned', 'expelled', 'deceased', 'rejected', 'cancelled')
          and coalesce(m.membership_end_date::timestamptz, m.rejected_at, m.cancelled_at, m.updated_at) < $1
          and not exists (select 1 from privacy_erasures e where e.tenant_id = m.tenant_id and e.subject_id = m.id)
        order by coalesce(m.membership_end_date::timestamptz, m.rejected_at, m.cancelled_at, m.updated_at), m.id
        limit $2`,
      [moment, limit],
    ),
  recordUrl: (subjectId) => `/admin/members/${subjectId}`,
};

/** Open money and open claims are settled first: without a name nobody could settle them any more. */
async function obstaclesOf(ctx: WorkContext, tx: Tx, people: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const id of people) {
    const { open } = await readDuesAccount(tx, id, todayOf(ctx));
    if (open > 0) {
      found.push(
        `Masih ada tagihan ${formatRupiah(open)}: bendahara menerima pembayarannya atau membebaskannya lebih dahulu.`,
      );
    }
  }
  const counts = await tx.one<{ payments: number; claims: number; adjustments: number }>(
    `select
       (select count(*)::int from dues_payments p where p.tenant_id = balai.tenant_id()
         and p.payer_id = any ($1::uuid[]) and p.status = 'submitted') as payments,
       (select count(*)::int from dues_claims c where c.tenant_id = balai.tenant_id()
         and c.payer_id = any ($1::uuid[]) and c.status in ('submitted', 'in_review')) as claims,
       (select count(*)::int from dues_adjustments j where j.tenant_id = balai.tenant_id()
         and j.payer_id = any ($1::uuid[]) and j.status = 'proposed') as adjustments`,
    [people],
  );
  if (counts!.payments > 0)
    found.push('Masih ada bukti pembayaran yang belum diperiksa: bendahara memutusnya lebih dahulu.');
  if (counts!.claims > 0)
    found.push('Masih ada klaim yang belum diputus: bendahara memutusnya lebih dahulu.');
  if (counts!.adjustments > 0)
    found.push('Masih ada pembetulan yang menunggu: bendahara memutusnya lebih dahulu.');
  return found;
}

/** Ends the membership, as the person asked by asking for erasure, and takes the row out of every list. */
async function leave(ctx: WorkContext, tx: Tx, people: readonly string[]): Promise<void> {
  for (const id of people) {
    const person = await lockMembership(tx, id);
    if (!person || person.stage === 'deleted') continue;
    await revokeCard(tx, id);
    const isMember = person.stage === 'active' || person.stage === 'suspended';
    await changeFacts(
      ctx,
      tx,
      person,
      { ...(isMember ? { ended_as: 'resigned' as const } : {}), deleted_at: ctx.now },
      isMember ? { membership_end_date: todayOf(ctx) } : {},
    );
  }
}

/** Fields whose value is found in other texts and belongs to one person only. */
const TELLING = ['email', 'nik', 'phone', 'altPhone', 'emergencyPhone', 'employeeNumber', 'lecturerNumber'];

async function wordsOf(ctx: WorkContext, tx: Tx, people: readonly string[]): Promise<string[]> {
  const keys = await keysOf(ctx, tx);
  const fields = memberFields.filter(({ name }) => TELLING.includes(name));
  const rows = await tx.query<Record<string, string | null>>(
    `select ${fields.map(({ column }) => `m.${column}`).join(', ')}, m.email, m.member_number,
       case when exists (select 1 from members o where o.tenant_id = m.tenant_id and o.name_key = m.name_key
         and o.id <> all ($1::uuid[])) then null else m.full_name end as full_name
       from members m where m.tenant_id = balai.tenant_id() and m.id = any ($1::uuid[])`,
    [people],
  );
  return rows.flatMap((row) => [
    ...[row.full_name, row.email, row.member_number].filter((word) => typeof word === 'string'),
    ...fields.flatMap((field) => {
      const stored = row[field.column];
      return stored ? [openColumn(keys, field, stored)] : [];
    }),
  ]);
}

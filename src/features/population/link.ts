import { v7 as uuidv7 } from 'uuid';
import { tidyNik } from '#features/people';
import { recordAudit } from '#kernel/audit';
import { isPlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { addIdentifiers } from '#kernel/identity';
import { notify } from '#kernel/notifications';
import { actorOf, conflict, invalid, notFound, refuseSame, tooMany, type WorkContext } from '#kernel/work';
import { nikFault } from './check-resident.ts';
import { kkFault } from './family.ts';

export type LinkState = 'waiting' | 'confirmed' | 'rejected';

/** What somebody says of themselves so that the account becomes theirs. */
export interface TypedClaim {
  nik: string;
  kk: string;
  birthDate: string;
}

export interface OwnClaim {
  state: LinkState;
  submittedAt: Date;
  reason: string | null;
}

const placeOf = { table: 'resident_links', column: 'nik' };
const PER_DAY = 3;

/** What an account asked for last. */
export async function readOwnClaim(tx: Tx, accountId: string): Promise<OwnClaim | undefined> {
  return tx.one<OwnClaim>(
    `select state, submitted_at as "submittedAt", reason from resident_links
      where tenant_id = balai.tenant_id() and account_id = $1 order by submitted_at desc limit 1`,
    [accountId],
  );
}

/**
 * Takes the claim to be a resident. The register is not looked at: it is compared when an officer opens the desk, so a
 * known and an unknown NIK are answered alike, in the same words and the same time (research §3, 1).
 *
 * @throws AppError 422 for numbers that cannot be; 409 while one waits or when the account is confirmed; 429
 */
export async function claimResident(ctx: WorkContext, tx: Tx, typed: TypedClaim): Promise<void> {
  const nik = tidyNik(typed.nik);
  const kk = tidyNik(typed.kk);
  const faults: Record<string, string> = {};
  const [badNik, badKk] = [nikFault(nik), kkFault(kk)];
  if (badNik) faults.nik = badNik;
  if (badKk) faults.kk = badKk;
  if (!isPlainDate(typed.birthDate)) faults.birthDate = 'Isi tanggal lahir.';
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const { id: accountId, subjectId } = actorOf(ctx);
  if (subjectId) throw conflict('confirmed', 'Akun Anda sudah terhubung dengan data penduduk.');
  const before = await tx.one<{ recent: number; waiting: number }>(
    `select count(*) filter (where submitted_at > $2::timestamptz - interval '1 day')::int as recent,
       count(*) filter (where state = 'waiting')::int as waiting
       from resident_links where tenant_id = balai.tenant_id() and account_id = $1`,
    [accountId, ctx.now],
  );
  if (before!.waiting > 0) throw conflict('waiting', 'Permohonan Anda masih menunggu petugas.');
  if (before!.recent >= PER_DAY)
    throw tooMany('Sudah tiga kali hari ini. Coba lagi besok, atau datang ke kantor desa.');
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const id = uuidv7();
  await tx.execute(
    `insert into resident_links (id, account_id, nik, nik_index, kk_index, birth_date, submitted_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[id, accountId, keys.seal(nik, placeOf), keys.blindIndex('nik', nik), keys.blindIndex('kk', kk)],
      ...[typed.birthDate, ctx.now],
    ],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'resident_link.requested', resource: 'resident-link', objectId: id },
    objectLabel: actorOf(ctx).name,
  });
}

/** How far a claim agrees with the register: seen at the desk only. */
export interface Claim {
  id: string;
  accountId: string;
  accountName: string;
  email: string | null;
  isEmailVerified: boolean;
  nik: string;
  birthDate: string;
  state: LinkState;
  submittedAt: Date;
  decidedAt: Date | null;
  decidedByName: string;
  reason: string | null;
  residentId: string | null;
  residentName: string | null;
  residentStatus: string | null;
  hasSameKk: boolean;
  hasSameBirthDate: boolean;
  /** Another account is this resident's already. */
  isTaken: boolean;
}

export const CLAIM_LIST: ListShape = {
  sorts: ['submitted', 'name'],
  defaultSort: 'submitted',
  filters: ['state'],
};

const CLAIM = `l.id, l.account_id as "accountId", a.display_name as "accountName", a.email,
  a.email_verified_at is not null as "isEmailVerified", l.nik, l.birth_date as "birthDate", l.state,
  l.submitted_at as "submittedAt", l.decided_at as "decidedAt", l.decided_by_name as "decidedByName", l.reason,
  r.id as "residentId", r.full_name as "residentName", r.status as "residentStatus",
  coalesce(f.kk_index = l.kk_index, false) as "hasSameKk", coalesce(r.birth_date = l.birth_date, false) as "hasSameBirthDate",
  exists (select 1 from resident_links o where o.tenant_id = l.tenant_id and o.resident_id = r.id
     and o.state = 'confirmed' and o.account_id <> l.account_id) as "isTaken"`;
const FROM = `resident_links l join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
  left join residents r on r.tenant_id = l.tenant_id and r.nik_index = l.nik_index
  left join families f on f.tenant_id = r.tenant_id and f.id = r.family_id`;

/** The desk: who waits first, with what the register says. */
export async function findClaims(
  ctx: WorkContext,
  tx: Tx,
  list: ListQuery,
): Promise<{ items: Claim[]; total: number }> {
  const states = list.filters.state ?? ['waiting'];
  const where = `l.tenant_id = balai.tenant_id() and l.state = any($1) and ($2 = '' or strpos(lower(a.display_name), $2) > 0)`;
  const values = [states, list.q.toLowerCase()];
  const counted = await tx.one<{ total: number }>(
    `select count(*)::int as total from resident_links l join accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id
      where ${where}`,
    values,
  );
  const rows = await tx.query<Claim>(
    `select ${CLAIM} from ${FROM} where ${where}
     ${orderBy(list, { submitted: 'l.submitted_at', name: 'a.display_name' }, 'l.id')} limit $3 offset $4`,
    [...values, list.size, list.offset],
  );
  return { items: await openClaims(ctx, tx, rows), total: counted!.total };
}

/** @throws AppError 404 */
export async function readClaim(ctx: WorkContext, tx: Tx, id: string): Promise<Claim> {
  const rows = await tx.query<Claim>(
    `select ${CLAIM} from ${FROM} where l.tenant_id = balai.tenant_id() and l.id = $1`,
    [id],
  );
  const [claim] = await openClaims(ctx, tx, rows);
  if (!claim) throw notFound();
  return claim;
}

/**
 * Ties the account to the resident its NIK means: from the next request on the person is confirmed, and may sign in with the
 * NIK too.
 *
 * @throws AppError 404; 409 when decided, unmatched, taken, or who it is does not live here; 403 for one's own
 */
export async function confirmClaim(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const claim = await lockWaiting(ctx, tx, id);
  if (!claim.residentId) throw conflict('no_match', 'NIK ini tidak ada dalam data penduduk.');
  if (claim.residentStatus !== 'alive')
    throw conflict('not_living', 'Penduduk ini tercatat tidak lagi tinggal di desa.');
  if (claim.isTaken) throw conflict('taken', 'Penduduk ini sudah terhubung dengan akun lain.');
  await decide(ctx, tx, claim, 'confirmed', null);
  await tx.execute(
    `update accounts set subject_id = $2, version = version + 1, updated_at = $3
      where tenant_id = balai.tenant_id() and id = $1`,
    [claim.accountId, claim.residentId, ctx.now],
  );
  await addIdentifiers(ctx, tx, claim.accountId, { nik: claim.nik });
  await notify(tx, [claim.accountId], {
    title: 'Akun Anda sudah dikonfirmasi',
    body: 'Surat, bantuan, dan pemungutan suara terbuka. Anda juga dapat masuk dengan NIK.',
    url: `/penduduk/${claim.residentId}`,
  });
}

/** @param reason told to the person @throws AppError 422, 404, 409 */
export async function rejectClaim(ctx: WorkContext, tx: Tx, id: string, reason: string): Promise<void> {
  if (reason.length < 5 || reason.length > 300)
    throw invalid({ reason: 'Tulis alasannya, dan apa yang dapat dilakukan orangnya.' });
  const claim = await lockWaiting(ctx, tx, id);
  await decide(ctx, tx, claim, 'rejected', reason);
  await notify(tx, [claim.accountId], {
    title: 'Akun belum dapat dikonfirmasi',
    body: reason,
    url: '/hubungkan-akun',
  });
}

async function lockWaiting(ctx: WorkContext, tx: Tx, id: string): Promise<Claim> {
  await tx.query('select 1 from resident_links where tenant_id = balai.tenant_id() and id = $1 for update', [
    id,
  ]);
  const claim = await readClaim(ctx, tx, id);
  if (claim.state !== 'waiting') throw conflict('decided', 'Permohonan ini sudah diputuskan.');
  refuseSame(ctx, [claim.accountId], 'Akun Anda sendiri dikonfirmasi petugas lain.');
  return claim;
}

async function decide(
  ctx: WorkContext,
  tx: Tx,
  claim: Claim,
  state: LinkState,
  reason: string | null,
): Promise<void> {
  const actor = actorOf(ctx);
  await tx.execute(
    `update resident_links set state = $2, resident_id = $3, decided_at = $4, decided_by = $5, decided_by_name = $6,
       reason = $7 where tenant_id = balai.tenant_id() and id = $1`,
    [
      ...[claim.id, state, state === 'confirmed' ? claim.residentId : null, ctx.now, actor.id],
      ...[actor.name, reason],
    ],
  );
  await recordAudit(ctx, tx, {
    ...{ action: `resident_link.${state}`, resource: 'resident-link', objectId: claim.id },
    objectLabel: claim.accountName,
    ...(reason ? { reason } : {}),
  });
}

async function openClaims(ctx: WorkContext, tx: Tx, rows: readonly Claim[]): Promise<Claim[]> {
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  return rows.map((row) => ({ ...row, nik: keys.open(row.nik, placeOf) }));
}

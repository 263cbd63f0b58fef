import { type PlainDate, type Zone, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { changeRoleDays } from '#kernel/identity';
import type { BeforeChange } from '#kernel/register';
import { AppError, actorOf, invalid } from '#kernel/work';
import { COLUMN_OF, daysOf, type TermBook } from './term.ts';

type Change = Parameters<BeforeChange>[2];
type Actor = Parameters<BeforeChange>[0];

/** The role that hangs on a term. */
interface Tie {
  grantId: string;
  accountId: string;
  accountName: string;
  /** The member whose account it is. */
  subjectId: string | null;
  until: Date | null;
  from: Date;
  timeZone: string;
}

/**
 * Three officers keep books 02 and 03, one hands out roles: a change of a term that authority hangs on asks for the right
 * over roles, never from whoever holds that authority, and leaves the log and the last keeper as any other change of a
 * role does. The person of the term stays who the account is. Other columns are the book's.
 *
 * @throws AppError 403 `own_authority`, `authority_of_roles`, `password_required`; 409 `last_keeper`; 422 naming
 *   `fullName` or `memberId`
 */
export function authorityFollows(book: TermBook): BeforeChange {
  return async (ctx, tx, change) => {
    const tie = await readTie(tx, book, change.id);
    if (!tie) {
      if (await isInvited(tx, book, change.id))
        refuseOtherPerson(change, null, 'Undangan untuk jabatan ini masih terbuka. Tarik dulu undangannya.');
      return;
    }
    const now = ctx.now;
    const days = change.after === null ? endedAt(tie, now) : termDays(change.after, zoneOf(tie.timeZone));
    if (isLive(tie, now))
      refuseOtherPerson(
        change,
        tie,
        `Wewenang akun ${tie.accountName} mengikuti jabatan ini. Akhiri dulu masa jabatannya, lalu catat penggantinya sebagai baris baru.`,
      );
    if (isSame(tie, days)) return;
    if (!reachesEqually(tie, days, now)) refuseUnlessKeeper(ctx, tie);
    await changeRoleDays(ctx, tx, tie.grantId, days);
  };
}

/** Roles are handed out by who holds the right over them, with the password fresh; nobody's own. */
function refuseUnlessKeeper(ctx: Actor, { accountId, accountName }: Tie): void {
  if (accountId === actorOf(ctx).id)
    throw new AppError(
      'own_authority',
      403,
      'Wewenang Anda sendiri mengikuti jabatan ini. Pengurus lain yang mengatur peran mengubah masa jabatannya.',
    );
  if (!ctx.can?.('role', 'assign'))
    throw new AppError(
      'authority_of_roles',
      403,
      `Wewenang akun ${accountName} mengikuti jabatan ini. Minta ketua yang mengubah masa jabatannya.`,
    );
  if (ctx.principal.kind === 'account' && ctx.principal.facts['recent-password'] !== true)
    throw new AppError(
      'password_required',
      403,
      `Perubahan ini mengubah wewenang akun ${accountName}. Ketik kata sandi Anda sekali lagi di halaman Keamanan, lalu simpan lagi.`,
    );
}

/** A term may be brought to its account's own name and member, to nobody else's. @throws AppError 422 */
function refuseOtherPerson({ before, after }: Change, tie: Tie | null, sentence: string): void {
  if (before === null || after === null) return;
  if (after.fullName !== before.fullName && after.fullName !== tie?.accountName)
    throw invalid({ fullName: sentence });
  if (after.memberId !== before.memberId && (tie === null || after.memberId !== tie.subjectId))
    throw invalid({ memberId: sentence });
}

function termDays(values: Readonly<Record<string, unknown>>, zone: Zone) {
  const { electedOn, endedOn } = values as { electedOn: PlainDate; endedOn: PlainDate | null };
  return daysOf({ electedOn, endedOn: endedOn ?? null }, zone);
}

type Days = Pick<Tie, 'from' | 'until'>;

const endedAt = ({ from, until }: Tie, now: Date): Days => ({
  ...{ from, until: until !== null && until < now ? until : now },
});
const isLive = ({ until }: Days, now: Date) => until === null || until > now;
const isSame = (one: Days, other: Days) => +one.from === +other.from && time(one.until) === time(other.until);
const time = (day: Date | null) => day?.getTime() ?? Number.POSITIVE_INFINITY;

/** Whether both give the same from now on: what only tells the past otherwise is the book's own. */
function reachesEqually(one: Days, other: Days, now: Date): boolean {
  if (!isLive(one, now) && !isLive(other, now)) return true;
  const begins = ({ from }: Days) => Math.max(+from, +now);
  return begins(one) === begins(other) && time(one.until) === time(other.until);
}

function readTie(tx: Tx, book: TermBook, termId: string): Promise<Tie | undefined> {
  return tx.one<Tie>(
    `select g.id as "grantId", g.account_id as "accountId", a.display_name as "accountName", a.subject_id as "subjectId",
       g.valid_from as "from", g.valid_until as "until", l.time_zone as "timeZone"
       from cooperative_term_grants l
       join role_grants g on g.tenant_id = l.tenant_id and g.id = l.grant_id
       join accounts a on a.tenant_id = g.tenant_id and a.id = g.account_id
      where l.tenant_id = balai.tenant_id() and l.${COLUMN_OF[book]} = $1`,
    [termId],
  );
}

async function isInvited(tx: Tx, book: TermBook, termId: string): Promise<boolean> {
  const row = await tx.one(
    `select 1 from cooperative_term_invitations v
       join invitations i on i.tenant_id = v.tenant_id and i.id = v.invitation_id
      where v.tenant_id = balai.tenant_id() and v.${COLUMN_OF[book]} = $1
        and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()`,
    [termId],
  );
  return row !== undefined;
}

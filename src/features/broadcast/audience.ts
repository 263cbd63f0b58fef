import { dateIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { addressKey, isMailAddress, SOFT_LIMIT } from '#kernel/mail';
import type { WorkContext } from '#kernel/work';
import type { Audience, BroadcastPlace } from './broadcast-place.ts';

/** Why somebody of the audience gets no mail. */
export type SkipReason = 'no_email' | 'same_address' | 'bounced' | 'unsubscribed' | 'held';

export interface AudiencePerson {
  id: string;
  name: string;
  number: string;
  regionCode: string;
  email: string | null;
  accountId: string | null;
  /** No mail goes to them, and why; they may still find the letter behind the bell. */
  skipped: SkipReason | null;
}

interface PersonRow extends Omit<AudiencePerson, 'skipped'> {
  wantsMail: boolean;
  isHeld: boolean;
  hasLeft: boolean;
}

/**
 * Everybody a letter is for, by name, with the reason where no mail goes. Preview and sending ask this same function, so
 * that the number one has seen is the number that goes. The walls of the transaction say of whom; `regions` narrows
 * further.
 */
export async function readAudience(
  ctx: WorkContext,
  tx: Tx,
  place: BroadcastPlace,
  letter: { audience: Audience; regions: readonly string[]; isEssential: boolean },
): Promise<AudiencePerson[]> {
  const values: unknown[] = [dateIn(zoneOf(ctx.tenant.timeZone), ctx.now)];
  const put = (value: readonly string[]) => `$${values.push(value)}::text[]`;
  const conditions = place.audience.flatMap((group) => {
    const wanted = letter.audience[group.key] ?? [];
    return wanted.length > 0 ? [`(${group.matches(put(wanted))})`] : [];
  });
  const within = letter.regions.length > 0 ? `where p.region_code = any(${put(letter.regions)})` : '';
  const rows = await tx.query<PersonRow>(
    `select p.id, p.name, p.number, p.region_code as "regionCode", p.email, p.account_id as "accountId",
       p.wants_mail as "wantsMail", p.is_held as "isHeld", o.person_id is not null as "hasLeft"
       from (${place.people(['$1::date is not null', ...conditions].join(' and '))}) p
       left join broadcast_optouts o on o.tenant_id = balai.tenant_id() and o.person_id = p.id
       ${within} order by p.name, p.id`,
    values,
  );
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const blocked = await readBlocked(tx);
  const met = new Set<string>();
  return rows.map(({ wantsMail, isHeld, hasLeft, ...person }) => {
    const skipped = reasonToSkip();
    if (!skipped) met.add(person.email!.toLowerCase());
    return { ...person, skipped };

    function reasonToSkip(): SkipReason | null {
      if (!person.email || !isMailAddress(person.email)) return 'no_email';
      if (met.has(person.email.toLowerCase())) return 'same_address';
      if (blocked.has(addressKey(keys, person.email))) return 'bounced';
      if (letter.isEssential) return null;
      if (hasLeft || !wantsMail) return 'unsubscribed';
      return isHeld ? 'held' : null;
    }
  });
}

/** The addresses that mails to many do not go to any more, by their keyed shadow. */
async function readBlocked(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ address_key: string }>(
    `select address_key from mail_bounces where tenant_id = balai.tenant_id() and cleared_at is null
      group by address_key having bool_or(kind = 'hard') or count(*) >= $1`,
    [SOFT_LIMIT],
  );
  return new Set(rows.map((row) => row.address_key));
}

import type { Tx } from '#kernel/database';
import {
  kernelData,
  type PersonalDataSource,
  type PersonalRows,
  type PersonalTable,
} from '#kernel/personal-data';
import type { WorkContext } from '#kernel/work';

/** A person as the tables know them: the account, the rows of the product, the address. */
export interface KnownPerson {
  accountId: string | null;
  subjectId: string | null;
  people: readonly string[];
  /** Lower case. */
  email: string | null;
  emailKey: string | null;
}

/** The person behind an account, or behind a row of the product that has none. */
export async function readPerson(
  ctx: WorkContext,
  tx: Tx,
  source: PersonalDataSource,
  who: { accountId: string | null; subjectId: string | null },
): Promise<KnownPerson> {
  const account = who.accountId
    ? await tx.one<{ email: string | null; subject_id: string | null }>(
        'select lower(email) as email, subject_id from accounts where tenant_id = balai.tenant_id() and id = $1',
        [who.accountId],
      )
    : undefined;
  const subjectId = who.subjectId ?? account?.subject_id ?? null;
  const keys = await ctx.app.secrets.get(tx, ctx.tenant.id);
  const email = account?.email ?? null;
  return {
    accountId: who.accountId,
    subjectId,
    people: subjectId ? ((await source.peopleOf?.(tx, subjectId)) ?? [subjectId]) : [],
    email,
    emailKey: email ? keys.blindIndex('email', email) : null,
  };
}

/** What has to be settled before this person can be erased, each with what to do; empty when nothing stands in the way. */
export async function obstaclesOf(
  ctx: WorkContext,
  tx: Tx,
  source: PersonalDataSource,
  who: { accountId: string | null; subjectId: string | null },
): Promise<string[]> {
  const { people } = await readPerson(ctx, tx, source, who);
  return (await source.obstaclesOf?.(ctx, tx, people)) ?? [];
}

/** Every declared table, of the kernel and of the product. */
export function personalTables(source: PersonalDataSource): PersonalTable[] {
  return [kernelData, ...source.data].flatMap(({ tables }) => tables);
}

/**
 * The condition of such rows with the values it asks for, led by the tenant's.
 *
 * @param first the number of the first parameter
 */
export function conditionOf(
  { rows }: PersonalRows,
  person: KnownPerson,
  first = 1,
): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const known: Readonly<Record<string, [unknown, string]>> = {
    account: [person.accountId, 'uuid'],
    people: [person.people, 'uuid[]'],
    email: [person.email, 'text'],
    emailKey: [person.emailKey, 'text'],
  };
  const places = new Map<string, string>();
  const where = rows.replace(/(?<!:):(account|people|emailKey|email)\b/g, (_, name: string) => {
    const [value, type] = known[name]!;
    const place = places.get(name) ?? `$${first + values.push(value) - 1}::${type}`;
    places.set(name, place);
    return place;
  });
  return { where: `t.tenant_id = balai.tenant_id() and (${where})`, values };
}

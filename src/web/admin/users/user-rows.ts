import type { AccessTable } from '#kernel/access';
import type { Tx } from '#kernel/database';
import { type ListQuery, type ListShape, orderBy } from '#kernel/http';
import { peopleRoles, type UserBook } from './user-book.ts';

export interface UserGrant {
  id: string;
  role: string;
  regions: string[];
  programmes: string[];
  areas: string[];
  validUntil: string | null;
}

export interface UserRow {
  id: string;
  name: string;
  email: string | null;
  isEmailVerified: boolean;
  username: string | null;
  status: 'invited' | 'active' | 'suspended' | 'closed';
  hasSecondFactor: boolean;
  createdAt: Date;
  lastSignInAt: Date | null;
  grants: UserGrant[];
}

export const userShape: ListShape = {
  sorts: ['name', 'createdAt', 'lastSignInAt'],
  defaultSort: 'name',
  filters: ['role', 'status', 'secondFactor'],
};

const COLUMNS = `a.id, a.display_name as name, a.email, a.email_verified_at is not null as "isEmailVerified", a.status,
  a.second_factor_at is not null as "hasSecondFactor", a.created_at as "createdAt",
  (select i.key from account_identifiers i where i.tenant_id = a.tenant_id and i.account_id = a.id
     and i.kind = 'username' limit 1) as username,
  (select max(e.at) from sign_in_events e where e.tenant_id = a.tenant_id and e.account_id = a.id
     and e.outcome in ('signed_in', 'signed_in_new_device')) as "lastSignInAt",
  coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'regions', g.regions,
      'programmes', g.programmes, 'areas', g.areas, 'validUntil', g.valid_until) order by g.id)
    from role_grants g where g.tenant_id = a.tenant_id and g.account_id = a.id
      and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())), '[]') as grants`;

/** Accounts of this tenant; closed ones only when the filter asks for them. */
export async function readUsers(
  tx: Tx,
  table: AccessTable,
  book: Pick<UserBook, 'who'>,
  list: ListQuery,
): Promise<{ items: UserRow[]; total: number }> {
  const { where, values } = conditions(table, book, list);
  const order = orderBy(
    list,
    { name: 'lower(u.name)', createdAt: 'u."createdAt"', lastSignInAt: 'u."lastSignInAt"' },
    'u.id',
  );
  const [count] = await tx.query<{ total: number }>(
    `select count(*)::int as total from accounts a where ${where}`,
    values,
  );
  const items = await tx.query<UserRow>(
    `select u.* from (select ${COLUMNS} from accounts a where ${where}) u ${order}
      offset $${values.length + 1} limit $${values.length + 2}`,
    [...values, list.offset, list.size],
  );
  return { items, total: count?.total ?? 0 };
}

/** One account of this book, or undefined: the same answer for one that stands in another. */
export function readUser(
  tx: Tx,
  table: AccessTable,
  book: Pick<UserBook, 'who'>,
  id: string,
): Promise<UserRow | undefined> {
  if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(id)) return Promise.resolve(undefined);
  const values: unknown[] = [id];
  const only = whoCondition(table, book, values);
  return tx.one<UserRow>(
    `select ${COLUMNS} from accounts a where a.tenant_id = balai.tenant_id() and a.id = $1 ${only}`,
    values,
  );
}

function conditions(table: AccessTable, book: Pick<UserBook, 'who'>, list: ListQuery) {
  const values: unknown[] = [];
  const place = (value: unknown) => `$${values.push(value)}`;
  const parts = ['a.tenant_id = balai.tenant_id()'];
  const { role = [], status = [], secondFactor = [] } = list.filters;
  parts.push(status.length > 0 ? `a.status = any(${place(status)})` : `a.status <> 'closed'`);
  if (role.length > 0) {
    parts.push(`exists (select 1 from role_grants g where g.tenant_id = a.tenant_id and g.account_id = a.id
      and g.role = any(${place(role)}) and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now()))`);
  }
  if (secondFactor[0] === 'on') parts.push('a.second_factor_at is not null');
  if (secondFactor[0] === 'off') parts.push('a.second_factor_at is null');
  if (list.q !== '') {
    const word = place(list.q.toLowerCase());
    parts.push(`(strpos(lower(a.display_name), ${word}) > 0 or strpos(coalesce(a.email, ''), ${word}) > 0
      or exists (select 1 from account_identifiers i where i.tenant_id = a.tenant_id and i.account_id = a.id
        and i.kind in ('username', 'number') and strpos(lower(i.key), ${word}) > 0))`);
  }
  parts.push(`true ${whoCondition(table, book, values)}`);
  return { where: parts.join(' and '), values };
}

function whoCondition(table: AccessTable, { who }: Pick<UserBook, 'who'>, values: unknown[]): string {
  if (!who) return '';
  values.push(peopleRoles(table));
  return `and ${who === 'people' ? 'not ' : ''}exists (select 1 from role_grants g where g.tenant_id = a.tenant_id
    and g.account_id = a.id and g.role <> all($${values.length}) and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now()))`;
}

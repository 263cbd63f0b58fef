import { describe, expect, it } from 'vitest';
import { findSqlTexts, type SqlText, sqlTextsOf, tenantTables } from './sql-texts.ts';
import { findUntied } from './tenant-condition.ts';

/** Texts without a tenant condition, by their file and a part of the text, each with its reason. */
const ALLOWED: readonly { file: string; part: string; why: string }[] = [
  {
    file: 'src/kernel/register/exchange/commit-rows.ts',
    part: 'jsonb_populate_recordset(null::',
    why: 'names the table only as the type of rows that come from the sheet; the stored rows beside carry the condition',
  },
  {
    file: 'src/kernel/encryption/rotate.ts',
    part: 'from tenant_keys',
    why: 'the rotation command wraps the keys of every organisation anew, as the owning role',
  },
  {
    file: 'src/kernel/backup/back-up-tenant.ts',
    part: "t where tenant_id = '",
    why: 'a cursor takes no parameters: the id is a checked uuid of the directory, read by the backup role',
  },
  {
    file: 'src/kernel/backup/restore-tenant.ts',
    part: 'jsonb_populate_recordset',
    why: 'a restore puts the rows of one sealed archive back as the owning role',
  },
];

/** Inserts that name the tenant themselves. */
const OWN_TENANT: readonly { file: string; why: string }[] = [
  {
    file: 'src/kernel/encryption/tenant-keys.ts',
    why: 'the wrapped key is bound to this very id, so the row has to name the one it was made for; the wall still checks it',
  },
];

const tables = tenantTables();

describe('every statement in the source', () => {
  const texts = findSqlTexts(tables);

  it('is found: the check reads what is there', () => {
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.some(({ place }) => place.startsWith('src/kernel/identity/sessions.ts'))).toBe(true);
  });

  it('says literally whose rows it reads or changes, besides row security', () => {
    const faults = texts
      .filter((sql) => !isAllowed(sql))
      .flatMap((sql) => findUntied(sql.text, tables).map((fault) => `${sql.place}: ${fault}`));
    expect(faults).toEqual([]);
  });

  it('leaves the tenant of a new row to the database', () => {
    const faults = texts
      .filter(({ place }) => !OWN_TENANT.some(({ file }) => place.startsWith(`${file}:`)))
      .filter(({ text }) => /\binsert into [\w§]+(?: as \w+)? ?\((?:[^)]*,)? ?tenant_id\b/i.test(text));
    expect(faults.map(({ place }) => place)).toEqual([]);
  });

  it('has no exception that is not needed any more', () => {
    for (const { file, part } of ALLOWED) {
      const found = texts.filter(({ place, text }) => place.startsWith(`${file}:`) && text.includes(part));
      expect(
        found.flatMap(({ text }) => findUntied(text, tables)),
        file,
      ).not.toEqual([]);
    }
  });

  const isAllowed = ({ place, text }: SqlText) =>
    ALLOWED.some(({ file, part }) => place.startsWith(`${file}:`) && text.includes(part));
});

describe('the check of statements', () => {
  const check = (text: string, rest = '') =>
    sqlTextsOf('src/x.ts', `const a = tx.query(\`${text}\`); ${rest}`, tables).flatMap((sql) =>
      findUntied(sql.text, tables),
    );

  it('passes what carries its tenant', () => {
    for (const text of [
      'select 1 from accounts where tenant_id = balai.tenant_id() and id = $1',
      'update accounts a set x = 1 where a.tenant_id = $2',
      'select 1 from sessions s join accounts a on a.tenant_id = s.tenant_id and a.id = s.account_id where s.tenant_id = balai.tenant_id()',
      'insert into accounts (id) values ($1)',
      'exists (select 1 from role_grants g where g.tenant_id = a.tenant_id and g.account_id = a.id)',
    ]) {
      expect(check(text), text).toEqual([]);
    }
  });

  it('finds a table without it, in whatever place it stands', () => {
    for (const text of [
      'select 1 from accounts where id = $1',
      'delete from sessions where id = $1',
      'update accounts set x = 1',
      'select 1 from sessions s join accounts a on a.id = s.account_id where s.tenant_id = balai.tenant_id()',
      'select 1 from sessions s, accounts a where s.tenant_id = balai.tenant_id() and a.id = s.account_id',
      'select (select count(*) from files f where f.id = a.id) from accounts a where a.tenant_id = balai.tenant_id()',
      'insert into settings (key, value) select key, value from settings where true',
      'select 1 from accounts a where a.tenant_id = a.tenant_id',
      'select 1 from accounts a where a.tenant_id = b.tenant_id',
      'exists (select 1 from role_grants g where g.account_id = a.id)',
    ]) {
      expect(check(text), text).toHaveLength(1);
    }
  });

  it('looks into the conditions that a statement is put together from', () => {
    const text = `select 1 from accounts a where $${'{where}'}`;
    expect(check(text)).toHaveLength(1);
    expect(check(text, "const where = parts.join(); const parts = ['a.id = $1'];")).toHaveLength(1);
    expect(check(text, "const where = parts.join(); const parts = ['a.tenant_id = $1'];")).toEqual([]);
    expect(
      check(text, "const { where } = make(); function make() { return { where: 'a.tenant_id = $1' }; }"),
    ).toEqual([]);
  });
});

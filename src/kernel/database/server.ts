import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** The three roles of DESIGN §5: one migrates, one serves, one reads everything for backups. */
export const ROLES = { owner: 'balai_owner', app: 'balai_app', backup: 'balai_backup' } as const;

export interface ServerUrls {
  /** For migrations, provisioning and the queue's tables. */
  owner: string;
  /** For serving: bound by row security. */
  app: string;
  /** For backups: reads every tenant, writes none. */
  backup: string;
}

/**
 * Makes a server ready for Balai: the three roles, the database when `database` names one that is missing, and the
 * passwords of the serving roles, which live in the data folder only.
 *
 * @param adminUrl a superuser or a role that may create roles; its database is used unless `database` is given
 */
export async function prepareServer(
  adminUrl: string,
  dataFolder: string,
  database?: string,
): Promise<ServerUrls> {
  const passwords = readPasswords(dataFolder);
  const target = new URL(adminUrl);
  await withClient(adminUrl, async (client) => {
    await createRoles(client, passwords);
    if (database) await createDatabase(client, database);
  });
  if (database) target.pathname = `/${database}`;
  await withClient(target.href, async (client) => {
    await client.query(
      `grant create, connect, temporary on database ${ident(target.pathname.slice(1))} to ${ROLES.owner}`,
    );
    await client.query(
      `grant connect on database ${ident(target.pathname.slice(1))} to ${ROLES.app}, ${ROLES.backup}`,
    );
    await client.query('revoke create on schema public from public');
    // A temporary table stands before every other of its name: with one, the app could show triggers other rows.
    await client.query(`revoke temporary on database ${ident(target.pathname.slice(1))} from public`);
  });
  return {
    owner: target.href,
    app: withLogin(target, ROLES.app, passwords.app),
    backup: withLogin(target, ROLES.backup, passwords.backup),
  };
}

/** Opens a connection of the owning role for the length of `work`. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(ownerUrl, async (client) => {
    await client.query(`set role ${ROLES.owner}`);
    return work(client);
  });
}

/** Opens a connection that reads every tenant and writes none. */
export function withBackupRole<T>(backupUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(backupUrl, work);
}

/** An empty database beside the living one, for rehearsals; `drop` removes it. */
export async function scratchDatabase(adminUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `balai_scratch_${randomBytes(6).toString('hex')}`;
  await withClient(adminUrl, (client) => createDatabase(client, name));
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await withClient(url.href, (client) =>
    client.query(`grant create, connect, temporary on database ${ident(name)} to ${ROLES.owner}`),
  );
  return {
    url: url.href,
    drop: () =>
      withClient(
        adminUrl,
        async (client) => void (await client.query(`drop database if exists ${ident(name)} with (force)`)),
      ),
  };
}

export function ident(name: string): string {
  return pg.escapeIdentifier(name);
}

async function createRoles(client: pg.Client, passwords: Passwords): Promise<void> {
  // Two Balai started at once on one server must not race for the roles.
  await client.query('select pg_advisory_lock(4117)');
  try {
    const { rows } = await client.query<{ rolname: string }>(
      'select rolname from pg_roles where rolname = any($1)',
      [Object.values(ROLES)],
    );
    const known = new Set(rows.map((row) => row.rolname));
    for (const role of Object.values(ROLES)) {
      if (!known.has(role))
        await client.query(`create role ${role} login nosuperuser nobypassrls nocreaterole nocreatedb`);
    }
    for (const role of ['app', 'backup'] as const) {
      await client.query(`alter role ${ROLES[role]} password ${pg.escapeLiteral(passwords[role])}`);
    }
    await client.query(`alter role ${ROLES.app} set plan_cache_mode = 'auto'`);
    const { rows: member } = await client.query<{ ok: boolean }>(
      `select pg_has_role(current_user, $1, 'member') as ok`,
      [ROLES.owner],
    );
    if (!member[0]?.ok) await client.query(`grant ${ROLES.owner} to current_user`);
  } finally {
    await client.query('select pg_advisory_unlock(4117)');
  }
}

async function createDatabase(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount) return;
  await client.query(
    `create database ${ident(name)} owner ${ROLES.owner} template template0 encoding 'UTF8'`,
  );
}

interface Passwords {
  app: string;
  backup: string;
}

function readPasswords(dataFolder: string): Passwords {
  const folder = path.join(dataFolder, 'secrets');
  const file = path.join(folder, 'database.json');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const fresh = {
      app: randomBytes(24).toString('base64url'),
      backup: randomBytes(24).toString('base64url'),
    };
    // Two processes may start at once: the first to link wins, and nobody reads half a file.
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    writeFileSync(draft, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
}

function withLogin(url: URL, user: string, password: string): string {
  const copy = new URL(url.href);
  copy.username = user;
  copy.password = password;
  return copy.href;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

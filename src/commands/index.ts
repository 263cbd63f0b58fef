import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readKeptHead, recordAudit, sealTenant, verifyAudit } from '#kernel/audit';
import { backUpTenant, createTenantOf, type RestoreTarget, restoreTenant } from '#kernel/backup';
import { takeReturnedMail } from '#kernel/mail';
import type { NewTenant, Tenant, TenantKind } from '#kernel/tenancy';
import { createSystemContext } from '#kernel/work';
import { demoAccounts } from '../demo.ts';
import { type OpenApp, openApp } from '../open-app.ts';
import type { Environment } from '../read-config.ts';
import { accessDocument } from './access-document.ts';
import { checkMailAddress, inviteKeeper } from './invite-keeper.ts';
import { personalDataDocument } from './personal-data-document.ts';
import { rotateKeys } from './rotate-keys.ts';

type Command = { usage: string; help: string } & (
  | { run: (open: OpenApp, args: string[]) => Promise<number> }
  /** Needs neither database nor keys. */
  | { runAlone: () => number }
);

/** What the command line can do; `balai help` prints this list. */
const commands: Record<string, Command> = {
  'tenant create': {
    usage:
      'tenant create <slug> --kind koperasi|serikat|desa|pascasarjana --name "<name>" [--isolation pooled|schema] [--admin <email> [--admin-name "<name>"]]',
    help: 'Makes an organisation with its standard roles, matrix, menu, pages and settings, and invites its first officer.',
    run: createTenantCommand,
  },
  'tenant invite': {
    usage: 'tenant invite <slug> --email <email> [--name "<name>"]',
    help: 'Invites somebody to the role that hands out all others, and prints the link.',
    run: async (open, args) => {
      const options = { email: { type: 'string' }, name: { type: 'string' } } as const;
      const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
      if (!values.email) throw new Error('tenant invite needs --email <email>');
      const tenant = await findTenant(open, positionals[0]);
      return print(await inviteKeeper(open, tenant, { email: values.email, name: values.name }));
    },
  },
  'tenant list': {
    usage: 'tenant list',
    help: 'Prints the organisations as JSON.',
    run: async (open) => print(await open.app.directory.list()),
  },
  'demo accounts': {
    usage: 'demo accounts',
    help: 'Prints the accounts of the demo organisations as JSON.',
    run: async (open) => print(demoAccounts(open)),
  },
  'audit verify': {
    usage: 'audit verify [<slug>]',
    help: 'Names every changed, missing or cut row of the audit log, then seals what is new.',
    run: verifyAuditCommand,
  },
  backup: {
    usage: 'backup <slug> --to <file>',
    help: 'Writes everything one organisation has into one sealed file.',
    run: async (open, args) => {
      const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: { to: { type: 'string' } },
      });
      const tenant = await findTenant(open, positionals[0]);
      const { files, serverKey } = open.app;
      const source = { backupUrl: open.urls.backup, files, key: serverKey('backup') };
      const report = await backUpTenant(source, tenant, values.to ?? `${tenant.slug}.balai`);
      // The officers' page of health tells from this row when the last one was made.
      const ctx = createSystemContext(open.app, tenant, 'cadangan');
      await ctx.transaction((tx) => recordAudit(ctx, tx, { action: 'backup.created', resource: 'backup' }));
      return print(report);
    },
  },
  restore: {
    usage: 'restore <slug> --from <file>',
    help: 'Rehearses a backup in a scratch database, then exchanges the living rows of that organisation; makes it first where it is unknown.',
    run: async (open, args) => {
      const { values, positionals } = parseArgs({
        args,
        allowPositionals: true,
        options: { from: { type: 'string' } },
      });
      const [slug] = positionals;
      if (!slug || !values.from) throw new Error('restore needs <slug> --from <file>');
      const target = restoreTargetOf(open);
      const standing = await open.app.directory.findBySlug(slug);
      const tenant = standing ?? (await createTenantOf(target, slug, values.from));
      const report = await restoreTenant(target, tenant, values.from);
      open.app.directory.forget();
      const ctx = createSystemContext(open.app, tenant, 'pemulihan cadangan');
      await ctx.transaction((tx) =>
        recordAudit(ctx, tx, {
          action: 'backup.restored',
          resource: 'backup',
          reason: `cadangan ${report.takenAt}`,
        }),
      );
      return print(report);
    },
  },
  'mail bounce': {
    usage: 'mail bounce [<file>...]',
    help: 'Reads returned mails (RFC 3464), from standard input without a file, and closes the addresses they are about.',
    run: async (open, args) => {
      for (const file of args.length > 0 ? args : [0]) {
        console.log(JSON.stringify(await takeReturnedMail(open.app, readFileSync(file))));
      }
      return 0;
    },
  },
  'keys rotate': {
    usage: 'keys rotate [<slug>]',
    help: 'Makes a new data key and seals everything with it; may be interrupted and run again.',
    run: async (open, args) =>
      print(
        await rotateKeys(open, args[0] ? [await findTenant(open, args[0])] : await open.app.directory.list()),
      ),
  },
  'docs access': {
    usage: 'docs access',
    help: 'Prints docs/access.md from the access tables.',
    runAlone: () => print(accessDocument().trimEnd()),
  },
  'docs personal-data': {
    usage: 'docs personal-data',
    help: 'Prints docs/personal-data.md from the declarations of what is kept of people.',
    runAlone: () => print(personalDataDocument().trimEnd()),
  },
  'db url': {
    usage: 'db url [--role owner|app|backup]',
    help: 'Prints a connection string, for psql.',
    run: async (open, args) => {
      const { values } = parseArgs({ args, options: { role: { type: 'string', default: 'app' } } });
      return print(open.urls[values.role as 'owner' | 'app' | 'backup'] ?? 'unknown role');
    },
  },
};

/** Runs one command and answers the exit code. A running server is not disturbed: its PostgreSQL is found and kept. */
export async function runCommand(environment: Environment, words: readonly string[]): Promise<number> {
  const name = Object.keys(commands).find((key) => `${words.join(' ')} `.startsWith(`${key} `));
  const command = name ? commands[name] : undefined;
  if (!command) {
    const lines = Object.values(commands).map(({ usage, help }) => `  ${usage}\n      ${help}`);
    console.log(`balai: the command line\n\n${lines.join('\n')}`);
    return words.length === 0 || words[0] === 'help' ? 0 : 2;
  }
  if ('runAlone' in command) return command.runAlone();
  const open = await openApp(environment);
  try {
    return await command.run(open, words.slice(name!.split(' ').length));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    await open.close({ keepPostgres: open.hasFoundRunning });
  }
}

async function createTenantCommand(open: OpenApp, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      name: { type: 'string' },
      isolation: { type: 'string', default: 'pooled' },
      region: { type: 'string', default: '' },
      zone: { type: 'string', default: 'Asia/Jakarta' },
      admin: { type: 'string' },
      'admin-name': { type: 'string' },
    },
  });
  const [slug] = positionals;
  if (!slug || !values.kind || !values.name || !open.app.products.has(values.kind as TenantKind)) {
    console.error(`usage: ${commands['tenant create']!.usage}`);
    return 2;
  }
  // Asked before anything is made: an organisation without its first officer is of no use.
  if (values.admin) checkMailAddress(values.admin);
  const tenant = await open.app.provision({
    slug,
    kind: values.kind as TenantKind,
    name: values.name,
    isolation: values.isolation === 'schema' ? 'schema' : 'pooled',
    regionName: values.region,
    timeZone: values.zone as NonNullable<NewTenant['timeZone']>,
  });
  const invited =
    values.admin && (await inviteKeeper(open, tenant, { email: values.admin, name: values['admin-name'] }));
  return print({ id: tenant.id, url: open.app.urlOf(tenant, '/'), ...(invited ? { invited } : {}) });
}

async function verifyAuditCommand(open: OpenApp, args: string[]): Promise<number> {
  const tenants = (await open.app.directory.list()).filter(({ slug }) => !args[0] || slug === args[0]);
  let faults = 0;
  for (const tenant of tenants) {
    const ctx = createSystemContext(open.app, tenant, 'pemeriksaan log audit');
    const kept = await readKeptHead(open.app, tenant);
    const report = await ctx.transaction((tx) => verifyAudit(tx, kept));
    await sealTenant(open.app, tenant);
    faults += report.faults.length;
    console.log(JSON.stringify({ tenant: tenant.slug, ...report }));
  }
  return faults === 0 ? 0 : 1;
}

async function findTenant(open: OpenApp, slug: string | undefined): Promise<Tenant> {
  const tenant = slug ? await open.app.directory.findBySlug(slug) : undefined;
  if (!tenant) throw new Error(`There is no organisation "${slug ?? ''}"`);
  return tenant;
}

function restoreTargetOf(open: OpenApp): RestoreTarget {
  return {
    adminUrl: open.urls.owner,
    ownerUrl: open.urls.owner,
    migrationsFolder: open.app.config.migrationsFolder,
    files: open.app.files,
    key: open.app.serverKey('backup'),
  };
}

function print(value: unknown): number {
  console.log(typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  return 0;
}

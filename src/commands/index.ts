import { parseArgs } from 'node:util';
import { sealAudit, verifyAudit } from '#kernel/audit';
import { createSystemContext } from '#kernel/http';
import type { NewTenant, TenantKind } from '#kernel/tenancy';
import { demoAccounts, provisionTenant } from '../demo.ts';
import { type OpenApp, openApp } from '../open-app.ts';
import type { Environment } from '../read-config.ts';

interface Command {
  usage: string;
  help: string;
  run: (open: OpenApp, args: string[]) => Promise<number>;
}

/** What the command line can do; `balai help` prints this list. */
const commands: Record<string, Command> = {
  'tenant create': {
    usage: 'tenant create <slug> --kind koperasi|serikat|desa|pascasarjana --name "<name>" [--isolation pooled|schema]',
    help: 'Makes an organisation with its standard roles, matrix, menu, pages and settings.',
    run: createTenantCommand,
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
    help: 'Seals what is new, then names every changed, missing or cut row of the audit log.',
    run: verifyAuditCommand,
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
    },
  });
  const [slug] = positionals;
  if (!slug || !values.kind || !values.name || !open.app.products.has(values.kind as TenantKind)) {
    console.error(`usage: ${commands['tenant create']!.usage}`);
    return 2;
  }
  const tenant = await provisionTenant(open, {
    slug,
    kind: values.kind as TenantKind,
    name: values.name,
    isolation: values.isolation === 'schema' ? 'schema' : 'pooled',
    regionName: values.region,
    timeZone: values.zone as NonNullable<NewTenant['timeZone']>,
  });
  return print({ id: tenant.id, url: open.app.urlOf(tenant, '/') });
}

async function verifyAuditCommand(open: OpenApp, args: string[]): Promise<number> {
  const tenants = (await open.app.directory.list()).filter(({ slug }) => !args[0] || slug === args[0]);
  let faults = 0;
  for (const tenant of tenants) {
    const ctx = createSystemContext(open.app, tenant, 'pemeriksaan log audit');
    for (;;) if ((await ctx.transaction(sealAudit)).sealed === 0) break;
    const report = await ctx.transaction((tx) => verifyAudit(tx));
    faults += report.faults.length;
    console.log(JSON.stringify({ tenant: tenant.slug, ...report }));
  }
  return faults === 0 ? 0 : 1;
}

function print(value: unknown): number {
  console.log(typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  return 0;
}

// npm run pictures: every menu page of every role at three widths, as pictures and as a list of what is wrong.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '../ui-gallery-browser.ts';
import { type DemoAccountLine, joinServer, startDemoServer } from './demo-server.ts';
import { shootForReadme } from './readme-pictures.ts';
import { contactSheet, summaryOf } from './report.ts';
import { type RoleReport, shootRole } from './shoot-role.ts';
import { hostOf, signInAs } from './sign-in.ts';

const WIDTHS = [320, 768, 1440];
const USAGE = `npm run pictures -- [--only <tenant>[/<role>]]… [--dark] [--url <server> --data <its data folder>] [--limit <pages>] [--readme]`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    dark: { type: 'boolean', default: false },
    url: { type: 'string' },
    data: { type: 'string', default: process.env.BALAI_DATA ?? '.balai' },
    limit: { type: 'string' },
    /** Only the pictures in docs/pictures. */
    readme: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '2' },
    to: { type: 'string', default: path.resolve(import.meta.dirname, '../../../pictures') },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(USAGE);
else process.exitCode = await run();

/** 0 when nothing was found, 1 when something was, 2 when nobody was asked for. */
async function run(): Promise<number> {
  const server = values.url ? await joinServer(values.url, values.data) : await startDemoServer();
  const browser = await openBrowser().catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  try {
    if (values.readme) {
      await shootForReadme(browser, server);
      return 0;
    }
    const visits = everybody(server.accounts).filter(({ tenant, role }) => isWanted(tenant, role));
    if (visits.length === 0) {
      console.error(`Nobody is called ${values.only.join(', ')}.\n${USAGE}`);
      return 2;
    }
    const examined = new Set<string>();
    const reports: RoleReport[] = [];
    const shootNext = async () => {
      for (let visit = visits.shift(); visit; visit = visits.shift()) {
        const { tenant, role, account } = visit;
        const visitor = account
          ? await signInAs(account, server.port)
          : { host: hostOf(tenant, server.port), home: '/', cookies: [] };
        const folder = values.to;
        if (values.only.length > 0 && !values.dark)
          rmSync(path.join(folder, tenant, role), { recursive: true, force: true });
        const report = await shootRole(browser, {
          ...{
            tenant,
            role,
            visitor,
            folder,
            examined,
            widths: WIDTHS,
            mode: values.dark ? 'dark' : 'light',
          },
          ...(values.limit ? { limit: Number(values.limit) } : {}),
        });
        reports.push(report);
        console.log(`${tenant}/${role}: ${report.pages.length} pages, ${report.findings.length} findings`);
      }
    };
    if (values.only.length === 0 && !values.dark) rmSync(values.to, { recursive: true, force: true });
    mkdirSync(values.to, { recursive: true });
    const workers = await Promise.allSettled(Array.from({ length: Number(values.jobs) }, shootNext));
    const broken = workers.filter((worker) => worker.status === 'rejected');
    for (const { reason } of broken) console.error(reason);
    writeFileSync(
      path.join(values.to, 'findings.json'),
      JSON.stringify(
        reports.flatMap(({ findings }) => findings),
        null,
        2,
      ),
    );
    writeFileSync(path.join(values.to, 'index.html'), contactSheet(reports));
    console.log(summaryOf(reports));
    return broken.length > 0 || reports.some(({ findings }) => findings.length > 0) ? 1 : 0;
  } finally {
    await browser.close();
    await server.close();
  }
}

interface Visit {
  tenant: string;
  role: string;
  account?: DemoAccountLine;
}

/** A visitor of each organisation, and each demo account; a role that several hold is told apart by its scope. */
function everybody(accounts: readonly DemoAccountLine[]): Visit[] {
  const tenants = [...new Set(accounts.map(({ tenant }) => tenant))];
  return tenants.flatMap((tenant) => {
    const own = accounts.filter((account) => account.tenant === tenant);
    const named = own.map((account) => {
      const isOnly = own.filter(({ role }) => role === account.role).length === 1;
      const scope = account.scope.join('-') || account.identifier.split('@')[0];
      return { tenant, role: isOnly ? account.role : `${account.role}-${scope}`, account };
    });
    return [{ tenant, role: 'visitor' }, ...named];
  });
}

function isWanted(tenant: string, role: string): boolean {
  return (
    values.only.length === 0 ||
    values.only.some(
      (wish) => wish === tenant || wish === `${tenant}/${role}` || `${tenant}/${role}`.startsWith(`${wish}-`),
    )
  );
}

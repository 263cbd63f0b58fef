import { openTestApp } from './test-app.ts';

/** The demo village with a browser for each who reads or works in it. */
export async function openVillage() {
  const test = await openTestApp({ jobs: true });
  const ctx = await test.system('desa');
  return {
    ...{ test, ctx },
    guest: test.visitor('desa'),
    resident: await test.signIn('desa', 'warga@desa.example'),
    neighbour: await test.signIn('desa', 'warga2@desa.example'),
    admin: await test.signIn('desa', 'sekdes@desa.example'),
    head: await test.signIn('desa', 'super_admin'),
    sql: <Row extends object>(text: string, values: unknown[] = []) =>
      ctx.transaction((tx) => tx.query<Row>(text, values)),
  };
}

/** The id in the address one was sent to. */
export const idIn = (location: unknown) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(String(location))?.[0] ?? '';

import sharp from 'sharp';
import { openTestApp } from '../../../../test/support/test-app.ts';

/** For tests: the site of the demo union with a browser for each who reads or writes it. */
export async function openSite() {
  const test = await openTestApp({ jobs: true });
  const ctx = await test.system('serikat');
  return {
    ...{ test, ctx },
    guest: test.visitor('serikat'),
    admin: await test.signIn('serikat', 'admin'),
    superAdmin: await test.signIn('serikat', 'super_admin'),
    member: await test.signIn('serikat', 'anggota@serikat.example'),
    candidate: await test.signIn('serikat', 'calon@serikat.example'),
    sql: <T extends object>(text: string, values: unknown[] = []) =>
      ctx.transaction((tx) => tx.query<T>(text, values)),
  };
}

export const idIn = (location: unknown) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(String(location))?.[0] ?? '';

export const pdf = (words: string) =>
  Buffer.from(`%PDF-1.4\n1 0 obj\n<<>>\nendobj\n% ${words}\ntrailer\n<<>>\n%%EOF\n`);

export const png = (hue: number) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: { r: hue, g: 80, b: 120 } } })
    .png()
    .toBuffer();

/** A page as its form sends it. */
export const pageFields = (more: Record<string, string> = {}) => ({
  ...{ title: 'Kegiatan', slug: 'kegiatan', summary: '', body: 'Isi pertama', template: 'default' },
  ...{ visibility: 'public', documentId: '', note: '', scheduledFor: '', seen: '0', act: 'publish' },
  ...more,
});

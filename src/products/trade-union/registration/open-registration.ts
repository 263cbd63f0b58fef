import sharp from 'sharp';
import { readOutbox } from '#kernel/mail';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp } from '../../../../test/support/test-app.ts';

/** For tests: the demo union, and how its registration is asked about. */
export async function openRegistration() {
  const test = await openTestApp({ jobs: false });
  const ctx = await test.system('serikat');
  const picture = await sharp({ create: { width: 500, height: 700, channels: 3, background: '#eee' } })
    .png()
    .toBuffer();
  const sql = <T extends object>(text: string, values: unknown[] = []) =>
    ctx.transaction((tx) => tx.query<T>(text, values));
  return {
    ...{ test, ctx, picture, sql },
    mailsTo: async (address: string) => {
      const { items } = await ctx.transaction((tx) => readOutbox(ctx, tx, { offset: 0, limit: 100 }));
      return items.filter(({ to }) => to.address === address);
    },
    stateOf: async (email: string) =>
      (
        await sql<{ m: string; o: string; a: string }>(
          'select membership_status as m, onboarding_state as o, account_status as a from members where tenant_id = balai.tenant_id() and email = $1',
          [email],
        )
      )[0],
  };
}

export const CREDENTIALS = { password: 'ruang-dosen-7', passwordAgain: 'ruang-dosen-7' };
export const PERSON = { fullName: 'Dr. Mega Puspita, M.T.', phone: '0812 3456 7890' };
export const WORK = {
  campusId: 'lain',
  universityName: 'Universitas Rawa Makmur',
  campusRegionCode: '63',
  faculty: 'Teknik',
  academicRank: 'Lektor',
  employmentStatus: 'PNS',
  golongan: 'III/c',
  duesRateCode: '',
};
export const CONSENT = { terms: '1', privacy: '1' };

/** Fills in steps the way a browser without script does. */
export async function register(
  client: HttpClient,
  email: string,
  changes: Partial<typeof WORK & typeof PERSON> = {},
): Promise<void> {
  const pick = <T extends object>(fields: T) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        (changes as Record<string, string>)[name] ?? value,
      ]),
    );
  await client.get('/register');
  for (const [langkah, fields] of [
    ['akun', { email, ...CREDENTIALS }],
    ['diri', pick(PERSON)],
    ['kerja', pick(WORK)],
    ['persetujuan', CONSENT],
    ['iuran', {}],
  ] as const) {
    const answer = await client.post('/register', { langkah, ...fields });
    if (answer.status !== 303)
      throw new Error(`${langkah}: ${answer.status} ${/role="alert".*?<\/ul>/s.exec(answer.text)?.[0]}`);
  }
}

export const sendProof = (client: HttpClient, content: Buffer, name = 'bukti.png', type = 'image/png') =>
  client.postFiles('/register/payment', {
    paidOn: new Date().toISOString().slice(0, 10),
    method: 'transfer',
    proof: { name, type, content },
  });

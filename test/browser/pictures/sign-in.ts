import { setTimeout as wait } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import { HttpClient } from '../../support/http-client.ts';
import type { DemoAccountLine } from './demo-server.ts';

const CODE_PERIOD_MS = 30_000;

export interface Visitor {
  host: string;
  /** Where the person lands after signing in; the front page for a visitor. */
  home: string;
  cookies: { name: string; value: string }[];
}

export function hostOf(tenant: string, port: number): string {
  return tenant === 'platform' ? `localhost:${port}` : `${tenant}.localhost:${port}`;
}

/** Signs a demo account in over HTTP, as a form does, and hands its cookies on. A used code is waited out once. */
export async function signInAs(account: DemoAccountLine, port: number): Promise<Visitor> {
  const host = hostOf(account.tenant, port);
  for (let attempt = 0; ; attempt += 1) {
    const client = new HttpClient(port, host);
    await client.get('/login');
    const answer = await client.post('/login', {
      identifier: account.identifier,
      password: account.password,
      ...(account.totpSecret
        ? { otp: new TOTP({ secret: Secret.fromBase32(account.totpSecret) }).generate() }
        : {}),
    });
    if (answer.status === 303) {
      const cookies = [...client.cookies].map(([name, value]) => ({ name, value }));
      return { host, home: String(answer.headers.location ?? '/'), cookies };
    }
    const isCodeUsed = account.totpSecret !== undefined && answer.status === 422 && attempt === 0;
    if (!isCodeUsed) throw new Error(`Signing in as ${account.identifier} answered ${answer.status}`);
    await wait(CODE_PERIOD_MS - (Date.now() % CODE_PERIOD_MS) + 500);
  }
}

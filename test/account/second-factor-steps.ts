import { Secret, TOTP } from 'otpauth';
import { expect } from 'vitest';
import type { HttpClient } from '../support/http-client.ts';

export const SECOND_FACTOR_PAGE = '/me/security/second-factor';

/** Turns the second factor on as a person does: secret from the page, code from the app. */
export async function enrolSecondFactor(client: HttpClient): Promise<{ secret: string; codes: string[] }> {
  const page = await client.get(SECOND_FACTOR_PAGE);
  const secret = /data-copy="([A-Z2-7 ]+)"/.exec(page.text)![1]!.replaceAll(' ', '');
  const pending = /name="pending" value="([^"]+)"/.exec(page.text)![1]!;
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const done = await client.post(SECOND_FACTOR_PAGE, { pending, code });
  expect(done.status).toBe(200);
  return {
    secret,
    codes: [...done.text.matchAll(/<li class="select-all">([a-z0-9-]+)<\/li>/g)].map(([, one]) => one!),
  };
}

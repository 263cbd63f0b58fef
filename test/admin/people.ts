import { Secret, TOTP } from 'otpauth';
import { createAccount, grantRole, hashPassword } from '#kernel/identity';
import type { HttpClient } from '../support/http-client.ts';
import type { TestApp } from '../support/test-app.ts';

const PASSWORD = 'lama-sekali-2024';

export interface Person {
  id: string;
  slug: string;
  email: string;
}

export interface NewPerson {
  roles?: readonly { role: string; regions?: string[]; programmes?: string[]; areas?: string[] }[];
}

/** A person made for one test, with their own roles. */
export async function makePerson(
  test: TestApp,
  slug: string,
  name: string,
  given: NewPerson = {},
): Promise<Person> {
  const ctx = await test.system(slug);
  const email = `${name}@${slug}.example`;
  const passwordHash = await hashPassword(PASSWORD);
  const id = await ctx.transaction(async (tx) => {
    const id = await createAccount(ctx, tx, {
      displayName: `Orang ${name}`,
      email,
      passwordHash,
      isEmailVerified: true,
    });
    for (const role of given.roles ?? []) await grantRole(tx, { accountId: id, ...role });
    return id;
  });
  return { id, slug, email };
}

/** Signs a made person in. */
export async function enterAs(test: TestApp, person: Person): Promise<HttpClient> {
  const client = test.visitor(person.slug);
  await client.get('/login');
  const answer = await client.post('/login', { identifier: person.email, password: PASSWORD });
  if (answer.status !== 303) throw new Error(`Signing in answered ${answer.status}`);
  return client;
}

/** The same, and turns the second factor on, as a person does. */
export async function enterWithFactor(test: TestApp, person: Person): Promise<HttpClient> {
  const client = await enterAs(test, person);
  const page = await client.get('/me/security/second-factor');
  const secret = /data-copy="([A-Z2-7 ]+)"/.exec(page.text)![1]!.replaceAll(' ', '');
  const pending = /name="pending" value="([^"]+)"/.exec(page.text)![1]!;
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const answer = await client.post('/me/security/second-factor', { pending, code });
  if (answer.status !== 200) throw new Error(`Enrolling answered ${answer.status}`);
  return client;
}

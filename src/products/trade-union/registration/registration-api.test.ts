import { afterAll, describe, expect, it } from 'vitest';
import { openRegistration, PERSON, WORK } from './open-registration.ts';

const { test } = await openRegistration();
afterAll(() => test.close());

describe('the registration over the API', () => {
  it('does the same in one call, with the same refusals', async () => {
    const client = test.visitor('serikat');
    const body = {
      email: 'api@kampus.example',
      password: 'ruang-dosen-7',
      ...PERSON,
      ...WORK,
      terms: true,
      privacy: true,
    };
    const made = await client.postJson('/api/v1/registrations', body);
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ state: 'registered', amount: 35_000 });
    // The tests above have asked so often about taken addresses that this network may not be told any more.
    expect([422, 429]).toContain((await client.postJson('/api/v1/registrations', body)).status);
    const silent = await client.postJson('/api/v1/registrations', {
      ...body,
      email: 'api2@kampus.example',
      privacy: false,
    });
    expect(silent.status).toBe(422);
    expect((silent.json as { fields: object }).fields).toHaveProperty('privacy');
  });
});

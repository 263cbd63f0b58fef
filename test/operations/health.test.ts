import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ demo: false, jobs: false });
});
afterAll(() => test.close());

describe('whoever watches the server', () => {
  it('hears under any host that it lives and reaches its database', async () => {
    for (const host of ['localhost', '127.0.0.1', 'nobody.localhost', 'lb.internal']) {
      const client = new HttpClient(test.port, `${host}:${test.port}`);
      expect((await client.get('/health/live')).json).toEqual({ status: 'live' });
      expect((await client.get('/health/ready')).json).toEqual({
        status: 'ready',
        database: 'reachable',
      });
    }
  });

  it('hears that it is not ready when the database is gone, and that it lives nonetheless', async () => {
    await test.app.database.close();
    const client = new HttpClient(test.port, `localhost:${test.port}`);
    const ready = await client.get('/health/ready');
    expect([ready.status, ready.json]).toEqual([
      503,
      { status: 'database_unreachable', database: 'unreachable' },
    ]);
    expect((await client.get('/health/live')).status).toBe(200);
  });
});

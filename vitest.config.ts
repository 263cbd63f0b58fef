import { configDefaults, defineConfig } from 'vitest/config';

/** Asks what the tests of a whole run saw; `npm test` runs it when all others have ended. */
const LAST = process.env.BALAI_ALL_HAVE_RUN ? [] : ['test/matrix/http-effects.test.ts'];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, ...LAST],
    globalSetup: ['test/support/postgres.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // A browser on a machine busy with other work may wait in vain, and tells then what it saw; twice is a defect.
    retry: { count: 1, condition: /locator\.\w+: Timeout/ },
    pool: 'forks',
    maxWorkers: 2,
  },
});

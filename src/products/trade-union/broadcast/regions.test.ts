import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveBroadcast, sendBroadcast } from '#features/broadcast';
import { listProvinces } from '#features/regions';
import { createWorkContext, type WorkContext } from '#kernel/work';
import { actAsOfficer } from '../../../../test/support/act-as-officer.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';
import { unionBroadcast } from './index.ts';

const codes = listProvinces().map(({ code }) => code);
const STATUSES = ['active', 'candidate', 'disabled', 'resigned'] as const;

const anySome = fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 3 });

let test: TestApp;
let ctx: WorkContext;
let officer: WorkContext;

beforeAll(async () => {
  test = await openTestApp({ demo: false, jobs: false });
  await test.createTenant({ slug: 'uji', kind: 'serikat', name: 'Serikat Uji' });
  ctx = await test.system('uji');
  officer = await ctx.transaction(async (tx) => {
    // Every province has one of each status, and one member whose province is not known.
    await tx.execute(
      `insert into members (id, region_code, full_name, email, membership_status)
       select gen_random_uuid(), r, 'Warga ' || r || s, r || s || '@contoh.id', s
         from unnest($1::text[]) r cross join unnest($2::text[]) s`,
      [[...codes, '00'], STATUSES],
    );
    return actAsOfficer(ctx, tx);
  });
});
afterAll(() => test?.close());

/** The same officer, before the walls of these provinces. */
const within = (regions: readonly string[]) =>
  createWorkContext({ ...officer, walls: { people: { within: regions } } });

it('whichever of the 38 provinces a coordinator has and picks, the letter, its number and its book hold those alone', async () => {
  expect(codes).toHaveLength(38);
  await fc.assert(
    fc.asyncProperty(
      fc
        .uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 6 })
        .chain((own) =>
          fc.tuple(
            fc.constant(own),
            fc.oneof({ weight: 3, arbitrary: fc.subarray(own) }, { arbitrary: anySome, weight: 1 }),
          ),
        ),
      fc.subarray(['active', 'candidate', 'disabled'], { minLength: 1 }),
      async ([own, wished], status) => {
        const work = within(own);
        const write = work.transaction((tx) =>
          saveBroadcast(work, tx, unionBroadcast, own, {
            ...{
              subject: 'Kabar',
              body: 'Isi kabar ini.',
              buttonLabel: '',
              buttonUrl: '',
              isEssential: false,
            },
            audience: { status, region: wished },
          }),
        );
        if (!wished.every((code) => own.includes(code))) {
          await expect(write).rejects.toMatchObject({ status: 422 });
          return;
        }
        const id = await write;
        const reached = wished.length > 0 ? wished : own;
        const expected = reached.length * status.length;
        expect(
          await work.transaction((tx) => sendBroadcast(work, tx, unionBroadcast, { id, expected })),
        ).toBe(expected);
        const book = await ctx.transaction((tx) =>
          tx.query<{ region_code: string; address: string }>(
            `select r.region_code, m.email as address from broadcast_recipients r
               join members m on m.tenant_id = r.tenant_id and m.id = r.person_id
              where r.tenant_id = balai.tenant_id() and r.broadcast_id = $1`,
            [id],
          ),
        );
        expect(book).toHaveLength(expected);
        expect(book.filter(({ region_code }) => !reached.includes(region_code))).toEqual([]);
        const foreign = within(codes.filter((code) => !own.includes(code)));
        const seen = await foreign.transaction((tx) =>
          tx.query(
            `select 1 from broadcasts b where b.tenant_id = balai.tenant_id() and b.id = $1
             union all select 1 from broadcast_recipients r where r.tenant_id = balai.tenant_id() and r.broadcast_id = $1`,
            [id],
          ),
        );
        expect(seen).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
}, 90_000);

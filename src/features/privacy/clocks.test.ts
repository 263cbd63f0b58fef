import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsWithRole } from '#kernel/notifications';
import type { WorkContext } from '#kernel/work';
import { openTestApp, type TestApp } from '../../../test/support/test-app.ts';
import { askConsentsAgain } from './ask-again.ts';
import { alertClocks } from './clock.ts';
import { changeConsent, giveConsent } from './consents.ts';
import { decideRequest } from './decide-request.ts';
import { noteAuthorityTold, openIncident, tellPeople } from './incident.ts';
import { openRequest } from './open-request.ts';
import type { PrivacyPlace } from './privacy-place.ts';
import { readRetentionRuns, runRetention, saveRetentionPolicy } from './retention.ts';

let test: TestApp;
let ctx: WorkContext;
let place: PrivacyPlace;
let memberId: string;
let accountId: string;
/** Notices of the demo lie before this one. */
let started: string;

const START = new Date('2026-03-02T02:00:00Z');
/** The same work, so many hours after the start. */
const at = (hours: number): WorkContext => ({ ...ctx, now: new Date(START.getTime() + hours * 3_600_000) });
const sql = <T extends object>(text: string, values: unknown[] = []) =>
  ctx.transaction((tx) => tx.query<T>(text, values));
const alertAt = (hours: number) => ctx.transaction((tx) => alertClocks(at(hours), tx, place));

/** Notices behind a handler's bell, the newest first. */
const bell = async (like: string) =>
  (
    await sql<{ title: string }>(
      `select n.title from notifications n join role_grants g on g.tenant_id = n.tenant_id and g.account_id = n.account_id
        where n.tenant_id = balai.tenant_id() and g.role = 'super_admin' and n.title like $1 and n.id > $2 order by n.id desc`,
      [like, started],
    )
  ).map(({ title }) => title);

beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  started = uuidv7();
  ctx = await test.system('serikat');
  place = {
    own: '/me/privacy',
    desk: '/system/privacy-requests',
    source: test.app.products.get('serikat')!.personalData!,
    nameOf: () => undefined,
    surfaceOf: () => 'member',
    handlersOf: (tx) => accountsWithRole(tx, ['super_admin']),
  };
  const [account] = await sql<{ id: string; subject_id: string }>(
    `select id, subject_id from accounts where tenant_id = balai.tenant_id() and email = 'anggota@serikat.example'`,
  );
  accountId = account!.id;
  memberId = account!.subject_id;
  // What the demo asks has its own clocks; here only what this test asks runs.
  await sql(
    `update privacy_requests set alerted_at = now(), overdue_at = now() where tenant_id = balai.tenant_id()`,
  );
});
afterAll(() => test?.close());

describe('the clock of three times 24 hours', () => {
  const ask = (kind: 'access' | 'correct', hours = 0) =>
    ctx.transaction((tx) =>
      openRequest(at(hours), tx, place, { accountId, name: 'Ni Luh', kind, note: 'Gelar saya keliru.' }),
    );
  const answer = (id: string, hours: number) =>
    ctx.transaction((tx) =>
      decideRequest(at(hours), tx, place, { id, state: 'done', answer: 'Datanya sudah dijelaskan.' }),
    );

  it('tells those who answer once when a day is left, and once when the time is over', async () => {
    const id = await ask('correct');
    expect(await alertAt(47.9)).toBe(0);
    expect(await alertAt(48)).toBe(1);
    expect(await alertAt(50)).toBe(0);
    expect(await bell('%Pembetulan data')).toEqual([
      'Kurang dari 24 jam lagi: Pembetulan data',
      'Permintaan data pribadi: Pembetulan data',
    ]);
    expect(await alertAt(71.9)).toBe(0);
    expect(await alertAt(72)).toBe(1);
    expect(await alertAt(90)).toBe(0);
    expect((await bell('%Pembetulan data'))[0]).toBe('Batas 3 x 24 jam sudah lewat: Pembetulan data');
    await answer(id, 91);
  });

  it('says only that the time is over when nobody looked for three days', async () => {
    const id = await ask('access');
    expect(await alertAt(100)).toBe(1);
    expect(await bell('Kurang dari%Keterangan%')).toEqual([]);
    await answer(id, 101);
  });

  it('is silent about what was answered, and does not take the same question twice while it waits', async () => {
    const id = await ask('access');
    await expect(ask('access', 1)).rejects.toMatchObject({ status: 422 });
    await answer(id, 10);
    expect(await alertAt(100)).toBe(0);
  });
});

describe('an incident with personal data', () => {
  const report = (hours: number, given: { audience: 'all' | 'some'; people?: string }) =>
    ctx.transaction((tx) =>
      openIncident(at(hours), tx, {
        ...{
          title: 'Lembar anggota terkirim keliru',
          discoveredAt: START,
          happened: 'Terkirim ke alamat lain.',
        },
        ...{
          dataKinds: 'nama dan surel',
          measures: 'Penerima diminta menghapusnya.',
          contact: 'halo@serikat.example',
        },
        ...{ audience: given.audience, people: given.people ?? '' },
      }),
    );

  it('has its clock from the moment it was discovered, until people and authority have both been told', async () => {
    const id = await report(30, {
      audience: 'some',
      people: 'anggota@serikat.example\nanggota2@serikat.example',
    });
    expect(await alertAt(47)).toBe(0);
    expect(await alertAt(48)).toBe(1);
    expect(await ctx.transaction((tx) => tellPeople(at(50), tx, id))).toBe(2);
    await expect(ctx.transaction((tx) => tellPeople(at(51), tx, id))).rejects.toMatchObject({ status: 409 });
    expect(await alertAt(73)).toBe(1);
    await ctx.transaction((tx) => noteAuthorityTold(at(74), tx, id, 'KOMDIGI-77'));
    await expect(ctx.transaction((tx) => noteAuthorityTold(at(75), tx, id, 'X'))).rejects.toMatchObject({
      status: 409,
    });
    const told = await sql<{ email: string }>(
      `select a.email from notifications n join accounts a on a.tenant_id = n.tenant_id and a.id = n.account_id
        where n.tenant_id = balai.tenant_id() and n.title like 'Pemberitahuan tentang data pribadi Anda%' order by 1`,
    );
    expect(told.map(({ email }) => email)).toEqual(['anggota2@serikat.example', 'anggota@serikat.example']);
  });

  it('is silent once both were told in time', async () => {
    const id = await report(1, { audience: 'some', people: 'anggota@serikat.example' });
    await ctx.transaction((tx) => tellPeople(at(2), tx, id));
    await ctx.transaction((tx) => noteAuthorityTold(at(3), tx, id, 'KOMDIGI-78'));
    expect(await alertAt(500)).toBe(0);
  });

  it('lies not in the future, and concerns people who have an account here', async () => {
    await expect(report(-1, { audience: 'all' })).rejects.toMatchObject({ status: 422 });
    await expect(report(1, { audience: 'some', people: 'orang@luar.example' })).rejects.toMatchObject({
      fields: { people: expect.stringContaining('orang@luar.example') },
    });
  });
});

describe('the rule of how long data is kept', () => {
  const RULE = { isOn: true, years: 5, nightCap: 2 };
  /** One night, at the hour it really is: the rule's own change is dated by the database. */
  const night = async () => {
    const now = { ...ctx, now: new Date() };
    await runRetention(now, place);
    return (await ctx.transaction((tx) => readRetentionRuns(tx)))[0];
  };
  let gone: string[];

  beforeAll(async () => {
    const people = await sql<{ id: string }>(
      `select m.id from members m where m.tenant_id = balai.tenant_id() and m.membership_status = 'active'
         and not exists (select 1 from accounts a where a.tenant_id = m.tenant_id and a.subject_id = m.id)
         and not exists (select 1 from dues_bills b where b.tenant_id = m.tenant_id and b.payer_id = m.id
           and b.status not in ('paid', 'waived'))
         and not exists (select 1 from dues_payments p where p.tenant_id = m.tenant_id and p.payer_id = m.id
           and p.status = 'submitted')
       order by m.id limit 3`,
    );
    gone = people.map(({ id }) => id);
    expect(gone).toHaveLength(3);
    for (const [index, id] of gone.entries())
      await sql(
        `update members set ended_as = 'resigned', membership_status = 'resigned', membership_end_date = $2 where tenant_id = balai.tenant_id() and id = $1`,
        [id, `201${index}-01-01`],
      );
  });
  const leftOf = async () =>
    (
      await sql<{ id: string }>(
        `select m.id from members m where m.tenant_id = balai.tenant_id() and m.id = any ($1)
           and not exists (select 1 from privacy_erasures e where e.tenant_id = m.tenant_id and e.subject_id = m.id)
         order by m.membership_end_date`,
        [gone],
      )
    ).map(({ id }) => id);

  it('does nothing until somebody switches it on', async () => {
    expect(await night()).toBeUndefined();
    expect(await leftOf()).toEqual(gone);
  });

  it('only counts and tells on the first night, then erases the oldest, no more than the cap', async () => {
    await ctx.transaction((tx) => saveRetentionPolicy(ctx, tx, RULE));
    expect(await night()).toMatchObject({ mode: 'dry_run', foundCount: 3, erasedCount: 0 });
    expect(await leftOf()).toEqual(gone);
    expect(await bell('Masa simpan:%')).toContain('Masa simpan: 3 orang akan dihapus mulai malam berikutnya');
    expect(await night()).toMatchObject({ mode: 'erased', foundCount: 3, erasedCount: 2 });
    expect(await leftOf()).toEqual(gone.slice(2));
  });

  it('counts again for a night after any change of the rule', async () => {
    await ctx.transaction((tx) => saveRetentionPolicy(ctx, tx, { ...RULE, years: 4 }));
    expect(await night()).toMatchObject({ mode: 'dry_run', erasedCount: 0 });
    expect(await leftOf()).toEqual(gone.slice(2));
    expect(await night()).toMatchObject({ mode: 'erased', erasedCount: 1 });
    expect(await leftOf()).toEqual([]);
  });
});

describe('a text that people agreed to', () => {
  const purposeAt = (version: string) => ({
    ...{ key: 'uji', label: 'Kabar uji', explain: 'Untuk diuji.', isNeeded: false, stops: 'Kabar berhenti.' },
    versionOf: async () => version,
  });
  const askAt = (version: string) =>
    ctx.transaction((tx) =>
      askConsentsAgain(ctx, tx, { ...place, source: { ...place.source, purposes: [purposeAt(version)] } }),
    );
  const agree = (version: string) =>
    ctx.transaction((tx) =>
      giveConsent(ctx, tx, { subjectId: memberId, purpose: 'uji', version, by: 'privacy' }),
    );

  it('is asked about again once when it changes, and not while it stays', async () => {
    await agree('1');
    expect(await askAt('1')).toBe(0);
    expect(await askAt('2')).toBe(1);
    expect(await askAt('2')).toBe(0);
    const asked = await sql<{ url: string }>(
      `select url from notifications where tenant_id = balai.tenant_id() and account_id = $1 and title = $2`,
      [accountId, 'Kabar uji: teksnya berubah'],
    );
    expect(asked).toEqual([{ url: '/me/privacy#persetujuan' }]);
    await agree('2');
    expect(await askAt('2')).toBe(0);
    expect(await askAt('3')).toBe(1);
  });

  it('is not asked about again once it was withdrawn', async () => {
    await ctx.transaction((tx) =>
      changeConsent(ctx, tx, purposeAt('3'), { subjectId: memberId, isGiven: false }),
    );
    expect(await askAt('4')).toBe(0);
  });
});

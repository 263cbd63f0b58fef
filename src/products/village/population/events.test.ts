import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

let test: TestApp;
let officer: HttpClient;
let villager: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  officer = await test.signIn('desa', 'admin');
  villager = await test.signIn('desa', 'warga2@desa.example');
});
afterAll(() => test?.close());

const rows = async <T extends object>(sql: string, ...values: unknown[]) => {
  const ctx = await test.system('desa');
  return ctx.transaction((tx) => tx.query<T>(sql, values));
};
interface Person {
  id: string;
  family_id: string;
  status: string;
}
const peopleOf = (area: string) =>
  rows<Person>(
    `select id, family_id, status from residents where tenant_id = balai.tenant_id() and area_code = $1
      order by family_id, relation, id`,
    area,
  );
const standing = async (id: string) =>
  (
    await rows<{ status: string; family_id: string; is_closed: boolean }>(
      `select r.status, r.family_id, f.is_closed from residents r
         join families f on f.tenant_id = r.tenant_id and f.id = r.family_id
        where r.tenant_id = balai.tenant_id() and r.id = $1`,
      id,
    )
  )[0]!;
const lastEvent = async (id: string) =>
  (
    await rows<{ id: string; kind: string; details: string | null }>(
      `select id, kind, details from resident_events where tenant_id = balai.tenant_id() and resident_id = $1
        order by recorded_at desc, id desc limit 1`,
      id,
    )
  )[0]!;

describe('what happens to people', () => {
  it('a death is written once, taken back with a reason, and both rows stay', async () => {
    const { id } = (await peopleOf('II.02.002'))[0]!;
    const death = { kind: 'death', happenedOn: '2026-10-02', cause: 'Sakit' };
    expect((await villager.post(`/penduduk/${id}/peristiwa`, death)).status).toBe(403);
    expect(
      (await officer.post(`/penduduk/${id}/peristiwa`, { ...death, happenedOn: '2099-01-01' })).status,
    ).toBe(422);
    expect((await officer.post(`/penduduk/${id}/peristiwa`, death)).status).toBe(303);
    expect((await officer.post(`/penduduk/${id}/peristiwa`, death)).status).toBe(409);
    expect((await standing(id)).status).toBe('dead');
    const event = await lastEvent(id);
    expect(event.details).toMatch(/^s1\./);
    expect((await officer.get(`/peristiwa/${event.id}`)).text).toContain('Sakit');
    expect((await villager.post(`/peristiwa/${event.id}/batal`, { reason: 'Bukan orang itu' })).status).toBe(
      403,
    );
    expect((await officer.post(`/peristiwa/${event.id}/batal`, { reason: '' })).status).toBe(422);
    expect((await officer.post(`/peristiwa/${event.id}/batal`, { reason: 'Salah orang' })).status).toBe(303);
    expect((await officer.post(`/peristiwa/${event.id}/batal`, { reason: 'Salah orang' })).status).toBe(409);
    expect((await standing(id)).status).toBe('alive');
    const kept = await rows(
      'select 1 from resident_events where tenant_id = balai.tenant_id() and resident_id = $1',
      id,
    );
    expect(kept).toHaveLength(2);
  });

  it('who moves away leaves the list and comes back; a card nobody lives on is closed meanwhile', async () => {
    const people = await peopleOf('III.01.002');
    const family = people.filter(({ family_id }) => family_id === people[0]!.family_id);
    for (const { id } of family)
      await officer.post(`/penduduk/${id}/peristiwa`, { kind: 'move_out', happenedOn: '2026-09-01' });
    expect(await standing(family[0]!.id)).toMatchObject({ status: 'moved', is_closed: true });
    const back = { kind: 'return', happenedOn: '2026-11-01' };
    expect((await officer.post(`/penduduk/${family[0]!.id}/peristiwa`, back)).status).toBe(303);
    expect(await standing(family[0]!.id)).toMatchObject({ status: 'alive', is_closed: false });
  });

  it('a child is born into a family and somebody arrives; both stand on its card', async () => {
    const { family_id } = (await peopleOf('III.02.002'))[0]!;
    const child = {
      ...{
        fullName: 'Muhammad Alif',
        nik: '',
        sex: 'L',
        birthDate: '2026-11-01',
        nationality: '1',
        relation: '4',
      },
      ...{ maritalStatus: '1', residency: 'permanent', place: 'Puskesmas Alalak' },
    };
    expect((await villager.post(`/keluarga/${family_id}/kelahiran`, child)).status).toBe(403);
    expect((await officer.post(`/keluarga/${family_id}/kelahiran`, child)).status).toBe(303);
    const guest = { ...child, fullName: 'Rusdiana', sex: 'P', birthDate: '1990-01-02', relation: '9' };
    const arrival = { ...guest, residency: 'temporary', happenedOn: '2026-11-03', otherPlace: 'Banjarmasin' };
    expect((await villager.post(`/keluarga/${family_id}/kedatangan`, arrival)).status).toBe(403);
    expect((await officer.post(`/keluarga/${family_id}/kedatangan`, arrival)).status).toBe(303);
    const { text } = await officer.get(`/keluarga/${family_id}`);
    expect(text).toContain('Muhammad Alif');
    expect(text).toContain('Rusdiana');
    const list = await officer.get('/peristiwa?filter[month]=2026-11&filter[kind]=birth');
    expect(list.text).toContain('Muhammad Alif');
    expect(list.text).not.toContain('Rusdiana');
  });

  it('a card is split: who was picked stands on the new one under its head', async () => {
    const all = await peopleOf('I.02.001');
    const family = all.filter(({ family_id }) => all.filter((one) => one.family_id === family_id).length > 2);
    const [, , leaver] = family.filter(({ family_id }) => family_id === family[0]!.family_id);
    const split = {
      ...{ people: [leaver!.id], headId: leaver!.id, happenedOn: '2026-11-05' },
      ...{ kk: '6304070511260077', address: 'Gang Purun 12', areaCode: 'I.02.002' },
    };
    const url = `/keluarga/${leaver!.family_id}/pecah`;
    expect((await villager.post(url, split)).status).toBe(403);
    expect((await officer.post(url, { ...split, people: [] })).status).toBe(422);
    expect((await officer.post(url, split)).status).toBe(303);
    const [moved] = await rows<{ relation: string; area_code: string }>(
      'select relation, area_code from residents where tenant_id = balai.tenant_id() and id = $1',
      leaver!.id,
    );
    expect(moved).toEqual({ relation: '1', area_code: 'I.02.002' });
    const event = await lastEvent(leaver!.id);
    expect((await officer.post(`/peristiwa/${event.id}/batal`, { reason: 'Batal pindah' })).status).toBe(303);
    expect((await standing(leaver!.id)).family_id).toBe(leaver!.family_id);
  });

  it('what is written of events can be neither changed nor deleted by the serving role', async () => {
    const ctx = await test.system('desa');
    for (const table of ['resident_events', 'resident_changes'])
      for (const sql of [`delete from ${table}`, `update ${table} set actor_name = 'x'`])
        await expect(
          ctx.transaction((tx) => tx.execute(`${sql} where tenant_id = balai.tenant_id()`)),
        ).rejects.toThrow(/permission denied/);
  });
});

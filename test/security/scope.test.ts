import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { collectRoutes } from '../../src/web/collect-routes.ts';
import { compareFingerprints, takeFingerprint } from '../matrix/fingerprint.ts';
import type { Answer, HttpClient } from '../support/http-client.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

vi.setConfig({ testTimeout: 120_000 });

/** The coordinator of Kalimantan Selatan (63) tries what lies in other provinces. */
const OWN = '63';
const RANDOM = '01980000-0000-7000-8000-00000000dead';

let test: TestApp;
let coordinator: HttpClient;
let bearer: HttpClient;
let foreign: Member[];
let own: Member[];
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  coordinator = await test.signIn('serikat', 'kalsel@serikat.example');
  bearer = await test.bearer('serikat', 'kalsel@serikat.example');
  const members = await test.asSuperuser<Member>(
    `select m.id, m.full_name as name, m.region_code as region, m.member_number as number, m.email
       from pooled.members m join shared.tenants t on t.id = m.tenant_id
      where t.slug = 'serikat' and m.deleted_at is null order by m.full_name`,
  );
  foreign = members.filter(({ region }) => region !== OWN);
  own = members.filter(({ region }) => region === OWN);
});
afterAll(() => test?.close());

interface Member {
  id: string;
  name: string;
  region: string;
  number: string | null;
  email: string | null;
}

describe('a coordinator of Kalimantan Selatan (research §5, 4)', () => {
  it('finds the fixture: people of the own region and of others', () => {
    expect(own.length).toBeGreaterThan(0);
    expect(foreign.length).toBeGreaterThan(3);
  });

  it('cannot open a member of another province by any address: the answer is that of an id nobody has', async () => {
    const faults: string[] = [];
    const routes = collectRoutes(test.app.products.get('serikat')!).filter(
      ({ method, path }) =>
        method === 'GET' && /^\/(api\/v1\/|admin\/|region\/)(members|candidates)\/:id/.test(path),
    );
    expect(routes.length).toBeGreaterThan(3);
    for (const { path, kind } of routes) {
      const client = kind === 'api' ? bearer : coordinator;
      for (const { id, name } of foreign.slice(0, 3)) {
        const at = (memberId: string) => path.replace(':id', memberId).replace(/:\w+/g, RANDOM);
        const hidden = await client.get(at(id));
        const unknown = await client.get(at(RANDOM));
        if (hidden.status === 403 && unknown.status === 403) continue;
        if (hidden.status !== 404 || unknown.status !== 404)
          faults.push(`${at(id)} answered ${hidden.status}, a random id ${unknown.status}`);
        else if (bodyOf(hidden, id) !== bodyOf(unknown, RANDOM))
          faults.push(`${at(id)} answers otherwise than a random id`);
        if (hidden.text.includes(name)) faults.push(`${at(id)} names ${name}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('opens a member of the own province', async () => {
    const [one] = own;
    const page = await coordinator.get(`/admin/members/${one!.id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(one!.name);
    expect((await bearer.get(`/api/v1/members/${one!.id}`)).status).toBe(200);
  });

  it('cannot take any step with a member of another province, and nothing changes', async () => {
    const routes = collectRoutes(test.app.products.get('serikat')!).filter(
      ({ method, path }) => method !== 'GET' && /(members|candidates|payments|bills)\/:id/.test(path),
    );
    expect(routes.length).toBeGreaterThan(5);
    const before = await takeFingerprint(test);
    const faults: string[] = [];
    for (const { method, path, kind } of routes) {
      for (const { id } of foreign.slice(0, 2)) {
        const address = path.replace(':id', id).replace(/:\w+/g, RANDOM);
        const fields = {
          reason: 'percobaan oleh pengujian',
          note: 'percobaan',
          status: 'approved',
          phone: '081200001111',
        };
        const answer =
          kind === 'api'
            ? await bearer.sendJson(method, address, fields)
            : await coordinator.post(address, fields);
        if (answer.status < 400) faults.push(`${method} ${address} answered ${answer.status}`);
      }
    }
    expect(faults).toEqual([]);
    expect(compareFingerprints(before, await takeFingerprint(test))).toEqual([]);
  });

  it('cannot change a member of another province, nor move one of the own there', async () => {
    const [one] = own;
    const [other] = foreign;
    const read = (id: string) =>
      test.asSuperuser('select region_code, phone, membership_status from pooled.members where id = $1', [
        id,
      ]);
    const before = await read(one!.id);
    expect(
      (await bearer.sendJson('PATCH', `/api/v1/members/${other!.id}`, { phone: '081200001111' })).status,
    ).toBe(404);
    for (const body of [
      { regionCode: '35' },
      { region_code: '35' },
      { campusId: RANDOM },
      { universityName: 'Universitas Lain', campusRegion: '35' },
    ]) {
      await bearer.sendJson('PATCH', `/api/v1/members/${one!.id}`, body);
    }
    expect(await read(one!.id)).toEqual(before);
  });
});

describe('the lists of a coordinator (research §5, 5 and 6)', () => {
  it('hold nobody of another province, however page, size, order, search and filter are bent', async () => {
    const ids = new Set(foreign.map(({ id }) => id));
    const names = foreign.slice(0, 40).map(({ name }) => name);
    const regions = [...new Set(foreign.map(({ region }) => region))];
    const queries = [
      'size=100',
      'page=2&size=1',
      'size=100&sort=fullName',
      'size=100&sort=-region',
      ...regions.map((region) => `size=100&filter[region]=${region}`),
      `size=100&filter[region]=${OWN}&filter[region]=${regions[0]}`,
      ...names.slice(0, 10).map((name) => `q=${encodeURIComponent(name.split(' ')[0]!)}`),
      ...foreign.slice(0, 5).map(({ number }) => `q=${encodeURIComponent(number ?? 'x')}`),
      'q=%25',
      'q=_',
      `q=${encodeURIComponent("' or '1'='1")}`,
      'filter[region]=%25',
      'size=-1',
      'page=0',
      'page=99999999999999999999',
      'size=100&region=35&regions=35&scope=all',
    ];
    const faults: string[] = [];
    let answered = 0;
    for (const query of queries) {
      const answer = await bearer.get(`/api/v1/members?${query}`);
      if (answer.status === 422) continue;
      answered += 1;
      const { items, total } = answer.json as { items: { id: string }[]; total: number };
      if (items.some(({ id }) => ids.has(id))) faults.push(`${query} lists somebody of another province`);
      if (total > own.length) faults.push(`${query} counts ${total} of ${own.length}`);
    }
    expect(answered).toBeGreaterThan(queries.length / 2);
    for (const address of [
      '/region/members',
      '/admin/members',
      '/admin/candidates',
      '/region/dues',
      '/admin/dashboard',
    ]) {
      for (const query of [
        '',
        '?size=100',
        `?filter[region]=${regions[0]}`,
        `?q=${encodeURIComponent(names[0]!)}`,
      ]) {
        const answer = await coordinator.get(`${address}${query}`);
        if (answer.status !== 200) continue;
        // What was typed into the search field stands on the page again.
        const text = query.includes('q=') ? answer.text.replaceAll(names[0]!, '') : answer.text;
        const seen = names.filter((name) => text.includes(escapeHtml(name)));
        if (seen.length > 0) faults.push(`${address}${query} shows ${seen.join(', ')}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('take along only the own province, and every one of it', async () => {
    const page = await coordinator.get('/region/members/export');
    expect(page.status).toBe(200);
    const file = await coordinator.post('/region/members/export', {
      format: 'csv',
      reason: 'rapat wilayah bulan ini',
      query: 'size=100&filter[region]=35',
    });
    const all = await coordinator.post('/region/members/export', {
      format: 'csv',
      reason: 'rapat wilayah bulan ini',
    });
    expect(all.status).toBe(200);
    for (const { text } of [file, all]) {
      expect(
        foreign.filter(({ name, number }) => text.includes(name) && number && text.includes(number)),
      ).toEqual([]);
    }
    expect(own.filter(({ name }) => !all.text.includes(name.replaceAll('"', '""')))).toEqual([]);
  });
});

describe('what another organisation has (research §5, 25 and 26)', () => {
  const applicant = (email: string, more: object = {}) => ({
    email,
    password: 'ruang-dosen-4118',
    fullName: 'Pelamar Baru',
    phone: '0812-7700-4118',
    gender: 'P',
    terms: true,
    privacy: true,
    ...more,
  });

  it('cannot be learnt by trying its e-mail address: the answer is that of an address nobody has', async () => {
    const visitor = test.visitor('serikat');
    const shape = async (email: string) => {
      const answer = await visitor.postJson('/api/v1/registrations', applicant(email));
      return {
        status: answer.status,
        body: answer.text.replaceAll(email, 'E').replace(/"(instance|request)":"[^"]*"/g, ''),
      };
    };
    // `warga@desa.example` has an account in the village; nobody has the other.
    expect(await shape('warga@desa.example')).toEqual(await shape('tidak.ada.4118@desa.example'));
  });

  it('cannot be learnt by trying a NIK: one that another organisation knows is as good as a new one', async () => {
    const ketua = await test.bearer('koperasi', 'ketua');
    const known = '6371014504800031';
    const made = await ketua.postJson('/api/v1/members', {
      fullName: 'Anggota Lain',
      joinedOn: '2026-01-05',
      nik: known,
    });
    expect(made.status, made.text).toBe(201);
    const keeper = await test.bearer('serikat', 'super_admin');
    const answer = async (nik: string) => {
      const sent = await keeper.sendJson('PATCH', `/api/v1/members/${own[0]!.id}`, { nik });
      return [sent.status, bodyOf(sent, nik).replace(/"\d{4}-\d{2}-\d{2}T[^"]*"/g, 'T')];
    };
    expect(await answer(known)).toEqual(await answer('6371014504800032'));
  });

  it('is as unknown as anything on the way in: name, reset of a password, sign-in', async () => {
    const visitor = test.visitor('serikat');
    const known = 'warga@desa.example';
    const unknown = 'tidak.ada.4118@desa.example';
    const signIn = async (identifier: string) => {
      const answer = await visitor.postJson('/api/v1/session', { identifier, password: 'salah-sekali-4118' });
      return [answer.status, (answer.json as { code: string }).code];
    };
    expect(await signIn(known)).toEqual(await signIn(unknown));
    const forget = async (slug: string, email: string) => {
      const client = test.visitor(slug);
      const answer = await client.post('/forgot-password', { identifier: email, email });
      return [
        answer.status,
        answer.headers.location,
        answer.text.replaceAll(email, 'E').replace(/content="[^"]*"|value="[^"]*"/g, ''),
      ];
    };
    expect(await forget('serikat', known)).toEqual(await forget('serikat', unknown));
    // Not even in the own organisation does it tell who has an account.
    expect(await forget('desa', known)).toEqual(await forget('desa', unknown));
  });

  it('cannot be pointed at: an id of another organisation answers like one that nobody has', async () => {
    const keeper = await test.bearer('serikat', 'super_admin');
    const [stranger] = await test.asSuperuser<{ id: string }>(
      `select a.id from pooled.accounts a join shared.tenants t on t.id = a.tenant_id where t.slug = 'desa' limit 1`,
    );
    const faults: string[] = [];
    const before = await takeFingerprint(test);
    const product = test.app.products.get('serikat')!;
    for (const { method, path, kind } of collectRoutes(product)) {
      if (kind !== 'api' || !path.includes(':') || /session/.test(path)) continue;
      const ask = async (id: string) => {
        const address = path.replace(/:\w+(\{[^}]*\})?/, id).replace(/:\w+(\{[^}]*\})?/g, RANDOM);
        const answer = await keeper.sendJson(
          method,
          address,
          method === 'GET' ? undefined : { reason: 'percobaan pengujian', role: 'admin' },
        );
        return { status: answer.status, body: bodyOf(answer, id) };
      };
      const theirs = await ask(stranger!.id);
      const nobody = await ask(RANDOM);
      if (theirs.status < 400 || theirs.status !== nobody.status || theirs.body !== nobody.body) {
        faults.push(`${method} ${path}: ${theirs.status} for theirs, ${nobody.status} for a random id`);
      }
    }
    for (const field of ['campusId', 'accountId', 'subjectId', 'photoFileId', 'fileId']) {
      const ask = async (id: string) => {
        const answer = await keeper.sendJson('PATCH', `/api/v1/members/${own[0]!.id}`, { [field]: id });
        return { status: answer.status, body: bodyOf(answer, id) };
      };
      const [theirs, nobody] = [await ask(stranger!.id), await ask(RANDOM)];
      if (theirs.status !== nobody.status || theirs.body !== nobody.body)
        faults.push(`PATCH ${field} tells them apart`);
    }
    expect(faults).toEqual([]);
    expect(
      compareFingerprints(before, await takeFingerprint(test)).filter((name) => !name.endsWith('.members')),
    ).toEqual([]);
  });
});

describe('an id (research §5, 27)', () => {
  it('tells nobody how many there are: ids are long, links are random, numbers begin anew in each organisation', async () => {
    const page = await coordinator.get('/region/members?size=100');
    const ids = [...page.text.matchAll(/<a[^>]* href="\/admin\/members\/([^"/?#]+)"/g)].map(([, id]) => id!);
    expect(ids.length).toBeGreaterThan(0);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const series = await test.asSuperuser<{ slug: string; series: string }>(
      `select t.slug, n.series from pooled.number_series n join shared.tenants t on t.id = n.tenant_id`,
    );
    for (const { slug } of series) expect(['serikat', 'desa', 'pasca', 'platform']).toContain(slug);
    const [tokens] = await test.asSuperuser<{ least: number }>(
      `select coalesce(min(length(token_hash)), 43)::int as least from pooled.mailed_tokens`,
    );
    expect(tokens!.least).toBe(43);
    const sequences = await test.asSuperuser(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'S' and (n.nspname in ('pooled', 'shared') or n.nspname like 'tenant\\_%')`,
    );
    expect(sequences).toEqual([]);
  });
});

/** What was answered, without the id that was asked for, the number of the request and the form's token. */
function bodyOf(answer: Answer, id: string): string {
  return answer.text
    .replaceAll(id, 'ID')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'N')
    .replace(/name="csrf-token" content="[^"]*"/g, '')
    .replace(/value="[\w-]{43}"/g, '');
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll("'", '&#x27;').replaceAll('"', '&quot;');

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpClient } from '../../../../test/support/http-client.ts';
import { openTestApp, type TestApp } from '../../../../test/support/test-app.ts';

/** Export, edit, import: what was not touched in the sheet does not change in the union (issue 3, part 7). */
let test: TestApp;
let page: HttpClient;
let call: HttpClient;
beforeAll(async () => {
  test = await openTestApp({ jobs: false });
  page = await test.signIn('serikat', 'super_admin');
  call = await test.bearer('serikat', 'super_admin');
  const ctx = await test.system('serikat');
  await ctx.transaction(async (tx) => {
    const ids = await tx.query<{ id: string }>(
      `select id from members where tenant_id = balai.tenant_id() and membership_status = 'active' order by id limit 4`,
    );
    const change = (at: number, set: string, ...values: unknown[]) =>
      tx.execute(`update members set ${set} where tenant_id = balai.tenant_id() and id = $1`, [
        ids[at]!.id,
        ...values,
      ]);
    // What sheets spoil: numbers with a leading zero, dates, what looks like a formula or a number, marks and quotes.
    await change(0, 'lecturer_number = $2, birth_date = $3', '0028118401', '1962-01-02');
    await change(1, 'full_name = $2', '=HYPERLINK("http://jahat.example","Klik")');
    await change(2, 'full_name = $2, faculty = $3', '+62 Budi; "si pintar", M.Si.', '007');
    await change(3, 'full_name = $2, department = $3', '-1+1', 'Teknik\tSipil, S-1; @kampus');
  });
});
afterAll(() => test?.close());

const COLUMNS = [
  ...[
    'number',
    'name',
    'gender',
    'birthPlace',
    'birthDate',
    'nik',
    'campus',
    'region',
    'faculty',
    'department',
  ],
  ...['employment', 'rank', 'employeeNumber', 'lecturerNumber', 'golongan', 'rate', 'email', 'phone'],
  ...['status', 'joined', 'overdue'],
];

async function takeAlong(format: 'xlsx' | 'csv'): Promise<Buffer> {
  const answer = await page.post('/admin/members/export', {
    format,
    kolom: COLUMNS,
    reason: 'pengujian unduh lalu unggah',
    query: 'filter[status]=active',
  });
  expect(answer.status, answer.text.slice(0, 300)).toBe(200);
  return answer.bytes;
}

async function bringBack(name: string, content: Uint8Array): Promise<Record<string, number>> {
  const staged = await call.postFiles('/api/v1/imports', {
    register: 'members',
    file: { name, type: 'application/octet-stream', content },
  });
  expect(staged.status, staged.text).toBe(201);
  const { id, duplicates } = staged.json as { id: string; duplicates: unknown[] };
  expect(duplicates).toEqual([]);
  const done = await call.postJson(`/api/v1/imports/${id}/commit`, {});
  expect(done.status, done.text).toBe(200);
  return done.json as Record<string, number>;
}

const everything = async () =>
  JSON.stringify(
    await test.asSuperuser(
      `select to_jsonb(m) - 'updated_at' as row from pooled.members m join shared.tenants t on t.id = m.tenant_id
        where t.slug = 'serikat' order by m.id`,
    ),
  );

describe.each(['xlsx', 'csv'] as const)('a member list taken along as %s', (format) => {
  it('and brought back untouched changes nobody', async () => {
    const before = await everything();
    const file = await takeAlong(format);
    const counts = await bringBack(`anggota.${format}`, file);
    expect(counts).toMatchObject({ created: 0, updated: 0, pending: 0 });
    expect(counts.unchanged).toBeGreaterThan(20);
    expect(await everything()).toBe(before);
  });
});

it('a list in which one faculty was edited changes one person, whose story says so', async () => {
  const file = (await takeAlong('csv')).toString('utf8');
  const edited = file.replace('Seni Rupa', 'Seni Rupa dan Desain');
  expect(edited).not.toBe(file);
  expect(await bringBack('anggota.csv', Buffer.from(edited))).toMatchObject({ created: 0, updated: 1 });
  const [event] = await test.asSuperuser<{ member_id: string }>(
    `select member_id from pooled.member_events where step = 'import_updated'`,
  );
  const story = await page.get(`/admin/members/${event!.member_id}`);
  expect(story.text).toContain('Diperbarui dari lembar yang diimpor');
  expect(story.text).not.toContain('import_updated');
});

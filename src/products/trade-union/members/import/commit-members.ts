import { v7 as uuidv7 } from 'uuid';
import type { ImportBatch, ImportCounts } from '#features/imports';
import { nameKey } from '#features/people';
import type { Tx } from '#kernel/database';
import type { TenantKeys } from '#kernel/encryption';
import { cleanText } from '#kernel/exchange';
import { actorOf, type WorkContext } from '#kernel/work';
import { deriveMembership } from '../../registration/rules.ts';
import { takeMemberNumber } from '../member-number.ts';
import { columnsOf, keysOf } from '../store-member.ts';
import { decideImportedStanding } from './decide-standing.ts';
import type { MemberRow } from './member-row.ts';
import { memberValuesOf } from './member-values.ts';
import { mergeRows, type Person } from './merge-rows.ts';

const BATCH = 500;
const NO_NAME = 'Nama belum diisi';

/** Columns of `members` that a sheet can write; `id` and the states are added where they are known. */
type Columns = Record<string, unknown>;

interface Known {
  id: string;
  columns: Columns;
  isApproved: boolean;
  isImported: boolean;
}

/**
 * Turns checked rows into members (serikat-rbac.md §13). Rows of one person are one person: the same NIK by default, other
 * pairs as the officer decided. A person is found again by NIK, member number, e-mail, or by the row itself, so the
 * same file imported again changes nothing. Complete and sound rows become active under their old number; the others
 * wait until they are completed. What stands in the file wins over what is stored; what it does not say is kept.
 */
export async function commitMembers(
  ctx: WorkContext,
  tx: Tx,
  batch: ImportBatch<MemberRow>,
): Promise<ImportCounts> {
  const keys = await keysOf(ctx, tx);
  const people = mergeRows(batch.result.rows, batch.result.duplicates, batch.decisionOf);
  const campuses = await keepCampuses(tx, people);
  const drafts = people.map((person) => draftOf(person, keys, campuses));
  dropTakenShadows(drafts);
  const known = await findKnown(tx, drafts);
  const counts: ImportCounts = { created: 0, updated: 0, unchanged: 0, pending: 0 };
  const fresh: Columns[] = [];
  const changed: { id: string; columns: Columns }[] = [];
  for (const draft of drafts) {
    const before = known.find(draft);
    if (!before) {
      fresh.push(await newMember(ctx, tx, draft, batch.importId));
      counts.created += 1;
      if (!draft.isActive) counts.pending += 1;
      continue;
    }
    const change = changeOf(before, draft, keys, ctx.now);
    if (!change) counts.unchanged += 1;
    else {
      changed.push({ id: before.id, columns: change });
      counts.updated += 1;
      if (!before.isApproved && !('approved_at' in change)) counts.pending += 1;
    }
  }
  for (let at = 0; at < fresh.length; at += BATCH) await insertMembers(tx, fresh.slice(at, at + BATCH));
  await keepImportEvents(ctx, tx, fresh, changed);
  for (const { id, columns } of changed) await updateMember(tx, id, columns);
  return counts;
}

/** A person as the sheet tells it: plain values for comparing, columns for storing, and whether the row is complete. */
interface Draft {
  values: Record<string, string>;
  columns: Columns;
  /** Columns whose cell held a formula or markup: enough for somebody new, never to overwrite what is stored. */
  cleaned: ReadonlySet<string>;
  isActive: boolean;
  joinedOn: string | undefined;
}

function draftOf(person: Person, keys: TenantKeys, campuses: ReadonlyMap<string, string>): Draft {
  const { row } = person;
  const values = memberValuesOf(row.values);
  const standing = decideImportedStanding(row, person.isPossibleDuplicate);
  const university = row.values.university;
  const { nik, phone, ...open } = values;
  const columns: Columns = columnsOf(keys, { ...open, ...(nik ? { nik } : {}), ...(phone ? { phone } : {}) });
  const extra: Columns = {
    email: row.values.email?.toLowerCase(),
    member_number: row.values.memberNumber?.toUpperCase(),
    university_name: university,
    campus_id: university ? campuses.get(university.toLowerCase()) : undefined,
    region_code: row.values.provinceCode,
    joined_at: row.values.joinedOn,
    dues_last_paid_period: row.values.lastDuesMonth?.replace('-', ''),
    import_key: keys.blindIndex('import-row', rowIdentity(person)),
  };
  for (const [name, value] of Object.entries(extra)) if (value) columns[name] = value;
  return {
    ...{ values, columns, cleaned: cleanedColumns(person) },
    isActive: standing.standing === 'active',
    joinedOn: row.values.joinedOn,
  };
}

function cleanedColumns({ row }: Person): Set<string> {
  const fields = row.problems
    .filter(({ code }) => code.startsWith('formula_or_markup_in_'))
    .map(({ field }) => field);
  return new Set(
    fields.flatMap((field) =>
      field === 'university'
        ? ['university_name', 'campus_id']
        : [field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)],
    ),
  );
}

/** What makes a row the same row next time, when nothing in it identifies the person. */
function rowIdentity({ row, twin }: Person): string {
  const {
    fullName = '',
    birthDate = '',
    university = '',
    phone = '',
    nikAsWritten = '',
    email = '',
  } = row.values;
  return JSON.stringify([
    nameKey(fullName),
    birthDate,
    university.toLowerCase(),
    phone,
    nikAsWritten,
    email,
    twin,
  ]);
}

/** Of two rows that share a NIK, number or address and stay two people, only the first keeps it; the other waits. */
function dropTakenShadows(drafts: readonly Draft[]): void {
  for (const column of ['nik_index', 'email', 'member_number', 'import_key']) {
    const taken = new Set<unknown>();
    for (const draft of drafts) {
      const value = draft.columns[column];
      if (value === undefined) continue;
      if (!taken.has(value)) taken.add(value);
      else {
        delete draft.columns[column];
        if (column === 'nik_index') delete draft.columns.nik;
        draft.isActive = false;
      }
    }
  }
}

async function keepCampuses(tx: Tx, people: readonly Person[]): Promise<Map<string, string>> {
  const regions = new Map<string, { name: string; region: string }>();
  for (const { row } of people) {
    const { university, provinceCode } = row.values;
    if (!university) continue;
    const key = university.toLowerCase();
    const seen = regions.get(key);
    if (!seen) regions.set(key, { name: university, region: provinceCode ?? '00' });
    else if (seen.region === '00' && provinceCode) seen.region = provinceCode;
  }
  const all = [...regions.values()];
  await tx.execute(
    `insert into campuses (id, name, region_code)
     select * from unnest($1::uuid[], $2::text[], $3::text[]) on conflict (tenant_id, name_key) do nothing`,
    [all.map(() => uuidv7()), all.map(({ name }) => name), all.map(({ region }) => region)],
  );
  const rows = await tx.query<{ id: string; name_key: string }>(
    'select id, name_key from campuses where tenant_id = balai.tenant_id() and name_key = any($1)',
    [[...regions.keys()]],
  );
  return new Map(rows.map(({ id, name_key }) => [name_key, id]));
}

/** Members that these rows may mean, in one query, by each of the four ways. */
async function findKnown(
  tx: Tx,
  drafts: readonly Draft[],
): Promise<{ find: (draft: Draft) => Known | undefined }> {
  const values = (column: string) =>
    drafts.map(({ columns }) => columns[column]).filter((value) => value !== undefined);
  const rows = await tx.query<Columns & { id: string; origin: string; approved_at: Date | null }>(
    `select * from members where tenant_id = balai.tenant_id() and deleted_at is null
       and (nik_index = any($1) or member_number = any($2) or email_key = any($3) or import_key = any($4)) for update`,
    [values('nik_index'), values('member_number'), values('email'), values('import_key')],
  );
  const ways = ['nik_index', 'member_number', 'email', 'import_key'] as const;
  const index = new Map<string, Known>();
  for (const row of rows) {
    const known = {
      id: row.id,
      columns: row,
      isApproved: row.approved_at !== null,
      isImported: row.origin === 'import',
    };
    for (const way of ways) {
      const value = way === 'email' ? row.email_key : row[way];
      if (value) index.set(`${way} ${String(value)}`, known);
    }
  }
  const used = new Set<string>();
  return {
    find: ({ columns }) => {
      for (const way of ways) {
        const known = columns[way] === undefined ? undefined : index.get(`${way} ${String(columns[way])}`);
        if (known && !used.has(known.id)) {
          used.add(known.id);
          return known;
        }
      }
      return undefined;
    },
  };
}

const SEALED = ['nik', 'phone', 'alt_phone', 'address'] as const;

/** The columns that really change; undefined when none does. Sealed ones are compared by what they say. */
function changeOf(before: Known, draft: Draft, keys: TenantKeys, now: Date): Columns | undefined {
  const change: Columns = {};
  for (const [column, value] of Object.entries(draft.columns)) {
    const stored = before.columns[column];
    // The key is for finding again who came from a sheet; whoever was found otherwise does not need one.
    if (column === 'import_key') continue;
    // A campus is a fact of the person's own choice once an officer or the person has set it.
    if (column === 'member_number' && stored) continue;
    if (stored && draft.cleaned.has(column)) continue;
    const isSame = (SEALED as readonly string[]).includes(column)
      ? typeof stored === 'string' && opened(keys, column, stored) === opened(keys, column, String(value))
      : stored === value || (typeof stored === 'string' && cleanText(stored) === value);
    if (!isSame) change[column] = value;
  }
  // A waiting import whose row is complete now becomes active; nobody is put back by a sheet.
  if (before.isImported && !before.isApproved && draft.isActive) Object.assign(change, statesOf(true, now));
  return Object.keys(change).length > 0 ? change : undefined;
}

function opened(keys: TenantKeys, column: string, stored: string): string {
  return keys.open(stored, { table: 'members', column });
}

async function newMember(ctx: WorkContext, tx: Tx, draft: Draft, importId: string): Promise<Columns> {
  const columns: Columns = { full_name: NO_NAME, region_code: '00', ...draft.columns };
  if (draft.isActive && !columns.member_number) {
    columns.member_number = await takeMemberNumber(tx, ctx.now.getFullYear());
  }
  return {
    ...columns,
    ...statesOf(draft.isActive, ctx.now),
    id: uuidv7(),
    origin: 'import',
    import_id: importId,
    ...(draft.isActive && draft.joinedOn ? { membership_start_date: draft.joinedOn } : {}),
  };
}

function statesOf(isActive: boolean, now: Date): Columns {
  const state = deriveMembership({
    origin: 'import',
    hasPaymentProof: false,
    isEmailVerified: false,
    isApproved: isActive,
    isRejected: false,
    isCancelled: false,
    isDisabled: false,
    isSuspended: false,
    endedAs: null,
    isDeleted: false,
  });
  return {
    membership_status: state.membershipStatus,
    onboarding_state: state.onboardingState,
    account_status: state.accountStatus,
    ...(isActive ? { approved_at: now.toISOString() } : {}),
  };
}

async function insertMembers(tx: Tx, rows: readonly Columns[]): Promise<void> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const types = await columnTypes(tx);
  // Columns with a default that some rows leave out are filled with it, as a plain insert would.
  const complete = rows.map((row) => ({ ...DEFAULTS, ...row }));
  const all = [...new Set([...names, ...Object.keys(DEFAULTS)])];
  await tx.execute(
    `insert into members (${all.join(', ')})
     select ${all.join(', ')} from jsonb_to_recordset($1::jsonb) as r(${all.map((name) => `${name} ${types.get(name)}`).join(', ')})`,
    [JSON.stringify(complete)],
  );
}

const DEFAULTS = { academic_rank: 'Lainnya', employment_status: 'Lainnya' };

async function columnTypes(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = 'members'::regclass and attnum > 0 and not attisdropped`,
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}

async function updateMember(tx: Tx, id: string, columns: Columns): Promise<void> {
  const values: unknown[] = [id];
  const sets = Object.entries(columns).map(([name, value]) => `${name} = $${values.push(value)}`);
  await tx.execute(
    `update members set ${sets.join(', ')}, updated_at = now() where tenant_id = balai.tenant_id() and id = $1`,
    values,
  );
}

/** One line in each person's story; rows of a batch need no audit row each, the batch has one. */
async function keepImportEvents(
  ctx: WorkContext,
  tx: Tx,
  fresh: readonly Columns[],
  changed: readonly { id: string; columns: Columns }[],
): Promise<void> {
  for (let at = 0; at < fresh.length; at += BATCH * 4) {
    const part = fresh.slice(at, at + BATCH * 4);
    await tx.execute(
      `insert into member_events (id, member_id, region_code, at, step, to_state, actor_id, actor_name)
       select id, member_id, region_code, $5, 'imported', to_state, $6, $7
         from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as r(id, member_id, region_code, to_state)`,
      [
        ...[part.map(() => uuidv7()), part.map(({ id }) => id), part.map((row) => row.region_code)],
        ...[part.map((row) => row.membership_status), ctx.now],
        actorOf(ctx).id,
        actorOf(ctx).name,
      ],
    );
  }
  if (changed.length === 0) return;
  await tx.execute(
    `insert into member_events (id, member_id, region_code, at, step, actor_id, actor_name)
     select r.id, m.id, m.region_code, $3, 'import_updated', $4, $5
       from unnest($1::uuid[], $2::uuid[]) as r(id, member_id)
       join members m on m.tenant_id = balai.tenant_id() and m.id = r.member_id`,
    [
      ...[changed.map(() => uuidv7()), changed.map(({ id }) => id), ctx.now],
      actorOf(ctx).id,
      actorOf(ctx).name,
    ],
  );
}

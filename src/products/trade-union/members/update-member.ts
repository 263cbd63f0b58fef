import { duesOf, readDuesRates } from '#features/dues';
import { giveConsent, withdrawConsent } from '#features/privacy';
import { recordAudit } from '#kernel/audit';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { addIdentifiers } from '#kernel/identity';
import { AppError, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { dropItems } from '../checkoff/drop-items.ts';
import { SALARY_VERSION } from '../privacy/purposes.ts';
import { keepEvent } from '../registration/keep-event.ts';
import { chooseCampus, readCampuses } from './campus.ts';
import { type FieldHand, fieldsFor } from './member-fields.ts';
import { type MemberValues, readMemberFields } from './read-fields.ts';
import { type MemberRecord, readMemberRecord } from './read-member.ts';
import { columnsOf, keysOf, updateColumns } from './store-member.ts';

export interface MemberChange {
  memberId: string;
  /** Which fields the person at the keyboard may touch; others that were sent are refused. */
  hands: readonly FieldHand[];
  typed: Readonly<Record<string, string | undefined>>;
  /** A form leaves out a box that is not ticked; a call leaves out what it does not change. */
  isForm?: boolean;
  /** When the record was read: changed since, the change is refused instead of undoing the other's. */
  seenAt?: string;
  /** Whether the campus, and with it the region, may be changed too. */
  changesCampus?: boolean;
}

/**
 * Changes fields of one person inside the walls, validates them, keeps what has to be sealed sealed, and audits the
 * difference.
 *
 * @throws AppError 404 outside the walls, 403 `field_closed` for a field these hands may not touch, 409 `changed_since`,
 *   422 with a sentence for each wrong field
 */
export async function updateMember(ctx: WorkContext, tx: Tx, change: MemberChange): Promise<MemberRecord> {
  const before = await readMemberRecord(ctx, tx, change.memberId, { hidesSecrets: false });
  if (!before || before.deletedAt) throw notFound();
  if (change.seenAt && change.seenAt !== before.updatedAt.toISOString()) {
    throw conflict(
      'changed_since',
      'Data ini sudah diubah orang lain setelah halaman ini dibuka. Muat ulang, lalu ubah lagi.',
    );
  }
  const typed = settleCity(before, change.typed);
  const fields = fieldsFor(change.hands);
  refuseClosedFields(change, fields);
  const rates = await readDuesRates(tx, todayOf(ctx));
  const { values, problems } = readMemberFields(
    fields,
    typed,
    {
      today: todayOf(ctx),
      brackets: rates.filter(({ scheme }) => scheme === 'gaji').map(({ code }) => code),
      province: String(before.values.homeRegionCode ?? '') || undefined,
    },
    change.isForm ? { isForm: true, requires: true } : {},
  );
  const campus =
    change.changesCampus && hasCampus(change.typed) ? await readCampus(tx, change, problems) : undefined;
  settleSalary(before, values, problems);
  if (Object.keys(problems).length > 0) throw invalid(problems);
  settleDues(before, values, rates);

  const keys = await keysOf(ctx, tx);
  const changed = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => (value ?? null) !== (before.values[name] ?? null)),
  );
  const columns: Record<string, unknown> = columnsOf(keys, changed);
  if (campus) {
    columns.campus_id = campus.campusId;
    columns.university_name = campus.universityName;
    columns.region_code = campus.regionCode;
  }
  try {
    if (!(await updateColumns(tx, before.id, columns))) throw notFound();
  } catch (error) {
    throw takenNik(error) ?? error;
  }
  await keepAccount(ctx, tx, before, values);
  // Who now works elsewhere, or asks not to be named, falls off the lists that no employer has got yet.
  if (campus || 'hidesFromEmployer' in changed) await dropItems(tx, { payerId: before.id });
  const after = await readMemberRecord(ctx, tx, before.id, { hidesSecrets: false });
  if (!after) throw notFound();
  const difference = differenceOf(before, after);
  if (difference.names.length > 0) {
    await keepEvent(ctx, tx, {
      memberId: after.id,
      regionCode: after.regionCode,
      step: 'edit',
      note: `Mengubah ${difference.names.join(', ')}`,
    });
    await recordAudit(ctx, tx, {
      action: 'member.updated',
      resource: 'member',
      objectId: after.id,
      objectLabel: String(after.values.fullName),
      before: difference.before,
      after: difference.after,
    });
  }
  return after;
}

function refuseClosedFields(change: MemberChange, open: readonly { name: string }[]): void {
  const names = new Set(open.map(({ name }) => name));
  const known = fieldsFor(['self', 'contact', 'record', 'candidate']);
  const closed = known.filter(({ name }) => change.typed[name] !== undefined && !names.has(name));
  if (closed.length === 0) return;
  const fields = Object.fromEntries(closed.map(({ name }) => [name, 'Isian ini bukan wewenang Anda.']));
  throw new AppError(
    'field_closed',
    403,
    `Anda tidak dapat mengubah ${closed.map(({ label }) => label.toLowerCase()).join(', ')}.`,
    fields,
  );
}

/**
 * A city that came from an old list, written some other way, stands until somebody touches it or the province it has to
 * lie in.
 */
function settleCity({ values }: MemberRecord, typed: MemberChange['typed']): MemberChange['typed'] {
  const isMoved =
    typed.homeRegionCode !== undefined && typed.homeRegionCode !== (values.homeRegionCode ?? '');
  const { city, ...others } = typed;
  if (isMoved) return { ...others, city: city ?? String(values.city ?? '') };
  return city === values.city ? others : typed;
}

const hasCampus = (typed: MemberChange['typed']) =>
  typed.campusId !== undefined || typed.universityName !== undefined;

async function readCampus(tx: Tx, change: MemberChange, problems: Record<string, string>) {
  const answer = chooseCampus(await readCampuses(tx), change.typed);
  if ('chosen' in answer) return answer.chosen;
  Object.assign(problems, answer.problems);
  return undefined;
}

/** A salary needs its own consent; taking the consent back erases the amounts (serikat-rbac §10.1). */
function settleSalary(
  before: MemberRecord,
  values: Record<string, unknown>,
  problems: Record<string, string>,
): void {
  const consents = values.consentsToSensitiveData ?? before.values.consentsToSensitiveData;
  const sendsAmount = Boolean(values.baseSalary || values.takeHomePay);
  if (sendsAmount && consents !== true) {
    problems.consentsToSensitiveData =
      'Jumlah gaji hanya disimpan dengan persetujuan ini. Centang, atau kosongkan jumlahnya.';
    return;
  }
  if (values.consentsToSensitiveData === false && before.values.consentsToSensitiveData === true) {
    values.baseSalary = null;
    values.takeHomePay = null;
  }
}

/** The dues follow from status, golongan and bracket; what is stored is the rate they lead to. */
function settleDues(
  before: MemberRecord,
  values: Record<string, unknown>,
  rates: Parameters<typeof duesOf>[0],
): void {
  if (!('employmentStatus' in values || 'golongan' in values || 'duesRateCode' in values)) return;
  const text = (name: string) => {
    const value = name in values ? values[name] : before.values[name];
    return typeof value === 'string' ? value : null;
  };
  const found = duesOf(rates, {
    employmentStatus: text('employmentStatus'),
    golongan: text('golongan'),
    takeHomeBracketCode: text('duesRateCode'),
  });
  values.duesRateCode = found?.code ?? null;
}

/** What one signs in with and is called by follows the record. */
async function keepAccount(
  ctx: WorkContext,
  tx: Tx,
  before: MemberRecord,
  values: MemberValues,
): Promise<void> {
  const account = await tx.one<{ id: string }>(
    'select id from accounts where tenant_id = balai.tenant_id() and subject_id = $1',
    [before.id],
  );
  if (!account) return;
  if (typeof values.fullName === 'string' && values.fullName !== before.values.fullName) {
    await tx.execute(
      'update accounts set display_name = $2, updated_at = now() where tenant_id = balai.tenant_id() and id = $1',
      [account.id, values.fullName],
    );
  }
  if (values.nik !== undefined && values.nik !== before.values.nik) {
    await tx.execute(
      `delete from account_identifiers where tenant_id = balai.tenant_id() and account_id = $1 and kind = 'nik'`,
      [account.id],
    );
    if (typeof values.nik === 'string') await addIdentifiers(ctx, tx, account.id, { nik: values.nik });
  }
  if (
    values.consentsToSensitiveData !== undefined &&
    values.consentsToSensitiveData !== before.values.consentsToSensitiveData
  ) {
    await keepSalaryConsent(ctx, tx, before, values.consentsToSensitiveData === true);
  }
}

function keepSalaryConsent(ctx: WorkContext, tx: Tx, person: MemberRecord, isGiven: boolean) {
  const consent = { subjectId: person.id, purpose: 'salary', by: 'profile' as const };
  // An officer who corrects a record stands inside other walls than the consent of its person.
  return isGiven
    ? giveConsent(ctx, tx, { ...consent, version: SALARY_VERSION })
    : withdrawConsent(ctx, tx, consent);
}

/** Column names as the audit log knows them, so that what is sensitive is masked there. */
function differenceOf(before: MemberRecord, after: MemberRecord) {
  const names: string[] = [];
  const was: Record<string, unknown> = {};
  const is: Record<string, unknown> = {};
  const note = (column: string, label: string, old: unknown, fresh: unknown) => {
    if ((old ?? null) === (fresh ?? null)) return;
    names.push(label);
    was[column] = old ?? null;
    is[column] = fresh ?? null;
  };
  for (const field of fieldsFor(['self', 'contact', 'record', 'candidate'])) {
    note(field.column, field.label.toLowerCase(), before.values[field.name], after.values[field.name]);
  }
  note('university_name', 'kampus', before.universityName, after.universityName);
  note('region_code', 'wilayah', before.regionCode, after.regionCode);
  return { names, before: was, after: is };
}

function takenNik(error: unknown): AppError | undefined {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code !== '23505' || constraint !== 'members_nik') return undefined;
  return invalid({ nik: 'NIK ini sudah tercatat pada anggota lain. Hubungi pengurus bila ini NIK Anda.' });
}

import { depositSavings, readSavingsTypes } from '#features/savings';
import { recordAudit } from '#kernel/audit';
import type { PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { createAccount, giveRole, sendActivation } from '#kernel/identity';
import { queueMail } from '#kernel/mail';
import { formatRupiah } from '#kernel/money';
import { accountsWithRole, notify } from '#kernel/notifications';
import { createEntry } from '#kernel/register';
import { actorOf, conflict, invalid, type WorkContext } from '#kernel/work';
import { members } from '../registers/index.ts';
import { type Application, readApplication } from './application.ts';
import { approvedMail, rejectedMail } from './mails.ts';
import { takeMemberNumbers } from './member-number.ts';

type Money = Parameters<typeof depositSavings>[2]['into'];

/** Admits an applicant: a member as soon as simpanan pokok has come in. @throws AppError 404; 409 when decided */
export async function approveApplication(ctx: WorkContext, tx: Tx, id: string): Promise<void> {
  const application = await waitingOf(ctx, tx, id, 'submitted');
  if (application.knownMemberId)
    throw conflict('known_member', 'NIK ini sudah ada di buku anggota. Periksa dulu sebelum menerima.');
  const amount = (await principalOf(tx)).amount!;
  await decide(ctx, tx, application, 'approved', null);
  await notify(tx, await accountsWithRole(tx, ['bendahara']), {
    title: 'Menunggu simpanan pokok',
    body: `${application.fullName} diterima dan akan membayar ${formatRupiah(amount)}.`,
    url: `/permohonan-anggota/${id}`,
  });
  if (application.email)
    await queueMail(ctx, tx, approvedMail, {
      to: { name: application.fullName, address: application.email },
      values: {
        ...{ name: application.fullName, organisation: ctx.tenant.name, amount: formatRupiah(amount) },
      },
    });
}

/** Refuses an applicant with a reason that is told. @throws AppError 404; 409 when decided; 422 without a reason */
export async function rejectApplication(ctx: WorkContext, tx: Tx, id: string, reason: string): Promise<void> {
  if (reason.length < 5 || reason.length > 300)
    throw invalid({ reason: 'Tulis alasannya, antara 5 dan 300 huruf. Pemohon membacanya.' });
  const application = await waitingOf(ctx, tx, id, 'submitted');
  await decide(ctx, tx, application, 'rejected', reason);
  if (application.email)
    await queueMail(ctx, tx, rejectedMail, {
      to: { name: application.fullName, address: application.email },
      values: { name: application.fullName, organisation: ctx.tenant.name, reason },
    });
}

/**
 * Simpanan pokok has come in: its deposit is posted and makes the applicant a member, with a number, an entry in book 01
 * and an account, all or nothing.
 *
 * @returns the member's id; that of the first time when it is asked again with the same key
 * @throws AppError 404; 409 unless admitted; as `depositSavings`
 */
export async function settlePrincipal(
  ctx: WorkContext,
  tx: Tx,
  given: { id: string; postedOn: PlainDate; into: Money; key: string },
): Promise<string> {
  const application = await readApplication(ctx, tx, given.id, 'for update');
  if (application.memberId) return application.memberId;
  if (application.state !== 'approved') throw decided(application);
  const { fullName, nik, birthPlace, birthDate, gender, occupation, address, phone } = application;
  const number = (await takeMemberNumbers(tx, 1))[0]!;
  const { id } = await createEntry(ctx, tx, members, {
    values: {
      ...{ fullName, memberNumber: number, nik, birthPlace, birthDate, gender, occupation, address, phone },
      joinedOn: given.postedOn,
    },
  });
  const principal = await principalOf(tx);
  await depositSavings(ctx, tx, {
    holder: { id, number, name: fullName, joinedOn: given.postedOn, leftOn: null },
    parts: [{ typeId: principal.id, amount: principal.amount! }],
    ...{ postedOn: given.postedOn, into: given.into, key: given.key },
  });
  await tx.execute(
    `update cooperative_applications set state = 'active', member_id = $2
      where tenant_id = balai.tenant_id() and id = $1`,
    [application.id, id],
  );
  await recordAudit(ctx, tx, {
    ...{ action: 'application.activated', resource: 'membership-application', objectId: application.id },
    ...{ objectLabel: fullName, after: { member_number: number } },
  });
  await openAccount(ctx, tx, application, { id, number });
  return id;
}

/** Signs in with number, NIK or e-mail; the first password by a mailed link, or by one that an officer makes. */
async function openAccount(
  ctx: WorkContext,
  tx: Tx,
  { fullName, nik, email }: Application,
  member: { id: string; number: string },
): Promise<void> {
  const accountId = await createAccount(ctx, tx, {
    ...{ displayName: fullName, number: member.number, nik, subjectId: member.id, status: 'invited' },
    ...(email ? { email } : {}),
  });
  await giveRole(ctx, tx, { accountId, role: 'anggota' });
  if (email) await sendActivation(ctx, tx, accountId);
}

async function decide(
  ctx: WorkContext,
  tx: Tx,
  { id, fullName }: Application,
  state: 'approved' | 'rejected',
  note: string | null,
): Promise<void> {
  const by = actorOf(ctx).name;
  await tx.execute(
    `update cooperative_applications set state = $2, decided_at = $3, decided_by_name = $4, decision_note = $5
      where tenant_id = balai.tenant_id() and id = $1`,
    [id, state, ctx.now, by, note],
  );
  await recordAudit(ctx, tx, {
    ...{ action: `application.${state}`, resource: 'membership-application', objectId: id },
    ...{ objectLabel: fullName, ...(note ? { reason: note } : {}) },
  });
}

async function waitingOf(ctx: WorkContext, tx: Tx, id: string, state: Application['state']) {
  const application = await readApplication(ctx, tx, id, 'for update');
  if (application.state !== state) throw decided(application);
  return application;
}

const decided = ({ decidedByName }: Application) =>
  conflict(
    'decided',
    decidedByName
      ? `Permohonan ini sudah diputuskan oleh ${decidedByName}.`
      : 'Permohonan ini belum diterima pengurus.',
  );

async function principalOf(tx: Tx) {
  const type = (await readSavingsTypes(tx)).find(({ kind, isActive }) => kind === 'principal' && isActive);
  if (!type) throw conflict('no_principal', 'Tetapkan dulu jumlah simpanan pokok di Jenis Simpanan.');
  return type;
}

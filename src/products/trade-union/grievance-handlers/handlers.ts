import type { Tx } from '#kernel/database';
import {
  confirmGrant,
  declineGrant,
  type NamedGrant,
  proposeGrant,
  readNamedGrants,
  takeRole,
} from '#kernel/identity';
import { accountsWithRole, notify } from '#kernel/notifications';
import { conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { accountForTask } from '../members/member-account.ts';

export const BASE = '/admin/grievance-handlers';
const ROLE = 'grievance_handler';
/** Who may be the second of the two. */
const OFFICERS = ['admin', 'super_admin'] as const;

/** Persons who open confidential grievances, and those proposed for it. */
export const readHandlers = (tx: Tx): Promise<NamedGrant[]> => readNamedGrants(tx, ROLE);

/** @throws AppError 404 for any other grant, whatever id is asked for */
export async function findHandler(tx: Tx, id: string): Promise<NamedGrant> {
  const found = (await readHandlers(tx)).find((one) => one.id === id);
  if (!found) throw notFound();
  return found;
}

/**
 * First of two officers (research/serikat §1b: named persons, granted by two officers): proposes an active member, and
 * tells the others that one of them decides.
 *
 * @throws AppError 404; 409 `role_held`; 422 naming `member`, `reason` or `form`
 */
export async function proposeHandler(
  ctx: WorkContext,
  tx: Tx,
  wish: { memberId: string; reason: string },
): Promise<void> {
  const accountId = await accountForTask(tx, wish.memberId);
  const id = await proposeGrant(ctx, tx, { accountId, role: ROLE, reason: wish.reason });
  const { name, proposedBy } = await findHandler(tx, id);
  const others = (await accountsWithRole(tx, OFFICERS)).filter(
    (officer) => officer !== proposedBy && officer !== accountId,
  );
  await notify(tx, others, {
    title: 'Penunjukan penangan pengaduan menunggu pengesahan',
    body: `${name} diusulkan membuka berkas pengaduan rahasia.`,
    url: `${BASE}/${id}`,
  });
}

/** Second of two officers. @throws AppError 403 for the proposer and the person named; 404; 409 */
export async function confirmHandler(ctx: WorkContext, tx: Tx, grantId: string): Promise<NamedGrant> {
  const grant = await confirmGrant(ctx, tx, {
    grantId,
    role: ROLE,
    url: '/admin/complaints?filter[confidential]=1',
  });
  await notify(tx, [grant.proposedBy], {
    title: 'Usul penangan pengaduan disahkan',
    body: grant.name,
    url: `${BASE}/${grant.id}`,
  });
  return grant;
}

/** Turns a proposal down, takes one's own back, or ends the task; one officer is enough. @throws AppError 404, 409, 422 */
export async function endHandler(
  ctx: WorkContext,
  tx: Tx,
  wish: { grantId: string; reason: string; isWaiting: boolean },
): Promise<NamedGrant> {
  const reason = wish.reason.trim().slice(0, 500);
  if (reason.length < 5) throw invalid({ reason: 'Isi alasannya, paling sedikit 5 karakter.' });
  if (wish.isWaiting) {
    const grant = await declineGrant(ctx, tx, { grantId: wish.grantId, role: ROLE, reason });
    if (ctx.principal.kind === 'account' && ctx.principal.accountId !== grant.proposedBy)
      await notify(tx, [grant.proposedBy], {
        title: 'Usul penangan pengaduan ditolak',
        body: `${grant.name}: ${reason}`,
        url: BASE,
      });
    return grant;
  }
  const grant = await findHandler(tx, wish.grantId);
  if (!grant.since) throw conflict('not_confirmed', 'Usul ini belum disahkan; tolak atau tarik kembali.');
  await takeRole(ctx, tx, grant.id, reason);
  await notify(tx, [grant.accountId], {
    title: 'Tugas Anda menangani pengaduan rahasia berakhir',
    body: reason,
    url: '/dashboard',
  });
  return grant;
}

import type { Tx } from '#kernel/database';
import { notify, notifyByMail } from '#kernel/notifications';
import { actorOf, type WorkContext } from '#kernel/work';
import { CONFIDENTIAL_TITLE, type Complaint, categoryLabel } from './complaint.ts';
import type { ComplaintPlace } from './complaint-place.ts';

type Named = Pick<Complaint, 'id' | 'number' | 'title' | 'visibility'>;

const nameOf = ({ visibility, title }: Named) => (visibility === 'confidential' ? CONFIDENTIAL_TITLE : title);

/** A new one has come in: everybody at the desk sees it behind the bell. */
export async function tellOfficers(
  ctx: WorkContext,
  tx: Tx,
  place: ComplaintPlace,
  complaint: Named & Pick<Complaint, 'category'>,
  title = `Pengaduan baru: ${categoryLabel(complaint.category)}`,
): Promise<void> {
  const self = ctx.principal.kind === 'account' ? ctx.principal.accountId : '';
  const officers = (await place.officersOf(ctx, tx)).map(({ id }) => id).filter((id) => id !== self);
  await notify(tx, officers, {
    title,
    body: `${complaint.number}, ${nameOf(complaint)}`,
    url: `${place.addresses.desk}/${complaint.id}`,
  });
}

/** Tells one officer what is theirs now; nobody is told of what they did themselves. */
export async function tellOfficer(
  ctx: WorkContext,
  tx: Tx,
  place: ComplaintPlace,
  complaint: Named,
  told: { accountId: string; title: string },
): Promise<void> {
  if (ctx.principal.kind === 'account' && actorOf(ctx).id === told.accountId) return;
  await notifyByMail(ctx, tx, [told.accountId], {
    title: told.title,
    body: `${complaint.number}, ${nameOf(complaint)}`,
    url: `${place.addresses.desk}/${complaint.id}`,
  });
}

/** Tells whoever reported it, and those who reported the same. */
export async function tellAuthors(
  ctx: WorkContext,
  tx: Tx,
  place: ComplaintPlace,
  complaint: Named & Pick<Complaint, 'authorId'>,
  news: { title: string; body: string },
): Promise<void> {
  const followers = await tx.query<{ id: string; authorId: string }>(
    `select id, author_id as "authorId" from complaints
      where tenant_id = balai.tenant_id() and duplicate_of = $1 and author_id is not null`,
    [complaint.id],
  );
  const own = complaint.authorId ? [{ id: complaint.id, authorId: complaint.authorId }] : [];
  for (const { id, authorId } of [...own, ...followers])
    await notifyByMail(ctx, tx, [authorId], { ...news, url: `${place.addresses.own}/${id}` });
}

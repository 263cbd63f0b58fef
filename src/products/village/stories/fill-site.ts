import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addCategory, addNews, savePageText } from '#features/cms';
import { registerFor } from '#features/events';
import { openTicket } from '#features/inbox';
import { judgeComment, likeThing, writeComment } from '#features/reactions';
import { addDays, instantOf, todayOf, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { drawLandscape, type Landscape } from '#kernel/past';
import {
  type Actor,
  attachFile,
  createEntry,
  publishEntry,
  type Register,
  seeUpload,
} from '#kernel/register';
import { villageInbox } from '../site/inbox.ts';
import { businesses, events, gallery, products } from '../site/index.ts';
import { businessReviews, galleryReactions, newsReactions } from '../site/reactions.ts';
import { BUSINESSES, EVENTS, MEDIA, NEWS, PROFILE } from './site-texts.ts';

/** People of the village who say something on its site. */
export interface Readers {
  resident: Actor;
  neighbour: Actor;
}

/** What stands on the demo village's site, written by its officer over the last weeks, and what people said to it. */
export async function fillSite(officer: Actor, tx: Tx, readers: Readers): Promise<void> {
  await savePageText(officer, tx, 'profil', PROFILE);
  await fillNews(officer, tx, readers);
  await fillBusinesses(officer, tx, readers);
  await fillGallery(officer, tx, readers);
  await fillEvents(officer, tx, readers);
  await openTicket(officer, tx, villageInbox, {
    ...{ channel: 'contact', subject: 'Jam buka kantor desa saat puasa' },
    body: 'Apakah jam layanan berubah selama bulan puasa? Saya bekerja sampai pukul tiga sore.',
    author: { kind: 'visitor', name: 'Hamsiah', address: 'hamsiah@contoh.id' },
  });
}

async function fillNews(officer: Actor, tx: Tx, { resident, neighbour }: Readers): Promise<void> {
  const categories = new Map<string, string>();
  for (const { category, daysAgo, isDraft, ...text } of NEWS) {
    if (!categories.has(category))
      categories.set(category, await addCategory(officer, tx, { kind: 'news', name: category }));
    const then = ago(officer, daysAgo);
    const id = await addNews(then, tx, {
      ...text,
      ...{ slug: '', categoryId: categories.get(category)!, coverId: null },
      ...(isDraft ? { status: 'draft', publishedAt: null } : { status: 'published', publishedAt: then.now }),
    });
    if (isDraft) continue;
    for (const reader of [resident, neighbour])
      await likeThing(reader, tx, newsReactions, { ...whoOf(reader), id, isLiked: true });
    if (text.title.startsWith('Kerja bakti')) await fillComments(officer, tx, id, { resident, neighbour });
  }
}

async function fillComments(
  officer: Actor,
  tx: Tx,
  id: string,
  { resident, neighbour }: Readers,
): Promise<void> {
  const say = (reader: Actor, body: string) =>
    writeComment(reader, tx, newsReactions, { ...whoOf(reader), id, typed: { body, stars: '' } });
  await say(resident, 'RT kami siap membawa cangkul dan konsumsi.');
  const [first] = await tx.query<{ id: string }>(
    `select id from reaction_comments where tenant_id = balai.tenant_id() and subject = 'news' and state = 'held'`,
  );
  await judgeComment(officer, tx, newsReactions, { id: first!.id, state: 'shown' });
  await say(neighbour, 'Apakah handil di RT 002 juga dibersihkan?');
}

async function fillBusinesses(officer: Actor, tx: Tx, { resident, neighbour }: Readers): Promise<void> {
  for (const { goods, photo, promotedDays, reviews, ...values } of BUSINESSES) {
    const promotedUntil = promotedDays ? addDays(todayOf(officer), promotedDays) : undefined;
    const { id } = await createEntry(officer, tx, businesses, {
      values: { ...values, ...(promotedUntil && { promotedUntil }) },
    });
    await publish(officer, tx, businesses, id, photo);
    for (const item of goods) {
      const product = await createEntry(officer, tx, products, { values: { ...item, business: id } });
      await publish(officer, tx, products, product.id);
    }
    for (const [index, typed] of reviews.entries()) {
      const reader = [resident, neighbour][index]!;
      await writeComment(reader, tx, businessReviews, { ...whoOf(reader), id, typed });
    }
  }
}

async function fillGallery(officer: Actor, tx: Tx, { resident }: Readers): Promise<void> {
  for (const { photo, daysAgo, ...values } of MEDIA) {
    const { id } = await createEntry(officer, tx, gallery, {
      values: { ...values, takenOn: addDays(todayOf(officer), -daysAgo) },
    });
    await publish(officer, tx, gallery, id, photo);
    await likeThing(resident, tx, galleryReactions, { ...whoOf(resident), id, isLiked: true });
  }
}

async function fillEvents(officer: Actor, tx: Tx, { resident, neighbour }: Readers): Promise<void> {
  const zone = zoneOf(officer.tenant.timeZone);
  for (const { inDays, from, until, ...values } of EVENTS) {
    const day = addDays(todayOf(officer), inDays);
    const at = (clock: string) => instantOf(day, zone, clock).toISOString();
    const { id } = await createEntry(officer, tx, events, {
      values: { ...values, startsAt: at(from), ...(until && { endsAt: at(until) }) },
    });
    await publish(officer, tx, events, id);
    if (!values.quota || inDays <= 0) continue;
    for (const reader of [resident, neighbour])
      await registerFor(reader, tx, { eventId: id, accountId: whoOf(reader).accountId });
  }
}

/** Shows an entry with all that may be shown of it, and its picture when it has one. */
async function publish(officer: Actor, tx: Tx, book: Register, id: string, photo?: Landscape): Promise<void> {
  const field = book.fields.find(({ type }) => type === 'photo');
  if (photo && field?.type === 'photo') {
    const content = drawLandscape(photo);
    const folder = await mkdtemp(path.join(tmpdir(), 'balai-contoh-'));
    const upload = {
      field: 'file',
      name: 'foto.png',
      path: path.join(folder, 'foto.png'),
      size: content.length,
    };
    try {
      await writeFile(upload.path, content);
      await attachFile(officer, tx, book, id, field, await seeUpload(field, upload));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const columns = book.fields.filter(({ publicColumn }) => publicColumn).map(({ key }) => key);
  await publishEntry(officer, tx, book, id, columns);
}

const ago = (actor: Actor, days: number): Actor => ({
  ...actor,
  now: new Date(actor.now.getTime() - days * 24 * 3_600_000),
});

function whoOf({ principal }: Actor): { accountId: string; name: string } {
  if (principal.kind !== 'account') throw new Error('a reader of the story has an account');
  return { accountId: principal.accountId, name: principal.name };
}

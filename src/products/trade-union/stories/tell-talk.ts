import { moderateThread, openThread, readCategories, replyTo, reportPost } from '#features/forum';
import { answerTicket, assignTicket, noteOnTicket, openTicket, writeOn } from '#features/inbox';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';
import { confirmHandler, proposeHandler, readHandlers } from '../grievance-handlers/index.ts';
import { unionForum, unionInbox } from '../talk/index.ts';
import { saveLink } from '../whatsapp/index.ts';
import { type TalkThread, type TicketStory, threads, tickets } from './talk-texts.ts';

interface Person {
  accountId: string;
  memberId: string;
  name: string;
  regionCode: string;
}

export interface Teller {
  /** The work as one of the demo's people did it, so many hours ago. */
  as: (key: string, hoursAgo: number) => WorkContext;
  accountIds: ReadonlyMap<string, string>;
}

/** What the demo's people wrote to the board and to each other, through the same functions as everybody. */
export async function tellTalk(tx: Tx, teller: Teller): Promise<void> {
  const people = await readPeople(tx, teller.accountIds);
  await nameHandler(tx, teller, people);
  for (const ticket of tickets) await tellTicket(tx, teller, people, ticket);
  const categories = new Map((await readCategories(tx)).map(({ id, name }) => [name, id]));
  for (const thread of threads) {
    await tellThread(tx, teller, people, thread, categories.get(thread.category) ?? '');
  }
  await hangLinks(tx, teller);
}

/** Whoever opens what was written in confidence. */
export const handlerKey = 'treasurer2';

/** Two officers name the one who opens what was written in confidence; neither of them can. */
async function nameHandler(tx: Tx, { as }: Teller, people: ReadonlyMap<string, Person>): Promise<void> {
  const { memberId } = people.get(handlerKey)!;
  await proposeHandler(as('admin', 700), tx, {
    memberId,
    reason: 'Dipilih rapat pleno, bukan pengurus harian.',
  });
  const [grant] = await readHandlers(tx);
  await confirmHandler(as('super_admin', 690), tx, grant!.id);
}

async function tellTicket(
  tx: Tx,
  { as }: Teller,
  people: ReadonlyMap<string, Person>,
  story: TicketStory,
): Promise<void> {
  const ctx = as(story.by ?? 'admin', story.hoursAgo);
  const person = story.by ? people.get(story.by)! : undefined;
  const { id: ticketId } = await openTicket(ctx, tx, unionInbox, {
    channel: story.channel,
    subject: story.subject,
    body: story.body,
    isConfidential: story.isConfidential ?? false,
    author: person
      ? {
          kind: 'person',
          id: person.memberId,
          accountId: person.accountId,
          name: person.name,
          regionCode: person.regionCode,
        }
      : { kind: 'visitor', name: story.visitor!.name, address: story.visitor!.address },
  });
  for (const { by, hoursAgo, act, body } of story.later) {
    const work = as(by, hoursAgo);
    if (act === 'note') await noteOnTicket(work, tx, { ticketId, body });
    else if (act === 'assign') {
      await assignTicket(work, tx, unionInbox, { ticketId, accountId: people.get(body)!.accountId });
    } else if (act === 'write') {
      await writeOn(work, tx, unionInbox, { ticketId, authorId: person!.memberId, body });
    } else await answerTicket(work, tx, unionInbox, { ticketId, body, closes: act === 'close' });
  }
}

async function tellThread(
  tx: Tx,
  { as }: Teller,
  people: ReadonlyMap<string, Person>,
  story: TalkThread,
  categoryId: string,
): Promise<void> {
  const writer = (key: string) => {
    const { accountId, regionCode } = people.get(key)!;
    return { accountId, ownRegion: regionCode };
  };
  const threadId = await openThread(as(story.by, story.hoursAgo), tx, writer(story.by), {
    categoryId,
    title: story.title,
    body: story.body,
  });
  const url = `${unionForum.addresses.list}/${threadId}`;
  for (const { by, hoursAgo, body } of story.replies) {
    await replyTo(as(by, hoursAgo), tx, writer(by), { threadId, body, url });
  }
  if (story.isReported) {
    const last = await tx.one<{ id: string }>(
      `select id from forum_posts where tenant_id = balai.tenant_id() and thread_id = $1 order by number desc limit 1`,
      [threadId],
    );
    await reportPost(as('member', 5), tx, unionForum, {
      postId: last!.id,
      accountId: people.get('member')!.accountId,
      reason: 'advertising',
      note: 'Menawarkan barang di forum.',
    });
  }
  for (const act of story.acts ?? []) {
    const reason = act === 'lock' ? 'Pengumuman, tanya jawab ada di utas lain.' : '';
    await moderateThread(as('admin', story.hoursAgo - 1), tx, { threadId, act, reason, url });
  }
}

async function hangLinks(tx: Tx, { as }: Teller): Promise<void> {
  const days = 24;
  const groups = [
    { by: 'admin', hoursAgo: 40 * days, kind: 'all', regionCode: '', name: '', code: 'ContohSemuaAnggota' },
    {
      by: 'coordinator',
      hoursAgo: 97 * days,
      kind: 'region',
      regionCode: '63',
      name: '',
      code: 'ContohKalsel',
    },
    {
      by: 'coordinator2',
      hoursAgo: 12 * days,
      kind: 'region',
      regionCode: '35',
      name: '',
      code: 'ContohJatim',
    },
    {
      by: 'admin',
      hoursAgo: 20 * days,
      kind: 'cluster',
      regionCode: '',
      name: 'Dosen tidak tetap',
      code: 'ContohDTT',
    },
  ];
  for (const { by, hoursAgo, code, ...fields } of groups) {
    await saveLink(as(by, hoursAgo), tx, 'all', { ...fields, url: `https://chat.whatsapp.com/${code}` });
  }
}

async function readPeople(
  tx: Tx,
  accountIds: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Person>> {
  const rows = await tx.query<Person>(
    `select a.id as "accountId", m.id as "memberId", a.display_name as name, m.region_code as "regionCode"
       from accounts a join members m on m.tenant_id = a.tenant_id and m.id = a.subject_id
      where a.tenant_id = balai.tenant_id() and a.id = any($1::uuid[])`,
    [[...accountIds.values()]],
  );
  return new Map(
    [...accountIds].flatMap(([key, id]) => {
      const row = rows.find(({ accountId }) => accountId === id);
      return row ? [[key, row] as const] : [];
    }),
  );
}

import type { Tx } from '#kernel/database';
import { answerEntry, createEntry, publishEntry } from '#kernel/register';
import { posts } from '../posts.ts';
import {
  boardMeetings,
  guests,
  incidents,
  letters,
  officialAdvice,
  suggestions,
  supervisorMeetings,
  supervisorSuggestions,
} from '../registers/index.ts';
import * as notes from './office-notes.ts';
import type { Scene } from './scene.ts';

/** The base story tells what the office wrote in its last months. */
const TOLD_BEFORE = 4;

/** What a month leaves in the books of the office: letters, meetings, guests, suggestions, what happened, and news. */
export async function writeOffice(scene: Scene): Promise<void> {
  if (scene.ago < TOLD_BEFORE) return;
  await scene.ctx.transaction(async (tx) => {
    const received = `${String(101 + scene.ago)}/DINKOP/${scene.month}`;
    const isTold = await tx.one(
      'select 1 from cooperative_letters where tenant_id = balai.tenant_id() and letter_number = $1',
      [received],
    );
    if (isTold) return;
    await writeLetters(scene, tx, received);
    await writeMeetings(scene, tx);
    await writeVisits(scene, tx);
    if (scene.ago % 3 === 0) await writeSupervision(scene, tx);
    if (scene.ago % 6 === 5) await writeNews(scene, tx);
    if (scene.ago % 12 === 10) await writeYearly(scene, tx);
  });
}

const pick = <Item>(items: readonly Item[], at: number): Item => items[at % items.length]!;

async function writeLetters({ on, dayOf, ago, month }: Scene, tx: Tx, received: string): Promise<void> {
  const { secretary } = on(21);
  await createEntry(secretary, tx, letters, {
    values: {
      ...{ direction: 'in', letterNumber: received, letterOn: dayOf(6) },
      ...{ correspondent: 'Dinas Koperasi Kota Banjarmasin', subject: pick(notes.incoming, ago) },
    },
  });
  await createEntry(secretary, tx, letters, {
    values: {
      ...{ direction: 'out', letterNumber: `${String(60 - ago).padStart(3, '0')}/KBS/${month}` },
      ...{
        letterOn: dayOf(19),
        correspondent: pick(notes.addressees, ago),
        subject: pick(notes.outgoing, ago),
      },
    },
  });
}

async function writeMeetings({ on, dayOf, ago }: Scene, tx: Tx): Promise<void> {
  await createEntry(on(6).secretary, tx, boardMeetings, {
    values: {
      ...{ nature: 'routine', heldOn: dayOf(5), startedAt: '16:00', place: 'Kantor koperasi' },
      ...{ invitedCount: 3, presentCount: ago % 4 === 1 ? 2 : 3, chair: 'H. Ahmad Rifani' },
      ...{ minuteTaker: 'M. Fakhruddin', minutes: pick(notes.boardMinutes, ago), tasks: [] },
    },
  });
}

async function writeVisits(scene: Scene, tx: Tx): Promise<void> {
  const { on, dayOf, ago } = scene;
  for (const [at, day] of [9, 17].entries())
    await createEntry(on(day).secretary, tx, guests, {
      values: { ...pick(notes.visits, 2 * ago + at), visitedOn: dayOf(day) },
    });
  const authors = [...scene.members.values()].flatMap(({ holder }) => (holder ? [holder.name] : []));
  if (authors.length === 0) return;
  const { suggestion, answer } = pick(notes.wishes, ago);
  const { id } = await createEntry(on(12).secretary, tx, suggestions, {
    values: { givenOn: dayOf(12), authorName: pick(authors, ago * 7), suggestion },
  });
  await answerEntry(on(18).chair, tx, suggestions, id, answer);
}

async function writeSupervision({ on, dayOf, ago }: Scene, tx: Tx): Promise<void> {
  const { supervisor } = on(22);
  const found = pick(notes.findings, ago / 3);
  await createEntry(supervisor, tx, supervisorMeetings, {
    values: {
      ...{ nature: 'routine', heldOn: dayOf(20), startedAt: '15:30', place: 'Kantor koperasi' },
      ...{ invitedCount: 3, presentCount: 3, chair: 'Hj. Masniah', minuteTaker: 'Rahmatullah' },
      minutes: found.minutes,
    },
  });
  const { id } = await createEntry(supervisor, tx, supervisorSuggestions, {
    values: { givenOn: dayOf(22), supervisorName: 'Hj. Masniah', content: found.advice },
  });
  await answerEntry(on(27).chair, tx, supervisorSuggestions, id, found.answer);
}

async function writeNews({ on, ago }: Scene, tx: Tx): Promise<void> {
  const { secretary } = on(11);
  const values = { kind: 'news', ...pick(notes.news, (ago - 5) / 6) };
  const { id } = await createEntry(secretary, tx, posts, { values });
  await publishEntry(secretary, tx, posts, id, ['title', 'lead', 'body']);
}

async function writeYearly({ on, dayOf, ago }: Scene, tx: Tx): Promise<void> {
  const { secretary, chair } = on(24);
  const year = Math.floor(ago / 12);
  await createEntry(secretary, tx, incidents, {
    values: { happenedOn: dayOf(23), ...pick(notes.happenings, year) },
  });
  const { content, answer } = pick(notes.officialWords, year);
  const { id } = await createEntry(secretary, tx, officialAdvice, {
    values: {
      ...{ givenOn: dayOf(24), officialName: 'Ir. Gusti Saukani', content },
      ...{ position: 'Kepala Dinas Koperasi Kota Banjarmasin', officeLocation: 'Jl. Pramuka, Banjarmasin' },
    },
  });
  await answerEntry(chair, tx, officialAdvice, id, answer);
}

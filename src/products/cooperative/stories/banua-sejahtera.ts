import { addDays, isPlainDate, todayIn, zoneOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { addIdentifiers } from '#kernel/identity';
import { readOldNotices } from '#kernel/notifications';
import { actAs } from '#kernel/past';
import type { Story } from '#kernel/product';
import { type Actor, answerEntry, createEntry, publishEntry, type Register } from '#kernel/register';
import { organisationProfile, writeSetting } from '#kernel/settings';
import { requestExit } from '../exit/index.ts';
import { posts } from '../posts.ts';
import {
  boardMeetings,
  boardTerms,
  employees,
  guests,
  incidents,
  inventory,
  letters,
  memberMeetings,
  members,
  officialAdvice,
  suggestions,
  supervisorMeetings,
  supervisorSuggestions,
  supervisorTerms,
} from '../registers/index.ts';
import { readOfficerGrants, readOpenTerms, tieGrant } from '../terms/index.ts';
import { officersOf } from './cast.ts';
import { fillCatalogue } from './catalogue.ts';
import { fillChannels } from './channels.ts';
import { daysLate, firstMonth, firstSharedYear } from './clock.ts';
import * as told from './entries.ts';
import { fillMoney } from './money.ts';
import * as officers from './officers.ts';
import { inventMembers } from './people.ts';

/** Koperasi Banua Sejahtera of Kebun Bunga: invented people and papers, written by the flows that officers use. */
export const banuaSejahtera: Story = {
  tenant: {
    slug: 'koperasi',
    kind: 'koperasi',
    name: 'Koperasi Banua Sejahtera',
    isolation: 'schema',
    regionCode: '6371',
    regionName: 'Kel. Kebun Bunga, Banjarmasin',
    timeZone: 'Asia/Makassar',
  },
  accounts: [
    { key: 'ketua', role: 'ketua', name: 'H. Ahmad Rifani', identifier: 'ketua@koperasi.example' },
    { key: 'bendahara', role: 'bendahara', name: 'Norhayati', identifier: 'bendahara@koperasi.example' },
    {
      key: 'sekretaris',
      role: 'sekretaris',
      name: 'M. Fakhruddin',
      identifier: 'sekretaris@koperasi.example',
    },
    { key: 'pengawas', role: 'pengawas', name: 'Hj. Masniah', identifier: 'pengawas@koperasi.example' },
    { key: 'anggota', role: 'anggota', name: 'Siti Rahmah', identifier: 'anggota@koperasi.example' },
    { key: 'anggota2', role: 'anggota', name: 'Akhmad Zaini', identifier: 'anggota2@koperasi.example' },
  ],
  laterJob: 'tellCooperativeYears',
  fill: async (ctx, tx, accountIds, { goesOn }) => {
    await writeProfile(tx);
    await fillChannels(tx);
    const as = (key: string) => actAs(ctx, banuaSejahtera.accounts, key, accountIds);
    const secretary = as('sekretaris');
    await fillMembers(secretary, tx, accountIds);
    await writeAll(secretary, tx, boardTerms, officers.boardTerms);
    await writeAll(secretary, tx, supervisorTerms, officers.supervisorTerms);
    await tieOfficers(as('ketua'), tx);
    const items = await writeAll(secretary, tx, inventory, told.inventory);
    await publishSome(secretary, tx, inventory, items.slice(0, 6), [
      'itemName',
      'boughtOn',
      'quantity',
      'condition',
    ]);
    const minutes = await writeAll(secretary, tx, memberMeetings, meetingsOf(secretary, goesOn));
    const shown = ['nature', 'heldOn', 'place', 'invitedCount', 'presentCount', 'quorum', 'chair', 'minutes'];
    // The latest minutes still wait for the secretary to publish them.
    await publishSome(secretary, tx, memberMeetings, minutes.slice(0, -1), shown);
    await writeAll(secretary, tx, boardMeetings, told.boardMeetings);
    await writeAll(as('pengawas'), tx, supervisorMeetings, told.supervisorMeetings);
    const staff = await writeAll(secretary, tx, employees, told.employees);
    await publishSome(secretary, tx, employees, staff, ['fullName', 'position']);
    await writeAll(secretary, tx, guests, told.guests);
    await fillSuggestions(as, tx);
    const [asked] = await writeAll(as('pengawas'), tx, supervisorSuggestions, told.supervisorSuggestions);
    await answerEntry(as('ketua'), tx, supervisorSuggestions, asked!, told.supervisorAnswer);
    const [advised] = await writeAll(secretary, tx, officialAdvice, told.officialAdvice);
    await answerEntry(as('ketua'), tx, officialAdvice, advised!, told.adviceAnswer);
    await publishSome(
      secretary,
      tx,
      officialAdvice,
      [advised!],
      ['officialName', 'givenOn', 'position', 'content'],
    );
    const happened = await writeAll(secretary, tx, incidents, told.incidents);
    await publishSome(secretary, tx, incidents, happened, ['description', 'happenedOn', 'resolution']);
    const [, openingHours, , invitation] = await writeAll(secretary, tx, letters, told.letters);
    await publishSome(
      secretary,
      tx,
      letters,
      [openingHours!, invitation!],
      ['subject', 'direction', 'letterNumber', 'letterOn', 'correspondent'],
    );
    const written = await writeAll(secretary, tx, posts, told.posts);
    await publishSome(secretary, tx, posts, written, ['title', 'lead', 'body']);
    await fillCatalogue(secretary, tx);
    await askToLeave(secretary, tx);
    await fillMoney(officersOf(ctx, banuaSejahtera.accounts, accountIds), tx, {
      ...{ goesOn, meetingId: minutes.at(-2)! },
    });
    await readOldNotices(ctx, tx);
  },
};

/** The minutes of book 07; yearly meetings that the later job holds are written down there. */
function meetingsOf(actor: Actor, goesOn: boolean): Values[] {
  const held = firstSharedYear(firstMonth(actor)) + 1;
  return told.memberMeetings.filter(
    ({ nature, heldOn }) => !goesOn || nature !== 'annual' || Number(heldOn.slice(0, 4)) < held,
  );
}

async function fillMembers(actor: Actor, tx: Tx, accountIds: ReadonlyMap<string, string>): Promise<void> {
  for (const { account, ...values } of inventMembers()) {
    const { id } = await createEntry(actor, tx, members, { values: notAhead(actor, values) });
    const accountId = account && accountIds.get(account);
    if (!accountId) continue;
    await tx.execute('update accounts set subject_id = $2 where tenant_id = balai.tenant_id() and id = $1', [
      accountId,
      id,
    ]);
    await addIdentifiers(actor, tx, accountId, {
      number: String(values.memberNumber),
      nik: String(values.nik),
    });
  }
}

/** The officers who sign in are those of the books: their authority lasts as long as their terms. */
async function tieOfficers(chair: Actor, tx: Tx): Promise<void> {
  const terms = await readOpenTerms(tx, todayIn(zoneOf(chair.tenant.timeZone), chair.now));
  for (const { grantId, accountName } of await readOfficerGrants(tx)) {
    const term = terms.find(({ fullName }) => fullName === accountName);
    if (term) await tieGrant(chair, tx, { termId: term.id, grantId });
  }
}

/** Somebody moved away and has no account: the secretary asks, the chair has not decided yet. */
async function askToLeave(secretary: Actor, tx: Tx): Promise<void> {
  const [member] = await tx.query<{ id: string }>(
    `select id from cooperative_members where tenant_id = balai.tenant_id() and member_number = '0040'`,
  );
  const reason = 'Pindah ke Palangka Raya';
  if (member) await requestExit(secretary, tx, { memberId: member.id, kind: 'board', reason });
}

/** Members wrote some, of which officers answered two; a visitor's waits to be looked at. */
async function fillSuggestions(as: (key: string) => Actor, tx: Tx): Promise<void> {
  for (const { by, answer, ...values } of told.suggestions) {
    const { id } = await createEntry(as(by), tx, suggestions, { values: notAhead(as(by), values) });
    if (answer) await answerEntry(as('ketua'), tx, suggestions, id, answer);
  }
  const visitor = { state: 'held' as const, device: 'story', network: 'story' };
  const desk = as('sekretaris');
  await createEntry(desk, tx, suggestions, { values: notAhead(desk, told.heldSuggestion), intake: visitor });
  await createEntry(desk, tx, guests, { values: notAhead(desk, told.heldGuest), intake: visitor });
}

type Values = Readonly<Record<string, unknown>>;

async function writeAll(
  actor: Actor,
  tx: Tx,
  register: Register,
  entries: readonly Values[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const values of entries)
    ids.push((await createEntry(actor, tx, register, { values: notAhead(actor, values) })).id);
  return ids;
}

async function publishSome(
  actor: Actor,
  tx: Tx,
  register: Register,
  ids: readonly string[],
  columns: readonly string[],
) {
  for (const id of ids) await publishEntry(actor, tx, register, id, columns);
}

function notAhead(actor: Actor, values: Values): Values {
  const late = daysLate(actor);
  if (late <= 0) return values;
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, isPlainDate(value) ? addDays(value, -late) : value]),
  );
}

async function writeProfile(tx: Tx): Promise<void> {
  await writeSetting(
    tx,
    organisationProfile,
    {
      ...organisationProfile.initial,
      shortName: 'Banua Sejahtera',
      tagline: 'Kel. Kebun Bunga, Banjarmasin',
      registration: 'Badan hukum AHU-0000418.AH.01.29 Tahun 2019',
      address: 'Jl. Kebun Bunga No. 18, Banjarmasin Timur 70235',
      hours: 'Senin–Sabtu, 08.00–15.00 WITA',
      phone: '0812 0000 4180',
      email: 'kantor@koperasi.example',
      heroTitle: 'Menabung bersama, maju bersama.',
      heroText:
        'Simpanan, pinjaman, dan belanja kebutuhan sehari-hari milik warga Kebun Bunga. Setiap anggota punya satu suara.',
    },
    null,
  );
}

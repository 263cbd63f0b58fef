import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import {
  FIRST_PAYER,
  makeBillBatch,
  readBillsOf,
  readDuesPolicy,
  remainingOf,
  submitPaymentProof,
  verifyPayment,
} from '#features/dues';
import { addDays, monthOf, shiftMonth, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { addIdentifiers } from '#kernel/identity';
import { readOldNotices } from '#kernel/notifications';
import type { Story } from '#kernel/product';
import { organisationProfile, writeSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import { enforceArrears } from '../arrears/index.ts';
import { obligedMembers, seedDemoChannels } from '../treasury/index.ts';
import { addCampuses } from './add-campuses.ts';
import { type Cast, castOf, withClock } from './cast.ts';
import { type Life, live } from './live.ts';
import { type DemoPerson, demoCampuses, demoPeople } from './people.ts';
import { sendLetters } from './send-letters.ts';
import { isOnPayroll, tellCheckoff } from './tell-checkoff.ts';
import { tellPrivacy } from './tell-privacy.ts';
import { tellSurveys } from './tell-surveys.ts';
import { type Teller, tellTalk } from './tell-talk.ts';
import { writeSite } from './write-site.ts';

const DAY = 24 * 3_600_000;

/** The demo union: invented people, taken through the same flows as everybody, by a clock that is set back. */
export const campusWorkers: Story = {
  tenant: {
    slug: 'serikat',
    kind: 'serikat',
    name: 'Serikat Pekerja Kampus',
    regionCode: '6371',
    regionName: 'Banjarmasin',
    timeZone: 'Asia/Makassar',
  },
  accounts: [
    {
      key: 'super_admin',
      role: 'super_admin',
      name: 'Dr. Ratna Wulandari, M.Si.',
      identifier: 'superadmin@serikat.example',
    },
    { key: 'admin', role: 'admin', name: 'Laila Nurhayati, M.Pd.', identifier: 'admin@serikat.example' },
    {
      key: 'coordinator',
      role: 'coordinator',
      name: 'Dr. Ahmad Fauzi Rahman',
      identifier: 'kalsel@serikat.example',
      regions: ['63'],
    },
    {
      key: 'coordinator2',
      role: 'coordinator',
      name: 'Dewi Kusumaningtyas, M.Hum.',
      identifier: 'jawa@serikat.example',
      regions: ['35', '33'],
    },
    {
      key: 'treasurer',
      role: 'treasurer',
      name: 'Baihaqi Noor, S.E.',
      identifier: 'bendahara@serikat.example',
    },
    {
      key: 'treasurer2',
      role: 'treasurer',
      name: 'Endang Pratiwi, S.Ak.',
      identifier: 'bendahara2@serikat.example',
    },
    { key: 'member', role: 'member', name: 'Ni Luh Putu Ayu Lestari', identifier: 'anggota@serikat.example' },
    { key: 'member2', role: 'member', name: 'Maria Goreti Nahak', identifier: 'anggota2@serikat.example' },
    {
      key: 'member3',
      role: 'member',
      name: 'Siti Zulaikha Binti Marzuki',
      identifier: 'anggota3@serikat.example',
    },
    { key: 'candidate', role: 'candidate', name: 'Gita Permatasari', identifier: 'calon@serikat.example' },
    {
      key: 'candidate2',
      role: 'candidate',
      name: 'Budi Setyawan, M.Pd.',
      identifier: 'calon2@serikat.example',
    },
    { key: 'candidate3', role: 'candidate', name: 'Tri Handayani', identifier: 'calon3@serikat.example' },
    { key: 'candidate4', role: 'candidate', name: 'Muhammad Arsyad', identifier: 'calon4@serikat.example' },
    { key: 'candidate5', role: 'candidate', name: 'Slamet Riyadi', identifier: 'calon5@serikat.example' },
  ],
  fill: async (ctx, tx, accountIds) => {
    await writeProfile(tx);
    await seedDemoChannels(tx);
    const campuses = await addCampuses(tx, demoCampuses);
    const cast = castOf(campusWorkers.accounts, accountIds);
    const slips: Life['slips'] = {};
    const folder = await mkdtemp(path.join(tmpdir(), 'balai-contoh-'));
    try {
      const people = [...demoPeople].sort((one, other) => other.daysAgo - one.daysAgo);
      const ids = new Map<DemoPerson, string>();
      for (const [index, person] of people.entries()) {
        ids.set(person, await live(ctx, tx, { person, index, campuses, folder, slips, cast }));
      }
      await payDues(ctx, tx, ids, cast, slips.past);
      await tellCheckoff(ctx, tx, { ids, campuses, folder, cast });
      await followTheLadder(ctx, tx);
      await linkAccounts(ctx, tx, ids, accountIds);
      const teller: Teller = {
        accountIds,
        as: (key, hoursAgo) =>
          cast.actor(withClock(ctx, new Date(ctx.now.getTime() - hoursAgo * 3_600_000)), key),
      };
      await tellTalk(tx, teller);
      await sendLetters(tx, teller);
      await tellPrivacy(tx, teller);
      await tellSurveys(ctx, tx, cast);
      await writeSite(cast.actor(ctx, 'admin'), tx, folder);
      await readOldNotices(ctx, tx);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  laterJob: 'tellUnionYears',
};

async function writeProfile(tx: Tx): Promise<void> {
  await writeSetting(
    tx,
    organisationProfile,
    {
      shortName: 'SPK',
      tagline: 'Serikat bagi semua pekerja kampus',
      registration: 'Tercatat pada Disnaker Nomor 568/021/SP/2021 (contoh)',
      address: 'Jl. Kampus Raya 5, Banjarmasin 70123',
      hours: 'Senin–Jumat, 09.00–16.00 WITA',
      phone: '0511 555 0142',
      email: 'halo@serikat.example',
      heroTitle: 'Bersama, suara kampus didengar.',
      heroText:
        'Serikat bagi dosen, tenaga kependidikan, dan semua yang bekerja di perguruan tinggi, apa pun statusnya.',
      logoFileId: '',
      brand: '',
      motif: '',
    },
    null,
  );
}

/** Bills of the last months; most are paid, some people are behind. */
async function payDues(
  ctx: WorkContext,
  tx: Tx,
  ids: ReadonlyMap<DemoPerson, string>,
  cast: Cast,
  slip: string | undefined,
): Promise<void> {
  const policy = await readDuesPolicy(tx);
  const thisMonth = monthOf(todayOf(ctx));
  const months = [-4, -3, -2, -1, 0].map((step) => shiftMonth(thisMonth, step));
  for (const month of months) {
    const now = new Date(`${month}-01T01:00:00Z`);
    await makeBillBatch(tx, {
      runId: uuidv7(),
      month,
      dueDay: policy.dueDay,
      source: obligedMembers,
      after: FIRST_PAYER,
      size: 1000,
      now,
    });
  }
  if (!slip) return;
  for (const [person, id] of ids) {
    const isLate = person.fate === 'behind' || isOnPayroll(person);
    const keeps = person.fate === 'held' ? 0 : isLate ? months.length - 2 : months.length;
    const open = (await readBillsOf(tx, id))
      .filter(({ kind, status }) => kind === 'monthly' && status === 'unpaid')
      .reverse();
    for (const bill of open.slice(0, Math.max(0, keeps - (months.length - open.length)))) {
      const paidOn = [addDays(bill.dueDate, -2), todayOf(ctx)].sort()[0]!;
      const work = withClock(ctx, new Date(`${paidOn}T03:00:00Z`));
      const payment = await submitPaymentProof(work, tx, {
        billId: bill.id,
        payerId: id,
        regionCode: bill.regionCode,
        fileId: slip,
        paidOn,
        method: 'transfer',
        amount: remainingOf(bill),
      });
      const key = person.account === 'treasurer' ? 'treasurer2' : 'treasurer';
      await verifyPayment(cast.actor(work, key), tx, { paymentId: payment.id });
    }
  }
}

/** The nights after each due date, and those on which a hold could begin, up to last night. */
async function followTheLadder(ctx: WorkContext, tx: Tx): Promise<void> {
  const { dueDay, holdAfterDays } = await readDuesPolicy(tx);
  const thisMonth = monthOf(todayOf(ctx));
  for (const month of [-4, -3, -2, -1, 0].map((step) => shiftMonth(thisMonth, step))) {
    const due = new Date(`${month}-${String(dueDay).padStart(2, '0')}T18:00:00Z`);
    for (const days of [1, holdAfterDays + 2]) {
      const night = new Date(due.getTime() + days * DAY);
      if (night.getTime() > ctx.now.getTime()) return;
      await enforceArrears({ ...withClock(ctx, night), transaction: (work) => work(tx) }, { isByHand: true });
    }
  }
}

/** The demo's accounts become these people's; a candidate's address is as open as the fate says. */
async function linkAccounts(
  ctx: WorkContext,
  tx: Tx,
  ids: ReadonlyMap<DemoPerson, string>,
  accountIds: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [person, id] of ids) {
    const accountId = person.account ? accountIds.get(person.account) : undefined;
    if (!accountId) continue;
    await tx.execute(
      `update accounts a set subject_id = m.id, email_verified_at = m.email_verified_at from members m
        where a.tenant_id = balai.tenant_id() and a.id = $1 and m.tenant_id = a.tenant_id and m.id = $2`,
      [accountId, id],
    );
    const row = await tx.one<{ member_number: string | null }>(
      'select member_number from members where tenant_id = balai.tenant_id() and id = $1',
      [id],
    );
    if (row?.member_number) await addIdentifiers(ctx, tx, accountId, { number: row.member_number });
  }
}

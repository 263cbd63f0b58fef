import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import {
  FIRST_PAYER,
  keepProof,
  makeBillBatch,
  readBillsOf,
  readDuesPolicy,
  readRegistrationBill,
  rejectPayment,
  remainingOf,
  submitPaymentProof,
  verifyPayment,
} from '#features/dues';
import { addDays, formatDate, monthOf, shiftMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { takeStep } from '#kernel/flow';
import { addIdentifiers } from '#kernel/identity';
import { formatRupiah } from '#kernel/money';
import type { Story } from '#kernel/product';
import { organisationProfile, writeSetting } from '#kernel/settings';
import { createWorkContext, type WorkContext } from '#kernel/work';
import { enforceArrears } from '../arrears/index.ts';
import { todayOf } from '../clock.ts';
import { membershipFlow } from '../registration/flow.ts';
import { followRegistrationPayment } from '../registration/follow-payment.ts';
import { enterCandidate } from '../registration/register-member.ts';
import { obligedMembers, seedDemoChannels } from '../treasury/index.ts';
import { drawProof, type Slip } from './draw-proof.ts';
import { type DemoPerson, demoCampuses, demoPeople } from './people.ts';
import { tellTalk } from './tell-talk.ts';
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
    const campuses = await addCampuses(tx);
    const folder = await mkdtemp(path.join(tmpdir(), 'balai-contoh-'));
    try {
      const people = [...demoPeople].sort((one, other) => other.daysAgo - one.daysAgo);
      const ids = new Map<DemoPerson, string>();
      for (const [index, person] of people.entries()) {
        ids.set(person, await live(ctx, tx, { person, index, campuses, folder, accountIds }));
      }
      await payDues(ctx, tx, ids, accountIds);
      await followTheLadder(ctx, tx);
      await linkAccounts(ctx, tx, ids, accountIds);
      await tellTalk(tx, {
        accountIds,
        as: (key, hoursAgo) =>
          actor(withClock(ctx, new Date(ctx.now.getTime() - hoursAgo * 3_600_000)), accountIds, key),
      });
      await writeSite(actor(ctx, accountIds, 'admin'), tx, folder);
      await readOldNotices(ctx, tx);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
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
    },
    null,
  );
}

async function addCampuses(tx: Tx): Promise<string[]> {
  const ids: string[] = [];
  for (const [name, region, kind] of demoCampuses) {
    const id = uuidv7();
    ids.push(id);
    await tx.execute('insert into campuses (id, name, region_code, kind) values ($1, $2, $3, $4)', [
      id,
      name,
      region,
      kind,
    ]);
  }
  return ids;
}

interface Life {
  person: DemoPerson;
  index: number;
  campuses: readonly string[];
  folder: string;
  accountIds: ReadonlyMap<string, string>;
}

/** One person's way, as far as their fate goes. */
async function live(ctx: WorkContext, tx: Tx, life: Life): Promise<string> {
  const { person, index } = life;
  const start = new Date(ctx.now.getTime() - person.daysAgo * DAY - ((index * 37) % 600) * 60_000);
  const at = (hours: number) =>
    withClock(ctx, new Date(Math.min(start.getTime() + hours * 3_600_000, ctx.now.getTime())));
  const id = await register(at(0), tx, life);
  const { fate } = person;
  if (fate === 'registered') return id;
  if (fate === 'cancelled') {
    await takeStep(at(30), tx, membershipFlow, 'cancel', id, { reason: 'Pindah tempat kerja.' });
    return id;
  }
  const paymentId = await sendProof(at(3), tx, life, id);
  if (fate === 'proof-sent') return id;
  await takeStep(at(4), tx, membershipFlow, 'confirm-email', id);
  if (fate === 'awaiting-treasurer') return id;
  const treasurer = actor(
    at(26),
    life.accountIds,
    person.account === 'treasurer' ? 'treasurer2' : 'treasurer',
  );
  if (fate === 'rejected') {
    await rejectPayment(treasurer, tx, { paymentId, reason: 'Bukti yang diunggah bukan bukti transfer.' });
    await followRegistrationPayment(treasurer, tx, id);
    const admin = actor(at(50), life.accountIds, 'admin');
    await takeStep(admin, tx, membershipFlow, 'reject', id, {
      reason:
        'Data kampus tidak cocok dengan surat tugas. Daftar lagi dengan kampus yang benar dan bukti transfer yang terbaca.',
    });
    return id;
  }
  await verifyPayment(treasurer, tx, { paymentId });
  await followRegistrationPayment(treasurer, tx, id);
  if (fate === 'ready') return id;
  const admin = actor(at(30), life.accountIds, person.account === 'admin' ? 'super_admin' : 'admin');
  await takeStep(admin, tx, membershipFlow, 'approve', id, {});
  const later = actor(
    withClock(ctx, new Date(ctx.now.getTime() - (10 + index) * DAY)),
    life.accountIds,
    'admin',
  );
  if (fate === 'disabled') {
    await takeStep(later, tx, membershipFlow, 'disable', id, {
      reason: 'Permintaan sendiri selama tugas belajar di luar negeri.',
    });
  }
  if (fate === 'suspended') {
    await takeStep(later, tx, membershipFlow, 'suspend', id, { reason: 'Menunggu hasil sidang etik.' });
  }
  if (fate === 'resigned') {
    await takeStep(withClock(ctx, later.now), tx, membershipFlow, 'resign', id, {
      reason: 'Memasuki masa pensiun.',
    });
  }
  return id;
}

async function register(ctx: WorkContext, tx: Tx, { person, index, campuses }: Life): Promise<string> {
  const campus = demoCampuses[person.campus]!;
  const isCivil = person.employment === 'PNS';
  const level = person.basis.split('/')[0];
  const given = person.name
    .replace(/^(Dr\.|Prof\.|Hj\.|H\.|M\.)\s*/g, '')
    .toLowerCase()
    .split(/[\s,]+/)[0];
  const { person: entered } = await enterCandidate(ctx, tx, {
    email: person.account
      ? `${ACCOUNT_ADDRESS[person.account]}@serikat.example`
      : `${given}${index}@kampus.example`,
    campusId: campuses[person.campus]!,
    universityName: campus[0],
    regionCode: campus[1],
    terms: { version: '1', at: ctx.now.toISOString() },
    privacy: { version: '1', at: ctx.now.toISOString() },
    values: {
      fullName: person.name,
      gender: person.sex,
      birthDate: person.born,
      phone: `+62812${String(30_000_000 + index * 137_911).slice(0, 8)}`,
      faculty: person.faculty,
      academicRank: person.rank,
      employmentStatus: person.employment,
      golongan: isCivil ? person.basis : null,
      duesRateCode: isCivil ? `GOL_${level}` : person.basis,
      homeRegionCode: campus[1],
      isVolunteer: index % 7 === 0,
    },
  });
  return entered.id;
}

/** What is typed to sign in, for people who have a demo account. */
const ACCOUNT_ADDRESS: Readonly<Record<string, string>> = {
  super_admin: 'superadmin',
  admin: 'admin',
  coordinator: 'kalsel',
  coordinator2: 'jawa',
  treasurer: 'bendahara',
  treasurer2: 'bendahara2',
  member: 'anggota',
  member2: 'anggota2',
  member3: 'anggota3',
  candidate: 'calon',
  candidate2: 'calon2',
  candidate3: 'calon3',
  candidate4: 'calon4',
  candidate5: 'calon5',
};

let proofFileId: string | undefined;

/** Who waits to be looked at has a slip of their own; for the past one slip stands for all. */
async function sendProof(ctx: WorkContext, tx: Tx, life: Life, memberId: string): Promise<string> {
  const bill = (await readRegistrationBill(tx, memberId))!;
  const isWaiting = ['proof-sent', 'awaiting-treasurer', 'ready'].includes(life.person.fate);
  if (life.index === 0) proofFileId = undefined;
  const paidOn = todayOf(ctx);
  const reference = `TRX${String(100_000 + life.index * 7_919)}`;
  const asked = remainingOf(bill) + bill.transferSuffix;
  const own: Slip = {
    title: 'TRANSFER BERHASIL',
    lines: [
      ['TANGGAL', `${formatDate(paidOn, 'short')} 09:14`],
      ['NO REFERENSI', reference],
      ['DARI', life.person.name],
      ['KE', 'SERIKAT PEKERJA KAMPUS'],
      ['REKENING', 'BNI 0099 8877 66'],
      ['BERITA', 'IURAN PENDAFTARAN'],
    ],
    amount: formatRupiah(asked),
  };
  const fileId = isWaiting
    ? await keepSlip(ctx, tx, life, own)
    : (proofFileId ?? (await keepSlip(ctx, tx, life, collectiveSlip)));
  if (!isWaiting) proofFileId = fileId;
  const payment = await submitPaymentProof(ctx, tx, {
    billId: bill.id,
    payerId: memberId,
    regionCode: bill.regionCode,
    fileId,
    paidOn,
    method: isWaiting || life.index % 3 !== 0 ? 'transfer' : 'qris',
    reference,
    ...(isWaiting ? {} : { amount: remainingOf(bill) }),
  });
  await followRegistrationPayment(ctx, tx, memberId);
  return payment.id;
}

/** What a campus pays in for all its people at once; stands for the payments of the past. */
const collectiveSlip: Slip = {
  title: 'SETORAN KOLEKTIF',
  lines: [
    ['KE', 'SERIKAT PEKERJA KAMPUS'],
    ['REKENING', 'BNI 0099 8877 66'],
    ['BERITA', 'IURAN ANGGOTA'],
    ['RINCIAN', 'DAFTAR TERLAMPIR'],
  ],
  amount: 'BERHASIL',
};

async function keepSlip(ctx: WorkContext, tx: Tx, { index, folder }: Life, slip: Slip): Promise<string> {
  const file = path.join(folder, `${index}.png`);
  await writeFile(file, drawProof(slip));
  return keepProof(ctx, tx, { path: file, name: 'bukti-transfer.png' });
}

/** Bills of the last months; most are paid, some people are behind. */
async function payDues(
  ctx: WorkContext,
  tx: Tx,
  ids: ReadonlyMap<DemoPerson, string>,
  accountIds: ReadonlyMap<string, string>,
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
  const slip = proofFileId;
  if (!slip) return;
  for (const [person, id] of ids) {
    const keeps = person.fate === 'held' ? 0 : person.fate === 'behind' ? months.length - 2 : months.length;
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
      await verifyPayment(actor(work, accountIds, key), tx, { paymentId: payment.id });
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

/** What happened years ago no longer waits behind anybody's bell; the last three notices of each person do. */
async function readOldNotices(ctx: WorkContext, tx: Tx): Promise<void> {
  await tx.execute(
    `update notifications n set read_at = $1 where n.tenant_id = balai.tenant_id() and n.id not in (
       select id from (select id, row_number() over (partition by account_id order by id desc) as place
         from notifications where tenant_id = balai.tenant_id()) latest where place <= 3)`,
    [ctx.now],
  );
}

/** The same work at another moment. */
function withClock(ctx: WorkContext, now: Date): WorkContext {
  return { ...ctx, now };
}

/** The work as one of the demo's officers does it, so that the story names who did what. */
function actor(ctx: WorkContext, accountIds: ReadonlyMap<string, string>, key: string): WorkContext {
  const account = campusWorkers.accounts.find((one) => one.key === key)!;
  const work = createWorkContext({
    app: ctx.app,
    tenant: ctx.tenant,
    walls: 'every',
    principal: {
      kind: 'account',
      accountId: accountIds.get(key)!,
      sessionId: '',
      sessionKind: 'web',
      name: account.name,
      email: account.identifier,
      subjectId: null,
      grants: [{ id: key, role: account.role, ...(account.regions ? { regions: account.regions } : {}) }],
      facts: {},
      unreadNotifications: 0,
    },
  });
  return { ...work, now: ctx.now };
}

import {
  addTo,
  checkComplaint,
  complaintFlow,
  draftComplaint,
  escalateComplaints,
  replyTo,
  sendComplaint,
  writeAtCounter,
} from '#features/complaints';
import { addDays, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { takeStep } from '#kernel/flow';
import { readOldNotices } from '#kernel/notifications';
import { actAs, onDay } from '#kernel/past';
import type { DemoAccount } from '#kernel/product';
import type { WorkContext } from '#kernel/work';
import { complaintPlace } from '../complaints/index.ts';
import { MIDDLE } from './ground.ts';

type Move = 'verify' | 'assign' | 'start' | 'solve' | 'rate' | 'reject' | 'forward' | 'reply' | 'add';

interface Told {
  ago: number;
  by: 'resident' | 'neighbour' | 'counter';
  category: string;
  title: string;
  body: string;
  where: string;
  area: string;
  /** Thousandths of a degree from the middle of the village. */
  at?: [number, number];
  isSecret?: true;
  moves: readonly Move[];
}

const TOLD: readonly Told[] = [
  {
    ...{ ago: 300, by: 'resident', category: 'road', area: 'I.01.001', at: [-9, 0.4] },
    ...{
      title: 'Titian di Gang Melati patah',
      where: 'Depan langgar',
      moves: ['verify', 'assign', 'start', 'solve', 'rate'],
    },
    body: 'Dua bilah ulin patah sejak air pasang. Anak sekolah lewat di tepinya.',
  },
  {
    ...{ ago: 210, by: 'neighbour', category: 'light', area: 'II.01.002', at: [2.4, 2.4] },
    ...{ title: 'Lampu jalan padam', where: 'Simpang dermaga', moves: ['verify', 'assign', 'solve', 'rate'] },
    body: 'Tiga lampu dari simpang sampai dermaga padam sejak minggu lalu.',
  },
  {
    ...{ ago: 150, by: 'counter', category: 'water', area: 'III.01.001', at: [10, -1] },
    ...{ title: 'Air PDAM keruh', where: 'Handil Raya', moves: ['verify', 'forward'] },
    body: 'Air keruh dan berbau besi setiap pagi. Yang melapor tidak memegang ponsel.',
  },
  {
    ...{ ago: 90, by: 'resident', category: 'waste', area: 'I.01.002', at: [-12, 4.4] },
    ...{
      title: 'Sampah menumpuk di tepi sungai',
      where: 'Bawah jembatan',
      moves: ['verify', 'assign', 'start', 'solve'],
    },
    body: 'Sampah pasar hanyut dan tersangkut di tiang jembatan.',
  },
  {
    ...{ ago: 40, by: 'neighbour', category: 'service', area: 'II.01.002', isSecret: true },
    ...{ title: 'Dimintai uang untuk surat', where: 'Kantor desa', moves: ['verify', 'assign', 'start'] },
    body: 'Saya dimintai uang ketika mengurus surat keterangan. Mohon nama saya dijaga.',
  },
  {
    ...{ ago: 33, by: 'resident', category: 'wish', area: 'I.01.001', at: [-8.8, -2] },
    ...{ title: 'Usul bangku di posyandu', where: 'Posyandu Melati', moves: ['reject'] },
    body: 'Ibu-ibu menunggu berdiri. Mohon bangku panjang dua buah.',
  },
  {
    ...{ ago: 9, by: 'neighbour', category: 'road', area: 'II.02.001', at: [3, 2.5] },
    ...{
      title: 'Lubang di jalan menuju SD',
      where: 'Depan SDN 2',
      moves: ['verify', 'assign', 'start', 'reply', 'add'],
    },
    body: 'Lubang selebar satu meter, dalam sejengkal, tergenang kalau hujan.',
  },
  {
    ...{ ago: 8, by: 'resident', category: 'safety', area: 'I.02.003', at: [-6, -6] },
    ...{ title: 'Ternak lepas ke sawah', where: 'Handil Bujur', moves: [] },
    body: 'Kerbau lepas setiap malam dan merusak persemaian.',
  },
  {
    ...{ ago: 1, by: 'resident', category: 'light', area: 'I.01.001', at: [-9.2, 0.6] },
    ...{ title: 'Kabel menjuntai rendah', where: 'Gang Melati ujung', moves: ['verify'] },
    body: 'Kabel listrik menjuntai setinggi kepala setelah pohon tumbang.',
  },
];

/** A year of complaints of the demo village, through the same steps as everybody's. */
export async function tellComplaints(
  ctx: WorkContext,
  tx: Tx,
  accounts: readonly DemoAccount[],
  accountIds: ReadonlyMap<string, string>,
): Promise<void> {
  const today = todayOf(ctx);
  const as = (key: string, ago: number): WorkContext =>
    onDay(actAs(ctx, accounts, key, accountIds), addDays(today, -Math.max(0, ago)));
  const flow = complaintFlow(complaintPlace);
  const areas = (await complaintPlace.areasOf(tx)).map(({ value }) => value);
  for (const told of TOLD) {
    const id = await write(tx, told, areas, as);
    for (const [index, move] of told.moves.entries()) {
      const ago = told.ago - 1 - index * 2;
      const officer = as('secretary', ago);
      const author = as(told.by === 'counter' ? 'resident' : told.by, ago);
      if (move === 'reply')
        await replyTo(officer, tx, complaintPlace, {
          id,
          body: 'Kerikil sudah dipesan, dipasang hari Kamis.',
        });
      else if (move === 'add')
        await addTo(author, tx, complaintPlace, {
          id,
          body: 'Terima kasih. Tadi pagi ada motor jatuh di sana.',
        });
      else await takeStep(move === 'rate' ? author : officer, tx, flow, move, id, inputOf(move, accountIds));
    }
  }
  await escalateComplaints(ctx, tx, complaintPlace);
  await readOldNotices(ctx, tx);
}

function inputOf(move: Move, accountIds: ReadonlyMap<string, string>): Record<string, string> {
  switch (move) {
    case 'verify':
      return { handling: 'desk', note: 'Laporan Anda kami terima. Petugas segera melihat ke lapangan.' };
    case 'assign':
      return { officer: accountIds.get('secretary')! };
    case 'solve':
      return { reason: 'Sudah diperbaiki bersama warga pada gotong royong.' };
    case 'rate':
      return { rating: '4', comment: 'Cepat ditangani.' };
    case 'reject':
      return { reason: 'Usulan belanja dibahas di musyawarah. Sampaikan lewat RT untuk Musrenbangdes.' };
    case 'forward':
      return { reason: 'Wewenang PDAM Kabupaten Barito Kuala. Sudah kami kirim lewat SP4N-LAPOR.' };
    default:
      return {};
  }
}

async function write(
  tx: Tx,
  told: Told,
  areas: readonly string[],
  as: (key: string, ago: number) => WorkContext,
): Promise<string> {
  const [x, y] = told.at ?? [];
  const checked = checkComplaint(
    {
      ...{ title: told.title, body: told.body, place: told.where, area: told.area, category: told.category },
      visibility: told.isSecret ? 'confidential' : 'public',
      point:
        x === undefined || y === undefined
          ? ''
          : `${(MIDDLE.latitude + y / 1000).toFixed(5)},${(MIDDLE.longitude + x / 1000).toFixed(5)}`,
    },
    areas,
  );
  if (told.by === 'counter')
    return writeAtCounter(as('secretary', told.ago), tx, complaintPlace, {
      ...{ ...checked, photos: [], name: 'Norhayati Salim', contact: 'Lewat Ketua RT' },
    });
  const author = as(told.by, told.ago);
  const id = await draftComplaint(author, tx, { ...checked, photos: [] });
  await sendComplaint(author, tx, complaintPlace, id);
  return id;
}

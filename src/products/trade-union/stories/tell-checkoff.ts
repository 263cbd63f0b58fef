import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { keepProof, periodOf } from '#features/dues';
import { addDays, monthOf, shiftMonth, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { writeXlsx } from '#kernel/exchange';
import type { WorkContext } from '#kernel/work';
import {
  closeList,
  decideMandate,
  giveMandate,
  handOver,
  makeList,
  postDeduction,
  readNamedPeople,
  readReturnRows,
  setDisclosure,
  takeReturn,
} from '../checkoff/index.ts';
import { type Cast, withClock } from './cast.ts';
import { drawProof } from './draw-proof.ts';
import type { DemoPerson } from './people.ts';

/** Where the demo union has dues taken out of the pay. */
const CAMPUSES: readonly number[] = [1, 6, 14];

/** Whether this person lets the campus deduct: those pay the last two months by it. */
export const isOnPayroll = (person: DemoPerson): boolean =>
  person.fate === 'active' && !person.account && CAMPUSES.includes(person.campus);

/**
 * Wage deduction at three campuses: last month deducted, posted and closed at the first; this month handed over there,
 * made at the second; a paper that waits and a wish not to be named at the third.
 */
export async function tellCheckoff(
  ctx: WorkContext,
  tx: Tx,
  given: {
    ids: ReadonlyMap<DemoPerson, string>;
    campuses: readonly { name: string }[];
    folder: string;
    cast: Cast;
  },
): Promise<void> {
  const { ids, campuses, cast } = given;
  const month = monthOf(todayOf(ctx));
  const last = shiftMonth(month, -1);
  const at = (day: string, who = 'treasurer') =>
    cast.actor(withClock(ctx, new Date(`${day}T02:00:00Z`)), who);
  const [closed, made] = CAMPUSES.map((index) => campuses[index]!.name) as [string, string];
  for (const [person, id] of ids) {
    if (!isOnPayroll(person)) continue;
    const signed = await signPaper(at(`${last}-01`), tx, given.folder, person);
    const mandate = await giveMandate(at(`${last}-01`), tx, {
      ...{ payerId: id, fileId: signed, terms: { firstMonth: last, amount: undefined } },
    });
    const isThird = person.campus === CAMPUSES[2];
    if (isThird && person.name.startsWith('Deden')) continue;
    await decideMandate(at(`${last}-02`, 'treasurer2'), tx, { mandateId: mandate.id, isAccepted: true });
    if (isThird) await setDisclosure(at(`${last}-20`), tx, { memberId: id, isHidden: true });
  }
  const before = await makeList(at(`${last}-03`), tx, { employer: closed, period: periodOf(last) });
  await handOver(at(`${last}-05`), tx, { listId: before.id, on: `${last}-05`, recipient: 'Bagian Keuangan' });
  await answer(at(addDays(`${last}-05`, 20)), tx, { listId: before.id, folder: given.folder });
  await closeList(at(`${last}-27`), tx, before.id);
  const now = cast.actor(ctx, 'treasurer');
  const current = await makeList(now, tx, { employer: closed, period: periodOf(month) });
  await handOver(now, tx, { listId: current.id, on: todayOf(ctx), recipient: 'Bagian Keuangan' });
  await makeList(now, tx, { employer: made, period: periodOf(month) });
}

async function signPaper(ctx: WorkContext, tx: Tx, folder: string, person: DemoPerson): Promise<string> {
  const file = path.join(folder, 'kuasa.png');
  const lines: [string, string][] = [
    ['PEMBERI KUASA', person.name],
    ['UNTUK', 'POTONG IURAN SERIKAT'],
  ];
  await writeFile(file, drawProof({ title: 'SURAT KUASA', lines, amount: 'DITANDATANGANI' }));
  return keepProof(ctx, tx, { path: file, name: 'surat-kuasa.png', resource: 'dues.mandate' });
}

/** The campus sends the sheet back as it was asked, and the treasurer posts what is as asked. */
async function answer(ctx: WorkContext, tx: Tx, given: { listId: string; folder: string }): Promise<void> {
  const people = await readNamedPeople(tx, given.listId);
  const file = path.join(given.folder, 'potongan.xlsx');
  const rows = [
    ['Nama', 'Nomor anggota', 'Dipotong (Rp)'],
    ...people.map(({ name, memberNumber, asked }) => [name, memberNumber ?? '', asked]),
  ];
  await writeFile(file, await writeXlsx([{ name: 'Potongan', rows: rows.map((cells) => ({ cells })) }]));
  const { returnId } = await takeReturn(ctx, tx, {
    ...{ listId: given.listId, path: file, name: 'potongan-kampus.xlsx', receivedOn: todayOf(ctx) },
  });
  for (const row of await readReturnRows(ctx, tx, returnId)) {
    if (row.verdict === 'equal') await postDeduction(ctx, tx, { returnId, rowId: row.id });
  }
}

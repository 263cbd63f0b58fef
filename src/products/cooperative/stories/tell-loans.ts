import {
  approveRelief,
  findRelief,
  payLoan,
  proposeRelief,
  readLoan,
  readMemberLoans,
  readSettlement,
  settleLoan,
} from '#features/loans';
import type { Holder } from '#features/subledger';
import { monthOf, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { inBatches } from '#kernel/past';
import { loanPlace } from '../loans/index.ts';
import type { CrowdLoan, CrowdPerson } from './crowd.ts';
import { borrow, idOf, type Until } from './loans.ts';
import type { Scene } from './scene.ts';

interface Borrower {
  person: CrowdPerson;
  holder: Holder;
  loan: CrowdLoan;
  id: string;
}

/** Loans that begin this month. */
export async function lend(scene: Scene): Promise<void> {
  const fresh = borrowersOf(scene).filter(({ loan }) => loan.ago === scene.ago);
  await inBatches(scene.ctx, fresh, 1, async (tx, { person: { index }, holder, loan, id }) => {
    const product = scene.products[loan.product % scene.products.length]!;
    const on = (later: number) => scene.on(1 + (index % 20) + later);
    const { amount, months } = loan;
    await borrow(on, tx, {
      ...{ id, holder, productId: product.id, purpose: index, amount, months, until: untilOf(loan, index) },
    });
  });
}

function untilOf({ end }: CrowdLoan, index: number): Until {
  if (end === 'waiting') return index % 2 === 0 ? 'submitted' : 'assessed';
  return end === 'rejected' ? 'rejected' : 'active';
}

/** What borrowers pay this month, and what becomes of loans that end in another way. */
export async function takePayments(scene: Scene): Promise<void> {
  const running = borrowersOf(scene).filter(
    ({ loan }) => loan.ago > scene.ago && loan.end !== 'rejected' && loan.end !== 'waiting',
  );
  await inBatches(scene.ctx, running, 2, async (tx, borrower) => {
    const { end, endAgo } = borrower.loan;
    if (scene.ago === endAgo && end === 'settled') await settle(scene, tx, borrower);
    else if (scene.ago === endAgo && (end === 'restructured' || end === 'written-off'))
      await relieve(scene, tx, borrower, end === 'restructured' ? 'restructure' : 'write-off');
    else if (paysNow(borrower.loan, scene.ago)) await pay(scene, tx, borrower);
  });
}

/** Whoever is late has stopped; before a new schedule or the end in the books nothing came for months. */
function paysNow({ ago: begunAgo, end, endAgo }: CrowdLoan, ago: number): boolean {
  if (end === 'late') return ago > endAgo;
  if (end === 'restructured') return ago < endAgo || ago > endAgo + 3;
  if (end === 'written-off') return ago > begunAgo - 3 && ago > endAgo;
  return true;
}

async function pay(scene: Scene, tx: Tx, { person, holder, id }: Borrower): Promise<void> {
  const day = 3 + (person.index % 24);
  if (scene.dayOf(day) > scene.today) return;
  const { treasurer } = scene.on(day);
  if ((await readLoan(treasurer, tx, id)).state !== 'active') return;
  const { overdue, next } = await readMemberLoans(treasurer, tx, loanPlace, holder.id);
  const due = overdue + (next && monthOf(next.dueOn) <= scene.month ? next.amount : 0);
  if (due === 0) return;
  await payLoan(treasurer, tx, loanPlace, {
    ...{ id, amount: due, postedOn: scene.dayOf(day), into: person.index % 2 === 0 ? 'cash' : 'bank' },
    key: idOf(`pay ${id} ${scene.month}`),
  });
}

async function settle(scene: Scene, tx: Tx, { id }: Borrower): Promise<void> {
  const { treasurer } = scene.on(14);
  const loan = await readLoan(treasurer, tx, id);
  if (loan.state !== 'active' || scene.dayOf(14) > scene.today) return;
  const { total, on: postedOn } = await readSettlement(treasurer, tx, loan, todayOf(treasurer));
  await settleLoan(treasurer, tx, loanPlace, {
    ...{ id, total, postedOn, into: 'bank', key: idOf(`settle ${id}`) },
  });
}

async function relieve(
  scene: Scene,
  tx: Tx,
  { id: loanId, loan: { months } }: Borrower,
  kind: 'restructure' | 'write-off',
): Promise<void> {
  const { treasurer } = scene.on(10);
  const id = idOf(`relief ${loanId}`);
  if (scene.dayOf(12) > scene.today || (await findRelief(treasurer, tx, id))) return;
  if ((await readLoan(treasurer, tx, loanId)).state !== 'active') return;
  const reason =
    kind === 'restructure'
      ? 'Usaha menurun sejak tiga bulan lalu; angsuran diperkecil.'
      : 'Peminjam tidak ditemukan dan agunan tidak ada lagi.';
  await proposeRelief(treasurer, tx, loanPlace, {
    id,
    loanId,
    kind,
    reason,
    months: Math.max(6, months - 4),
  });
  await approveRelief(scene.on(12).chair, tx, loanPlace, id);
}

function borrowersOf(scene: Scene): Borrower[] {
  return scene.crowd.flatMap((person) => {
    const holder = scene.members.get(person.index)?.holder;
    if (holder?.leftOn !== null) return [];
    return person.loans.map((loan, place) => ({
      ...{ person, holder, loan, id: idOf(`loan ${person.index} ${place}`) },
    }));
  });
}

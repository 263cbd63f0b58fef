import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  approveClaim,
  type ClaimKind,
  confirmAdjustment,
  proposeAdjustment,
  rejectClaim,
  submitClaim,
  takeClaim,
  transferSuffixOf,
} from '#features/dues';
import { addDays, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah } from '#kernel/money';
import type { WorkContext } from '#kernel/work';
import { importStatement } from '../bank/index.ts';
import { type Cast, withClock } from './cast.ts';

const HOUR = 3_600_000;
const UNION_ACCOUNT = '0099 8877 66';

/** One open bill and one payment of somebody, as the stories below need them. */
interface Subject {
  id: string;
  name: string;
  regionCode: string;
  billId: string;
  open: number;
  paymentId: string;
  paid: number;
}

/**
 * What lies on the treasurers' desk these days: a claim of each kind, two of them decided; a correction that stands and
 * one that waits for a second person; a bank statement with lines of every certainty.
 */
export async function tellDesk(
  ctx: WorkContext,
  tx: Tx,
  given: { cast: Cast; folder: string },
): Promise<void> {
  const told = await tx.one('select 1 from dues_claims where tenant_id = balai.tenant_id() limit 1');
  const subjects = await readSubjects(tx);
  if (told || subjects.length < CLAIMS.length) return;
  const ago = (hours: number) => withClock(ctx, new Date(ctx.now.getTime() - hours * HOUR));
  for (const [index, claim] of CLAIMS.entries()) {
    await tellClaim(ago(30 - 4 * index), tx, given.cast, { ...claim, of: subjects[index]! });
  }
  await tellCorrections(ago(20), tx, given.cast, subjects);
  await tellStatement(given.cast.actor(ago(3), 'treasurer'), tx, { subjects, folder: given.folder });
}

type Answer = 'taken' | 'waived' | 'refused';

const CLAIMS: readonly { kind: ClaimKind; text: string; answer?: Answer }[] = [
  {
    kind: 'waiver_request',
    text: 'Saya cuti di luar tanggungan sejak bulan lalu dan belum menerima gaji.',
    answer: 'waived',
  },
  {
    kind: 'wrong_amount',
    text: 'Golongan saya sudah naik, tetapi menurut saya tarifnya belum berubah bulan ini.',
    answer: 'refused',
  },
  {
    kind: 'already_paid',
    text: 'Sudah saya transfer dari rekening istri, namanya berbeda dengan nama saya.',
    answer: 'taken',
  },
  { kind: 'wrong_period', text: 'Pembayaran ini saya maksudkan untuk bulan sebelumnya.' },
  { kind: 'double_payment', text: 'Terpotong dua kali: sekali lewat QRIS, sekali lewat transfer.' },
  { kind: 'other', text: 'Mohon kuitansi setahun digabung untuk laporan pajak saya.' },
];

async function tellClaim(
  ctx: WorkContext,
  tx: Tx,
  cast: Cast,
  { kind, text, answer, of }: (typeof CLAIMS)[number] & { of: Subject },
): Promise<void> {
  const isAboutPayment = kind === 'wrong_period' || kind === 'double_payment';
  const { id } = await submitClaim(ctx, tx, {
    ...{ payerId: of.id, regionCode: of.regionCode, kind, description: text, fileId: null },
    billId: isAboutPayment || kind === 'other' ? null : of.billId,
    paymentId: isAboutPayment ? of.paymentId : null,
  });
  if (!answer) return;
  const treasurer = cast.actor(withClock(ctx, new Date(ctx.now.getTime() + 2 * HOUR)), 'treasurer');
  await takeClaim(treasurer, tx, id);
  if (answer === 'waived') {
    await approveClaim(treasurer, tx, {
      ...{ claimId: id, note: 'Dibebaskan untuk bulan cuti, surat cuti terlampir di berkas kampus.' },
      remedy: { correction: 'waive' },
    });
  }
  if (answer === 'refused') {
    await rejectClaim(treasurer, tx, {
      ...{
        claimId: id,
        note: 'Tarif mengikuti golongan saat tagihan dibuat; bulan depan sudah menyesuaikan.',
      },
    });
  }
}

/** One correction is confirmed by the second treasurer, the next one waits for them. */
async function tellCorrections(
  ctx: WorkContext,
  tx: Tx,
  cast: Cast,
  subjects: readonly Subject[],
): Promise<void> {
  const [done, waiting] = subjects.slice(CLAIMS.length);
  if (!done || !waiting) return;
  const propose = (of: Subject, reason: string) =>
    proposeAdjustment(cast.actor(ctx, 'treasurer'), tx, {
      ...{ payerId: of.id, regionCode: of.regionCode, kind: 'payment_reversal', amount: of.paid },
      ...{ paymentId: of.paymentId, reason },
    });
  const { id } = await propose(done, 'Uang ini milik anggota lain dengan nama yang sama.');
  const later = withClock(ctx, new Date(ctx.now.getTime() + 5 * HOUR));
  await confirmAdjustment(cast.actor(later, 'treasurer2'), tx, {
    ...{ adjustmentId: id, note: 'Sudah dicocokkan dengan mutasi bank.' },
  });
  await propose(waiting, 'Bank membatalkan transfer ini pada hari berikutnya.');
}

/** The union's statement of yesterday: dues with and without a name, and money that is none. */
async function tellStatement(
  ctx: WorkContext,
  tx: Tx,
  { subjects, folder }: { subjects: readonly Subject[]; folder: string },
): Promise<void> {
  const day = addDays(todayOf(ctx), -1);
  const payers = subjects.slice(CLAIMS.length + 2).slice(0, 9);
  const rows = payers.map((payer, index) => ({
    // One in three leaves the name to the amount alone.
    text: index % 3 === 2 ? 'SETORAN TUNAI ATM' : `TRANSFER DARI ${payer.name.toUpperCase()}`,
    amount: payer.open + transferSuffixOf(payer.id),
    mark: 'K',
  }));
  rows.push(
    { text: 'BIAYA ADMINISTRASI', amount: 6_500, mark: 'D' },
    { text: 'TRANSFER DARI PANITIA SEMINAR', amount: 250_000, mark: 'K' },
    { text: 'JASA GIRO', amount: 18_204, mark: 'K' },
  );
  let balance = 84_311_500;
  const lines = rows.map(({ text, amount, mark }, index) => {
    balance += mark === 'K' ? amount : -amount;
    const rupiah = (value: number) => `"${formatRupiah(value).replace('Rp', '')},00"`;
    return [`${day} 09.${10 + index}`, '0099', 771_200 + index, text, rupiah(amount), mark, rupiah(balance)];
  });
  const head = ['Post Date', 'Branch', 'Journal No.', 'Description', 'Amount', 'Db/Cr', 'Balance'];
  const file = path.join(folder, 'mutasi-bni.csv');
  await writeFile(file, [`No. Rekening,${UNION_ACCOUNT}`, '', head, ...lines].join('\n'));
  await importStatement(ctx, tx, { path: file, name: `mutasi-bni-${day}.csv`, account: UNION_ACCOUNT });
}

/** Members of the crowd who owe one month and paid an earlier one. */
function readSubjects(tx: Tx): Promise<Subject[]> {
  return tx.query<Subject>(
    `select m.id, m.full_name as name, m.region_code as "regionCode", b.id as "billId",
       b.amount - b.paid_amount - b.waived_amount as open, p.id as "paymentId", p.received_amount as paid
       from members m
       join lateral (select * from dues_bills b where b.tenant_id = m.tenant_id and b.payer_id = m.id
         and b.kind = 'monthly' and b.status = 'unpaid' order by b.due_date limit 1) b on true
       join lateral (select * from dues_payments p where p.tenant_id = m.tenant_id and p.payer_id = m.id
         and p.status = 'verified' and p.reversed_amount = 0 order by p.paid_on desc, p.id limit 1) p on true
      where m.tenant_id = balai.tenant_id() and m.membership_status = 'active' and m.deleted_at is null
        and m.email ~ '[0-9]{3,}@kampus\\.example$'
        and (select count(*) from dues_bills o where o.tenant_id = m.tenant_id and o.payer_id = m.id
              and o.status = 'unpaid') = 1
      order by m.id limit 17`,
  );
}

import { v7 as uuidv7 } from 'uuid';
import { periodOf } from '#features/dues';
import { recordAudit } from '#kernel/audit';
import { isPlainMonth, monthOf, shiftMonth, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { takeNumber } from '#kernel/numbering';
import { actorOf, conflict, invalid, notFound, type WorkContext } from '#kernel/work';
import { type Mandate, readMandate, readMandatesOf } from './mandate.ts';
import { type MandateGround, readMandateGround } from './mandate-ground.ts';

export interface MandateTerms {
  /** 'YYYY-MM': the first month that is deducted. */
  firstMonth: string;
  /** Rupiah a month at most; nothing to follow the rate. */
  amount: number | undefined;
}

const MONTHS_AHEAD = 12;

/**
 * The terms as they may stand on the paper of this member.
 *
 * @throws AppError 422 for a month long past or far ahead, an odd amount, or a member without campus or rate
 */
export function checkTerms(ctx: WorkContext, ground: MandateGround, terms: MandateTerms): MandateTerms {
  if (!ground.employer) throw invalid({ form: 'Nama kampus belum diisi pada profil.' });
  if (ground.rateAmount === null) {
    throw invalid({ form: 'Tarif iuran belum ditetapkan. Lengkapi status kepegawaian pada profil.' });
  }
  const now = monthOf(todayOf(ctx));
  if (
    !isPlainMonth(terms.firstMonth) ||
    terms.firstMonth < now ||
    terms.firstMonth > shiftMonth(now, MONTHS_AHEAD)
  ) {
    throw invalid({ firstMonth: 'Pilih bulan ini atau salah satu dari dua belas bulan berikutnya.' });
  }
  const { amount } = terms;
  if (amount !== undefined && (!Number.isSafeInteger(amount) || amount < 1000 || amount > 10_000_000)) {
    throw invalid({ amount: 'Isi jumlah antara Rp1.000 dan Rp10.000.000.' });
  }
  return terms;
}

/**
 * Files the signed mandate of a member; a treasurer looks at the paper before anything is asked of the employer.
 *
 * @throws AppError 404; 409 `mandate_exists`, `asks_not_to_be_named`; 422 as `checkTerms`
 */
export async function giveMandate(
  ctx: WorkContext,
  tx: Tx,
  given: { payerId: string; terms: MandateTerms; fileId: string },
): Promise<Mandate> {
  const ground = await readMandateGround(ctx, tx, given.payerId, { isLocked: true });
  if (!ground) throw notFound();
  if (ground.membershipStatus !== 'active') {
    throw conflict('not_active', 'Kuasa potong gaji hanya untuk anggota aktif.');
  }
  if (ground.hidesFromEmployer) {
    throw conflict(
      'asks_not_to_be_named',
      'Anggota meminta keanggotaannya tidak disebut kepada kampus. Permintaan itu dicabut dahulu; tanpa nama, kampus tidak dapat memotong gaji.',
    );
  }
  const terms = checkTerms(ctx, ground, given.terms);
  const current = (await readMandatesOf(tx, given.payerId)).find(
    ({ status }) => status === 'submitted' || status === 'active',
  );
  if (current) {
    throw conflict(
      'mandate_exists',
      `Kuasa ${current.number} masih berlaku atau sedang diperiksa. Cabut dahulu yang itu.`,
    );
  }
  const actor = actorOf(ctx);
  const id = uuidv7();
  const number = await takeNumber(ctx, tx, { series: 'dues mandate', prefix: 'KP' });
  await tx.execute(
    `insert into checkoff_mandates (id, payer_id, region_code, number, employer, amount, follows_rate, first_period,
       file_id, given_by, given_by_name, given_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[id, ground.id, ground.regionCode, number, ground.employer, terms.amount ?? ground.rateAmount],
      ...[
        terms.amount === undefined,
        periodOf(terms.firstMonth),
        given.fileId,
        actor.id,
        actor.name,
        ctx.now,
      ],
    ],
  );
  await recordAudit(ctx, tx, {
    action: 'mandate.submitted',
    resource: 'dues.mandate',
    objectId: id,
    objectLabel: number,
    after: {
      employer: ground.employer,
      amount: terms.amount ?? ground.rateAmount,
      follows_rate: terms.amount === undefined,
      first_period: periodOf(terms.firstMonth),
    },
  });
  return (await readMandate(tx, id))!;
}

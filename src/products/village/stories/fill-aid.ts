import {
  addRecipient,
  confirmPayout,
  decideObjection,
  findPayouts,
  makeObjection,
  PAYOUT_LIST,
  planPayouts,
  publishProgram,
  saveProgram,
  stopPayout,
  stopRecipient,
} from '#features/social-aid';
import { addDays, formatMonth, monthOf, shiftMonth, todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { listAsked } from '#kernel/http';
import type { WorkContext } from '#kernel/work';

export interface AidScene {
  /** The officer at the desk. */
  secretary: WorkContext;
  /** Somebody who receives nothing and says so. */
  neighbour: WorkContext;
  /** Somebody of a family that receives. */
  residentId: string;
}

/** A year of aid in the demo village: two programmes that run, one of last year, payouts, a stop, an objection with its answer. */
export async function fillAid(scene: AidScene, tx: Tx): Promise<void> {
  const { secretary: ctx, neighbour, residentId } = scene;
  const today = todayOf(ctx);
  const year = Number(today.slice(0, 4));
  const heads = await tx.query<{ id: string }>(
    `select id from residents where tenant_id = balai.tenant_id() and relation = '1' and status = 'alive'
        and family_id not in (select family_id from residents where tenant_id = balai.tenant_id()
          and (id = $1 or id = $2)) order by name_key limit 22`,
    [residentId, neighbour.principal.kind === 'account' ? neighbour.principal.subjectId : null],
  );
  const [relief, staples, past] = [
    await makeProgram(ctx, tx, `BLT Dana Desa ${year}`, 'family', 'Dana Desa', year, 300_000),
    await makeProgram(ctx, tx, `Sembako (BPNT) ${year}`, 'family', 'Kementerian Sosial', year, 200_000),
    await makeProgram(ctx, tx, `BLT Dana Desa ${year - 1}`, 'family', 'Dana Desa', year - 1, 300_000),
  ];
  const first = [{ id: residentId }, ...heads.slice(0, 13)];
  const reliefIds = await addAll(ctx, tx, relief, first);
  await addAll(ctx, tx, staples, heads.slice(8, 22));
  await addAll(ctx, tx, past, [{ id: residentId }, ...heads.slice(3, 16)]);
  await payMonth(ctx, tx, { program: past, month: `${year - 1}-11`, amount: 300_000 });
  for (const back of [3, 2, 1])
    await payMonth(ctx, tx, {
      program: relief,
      month: shiftMonth(monthOf(today), -back),
      amount: 300_000,
      missing: back === 2 ? 'Tidak datang sampai batas waktu; dialihkan ke tahap berikutnya.' : undefined,
    });
  await planPayouts(ctx, tx, {
    ...{ programId: relief, period: formatMonth(monthOf(today)), amount: '300.000', channel: 'cash' },
    ...{ place: 'Balai desa, pukul 09.00', plannedOn: addDays(today, 6) },
  });
  await stopRecipient(ctx, tx, reliefIds[5]!, 'Sudah menerima PKH sejak bulan lalu.');
  for (const program of [relief, past]) await publishProgram(ctx, tx, program);
  const words = 'Suami saya berhenti bekerja sejak Juli dan anak kami tiga. Mohon keluarga kami ditinjau.';
  const asked = await makeObjection(neighbour, tx, { programId: relief, about: 'missing', words });
  await decideObjection(ctx, tx, asked, {
    decision: 'accepted',
    answer: 'Sudah kami datangi. Keluarga Anda diusulkan pada musyawarah desa bulan depan.',
  });
  await makeObjection(neighbour, tx, {
    ...{ programId: staples, about: 'missing' },
    words: 'Keluarga kami juga belum tercatat pada Sembako. Mohon diperiksa.',
  });
}

const makeProgram = (
  ctx: WorkContext,
  tx: Tx,
  ...[name, target, fundSource, year, amount]: [string, string, string, number, number]
) =>
  saveProgram(ctx, tx, {
    ...{ name, target, fundSource, amount: String(amount) },
    ...{ startsOn: `${year}-01-01`, endsOn: `${year}-12-31` },
    decision: `Berita acara musyawarah desa 01/${year}`,
    criteria: 'Desil 1 sampai 4, kehilangan pekerjaan, sakit menahun, lansia tunggal, belum menerima PKH.',
  });

async function addAll(ctx: WorkContext, tx: Tx, programId: string, people: readonly { id: string }[]) {
  const today = todayOf(ctx);
  const ids: string[] = [];
  for (const [at, { id }] of people.entries())
    ids.push(
      await addRecipient(ctx, tx, {
        ...{ programId, residentId: id, decile: String(1 + (at % 4)), decileSource: 'DTSEN' },
        decileOn: addDays(today, -320),
        reason: `Desil ${1 + (at % 4)}; ditetapkan dalam musyawarah desa karena kehilangan mata pencaharian.`,
      }),
    );
  return ids;
}

async function payMonth(
  ctx: WorkContext,
  tx: Tx,
  given: { program: string; month: string; amount: number; missing?: string | undefined },
) {
  const { program, month, amount, missing } = given;
  await planPayouts(ctx, tx, {
    ...{ programId: program, period: formatMonth(month), amount: String(amount) },
    ...{ channel: 'post', place: 'Kantor Pos Alalak', plannedOn: `${month}-12` },
  });
  const { items } = await findPayouts(
    tx,
    listAsked({
      sort: PAYOUT_LIST.defaultSort,
      size: 100,
      filters: { program: [program], state: ['planned'] },
    }),
  );
  for (const [at, { id }] of items.entries())
    if (missing && at === 3) await stopPayout(ctx, tx, id, missing);
    else await confirmPayout(ctx, tx, id, { paidOn: `${month}-12` });
}

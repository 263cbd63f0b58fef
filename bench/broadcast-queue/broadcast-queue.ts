import { saveBroadcast, sendBroadcast } from '#features/broadcast';
import { createSystemContext } from '#kernel/work';
import { unionBroadcast } from '../../src/products/trade-union/broadcast/index.ts';
import { actAsOfficer } from '../../test/support/act-as-officer.ts';
import { addMembers } from '../bills/measure-monthly-bills.ts';
import { type Figure, median, rounded } from '../figure.ts';
import { freshName, type Workbench } from '../workbench.ts';

const MAILS = 1_700;
const ROUNDS = 5;

/**
 * From the press of the button to the committed queue: the audience read, one letter each written, filled in and sealed,
 * the book of recipients, the bells, the audit row. Nothing is sent here.
 */
export async function broadcastQueue(bench: Workbench): Promise<Figure> {
  const database = freshName();
  const open = await bench.open(database);
  await open.app.provision({ slug: 'ukur', kind: 'serikat', name: 'Serikat Ukur' });
  const ctx = createSystemContext(open.app, (await open.app.directory.findBySlug('ukur'))!, 'bench');
  await addMembers(ctx, MAILS);
  await bench.sql(
    database,
    `update pooled.members set email = 'anggota' || right(id::text, 12) || '@contoh.ac.id' where tenant_id = $1`,
    [ctx.tenant.id],
  );
  await bench.sql(database, 'analyze pooled.members');
  const officer = await ctx.transaction((tx) => actAsOfficer(ctx, tx));
  const times: number[] = [];
  const busy: number[] = [];
  for (let round = 0; round < (bench.isSmall ? 2 : ROUNDS); round += 1) {
    const id = await officer.transaction((tx) =>
      saveBroadcast(officer, tx, unionBroadcast, 'all', {
        ...{
          subject: 'Undangan untuk {{nama}}',
          body: BODY,
          buttonLabel: 'Buka',
          buttonUrl: 'https://contoh.id/',
        },
        ...{ isEssential: false, audience: { status: ['active'] } },
      }),
    );
    const processor = process.cpuUsage();
    const start = performance.now();
    const count = await officer.transaction((tx) => sendBroadcast(officer, tx, unionBroadcast, { id }));
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(processor);
    busy.push((user + system) / 1000);
    if (count !== MAILS) throw new Error(`${count} mails were queued, not ${MAILS}`);
  }
  await bench.drop(database);
  const seconds = median(times) / 1000;
  return {
    ...{ name: 'broadcast-queue', value: rounded(seconds), unit: 's', baseline: null, target: '< 1 s' },
    ok: seconds < 1,
    detail: `${MAILS} mails in one transaction, median of ${times.length}; slowest ${rounded(Math.max(...times) / 1000)} s; ${rounded(median(busy) / 1000)} s of our processor time`,
  };
}

const BODY = `Yth. {{nama}},

{{organisasi}} mengundang Anda ke rapat anggota. Nomor anggota Anda {{nomor}}.

- Laporan kegiatan
- Laporan keuangan
- Rencana kerja`;

import sharp from 'sharp';
import { keepPrivateFile } from '#kernel/files';
import { createSystemContext } from '#kernel/work';
import { printCardsJob } from '../../src/products/trade-union/card/print-cards-job.ts';
import { jobRun } from '../../test/support/job-run.ts';
import { type Figure, rounded } from '../figure.ts';
import { addMembers } from '../members.ts';
import { freshName, type Workbench } from '../workbench.ts';

/**
 * The cards of 1,700 members (small: 100), each with a photo and a code of its own, by the job itself: codes made, photos
 * opened and made small, sheets of ten written, the file sealed and stored.
 */
export async function cards(bench: Workbench): Promise<Figure> {
  const count = bench.isSmall ? 100 : 1_700;
  const database = freshName();
  const open = await bench.open(database);
  const tenant = await open.app.provision({ slug: 'ukur', kind: 'serikat', name: 'Serikat Ukur' });
  await addMembers(bench, database, [tenant.id], count);
  const ctx = createSystemContext(open.app, tenant, 'bench');
  const memberIds = await ctx.transaction(async (tx) => {
    const rows = await tx.query<{ id: string }>(
      'select id from members where tenant_id = balai.tenant_id() order by name_key',
    );
    for (const [index, { id }] of rows.entries()) {
      const { id: photo } = await keepPrivateFile(ctx, tx, {
        ...{ resource: 'member', objectId: id, kind: 'profile_photo', name: 'foto.jpg' },
        ...{ mediaType: 'image/jpeg', content: await portrait(index), uploadedBy: null },
      });
      await tx.execute(
        'update members set photo_file_id = $2 where tenant_id = balai.tenant_id() and id = $1',
        [id, photo],
      );
    }
    return rows.map(({ id }) => id);
  });
  const begin = performance.now();
  const { result } = await printCardsJob.run(ctx, jobRun({ memberIds, layout: 'sheet', walls: 'every' }));
  const seconds = (performance.now() - begin) / 1000;
  await bench.drop(database);
  return {
    ...{ name: 'cards', value: rounded(seconds), unit: 's', baseline: null, target: '< 30 s' },
    ok: seconds < 30,
    detail: `${result?.total} cards with photo and code on ${result?.pages} pages, ${rounded(count / seconds, 0)} cards a second`,
  };
}

/** A picture as phones make them, stored as ours are: 600 px square. */
function portrait(index: number): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 90 + (index % 80), sigma: 30 };
  return sharp({ create: { width: 600, height: 600, channels: 3, background: '#806050', noise } })
    .blur(2)
    .jpeg({ quality: 82 })
    .toBuffer();
}

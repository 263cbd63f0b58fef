import { statfs } from 'node:fs/promises';
import type { Tx } from '#kernel/database';
import type { RequestContext } from '#kernel/http';

const GIGABYTE = 1024 ** 3;

/** How the machine does: an answer of the database, memory of the process, room on the disk, how long it runs. */
export async function readPerformance(
  ctx: RequestContext,
  tx: Tx,
): Promise<readonly { label: string; value: string }[]> {
  const begun = performance.now();
  await tx.query('select balai.tenant_id()');
  const answered = performance.now() - begun;
  const disk = await statfs(ctx.app.config.dataFolder);
  const hours = Math.floor(process.uptime() / 3600);
  return [
    { label: 'Jawaban basis data', value: `${answered.toFixed(1).replace('.', ',')} md` },
    { label: 'Memori terpakai', value: `${Math.round(process.memoryUsage().rss / 1024 ** 2)} MB` },
    { label: 'Ruang simpan tersisa', value: `${Math.round((disk.bavail * disk.bsize) / GIGABYTE)} GB` },
    { label: 'Berjalan sejak', value: hours < 1 ? 'kurang dari 1 jam lalu' : `${hours} jam lalu` },
  ];
}

import path from 'node:path';
import type { WorkContext } from '#kernel/work';

/** Where an upload lies while it is looked at; removed with the request. */
export function importFolder(ctx: WorkContext): string {
  return path.join(ctx.app.config.dataFolder, 'uploads');
}

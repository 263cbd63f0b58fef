import type { Tx } from '#kernel/database';
import type { LetterData } from '#kernel/print';
import { organisationProfile, readSetting } from '#kernel/settings';
import type { WorkContext } from '#kernel/work';
import { unionEmblem, unionPrintTheme } from '../print-theme.ts';

/** The union's letter paper. */
export async function readPaper(
  ctx: WorkContext,
  tx: Tx,
): Promise<{ look: Pick<LetterData, 'theme' | 'letterhead'>; images: Record<string, Uint8Array> }> {
  const { registration, address } = await readSetting(tx, organisationProfile);
  return {
    look: {
      theme: unionPrintTheme,
      letterhead: {
        name: ctx.tenant.name,
        emblem: 'emblem',
        ...(registration ? { legal: registration } : {}),
        ...(address ? { address } : {}),
      },
    },
    images: { emblem: unionEmblem },
  };
}

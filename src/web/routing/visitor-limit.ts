import { networkOf } from '#kernel/identity';
import { tooMany } from '#kernel/work';

const WINDOW_MS = 60_000;
/** Forms one browser without an account may send in a minute, and a whole network (a campus behind one address). */
const PER_BROWSER = 30;
const PER_NETWORK = 600;

interface Count {
  since: number;
  forms: number;
}

const counts = new Map<string, Count>();

/**
 * Holds back floods of forms from visitors: by the browser's own cookie first, and only far above what a crowded
 * network sends by its network, so that a village behind one hotspot is not taken for one person.
 *
 * @throws AppError 429
 */
export function limitVisitor(visitor: string | undefined, ip: string, now = Date.now()): void {
  if (counts.size > 50_000) counts.clear();
  const isTooMuch =
    (visitor !== undefined && count(`browser ${visitor}`, now) > PER_BROWSER) ||
    count(`network ${networkOf(ip)}`, now) > PER_NETWORK;
  if (isTooMuch) throw tooMany('Terlalu banyak kiriman dalam satu menit. Tunggu sebentar, lalu kirim lagi.');
}

function count(key: string, now: number): number {
  const known = counts.get(key);
  if (!known || now - known.since >= WINDOW_MS) {
    counts.set(key, { since: now, forms: 1 });
    return 1;
  }
  known.forms += 1;
  return known.forms;
}

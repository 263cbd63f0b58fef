import type { Span } from '#features/ledger';
import { formatDate } from '#kernel/calendar';

/** "1 Januari 2026 sampai 31 Maret 2026" */
export const spanText = ({ from, to }: Span) => `${formatDate(from)} sampai ${formatDate(to)}`;

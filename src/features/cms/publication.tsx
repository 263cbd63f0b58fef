import { clockValue, dateIn, formatDate, formatMoment, readClock, zoneOf } from '#kernel/calendar';
import { Badge, type Option } from '#kernel/ui';
import type { WorkContext } from '#kernel/work';

/** The states of the requirement; "scheduled" is published with an hour to come. */
export const STATUS_OPTIONS: Option[] = [
  { value: 'draft', label: 'Draf' },
  { value: 'published', label: 'Terbit' },
  { value: 'archived', label: 'Diarsipkan' },
];

export type Status = 'draft' | 'published' | 'archived';
export type Visibility = 'public' | 'member_only';

export const VISIBILITY_OPTIONS: Option[] = [
  { value: 'public', label: 'Semua orang' },
  { value: 'member_only', label: 'Anggota saja' },
];

/** The state as a badge; what waits for its hour says so. */
export function StatusBadge({ status, isScheduled }: { status: Status; isScheduled?: boolean }) {
  if (isScheduled)
    return (
      <Badge tone="info" icon="clock">
        Terjadwal
      </Badge>
    );
  if (status === 'published') return <Badge tone="success">Terbit</Badge>;
  if (status === 'archived') return <Badge icon="archive">Diarsipkan</Badge>;
  return <Badge icon="pencil-line">Draf</Badge>;
}

/** "2026-11-22T19:42" by the organisation's clock as an instant; undefined when it is none. */
export function readMoment(ctx: Pick<WorkContext, 'tenant'>, typed: string): Date | undefined {
  return readClock(typed, zoneOf(ctx.tenant.timeZone));
}

/** An instant as the browser's own control wants it, by the organisation's clock. */
export function momentValue(ctx: Pick<WorkContext, 'tenant'>, moment: Date | null): string {
  return moment ? clockValue(moment, zoneOf(ctx.tenant.timeZone)) : '';
}

/** "22 November 2026 pukul 19.42 WITA", or shorter for lists. */
export function momentWords(
  ctx: Pick<WorkContext, 'tenant'>,
  moment: Date,
  style: 'long' | 'short' = 'long',
): string {
  return formatMoment(moment, zoneOf(ctx.tenant.timeZone), style);
}

/** The day alone: "22 November 2026". */
export function dayWords(ctx: Pick<WorkContext, 'tenant'>, moment: Date): string {
  return formatDate(dateIn(zoneOf(ctx.tenant.timeZone), moment));
}

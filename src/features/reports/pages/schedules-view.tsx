import { formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import type { GivableRole } from '#kernel/identity';
import { formatCount } from '#kernel/money';
import { Badge, Button, DataTable, Form, LinkButton, PageHeader } from '#kernel/ui';
import { RHYTHMS, readPeriod } from '../report-period.ts';
import { type ReportPlace, schedulesUrl } from '../report-place.ts';
import type { Schedule } from '../schedule.ts';

/** Every schedule with what it did last. */
export function SchedulesView(props: {
  ctx: RequestContext;
  place: ReportPlace;
  schedules: readonly Schedule[];
  readers: readonly GivableRole[];
}) {
  const { ctx, place, schedules, readers } = props;
  const url = schedulesUrl(place);
  const newSchedule = ctx.can(place.resource, 'schedule') && (
    <LinkButton href={`${url}/baru`} look="primary" icon="plus">
      Jadwal baru
    </LinkButton>
  );
  const roleText = (roles: readonly string[]) =>
    roles
      .map((role) => readers.find(({ key }) => key === role)?.label ?? `${role} (tidak berhak lagi)`)
      .join(', ');
  return (
    <>
      <PageHeader
        title="Jadwal kirim laporan"
        note="Laporan yang dikirim sendiri lewat surel sesudah bulan, triwulan, atau tahun berakhir."
        actions={newSchedule}
      />
      <DataTable
        caption="Jadwal kirim laporan"
        rows={schedules}
        rowKey={({ id }) => id}
        empty={{
          ...{ kind: 'nothing-yet', icon: 'calendar-clock', title: 'Belum ada jadwal' },
          children: 'Buat jadwal supaya laporan sampai kepada pengurus tanpa perlu diingat.',
          ...(newSchedule && { action: newSchedule }),
        }}
        columns={[
          {
            ...{ key: 'report', label: 'Laporan', onPhone: 'title' },
            cell: ({ report }) => place.kinds.find(({ key }) => key === report)?.label ?? report,
          },
          {
            ...{ key: 'rhythm', label: 'Seberapa sering', onPhone: 'pair' },
            cell: ({ rhythm, format }) =>
              `${RHYTHMS.find(({ value }) => value === rhythm)!.each}, ${format.toUpperCase()}`,
          },
          { key: 'roles', label: 'Kepada', onPhone: 'pair', cell: ({ roles }) => roleText(roles) },
          {
            ...{ key: 'last', label: 'Terakhir dikirim', onPhone: 'pair' },
            cell: (row) => lastText(ctx, row),
          },
          {
            ...{ key: 'state', label: 'Keadaan', onPhone: 'badge' },
            cell: ({ isActive }) => (
              <Badge tone={isActive ? 'success' : 'neutral'}>{isActive ? 'Berjalan' : 'Berhenti'}</Badge>
            ),
          },
          ...(ctx.can(place.resource, 'schedule')
            ? [
                {
                  ...{ key: 'act', label: 'Tindakan', onPhone: 'pair' as const },
                  cell: ({ id, isActive, report }: Schedule) => (
                    <Form
                      action={`${url}/${id}/${isActive ? 'henti' : 'lanjut'}`}
                      label={`${isActive ? 'Hentikan' : 'Lanjutkan'} jadwal ${report}`}
                    >
                      <Button size="sm">{isActive ? 'Hentikan' : 'Lanjutkan'}</Button>
                    </Form>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function lastText(ctx: RequestContext, { lastPeriod, lastSentAt, lastMails }: Schedule): string {
  if (!lastPeriod || !lastSentAt) return 'Belum pernah';
  const when = formatMoment(lastSentAt, zoneOf(ctx.tenant.timeZone), 'short');
  const sent = lastMails
    ? `${formatCount(lastMails)} surel`
    : 'tidak ada penerima dengan surel terkonfirmasi';
  return `${readPeriod(lastPeriod)?.label ?? lastPeriod}: ${sent}, ${when}`;
}

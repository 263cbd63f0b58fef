import { type Statement, StatementTable } from '#features/ledger';
import { todayOf } from '#kernel/calendar';
import { listUrl, type RequestContext } from '#kernel/http';
import { Button, Form, FormActions, LinkButton, PageHeader, Select, Sheet } from '#kernel/ui';
import { type ReportPeriod, RHYTHMS, recentPeriods } from '../report-period.ts';
import { type ReportKind, type ReportPlace, schedulesUrl } from '../report-place.ts';

/** One report; which one and of when lives in the address. */
export function ReportView(props: {
  ctx: RequestContext;
  place: ReportPlace;
  kind: ReportKind;
  period: ReportPeriod;
  statement: Statement;
}) {
  const { ctx, place, kind, period, statement } = props;
  const chosen = { laporan: kind.key, periode: period.key };
  const fileUrl = (format: string) => listUrl(`${place.url}/${format}`, ctx.query, chosen);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={kind.label}
        note={`${period.label}. ${kind.about}`}
        actions={
          <>
            <LinkButton href={schedulesUrl(place)} icon="calendar-clock">
              Jadwal kirim
            </LinkButton>
            {ctx.can(place.resource, 'export') && (
              <>
                <LinkButton href={fileUrl('xlsx')} icon="download" download>
                  XLSX
                </LinkButton>
                <LinkButton href={fileUrl('pdf')} icon="printer" download>
                  PDF
                </LinkButton>
              </>
            )}
          </>
        }
      />
      <ReportForm ctx={ctx} place={place} kind={kind} period={period} />
      <Sheet isFlush>
        <StatementTable
          statement={statement}
          urlOf={(row) => kind.rowUrl?.(row, period.span)}
          empty="Tidak ada yang tercatat dalam periode ini. Pilih periode lain."
        />
      </Sheet>
    </div>
  );
}

function ReportForm(props: {
  ctx: RequestContext;
  place: ReportPlace;
  kind: ReportKind;
  period: ReportPeriod;
}) {
  const { ctx, place, kind, period } = props;
  const known = recentPeriods(todayOf(ctx));
  const periods = known.some(({ key }) => key === period.key) ? known : [period, ...known];
  return (
    <Form
      action={place.url}
      method="get"
      label="Laporan dan periode"
      isSelfSending
      className="grid items-end gap-3 sm:grid-cols-[2fr_1fr_auto]"
    >
      <Select
        name="laporan"
        label="Laporan"
        value={kind.key}
        placeholder={false}
        options={place.kinds.map(({ key, label }) => ({ value: key, label }))}
      />
      <Select
        name="periode"
        label="Periode"
        value={period.key}
        placeholder={false}
        options={periods.map(({ key, label, rhythm }) => ({
          ...{ value: key, label },
          group: RHYTHMS.find(({ value }) => value === rhythm)!.label,
        }))}
      />
      <FormActions>
        <Button>Tampilkan</Button>
      </FormActions>
    </Form>
  );
}

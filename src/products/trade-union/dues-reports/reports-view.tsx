import { type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { FilterField } from '#kernel/list';
import { formatCount } from '#kernel/money';
import {
  Button,
  DataTable,
  DateField,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Select,
  Sheet,
} from '#kernel/ui';
import { BILL_STATES } from '../treasury/badges.tsx';
import { rateFilter, regionFilter, statusFilter } from '../treasury/dues-filters.ts';
import type { DashboardFilters } from '../treasury/read-dashboard.ts';
import { type DuesReport, REPORT_KINDS } from './build-report.ts';
import { cellText } from './send-report.ts';

export const REPORTS_PATH = '/treasury/dues/reports';
const MOST_SHOWN = 200;

export interface ReportsViewProps {
  ctx: RequestContext;
  list: Pick<ListQuery, 'filters'>;
  report: DuesReport;
  filters: DashboardFilters;
  choices: { regions: readonly string[]; rates: readonly { code: string; label: string }[] };
}

/** A report as it will stand in the file; what is chosen lives in the address. */
export function ReportsView({ ctx, list, report, filters, choices }: ReportsViewProps) {
  const url = (format: string) =>
    listUrl(`${REPORTS_PATH}/${format}`, ctx.query, { kind: report.kind, month: filters.month });
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title="Laporan iuran"
        note={`${report.title}, ${report.subtitle}`}
        actions={(['xlsx', 'csv', 'pdf'] as const).map((format) => (
          <LinkButton key={format} href={url(format)} icon="download" download>
            {format.toUpperCase()}
          </LinkButton>
        ))}
      />
      <Sheet>
        <Form
          action={REPORTS_PATH}
          method="get"
          className="grid items-end gap-4 sm:grid-cols-2 xl:grid-cols-[repeat(5,1fr)_auto]"
        >
          <Select
            name="kind"
            label="Laporan"
            value={report.kind}
            placeholder={false}
            options={[...REPORT_KINDS]}
          />
          <DateField name="month" label="Bulan" kind="month" value={filters.month} />
          {[regionFilter(choices.regions), rateFilter(choices.rates), statusFilter(BILL_STATES)].map(
            (filter) => (
              <FilterField key={filter.key} filter={filter} list={list} />
            ),
          )}
          <FormActions>
            <Button look="primary">Tampilkan</Button>
          </FormActions>
        </Form>
      </Sheet>
      <Sheet
        title={report.title}
        note={
          report.rows.length > MOST_SHOWN
            ? `${MOST_SHOWN} baris pertama dari ${formatCount(report.rows.length)}`
            : `${formatCount(report.rows.length)} baris`
        }
        isFlush
      >
        <DataTable
          isPlain
          caption={`${report.title}, ${report.subtitle}`}
          rows={report.rows.slice(0, MOST_SHOWN).map((row, index) => ({ ...row, at: String(index) }))}
          rowKey={({ at }) => at}
          empty={{
            kind: 'nothing-yet',
            icon: 'receipt-text',
            title: 'Belum ada baris',
            children: 'Pilih bulan lain, atau lepas saringannya.',
          }}
          columns={report.columns.map((column, index) => ({
            key: column.key,
            label: column.label,
            isNumeric: column.writes === 'number' || column.writes === 'money',
            cell: (row: Readonly<Record<string, string | number | null>>) =>
              index === 0 ? (
                <b className="font-semibold">{cellText(column, row[column.key])}</b>
              ) : (
                cellText(column, row[column.key])
              ),
          }))}
          totals={Object.fromEntries(
            report.columns.map((column, index) => [
              column.key,
              column.key in report.totals
                ? cellText(column, report.totals[column.key])
                : index === 0
                  ? 'Jumlah'
                  : '',
            ]),
          )}
        />
      </Sheet>
    </div>
  );
}

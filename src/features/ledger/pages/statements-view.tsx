import { listUrl, type RequestContext } from '#kernel/http';
import { Button, DateField, Form, FormActions, LinkButton, PageHeader, Sheet, Tabs } from '#kernel/ui';
import { type LedgerPlace, statementRowUrl, statementsUrl } from '../place.ts';
import { type Span, STATEMENTS, type Statement, type StatementKey } from '../statements/index.ts';
import { StatementTable } from './statement-table.tsx';

/** One statement of a span of days; what is chosen lives in the address. */
export function StatementsView(props: {
  ctx: RequestContext;
  place: LedgerPlace;
  statement: Statement;
  current: StatementKey;
  span: Span;
}) {
  const { ctx, place, statement, current, span } = props;
  const url = statementsUrl(place);
  const chosen = { dari: span.from, sampai: span.to };
  const can = (right: string) => ctx.can(place.resources.statement, right);
  return (
    <div className="grid gap-4 lg:gap-6">
      <PageHeader
        title={statement.title}
        note={`${statement.period}, dalam rupiah`}
        actions={
          <>
            {can('export') && (
              <LinkButton href={listUrl(`${url}/xlsx`, ctx.query, chosen)} icon="download" download>
                XLSX
              </LinkButton>
            )}
            {can('print') && (
              <LinkButton href={listUrl(`${url}/pdf`, ctx.query, chosen)} icon="printer" download>
                PDF
              </LinkButton>
            )}
          </>
        }
      />
      <Tabs
        label="Laporan keuangan"
        items={STATEMENTS.map(({ key, label }) => ({
          ...{ label, url: listUrl(url, ctx.query, { laporan: key }) },
          isCurrent: key === current,
        }))}
      />
      <SpanForm action={url} span={span} hidden={{ laporan: current }} />
      <Sheet isFlush>
        <StatementTable
          statement={statement}
          urlOf={(row) => statementRowUrl(place, row, span)}
          empty="Pilih periode lain, atau bukukan jurnal pertama."
        />
      </Sheet>
    </div>
  );
}

/** The first and the last day of what is shown. */
export function SpanForm(props: { action: string; span: Span; hidden?: Record<string, string> }) {
  return (
    <Form
      action={props.action}
      method="get"
      hidden={props.hidden ?? {}}
      label="Periode"
      className="flex flex-wrap items-end gap-3"
    >
      <DateField name="dari" label="Dari tanggal" value={props.span.from} />
      <DateField name="sampai" label="Sampai tanggal" value={props.span.to} />
      <FormActions>
        <Button>Tampilkan</Button>
      </FormActions>
    </Form>
  );
}

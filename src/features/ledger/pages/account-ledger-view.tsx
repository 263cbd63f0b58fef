import { formatDate } from '#kernel/calendar';
import { type ListQuery, listUrl, type RequestContext } from '#kernel/http';
import { ListTable } from '#kernel/list';
import { formatRupiah } from '#kernel/money';
import { FigureRow, LinkButton, PageHeader } from '#kernel/ui';
import { journalsUrl, type LedgerPlace } from '../place.ts';
import type { AccountLedger } from '../read-account-ledger.ts';
import type { Span } from '../statements/index.ts';
import { SpanForm } from './statements-view.tsx';

/** An account day by day, with the balance after each line. */
export function AccountLedgerView(props: {
  ctx: RequestContext;
  place: LedgerPlace;
  title: string;
  url: string;
  span: Span;
  list: ListQuery;
  ledger: AccountLedger;
}) {
  const { ctx, place, title, url, span, list, ledger } = props;
  const can = (right: string) => ctx.can(place.resources.journal, right);
  return (
    <>
      <PageHeader
        title={`Buku besar ${title}`}
        note={`${formatDate(span.from)} sampai ${formatDate(span.to)}. Saldo debit positif, saldo kredit negatif.`}
        actions={
          <>
            {can('export') && (
              <LinkButton href={listUrl(`${url}/xlsx`, ctx.query, {})} icon="download" download>
                XLSX
              </LinkButton>
            )}
            {can('print') && (
              <LinkButton href={listUrl(`${url}/pdf`, ctx.query, {})} icon="printer" download>
                PDF
              </LinkButton>
            )}
          </>
        }
      />
      <SpanForm action={url} span={span} />
      <FigureRow
        items={[
          { label: 'Saldo awal', value: formatRupiah(ledger.opening) },
          { label: 'Debit', value: formatRupiah(ledger.debit) },
          { label: 'Kredit', value: formatRupiah(ledger.credit) },
          { label: 'Saldo akhir', value: formatRupiah(ledger.closing) },
        ]}
      />
      <ListTable
        ctx={ctx}
        list={list}
        total={ledger.count}
        noun="baris"
        caption={`Buku besar ${title}`}
        rows={ledger.entries.map((entry, index) => ({ ...entry, at: `${entry.journalId} ${index}` }))}
        rowKey={({ at }) => at}
        nothingYet={{
          ...{ icon: 'scale', title: 'Tidak ada mutasi dalam periode ini' },
          children: 'Saldonya tetap. Pilih periode lain untuk melihat jurnalnya.',
        }}
        columns={[
          {
            ...{ key: 'number', label: 'Jurnal', isNarrow: true },
            cell: (row) => (
              <a className="link font-semibold" href={`${journalsUrl(place)}/${row.journalId}`}>
                {row.number}
              </a>
            ),
          },
          { key: 'description', label: 'Uraian', cell: (row) => row.description },
          {
            ...{ key: 'date', label: 'Tanggal', isNarrow: true },
            cell: (row) => formatDate(row.postedOn, 'short'),
          },
          {
            ...{ key: 'debit', label: 'Debit', isNumeric: true },
            cell: (row) => (row.amount > 0 ? formatRupiah(row.amount) : ''),
          },
          {
            ...{ key: 'credit', label: 'Kredit', isNumeric: true },
            cell: (row) => (row.amount < 0 ? formatRupiah(-row.amount) : ''),
          },
          {
            ...{ key: 'balance', label: 'Saldo', isNumeric: true },
            cell: (row) => formatRupiah(row.balance),
          },
        ]}
      />
    </>
  );
}

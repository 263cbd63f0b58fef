import { formatDate, formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import {
  Button,
  DataTable,
  DateField,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  PageHeader,
  Sheet,
  TextField,
} from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import type { Journal, JournalLine } from '../journal.ts';
import { accountLedgerUrl, journalsUrl, type LedgerPlace } from '../place.ts';
import { JournalBadge } from './journals-view.tsx';

/** One journal: its lines, what made it, and what took it back. */
export function JournalView(props: {
  ctx: RequestContext;
  place: LedgerPlace;
  journal: Journal;
  lines: readonly JournalLine[];
  canReverse: boolean;
  typed: { reason: string; postedOn: string };
  errors: FieldErrors;
}) {
  const { ctx, place, journal, lines, canReverse, typed, errors } = props;
  const url = journalsUrl(place);
  const source = place.sourceOf({
    ...{ kind: journal.sourceKind, id: journal.sourceId, journalId: journal.id },
  });
  const linkTo = (id: string, number: string | null) => (
    <a className="link" href={`${url}/${id}`}>
      {number}
    </a>
  );
  return (
    <>
      <PageHeader
        title={`Jurnal ${journal.number}`}
        note={`${formatDate(journal.postedOn)}, ${formatRupiah(journal.total)}`}
        badge={<JournalBadge journal={journal} />}
      />
      <ErrorSummary errors={errors} />
      <Sheet>
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Uraian', detail: journal.description },
            {
              term: 'Asal',
              detail: source.url ? (
                <a className="link" href={source.url}>
                  {source.label}
                </a>
              ) : (
                source.label
              ),
            },
            {
              term: 'Dibukukan',
              detail: `${formatMoment(journal.postedAt, zoneOf(ctx.tenant.timeZone), 'long')}${journal.postedByName ? `, ${journal.postedByName}` : ''}`,
            },
            ...(journal.reversesId
              ? [{ term: 'Membalik', detail: linkTo(journal.reversesId, journal.reversesNumber) }]
              : []),
            ...(journal.reversedById
              ? [{ term: 'Dibalik oleh', detail: linkTo(journal.reversedById, journal.reversedByNumber) }]
              : []),
          ]}
        />
      </Sheet>
      <DataTable
        caption={`Baris jurnal ${journal.number}`}
        rows={lines.map((line, index) => ({ ...line, at: String(index) }))}
        rowKey={({ at }) => at}
        empty={{ kind: 'nothing-yet', title: 'Tanpa baris' }}
        columns={[
          {
            ...{ key: 'account', label: 'Akun' },
            cell: (line) => (
              <a className="link font-semibold" href={accountLedgerUrl(place, line.accountId)}>
                {line.code} {line.name}
              </a>
            ),
          },
          { key: 'note', label: 'Catatan', cell: (line) => line.note },
          {
            ...{ key: 'debit', label: 'Debit', isNumeric: true },
            cell: (line) => (line.amount > 0 ? formatRupiah(line.amount) : ''),
          },
          {
            ...{ key: 'credit', label: 'Kredit', isNumeric: true },
            cell: (line) => (line.amount < 0 ? formatRupiah(-line.amount) : ''),
          },
        ]}
        totals={{
          account: 'Jumlah',
          debit: formatRupiah(journal.total),
          credit: formatRupiah(journal.total),
        }}
      />
      {canReverse && (
        <Disclosure title="Balik jurnal ini" icon="undo-2" isDanger isOpen={Object.keys(errors).length > 0}>
          <p className="text-sm text-muted">
            Jurnal lawan dengan jumlah yang sama dibukukan. Jurnal ini tetap ada dan menyebut pembaliknya.
          </p>
          <Form action={`${url}/${journal.id}/balik`} className="grid max-w-xl gap-5">
            <DateField
              name="postedOn"
              label="Tanggal pembalik"
              value={typed.postedOn}
              error={errors.postedOn}
            />
            <TextField
              name="reason"
              label="Alasan"
              value={typed.reason}
              error={errors.reason}
              maxLength={200}
            />
            <FormActions>
              <Button look="danger">Balik jurnal</Button>
            </FormActions>
          </Form>
        </Disclosure>
      )}
    </>
  );
}

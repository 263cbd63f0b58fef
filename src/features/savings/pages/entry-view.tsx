import { ReverseForm } from '#features/subledger';
import { formatDate, formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatSignedRupiah } from '#kernel/money';
import { Badge, DescriptionList, ErrorSummary, LinkButton, PageHeader, Sheet } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { entryUrl, type SavingsPlace } from '../place.ts';
import type { Passbook, PassbookEntry } from '../read-passbook.ts';
import { isReversible } from '../reverse-savings.ts';

/** One act in a member's book: what it was over all kinds, its receipt, its journal, and the way back. */
export function EntryView(props: {
  ctx: RequestContext;
  place: SavingsPlace;
  passbook: Passbook;
  /** The entries of one event. */
  entries: readonly PassbookEntry[];
  typed: { reason: string };
  errors: FieldErrors;
}) {
  const { ctx, place, passbook, entries, typed, errors } = props;
  const entry = entries[0]!;
  const url = entryUrl(place, passbook.holder.id, entry.id);
  const journal = place.journalUrl(ctx, entry.journalId);
  return (
    <>
      <PageHeader
        title={entry.receipt ? `Bukti ${entry.receipt}` : entry.description}
        note={`${passbook.holder.name}, ${formatDate(entry.postedOn)}`}
        badge={entry.reversedById ? <Badge tone="warning">Dibalik</Badge> : undefined}
        actions={
          entry.receipt ? (
            <LinkButton href={`${url}/kuitansi.pdf`} icon="printer" download>
              Cetak kuitansi
            </LinkButton>
          ) : undefined
        }
      />
      <ErrorSummary errors={errors} />
      <Sheet>
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Uraian', detail: entry.description },
            ...entries.map(({ type, amount }) => ({ term: type.name, detail: formatSignedRupiah(amount) })),
            {
              term: 'Jurnal',
              detail: journal ? (
                <a className="link" href={journal}>
                  {entry.journalNumber}
                </a>
              ) : (
                entry.journalNumber
              ),
            },
            {
              term: 'Dibukukan',
              detail: [
                formatMoment(new Date(entry.postedAt), zoneOf(ctx.tenant.timeZone), 'long'),
                entry.postedByName,
              ]
                .filter(Boolean)
                .join(', '),
            },
          ]}
        />
      </Sheet>
      {ctx.can(place.resources.savings, 'reverse') && isReversible(entry) && (
        <ReverseForm action={`${url}/balik`} reason={typed.reason} error={errors.reason} />
      )}
    </>
  );
}

import { ReverseForm } from '#features/subledger';
import { formatDate, formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah, formatSignedRupiah } from '#kernel/money';
import { Badge, DescriptionList, ErrorSummary, LinkButton, PageHeader, Sheet } from '#kernel/ui';
import type { FieldErrors } from '#kernel/work';
import { ACT_LABELS, type Act } from '../act.ts';
import { isReversible } from '../money.ts';
import { actUrl, type LoanPlace } from '../place.ts';
import type { LoanCard } from '../read-loan.ts';

/** One act of a loan: where its money went, its receipt, its journal, and the way back. */
export function ActView(props: {
  ctx: RequestContext;
  place: LoanPlace;
  card: LoanCard;
  act: Act;
  typed: { reason: string };
  errors: FieldErrors;
}) {
  const { ctx, place, card, act, typed, errors } = props;
  const { loan, holder, acts } = card;
  const url = actUrl(place, loan.id, act.id);
  const journal = place.journalUrl(ctx, act.journalId);
  return (
    <>
      <PageHeader
        title={act.receipt ? `Bukti ${act.receipt}` : ACT_LABELS[act.kind]}
        note={`${holder.name}, ${loan.number}, ${formatDate(act.postedOn)}`}
        badge={act.reversedById ? <Badge tone="warning">Dibalik</Badge> : undefined}
        actions={
          act.receipt ? (
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
            { term: ACT_LABELS[act.kind], detail: formatSignedRupiah(act.amount) },
            ...shares(act),
            {
              term: 'Jurnal',
              detail: journal ? (
                <a className="link" href={journal}>
                  {act.journalNumber}
                </a>
              ) : (
                act.journalNumber
              ),
            },
            {
              term: 'Dibukukan',
              detail: [formatMoment(new Date(act.at), zoneOf(ctx.tenant.timeZone), 'long'), act.byName]
                .filter(Boolean)
                .join(', '),
            },
            ...(act.note ? [{ term: 'Alasan', detail: act.note }] : []),
          ]}
        />
      </Sheet>
      {ctx.can(place.resources.loan, 'reverse') && isReversible(loan, acts, act) && (
        <ReverseForm action={`${url}/balik`} reason={typed.reason} error={errors.reason} />
      )}
    </>
  );
}

/** Where the money of an act went; what is nothing is left out. */
export const shares = ({ principal, interest, penalty, credit, fee }: Act) =>
  [
    { term: 'Pokok', amount: principal },
    { term: 'Jasa', amount: interest },
    { term: 'Denda', amount: penalty },
    { term: 'Kelebihan bayar', amount: credit },
    { term: 'Administrasi', amount: fee },
  ].flatMap(({ term, amount }) => (amount === 0 ? [] : [{ term, detail: formatRupiah(amount) }]));

import { formatDate, formatMoment, zoneOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah, formatSignedRupiah } from '#kernel/money';
import {
  Badge,
  Button,
  DescriptionList,
  Disclosure,
  ErrorSummary,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  Sheet,
  TextField,
} from '#kernel/ui';
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
        <Disclosure title="Balik bukti ini" icon="undo-2" isDanger isOpen={Object.keys(errors).length > 0}>
          <p className="text-sm text-muted">
            Catatan lawan dan jurnal lawan dibukukan. Bukti ini tetap ada, dan kuitansinya tidak berlaku lagi.
          </p>
          <Form action={`${url}/balik`} className="grid max-w-xl gap-5">
            <TextField
              name="reason"
              label="Alasan"
              value={typed.reason}
              error={errors.reason}
              maxLength={200}
            />
            <FormActions>
              <Button look="danger">Balik bukti</Button>
            </FormActions>
          </Form>
        </Disclosure>
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

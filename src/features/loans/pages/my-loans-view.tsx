import { formatDate } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import { Badge, DescriptionList, EmptyState, LinkButton, PageHeader, Sheet } from '#kernel/ui';
import { type Loan, STATE_LABELS } from '../loan.ts';
import { type LoanPlace, myLoanUrl } from '../place.ts';
import type { LoanCard } from '../read-loan.ts';
import { overdueOf } from '../read-loan-list.ts';
import { STATE_TONES } from './applications-view.tsx';

/** What a member has borrowed and asked for. */
export function MyLoansView(props: {
  ctx: RequestContext;
  place: LoanPlace;
  cards: readonly LoanCard[];
  applications: readonly Loan[];
}) {
  const { ctx, place, cards, applications } = props;
  const mayApply = ctx.can(place.resources.application, 'create');
  return (
    <>
      <PageHeader
        title="Pinjaman saya"
        actions={
          <>
            {mayApply && (
              <LinkButton href={place.urls.apply} look="primary" icon="hand-coins">
                Ajukan pinjaman
              </LinkButton>
            )}
            <LinkButton href={place.urls.simulation} icon="calculator">
              Simulasi
            </LinkButton>
          </>
        }
      />
      {cards.length + applications.length === 0 && (
        <EmptyState kind="nothing-yet" icon="hand-coins" title="Anda belum punya pinjaman">
          Hitung dulu angsurannya di simulasi, lalu ajukan dari sini.
        </EmptyState>
      )}
      {applications.map((loan) => (
        <Entry
          key={loan.id}
          title={`Pengajuan ${formatRupiah(loan.amount)}`}
          url={myLoanUrl(place, loan.id)}
          loan={loan}
          items={[
            { term: 'Produk', detail: loan.terms.name },
            { term: 'Lama', detail: `${loan.months} bulan` },
          ]}
        />
      ))}
      {cards.map((card) => (
        <Entry
          key={card.loan.id}
          title={`Pinjaman ${card.loan.number}`}
          url={myLoanUrl(place, card.loan.id)}
          loan={card.loan}
          items={[
            { term: 'Sisa pokok', detail: formatRupiah(card.standing.outstanding) },
            ...(card.standing.next
              ? [
                  {
                    term: 'Angsuran berikutnya',
                    detail: `${formatRupiah(
                      card.standing.next.principal +
                        card.standing.next.interest -
                        card.standing.next.paidPrincipal -
                        card.standing.next.paidInterest,
                    )}, ${formatDate(card.standing.next.dueOn)}`,
                  },
                ]
              : []),
            ...(overdueOf(card) > 0 ? [{ term: 'Terlambat', detail: formatRupiah(overdueOf(card)) }] : []),
          ]}
        />
      ))}
    </>
  );
}

function Entry(props: { title: string; url: string; loan: Loan; items: { term: string; detail: string }[] }) {
  const { title, url, loan, items } = props;
  return (
    <Sheet
      title={
        <a className="link" href={url}>
          {title}
        </a>
      }
      action={<Badge tone={STATE_TONES[loan.state]}>{STATE_LABELS[loan.state]}</Badge>}
    >
      <DescriptionList layout="grid" items={items} />
    </Sheet>
  );
}

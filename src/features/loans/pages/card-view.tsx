import { formatDate } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah, formatSignedRupiah } from '#kernel/money';
import {
  Badge,
  DataTable,
  DescriptionList,
  FigureRow,
  LinkButton,
  Notice,
  PageHeader,
  Sheet,
  type Tone,
} from '#kernel/ui';
import { ACT_LABELS, type Act } from '../act.ts';
import { STATE_LABELS, WAITING } from '../loan.ts';
import { actUrl, applicationUrl, type LoanPlace, loanUrl, myLoanUrl } from '../place.ts';
import { QUALITY_LABELS, type Quality } from '../policy.ts';
import { rateText } from '../quote.ts';
import { type LoanCard, lastDueOn } from '../read-loan.ts';
import { overdueOf } from '../read-loan-list.ts';
import { METHOD_LABELS } from '../schedule.ts';
import { isOwn } from '../step.ts';
import { STATE_TONES } from './applications-view.tsx';
import { ScheduleTable } from './schedule-table.tsx';

export const QUALITY_TONES: Readonly<Record<Quality, Tone>> = {
  ...{ current: 'success', substandard: 'warning', doubtful: 'warning', lost: 'error' },
};

/** A loan of book 05: how it stands, what happened, what is to come. */
export function CardView(props: { ctx: RequestContext; place: LoanPlace; card: LoanCard; isMine?: boolean }) {
  const { ctx, place, card, isMine } = props;
  const { loan, holder, acts, standing, quality } = card;
  const url = isMine ? myLoanUrl(place, loan.id) : loanUrl(place, loan.id);
  const can = (right: string) => !isMine && ctx.can(place.resources.loan, right);
  const { next, overdue } = standing;
  const isActive = loan.state === 'active';
  const isRelievable = isActive && standing.outstanding > 0 && !isOwn(ctx, loan);
  return (
    <>
      <PageHeader
        title={isMine ? `Pinjaman ${loan.number}` : `Pinjaman ${holder.name}`}
        note={[loan.number, loan.terms.name, !isMine && holder.number && `nomor anggota ${holder.number}`]
          .filter(Boolean)
          .join(', ')}
        badge={
          isActive && overdue.days > 0 ? (
            <Badge tone={QUALITY_TONES[quality]}>{`${QUALITY_LABELS[quality]}, ${overdue.days} hari`}</Badge>
          ) : (
            <Badge tone={STATE_TONES[loan.state]}>{STATE_LABELS[loan.state]}</Badge>
          )
        }
        actions={
          <>
            {can('create') && isActive && (
              <>
                <LinkButton href={`${url}/bayar`} look="primary" icon="plus">
                  Terima angsuran
                </LinkButton>
                <LinkButton href={`${url}/lunasi`} icon="check">
                  Lunasi
                </LinkButton>
              </>
            )}
            {can('create') && loan.state === 'written-off' && (
              <LinkButton href={`${url}/bayar`} icon="plus">
                Terima pembayaran
              </LinkButton>
            )}
            {!isMine && isRelievable && ctx.can(place.resources.relief, 'create') && (
              <LinkButton href={`${place.urls.relief}/baru/${loan.id}`} icon="life-buoy">
                Keringanan
              </LinkButton>
            )}
            {!isMine && WAITING.includes(loan.state) && (
              <LinkButton href={applicationUrl(place, loan.id)}>Pengajuan</LinkButton>
            )}
            <LinkButton href={`${url}/kartu.pdf`} icon="printer" download>
              Kartu pinjaman
            </LinkButton>
          </>
        }
      />
      {isActive && overdueOf(card) > 0 && (
        <Notice tone="warning" title={`Terlambat ${formatRupiah(overdueOf(card))}`}>
          {`Pokok ${formatRupiah(overdue.principal)}, jasa ${formatRupiah(overdue.interest)}, denda ${formatRupiah(standing.penalty)}${overdue.since ? `, sejak ${formatDate(overdue.since)}` : ''}.`}
        </Notice>
      )}
      <FigureRow
        items={[
          { label: 'Pinjaman', value: formatRupiah(loan.amount) },
          { label: 'Sisa pokok', value: formatRupiah(standing.outstanding) },
          next
            ? {
                label: 'Angsuran berikutnya',
                value: formatRupiah(next.principal + next.interest - next.paidPrincipal - next.paidInterest),
                note: `jatuh tempo ${formatDate(next.dueOn)}`,
              }
            : { label: 'Angsuran berikutnya', value: '–' },
          { label: 'Denda', value: formatRupiah(standing.penalty) },
        ]}
      />
      <ActsTable {...props} />
      <ScheduleTable rows={standing.rows} isRunning />
      <Sheet title="Perjanjian">
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Cair', detail: loan.plans[0] ? formatDate(loan.plans[0].startsOn) : '–' },
            { term: 'Harus lunas', detail: lastDueOn(standing) },
            {
              term: 'Jasa',
              detail: `${rateText(loan.terms.rateMillionths)} sebulan, ${METHOD_LABELS[loan.terms.method].toLowerCase()}`,
            },
            { term: 'Alasan meminjam', detail: loan.purpose },
            { term: 'Pekerjaan', detail: loan.occupation || '–' },
            { term: 'Agunan', detail: loan.collateral || '–' },
            { term: 'Penjamin', detail: loan.guarantor || '–' },
            { term: 'Catatan', detail: `${acts.length} bukti` },
          ]}
        />
      </Sheet>
    </>
  );
}

function ActsTable({ place, card: { loan, acts }, isMine }: Parameters<typeof CardView>[0]) {
  const hrefOf = (act: Act) => {
    if (!isMine) return actUrl(place, loan.id, act.id);
    return act.receipt ? `${myLoanUrl(place, loan.id)}/bukti/${act.id}/kuitansi.pdf` : undefined;
  };
  return (
    <DataTable
      caption="Catatan pinjaman, terbaru di atas"
      rows={acts.toReversed()}
      rowKey={({ id }) => id}
      rowLabel={({ kind }) => ACT_LABELS[kind]}
      empty={{ kind: 'nothing-yet', icon: 'hand-coins', title: 'Belum ada catatan' }}
      columns={[
        {
          key: 'date',
          label: 'Tanggal',
          isNarrow: true,
          cell: ({ postedOn }) => formatDate(postedOn, 'short'),
        },
        {
          ...{ key: 'what', label: 'Uraian' },
          cell: (act) => {
            const label = [ACT_LABELS[act.kind], act.receipt].filter(Boolean).join(', ');
            const href = hrefOf(act);
            return (
              <span className="flex flex-wrap items-center gap-2">
                {href ? (
                  <a className="link" href={href} {...(isMine ? { download: true } : {})}>
                    {label}
                  </a>
                ) : (
                  label
                )}
                {act.reversedById && <Badge tone="warning">Dibalik</Badge>}
              </span>
            );
          },
        },
        { key: 'amount', label: 'Jumlah', isNumeric: true, cell: ({ amount }) => formatSignedRupiah(amount) },
        { key: 'principal', label: 'Pokok', isNumeric: true, cell: ({ principal }) => shown(principal) },
        { key: 'interest', label: 'Jasa', isNumeric: true, cell: ({ interest }) => shown(interest) },
        { key: 'penalty', label: 'Denda', isNumeric: true, cell: ({ penalty }) => shown(penalty) },
        { key: 'credit', label: 'Kelebihan', isNumeric: true, cell: ({ credit }) => shown(credit) },
      ]}
    />
  );
}

const shown = (amount: number) => (amount === 0 ? '' : formatRupiah(amount));

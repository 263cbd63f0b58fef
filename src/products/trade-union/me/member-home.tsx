import { monthOfPeriod, remainingOf } from '#features/dues';
import { formatDate, formatDaysUntil, formatMonth, monthOf } from '#kernel/calendar';
import type { RequestContext } from '#kernel/http';
import { formatRupiah } from '#kernel/money';
import {
  ActionTile,
  Badge,
  Cloth,
  type HistoryGroup,
  HistoryList,
  LinkButton,
  Notice,
  Sheet,
} from '#kernel/ui';
import { readBillStrip } from '../my-dues/bill-strip.tsx';
import type { OwnView } from './read-own-view.ts';

const HELD_NOTICE = 'ditahan';

interface MemberHomeProps {
  view: OwnView;
  greeting: string;
  today: string;
  can: RequestContext['can'];
}

/** A member's first page: the one figure that is theirs, what is due, the nearest acts, and what was paid. */
export function MemberHome({ view, greeting, today, can }: MemberHomeProps) {
  const { person, account } = view;
  const year = readBillStrip(view.bills, today);
  return (
    <>
      <div className="mb-5 flex flex-wrap items-end justify-between gap-3 lg:mb-7">
        <h1 className="text-3xl">{greeting}</h1>
        <p className="figures text-sm text-muted">
          Anggota {person.memberNumber}
          {person.joinedAt && `, sejak ${formatDate(person.joinedAt)}`}
        </p>
      </div>
      {view.heldAt && (
        <Notice
          id={HELD_NOTICE}
          tone="warning"
          title="Sebagian layanan ditahan karena tunggakan"
          className="mb-4"
          action={<LinkButton href="/me/dues">Lihat tagihan</LinkButton>}
        >
          Kartu dan forum terbuka kembali setelah tunggakan Anda berkurang. Tagihan dan pembayaran tetap
          terbuka.
        </Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[1.15fr_1fr] lg:gap-6">
        <div className="grid gap-4 lg:gap-6">
          <DuesCloth view={view} />
          <nav aria-label="Yang sering dipakai" className="grid grid-cols-4 gap-2">
            {can('dues.self', 'pay') && (
              <ActionTile href="/me/dues/upload" icon="upload">
                Unggah bukti
              </ActionTile>
            )}
            {(can('membercard', 'view') || view.heldAt) && (
              <ActionTile
                href="/me/member-card"
                icon="id-card"
                closedBy={view.heldAt ? HELD_NOTICE : undefined}
              >
                Kartu anggota
              </ActionTile>
            )}
            <ActionTile href="/me/profile" icon="user">
              Profil
            </ActionTile>
            <ActionTile href="/contact" icon="message-circle">
              Pengurus
            </ActionTile>
          </nav>
        </div>
        <Sheet
          title={account.open > 0 ? 'Yang perlu dibayar' : 'Iuran'}
          action={<Standing overdue={account.overdueCount} />}
          className="lg:col-start-2 lg:row-span-2 lg:row-start-1"
        >
          <DueBills view={view} today={today} />
          {year && (
            <div className="mt-6">
              <h3 className="mb-3 text-sm">{year.finding}</h3>
              {year.strip}
            </div>
          )}
        </Sheet>
        <div>
          <Sheet
            title="Riwayat iuran"
            isFlush
            action={
              <a className="link text-sm" href="/me/dues">
                Semua riwayat
              </a>
            }
          >
            <PaymentHistory view={view} />
          </Sheet>
        </div>
      </div>
    </>
  );
}

function DuesCloth({ view }: { view: OwnView }) {
  const { account, lastPaidPeriod } = view;
  const isOwing = account.open > 0;
  const figure = isOwing
    ? formatRupiah(account.open)
    : lastPaidPeriod
      ? formatMonth(monthOfPeriod(lastPaidPeriod))
      : formatRupiah(account.paidThisYear);
  return (
    <Cloth className="rounded-2xl p-6 lg:p-7">
      <p className="text-sm font-semibold text-cloth-muted">
        {isOwing
          ? 'Iuran Anda yang masih terbuka'
          : lastPaidPeriod
            ? 'Iuran Anda lunas sampai'
            : 'Iuran Anda tahun ini'}
      </p>
      <p className="figures mt-1 text-4xl font-extrabold tracking-tight">{figure}</p>
      <dl className="mt-5 grid grid-cols-2 gap-4 text-sm">
        <div>
          <dt className="text-cloth-muted">Dibayar tahun ini</dt>
          <dd className="figures font-bold">{formatRupiah(account.paidThisYear)}</dd>
        </div>
        <div>
          <dt className="text-cloth-muted">Lebih bayar</dt>
          <dd className="figures font-bold">{formatRupiah(account.credit)}</dd>
        </div>
      </dl>
    </Cloth>
  );
}

function Standing({ overdue }: { overdue: number }) {
  if (overdue === 0) return <Badge tone="success">Lancar</Badge>;
  return <Badge tone={overdue >= 3 ? 'error' : 'warning'}>{overdue} bulan tertunggak</Badge>;
}

function DueBills({ view, today }: { view: OwnView; today: string }) {
  const open = view.bills.filter((bill) => remainingOf(bill) > 0).reverse();
  const first = open[0];
  if (!first) {
    return (
      <p className="text-muted">
        Tidak ada tagihan yang terbuka. Tagihan berikutnya terbit awal bulan depan.
      </p>
    );
  }
  return (
    <div className="grid gap-5">
      <div className="rounded-xl bg-soft p-4 text-soft-content">
        <p className="text-sm font-semibold">{billName(first)}</p>
        <p className="figures text-2xl font-extrabold tracking-tight">{formatRupiah(remainingOf(first))}</p>
        <p className="text-sm">
          Jatuh tempo <b>{formatDate(first.dueDate, 'weekday')}</b>, {formatDaysUntil(first.dueDate, today)}
        </p>
        <LinkButton href="/me/dues" look="primary" isWide className="mt-4">
          Bayar iuran
        </LinkButton>
      </div>
      {open.length > 1 && (
        <ul className="grid gap-2 text-sm">
          {open.slice(1, 7).map((bill) => (
            <li key={bill.id} className="flex justify-between gap-4">
              <span>
                {billName(bill)}
                <span className="block text-xs text-muted">
                  Jatuh tempo {formatDate(bill.dueDate, 'short')}
                </span>
              </span>
              <b className="figures">{formatRupiah(remainingOf(bill))}</b>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function billName(bill: { kind: 'registration' | 'monthly'; period: string }): string {
  return bill.kind === 'registration'
    ? 'Iuran pendaftaran'
    : `Iuran ${formatMonth(monthOfPeriod(bill.period))}`;
}

function PaymentHistory({ view }: { view: OwnView }) {
  const payments = view.payments.slice(0, 5);
  if (payments.length === 0) {
    return (
      <p className="px-5 pb-5 text-muted">Belum ada pembayaran. Bukti yang Anda unggah tercatat di sini.</p>
    );
  }
  const months = [...new Set(payments.map(({ paidOn }) => monthOf(paidOn)))];
  const groups: HistoryGroup[] = months.map((month) => ({
    title: formatMonth(month),
    items: payments
      .filter(({ paidOn }) => monthOf(paidOn) === month)
      .map((payment) => ({
        key: payment.id,
        title: PAYMENT_WORDS[payment.status],
        note: formatDate(payment.paidOn),
        amount: formatRupiah(payment.receivedAmount ?? payment.amount),
        direction: payment.status === 'verified' ? 'in' : payment.status === 'rejected' ? 'corrected' : 'out',
      })),
  }));
  return <HistoryList groups={groups} />;
}

const PAYMENT_WORDS = {
  submitted: 'Bukti menunggu diperiksa',
  verified: 'Iuran diterima',
  rejected: 'Bukti dikembalikan',
} as const;

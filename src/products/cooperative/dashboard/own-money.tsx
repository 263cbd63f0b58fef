import { arrearsOf, heldOf, type Passbook, readPassbook } from '#features/savings';
import { formatDate, type PlainDate } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { formatRupiah, formatSignedRupiah } from '#kernel/money';
import { DescriptionList, EmptyState, LinkButton, Notice, Sheet } from '#kernel/ui';
import type { WorkContext } from '#kernel/work';
import { memberLoanSummary } from '../loans/index.ts';
import { savers } from '../savings/index.ts';

/** What a member has in the cooperative and owes it. */
export interface OwnMoneyFigures {
  passbook: Passbook;
  loans: Awaited<ReturnType<typeof memberLoanSummary>>;
}

/** The money of one member; undefined for an account that is tied to none. */
export async function readOwnMoney(
  ctx: WorkContext,
  tx: Tx,
  memberId: string | null,
): Promise<OwnMoneyFigures | undefined> {
  const holder = memberId === null ? undefined : await savers.one(ctx, tx, memberId);
  if (!holder) return undefined;
  const passbook = await readPassbook(ctx, tx, holder);
  return { passbook, loans: await memberLoanSummary(ctx, tx, holder.id) };
}

/** Savings by kind, loans with the next instalment, what is due, and what happened last. */
export function OwnMoney({ money, today }: { money: OwnMoneyFigures | undefined; today: PlainDate }) {
  if (!money) return null;
  return (
    <div className="grid gap-4">
      <OwnSavings money={money.passbook} today={today} />
      {money.loans.count > 0 && <OwnLoans loans={money.loans} />}
    </div>
  );
}

function OwnLoans({ loans: { outstanding, overdue, next } }: Pick<OwnMoneyFigures, 'loans'>) {
  return (
    <Sheet
      title="Pinjaman Anda"
      action={
        <LinkButton href="/saya/pinjaman" size="sm">
          Lihat
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        {overdue > 0 && <Notice tone="warning" title={`Angsuran belum dibayar ${formatRupiah(overdue)}`} />}
        <DescriptionList
          layout="grid"
          items={[
            { term: 'Sisa pokok', detail: formatRupiah(outstanding) },
            ...(next
              ? [
                  {
                    term: 'Angsuran berikutnya',
                    detail: `${formatRupiah(next.amount)}, ${formatDate(next.dueOn)}`,
                  },
                ]
              : []),
          ]}
        />
      </div>
    </Sheet>
  );
}

function OwnSavings({ money, today }: { money: Passbook; today: PlainDate }) {
  const arrears = money.holder.leftOn === null ? arrearsOf(money.bills, today) : 0;
  return (
    <Sheet
      title="Simpanan Anda"
      action={
        <LinkButton href="/saya/simpanan/buku.pdf" icon="printer" size="sm" download>
          Cetak
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        <p className="figures text-3xl font-extrabold tracking-tight">{formatRupiah(money.total)}</p>
        {arrears > 0 && (
          <Notice
            tone="warning"
            title={`Simpanan wajib belum dibayar ${formatRupiah(arrears)}`}
            action={<LinkButton href="/simpanan/tagihan">Lihat tagihan</LinkButton>}
          />
        )}
        <DescriptionList
          layout="grid"
          items={money.types.map((type) => ({
            ...{ term: type.name, detail: formatRupiah(heldOf(money, type.id)) },
          }))}
        />
        <LatestEntries money={money} />
        <a className="link w-fit text-sm" href="/saya/riwayat">
          Semua transaksi
        </a>
      </div>
    </Sheet>
  );
}

function LatestEntries({ money: { entries } }: { money: Passbook }) {
  if (entries.length === 0)
    return (
      <EmptyState kind="nothing-yet" title="Belum ada setoran" isPlain>
        Setoran Anda di kantor koperasi tampil di sini.
      </EmptyState>
    );
  return (
    <ul className="grid gap-2 border-t border-base-300 pt-3 text-sm">
      {entries
        .slice(-3)
        .toReversed()
        .map(({ id, postedOn, type, amount }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4">
            <span className="text-muted">{`${formatDate(postedOn, 'short')}, ${type.name}`}</span>
            <b className="figures font-semibold">{formatSignedRupiah(amount)}</b>
          </li>
        ))}
    </ul>
  );
}

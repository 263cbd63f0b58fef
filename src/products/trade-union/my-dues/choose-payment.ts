import {
  type DuesBill,
  duesOf,
  type PaymentPanel,
  readBillsOf,
  readDuesRates,
  readPanelAhead,
  readPaymentPanel,
  remainingOf,
} from '#features/dues';
import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

/** One thing that can be paid: a bill, all open bills together, or months ahead. */
export interface PaymentChoice {
  /** In the address: the id of a bill, `all`, or `ahead-3`. */
  key: string;
  kind: 'bill' | 'all' | 'ahead';
  /** The bill the proof is filed under; nothing for months ahead. */
  bill: DuesBill | undefined;
  /** How many months or bills. */
  count: number;
  /** Rupiah. */
  amount: number;
}

const MONTHS_AHEAD = [3, 6, 12];

/** What this person may pay now: the open bills, oldest first, all at once, and months ahead by the rate in force. */
export async function readChoices(ctx: WorkContext, tx: Tx, memberId: string): Promise<PaymentChoice[]> {
  const open = (await readBillsOf(tx, memberId)).filter(({ status }) => status === 'unpaid').reverse();
  const single = open.map(
    (bill): PaymentChoice => ({ key: bill.id, kind: 'bill', bill, count: 1, amount: remainingOf(bill) }),
  );
  const sum = single.reduce((total, { amount }) => total + amount, 0);
  const together: PaymentChoice[] =
    open.length > 1 ? [{ key: 'all', kind: 'all', bill: open[0], count: open.length, amount: sum }] : [];
  // Ahead only for who has nothing open: money pays the oldest bill first, whatever it was meant for.
  const rate = open.length === 0 ? await readMonthlyAmount(ctx, tx, memberId) : undefined;
  const ahead = rate
    ? MONTHS_AHEAD.map(
        (count): PaymentChoice => ({
          key: `ahead-${count}`,
          kind: 'ahead',
          bill: undefined,
          count,
          amount: rate * count,
        }),
      )
    : [];
  return [...together, ...single, ...ahead];
}

/** How to pay a choice. */
export function readPanel(
  ctx: WorkContext,
  tx: Tx,
  memberId: string,
  choice: PaymentChoice,
): Promise<PaymentPanel> {
  return choice.bill
    ? readPaymentPanel(ctx, tx, choice.bill, choice.amount)
    : readPanelAhead(tx, { payerId: memberId, amount: choice.amount });
}

async function readMonthlyAmount(ctx: WorkContext, tx: Tx, memberId: string): Promise<number | undefined> {
  const member = await tx.one<{
    status: string;
    employment: string;
    golongan: string | null;
    code: string | null;
  }>(
    `select membership_status as status, employment_status as employment, golongan, dues_rate_code as code
       from members where tenant_id = balai.tenant_id() and id = $1`,
    [memberId],
  );
  if (member?.status !== 'active') return undefined;
  const rates = await readDuesRates(tx, todayOf(ctx));
  const kept = rates.find(({ code }) => code === member.code);
  return (
    kept?.amount ??
    duesOf(rates, {
      employmentStatus: member.employment,
      golongan: member.golongan,
      takeHomeBracketCode: member.code,
    })?.amount
  );
}

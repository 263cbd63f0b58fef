import type { Tx } from '#kernel/database';
import { CASH_FLOW_LABELS, type CashFlow } from '../account.ts';
import { readBalances } from '../read-balances.ts';
import {
  lineOf,
  money,
  type Span,
  type Statement,
  type StatementRow,
  spanTitle,
  totalRow,
} from './statement.ts';

interface CashMovement {
  id: string;
  code: string;
  name: string;
  cashFlow: Exclude<CashFlow, 'cash'>;
  isOpening: boolean;
  /** What it did to cash: in above zero. */
  amount: number;
}

/** Arus kas, direct: every account that cash came from or went to. It ends at what the cash accounts hold, exactly. */
export async function cashFlowStatement(tx: Tx, span: Span): Promise<Statement> {
  const movements = await readCashMovements(tx, span);
  const cash = (await readBalances(tx, span)).filter(({ cashFlow }) => cashFlow === 'cash');
  const sum = (amounts: readonly { amount: number }[]) =>
    amounts.reduce((all, { amount }) => all + amount, 0);
  const running = movements.filter(({ isOpening }) => !isOpening);
  const parts = (['operating', 'investing', 'financing'] as const).flatMap((kind): StatementRow[] => {
    const of = running.filter(({ cashFlow }) => cashFlow === kind);
    const title = CASH_FLOW_LABELS[kind].toLowerCase();
    return [
      { key: kind, label: `Arus kas ${title}`, level: 'heading', cells: [null] },
      ...of.map((one) => lineOf(one, [one.amount])),
      totalRow(`Kas bersih dari ${title}`, [sum(of)]),
    ];
  });
  const opened = sum(movements.filter(({ isOpening }) => isOpening));
  const opening = cash.reduce((all, account) => all + account.opening, 0);
  return {
    ...{ title: 'Arus kas', period: spanTitle(span), subject: 'Pos' },
    columns: [money('Jumlah')],
    rows: [
      ...parts,
      totalRow('Kenaikan kas', [sum(running)]),
      totalRow('Kas pada awal periode', [opening]),
      ...(opened === 0 ? [] : [totalRow('Saldo awal yang dibukukan', [opened])]),
      totalRow('Kas pada akhir periode', [opening + opened + sum(running)]),
    ],
  };
}

/** The other side of every journal that touched cash, by account. */
function readCashMovements(tx: Tx, span: Span): Promise<CashMovement[]> {
  return tx.query<CashMovement>(
    `with cash as (
       select distinct l.tenant_id, l.journal_id from ledger_lines l
         join ledger_accounts c on c.tenant_id = l.tenant_id and c.id = l.account_id and c.cash_flow = 'cash'
        where l.tenant_id = balai.tenant_id() and l.posted_on between $1 and $2
     )
     select a.id, a.code, a.name, a.cash_flow as "cashFlow", j.kind = 'opening' as "isOpening",
       -sum(l.amount)::bigint as amount
       from cash
       join ledger_journals j on j.tenant_id = cash.tenant_id and j.id = cash.journal_id
       join ledger_lines l on l.tenant_id = cash.tenant_id and l.journal_id = cash.journal_id
       join ledger_accounts a on a.tenant_id = l.tenant_id and a.id = l.account_id and a.cash_flow <> 'cash'
      where j.tenant_id = balai.tenant_id()
      group by a.id, a.code, a.name, a.cash_flow, j.kind = 'opening' having sum(l.amount) <> 0 order by a.code`,
    [span.from, span.to],
  );
}

import { validate as isUuid } from 'uuid';
import type { Tx } from '#kernel/database';

/** Pokok once at entry, wajib every month, sukarela as one likes. */
export type SavingsKind = 'principal' | 'mandatory' | 'voluntary';

export interface SavingsType {
  id: string;
  /** "Simpanan wajib" */
  name: string;
  kind: SavingsKind;
  /** Purpose of its control account. */
  account: string;
  /** Rupiah once, or a month; none for what is saved freely. */
  amount: number | null;
  /** Hundredths of a per cent a year. */
  interestBp: number;
  isActive: boolean;
}

export const KIND_LABELS: Readonly<Record<SavingsKind, string>> = {
  principal: 'Pokok, sekali saat masuk',
  mandatory: 'Wajib, setiap bulan',
  voluntary: 'Sukarela',
};

/** Most that may be paid on savings, hundredths of a per cent a year (Permenkop UKM 8/2023 ps. 26(4)). */
export const MOST_INTEREST_BP = 900;

const SELECT = `select t.id, t.name, t.kind, t.account, t.amount, t.interest_bp as "interestBp", t.is_active as "isActive"
  from savings_types t where t.tenant_id = balai.tenant_id()`;

/** All kinds of savings in the order of the book, resting ones included. Locked, none changes or earns meanwhile. */
export function readSavingsTypes(tx: Tx, lock?: 'for share'): Promise<SavingsType[]> {
  return tx.query<SavingsType>(`${SELECT} order by t.position, t.name ${lock ?? ''}`);
}

/** One kind; undefined for none. Locked, whoever else credits its interest waits. */
export async function readSavingsType(
  tx: Tx,
  id: string,
  lock?: 'for update',
): Promise<SavingsType | undefined> {
  return isUuid(id) ? tx.one<SavingsType>(`${SELECT} and t.id = $1 ${lock ?? ''}`, [id]) : undefined;
}

/** Only what is saved freely can be taken out while a member. */
export const isWithdrawable = ({ kind }: Pick<SavingsType, 'kind'>) => kind === 'voluntary';

/** Where money comes in or goes out: purpose of the account, and its word. */
export const CASH_PLACES = { cash: 'Tunai', bank: 'Rekening bank koperasi' } as const;

export type CashPlace = keyof typeof CASH_PLACES;

export const isCashPlace = (value: string): value is CashPlace => Object.hasOwn(CASH_PLACES, value);

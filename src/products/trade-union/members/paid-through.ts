import type { DuesBill } from '#features/dues';

/**
 * The month up to which a person's dues are paid, 'YYYYMM': the latest settled monthly bill; before the first one the
 * month of approval, which the registration covers (research/serikat §1a 23), or what an old list says. Derived, never
 * stored (resolution 28).
 */
export function paidThrough(
  bills: readonly Pick<DuesBill, 'kind' | 'period' | 'status'>[],
  known: { startDate: string | null; listed: string | null },
): string | null {
  const settled = bills
    .filter(({ kind, status }) => kind === 'monthly' && status !== 'unpaid')
    .map(({ period }) => period);
  const start = known.startDate?.slice(0, 7).replace('-', '') ?? null;
  const hasRegistration = bills.some(({ kind, status }) => kind === 'registration' && status !== 'unpaid');
  const all = [
    ...settled,
    ...(hasRegistration && start ? [start] : []),
    ...(known.listed ? [known.listed] : []),
  ];
  return all.sort().at(-1) ?? null;
}

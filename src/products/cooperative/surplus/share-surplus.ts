import { splitByWeight } from '#kernel/money';

export interface SurplusMember {
  number: string;
  /** Rupiah. */
  savings: number;
  /** What the member did with the cooperative in the year, rupiah. */
  business: number;
}

export interface SurplusShare {
  number: string;
  capital: number;
  business: number;
  total: number;
}

export interface SharedSurplus {
  /** Rupiah by the key of the pool; they come to the surplus exactly. */
  pools: Record<string, number>;
  /** By member number; capital comes to the pool `modal`, business to `usaha`, exactly. */
  shares: SurplusShare[];
}

/**
 * Shares a surplus out: pools by their percentages, then `modal` by savings and `usaha` by business. Each division goes to
 * the largest remainders, a tie to the lower member number (research/koperasi §2), so that nothing is lost or made.
 *
 * @param given.pools in hundredths of a per cent, together 10,000
 * @throws RangeError when a pool has something to share and no member has what it is shared by
 */
export function shareSurplus(given: {
  surplus: number;
  pools: readonly { key: string; hundredths: number }[];
  members: readonly SurplusMember[];
}): SharedSurplus {
  const amounts = splitByWeight(
    given.surplus,
    given.pools.map(({ hundredths }) => hundredths),
  );
  const pools = Object.fromEntries(given.pools.map(({ key }, at) => [key, Number(amounts[at])]));
  const members = [...given.members].sort(byNumber);
  const capital = splitByWeight(
    pools.modal ?? 0,
    members.map(({ savings }) => savings),
  );
  const business = splitByWeight(
    pools.usaha ?? 0,
    members.map((member) => member.business),
  );
  const shares = members.map(({ number }, at) => {
    const [one, other] = [Number(capital[at]), Number(business[at])];
    return { number, capital: one, business: other, total: one + other };
  });
  return { pools, shares };
}

/** "2" before "10": numbers are compared as numbers. */
const COLLATOR = new Intl.Collator('id', { numeric: true });
const byNumber = (one: SurplusMember, other: SurplusMember) => COLLATOR.compare(one.number, other.number);

/** What the server has promised: every act it answered with success, as the client noted it down. */
export interface Books {
  /** Person by e-mail address; undefined while only a later answer told that an unanswered try had stood. */
  registered: Map<string, { memberId: string; billId: string }>;
  /** Addresses that were registered by a try without an answer. */
  registeredUnanswered: Set<string>;
  /** Addresses whose proof of payment was taken. */
  proofs: Set<string>;
  /** Payments that were posted, with the rupiah. */
  verified: Map<string, number>;
  /** Billing runs that were accepted, by month. */
  runs: Map<string, string>;
  /** Savings that were taken in and journals written by hand, by the key of their form, with the rupiah. */
  deposits: Map<string, number>;
  journals: Map<string, number>;
  /** Instalments that were taken in, by the key of their form, and payments that the gateway told of, by their order. */
  instalments: Map<string, number>;
  settled: Map<string, number>;
}

export function openBooks(): Books {
  return {
    registered: new Map(),
    registeredUnanswered: new Set(),
    proofs: new Set(),
    verified: new Map(),
    runs: new Map(),
    deposits: new Map(),
    journals: new Map(),
    instalments: new Map(),
    settled: new Map(),
  };
}

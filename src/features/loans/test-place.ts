import { randomUUID } from 'node:crypto';
import type { Holder } from '#features/subledger';
import type { LoanPlace } from './place.ts';

/** For tests: where loans are kept that belong to no product, and members as many as are made. */
export function makeTestPlace() {
  const people = new Map<string, Holder>();
  const related = new Set<string>();
  const leaving = new Set<string>();
  const place: LoanPlace = {
    urls: {
      ...{ book: '/b', applications: '/a', related: '/r', relief: '/k', products: '/p', simulation: '/s' },
      ...{ mine: '/m', apply: '/m/a', allowance: '/n' },
    },
    resources: {
      ...{ loan: 'loan', application: 'loan-application', relief: 'loan-relief', product: 'loan-product' },
      ...{ simulation: 'loan-simulation', mine: 'member-area', allowance: 'loan-allowance' },
    },
    told: { assess: ['bendahara'], approve: ['ketua'], related: ['pengawas'] },
    ...{ help: 'pinjaman', trail: [], checkUrl: '/kuitansi', journalUrl: () => undefined },
    signers: async () => new Map(),
    people: {
      all: async () => [...people.values()],
      one: async (_, __, id) => people.get(id),
      related: async () => related,
      isLeaving: async (_, id) => leaving.has(id),
      addresses: async () => new Map(),
      accountsOf: async () => [],
    },
  };
  const newHolder = (): Holder => {
    const id = randomUUID();
    const number = String(people.size + 1);
    const holder = { id, number, name: `Anggota ${number}`, joinedOn: '2020-01-01', leftOn: null };
    people.set(id, holder);
    return holder;
  };
  return { place, people, related, leaving, newHolder };
}

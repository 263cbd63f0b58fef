import type { FactsSource } from '#kernel/identity';

/**
 * Trust levels (research: L0 e-mail, L1 NIK matched, L2 confirmed by an officer). Letters, aid and votes ask for the third,
 * `resident-confirmed`: the account is tied to a resident who is alive and lives here. L1 opens nothing and is seen by
 * officers only, because whoever could tell it from L0 could ask the register who lives here.
 */
export const residentFacts: FactsSource = {
  key: 'village',
  sql: `select jsonb_build_object('status', r.status) from residents r
          where r.tenant_id = balai.tenant_id() and r.id = a.subject_id`,
  derive: (row) => ({
    roles: [],
    facts: { 'resident-confirmed': row?.status === 'alive' },
  }),
};

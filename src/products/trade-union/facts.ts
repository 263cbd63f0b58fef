import type { FactsSource } from '#kernel/identity';

/** Who still reads their own pages, pays and writes, without being an active member (resolution 7). */
const CANDIDATES: ReadonlySet<unknown> = new Set([
  'candidate',
  'inactive',
  'rejected',
  'cancelled',
  'resigned',
]);

/**
 * What a membership means for rights: candidate and member are no roles anyone gives, they follow from the status; two
 * gates follow beside them. Officers hold their role and the set of whatever their own membership is.
 */
export const membershipFacts: FactsSource = {
  key: 'union',
  sql: `select jsonb_build_object('status', m.membership_status, 'account', m.account_status, 'isHeld', m.dues_held_at is not null,
            'isShut', m.dues_held_at is not null and exists (select 1 from settings s
              where s.tenant_id = balai.tenant_id() and s.key = 'dues.policy'
                and s.value -> 'holdClosesSignIn' = 'true'::jsonb))
          from members m where m.tenant_id = balai.tenant_id() and m.id = a.subject_id and m.deleted_at is null`,
  derive: (row) => {
    const isActive = row?.status === 'active' && row.account === 'active';
    return {
      roles: isActive ? ['member'] : CANDIDATES.has(row?.status) ? ['candidate'] : [],
      facts: { 'membership-active': isActive, 'standing-ok': row?.isHeld === false },
    };
  },
  // Off unless the union decided so (serikat-rbac §9.4, "keputusan penting"). Officers stay inside: who else would
  // verify the payments, or change the decision.
  whyShut: (row, { grants }) => (row?.isShut === true && grants.length === 0 ? SHUT : undefined),
};

const SHUT =
  'Akun ini ditutup sementara karena tunggakan iuran. Bayar lewat transfer seperti tertulis di surel pemberitahuan, atau tulis kepada pengurus di halaman Kontak. Akun terbuka dengan sendirinya setelah pembayaran diverifikasi.';

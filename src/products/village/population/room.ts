import { countRows, type Room } from '../dashboards/room.ts';

/** What the register of residents shows on the dashboards. */
export const populationRoom: Room = {
  key: 'population',
  shortcut: {
    ...{ label: 'Hubungkan akun', icon: 'link', url: '/hubungkan-akun' },
    needs: { resource: 'resident-link', right: 'create' },
  },
  history: async (tx, { accountId }) => {
    const rows = await tx.query<{ at: Date; state: string }>(
      `select submitted_at as at, state from resident_links
        where tenant_id = balai.tenant_id() and account_id = $1 order by submitted_at desc limit 200`,
      [accountId],
    );
    return rows.map(({ at, state }) => ({
      ...{ at, kind: 'Akun warga', title: 'Permohonan menghubungkan akun', url: '/hubungkan-akun' },
      state: STATES[state] ?? state,
    }));
  },
  totals: [
    {
      ...{ label: 'Penduduk', icon: 'users', url: '/penduduk' },
      needs: { resource: 'resident', right: 'update' },
      count: (tx) => countRows(tx, `from residents where tenant_id = balai.tenant_id() and status = 'alive'`),
    },
  ],
  waiting: [
    {
      ...{ label: 'Konfirmasi akun', icon: 'user-check', url: '/konfirmasi-akun' },
      needs: { resource: 'resident-link', right: 'confirm' },
      count: (tx) =>
        countRows(tx, `from resident_links where tenant_id = balai.tenant_id() and state = 'waiting'`),
    },
  ],
};

const STATES: Readonly<Record<string, string>> = {
  waiting: 'Menunggu petugas',
  confirmed: 'Dikonfirmasi',
  rejected: 'Ditolak',
};

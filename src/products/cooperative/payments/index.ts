import {
  channelsSection,
  gatewaySection,
  type OnlinePlace,
  onlineRoutes,
  reconcileJob,
} from '#features/payments';
import type { Route } from '#kernel/http';
import { loanPlace } from '../loans/index.ts';
import { savers } from '../savings/index.ts';
import { loanPurpose } from './loan-purpose.ts';
import { savingsPurpose } from './savings-purpose.ts';

export { paymentsHelp } from './help.ts';

/** What members pay online for; another book joins with a purpose of its own. */
const place: OnlinePlace = {
  urls: {
    ...{ mine: '/saya/bayar', desk: '/pembukuan/pembayaran' },
    notifications: '/api/v1/pembayaran/midtrans',
  },
  resource: 'payment',
  help: 'pembayaran',
  holders: { ...savers, accountsOf: loanPlace.people.accountsOf },
  purposes: [savingsPurpose, loanPurpose],
  tells: ['bendahara'],
  signers: loanPlace.signers,
  checkUrl: '/kuitansi',
};

export const paymentRoutes: readonly Route[] = onlineRoutes(place);
export const paymentJobs = [reconcileJob(place)];
export const paymentSettings = [
  channelsSection('Dilihat anggota di halaman Bayar. Jumlahnya kami sisipkan sendiri ke dalam QRIS.'),
  gatewaySection,
];

import type { TemplateAccount } from '#features/ledger';

type Group = Pick<TemplateAccount, 'class' | 'groupName' | 'cashFlow'>;

const cash: Group = { class: 'asset', groupName: 'Kas dan setara kas', cashFlow: 'cash' };
const receivable: Group = { class: 'asset', groupName: 'Piutang', cashFlow: 'operating' };
const current: Group = { class: 'asset', groupName: 'Aset lancar lain', cashFlow: 'operating' };
const invested: Group = { class: 'asset', groupName: 'Penyertaan', cashFlow: 'investing' };
const fixed: Group = { class: 'asset', groupName: 'Aset tetap', cashFlow: 'investing' };
const shortDebt: Group = { class: 'liability', groupName: 'Kewajiban jangka pendek', cashFlow: 'operating' };
const funds: Group = { class: 'liability', groupName: 'Dana pembagian SHU', cashFlow: 'operating' };
const longDebt: Group = { class: 'liability', groupName: 'Kewajiban jangka panjang', cashFlow: 'financing' };
const capital: Group = { class: 'equity', groupName: 'Modal anggota', cashFlow: 'financing' };
const reserves: Group = { class: 'equity', groupName: 'Cadangan dan hibah', cashFlow: 'financing' };
const result: Group = { class: 'equity', groupName: 'Sisa hasil usaha', cashFlow: 'financing' };
const fromMembers: Group = { class: 'income', groupName: 'Pendapatan dari anggota', cashFlow: 'operating' };
const otherIncome: Group = { class: 'income', groupName: 'Pendapatan lain', cashFlow: 'operating' };
const business: Group = { class: 'expense', groupName: 'Beban usaha', cashFlow: 'operating' };
const organisation: Group = { class: 'expense', groupName: 'Beban perkoperasian', cashFlow: 'operating' };

const at = (
  code: string,
  name: string,
  group: Group,
  more: Partial<TemplateAccount> = {},
): TemplateAccount => ({
  ...{ code, name },
  ...group,
  ...more,
});
/** Savings and loans of members: their books add up to it. */
const control = (purpose: string) => ({ purpose, isControl: true });

/**
 * The chart a savings and loan cooperative starts with: pokok and wajib are equity, sukarela is owed (UU 25/1992 ps.41).
 * Whether pokok and wajib stay equity under SAK EP is for its accountant.
 */
export const chart: readonly TemplateAccount[] = [
  at('1.1.01', 'Kas', cash, { purpose: 'cash' }),
  at('1.1.02', 'Bank', cash, { purpose: 'bank' }),
  at('1.1.03', 'Dana di gerbang pembayaran', cash, { purpose: 'payment-gateway' }),
  at('1.2.01', 'Pinjaman anggota', receivable, control('loan')),
  at('1.2.02', 'Penyisihan pinjaman tak tertagih', receivable, {
    ...{ normalSide: 'credit', purpose: 'loan-allowance' },
  }),
  at('1.2.03', 'Piutang jasa pinjaman', receivable, { purpose: 'loan-interest-receivable' }),
  at('1.2.04', 'Piutang lain', receivable),
  at('1.3.01', 'Persediaan', current),
  at('1.3.02', 'Beban dibayar di muka', current),
  at('1.4.01', 'Penyertaan pada koperasi lain', invested),
  at('1.5.01', 'Tanah', fixed),
  at('1.5.02', 'Bangunan', fixed),
  at('1.5.03', 'Inventaris dan peralatan', fixed, { purpose: 'equipment' }),
  at('1.5.04', 'Akumulasi penyusutan', fixed, {
    // Depreciation moves no cash: it is added back where it was charged.
    ...{ normalSide: 'credit', purpose: 'accumulated-depreciation', cashFlow: 'operating' },
  }),
  at('2.1.01', 'Simpanan sukarela', shortDebt, { ...control('savings-voluntary'), cashFlow: 'financing' }),
  at('2.1.02', 'Simpanan lain', shortDebt, { ...control('savings-other'), cashFlow: 'financing' }),
  at('2.1.03', 'Utang jasa simpanan', shortDebt, { purpose: 'savings-interest-payable' }),
  at('2.1.04', 'Titipan dan kelebihan bayar anggota', shortDebt, control('member-credit')),
  at('2.1.05', 'Utang pajak', shortDebt, { purpose: 'tax-payable' }),
  at('2.1.06', 'Utang usaha dan lainnya', shortDebt),
  at('2.2.01', 'SHU bagian anggota', funds, { purpose: 'result-members' }),
  at('2.2.02', 'Dana pengurus', funds, { purpose: 'result-board' }),
  at('2.2.03', 'Dana karyawan', funds, { purpose: 'result-employees' }),
  at('2.2.04', 'Dana pendidikan', funds, { purpose: 'result-education' }),
  at('2.2.05', 'Dana sosial', funds, { purpose: 'result-social' }),
  at('2.3.01', 'Utang bank dan lembaga lain', longDebt),
  at('3.1.01', 'Simpanan pokok', capital, control('savings-principal')),
  at('3.1.02', 'Simpanan wajib', capital, control('savings-mandatory')),
  at('3.2.01', 'Cadangan', reserves, { purpose: 'reserve' }),
  at('3.2.02', 'Hibah dan donasi', reserves, { purpose: 'donation' }),
  at('3.3.01', 'SHU belum dibagi', result, { purpose: 'undistributed-result' }),
  at('4.1.01', 'Jasa pinjaman', fromMembers, { purpose: 'loan-interest' }),
  at('4.1.02', 'Administrasi pinjaman', fromMembers, { purpose: 'loan-fee' }),
  at('4.1.03', 'Denda keterlambatan', fromMembers, { purpose: 'loan-penalty' }),
  at('4.1.04', 'Penerimaan pinjaman yang dihapus', fromMembers, { purpose: 'loan-recovery' }),
  at('4.2.01', 'Penjualan dan jasa lain', otherIncome),
  at('4.2.02', 'Bunga bank', otherIncome),
  at('4.2.03', 'Pendapatan lain', otherIncome),
  at('5.1.01', 'Jasa simpanan', business, { purpose: 'savings-interest' }),
  at('5.1.02', 'Beban penyisihan pinjaman', business, { purpose: 'loan-allowance-expense' }),
  at('5.1.03', 'Gaji dan honor', business),
  at('5.1.04', 'Alat tulis dan administrasi', business),
  at('5.1.05', 'Listrik, air, dan internet', business),
  at('5.1.06', 'Penyusutan', business, { purpose: 'depreciation' }),
  at('5.1.07', 'Administrasi bank dan pembayaran', business, { purpose: 'payment-fee' }),
  at('5.1.08', 'Harga pokok penjualan', business),
  at('5.1.09', 'Pajak', business),
  at('5.2.01', 'Rapat anggota', organisation),
  at('5.2.02', 'Pendidikan dan pembinaan', organisation),
  at('5.2.03', 'Beban lain', organisation),
];

/** A part of the surplus, and the account that it is posted to (its purpose in the chart). */
export interface Pool {
  key: string;
  label: string;
  purpose: string;
}

/** What a meeting shares the surplus among, in the order of its decision (UU 25/1992 ps.45). */
export const POOLS: readonly Pool[] = [
  { key: 'cadangan', label: 'Cadangan', purpose: 'reserve' },
  { key: 'modal', label: 'Jasa modal anggota (menurut simpanan)', purpose: 'result-members' },
  { key: 'usaha', label: 'Jasa usaha anggota (menurut transaksi)', purpose: 'result-members' },
  { key: 'pengurus', label: 'Dana pengurus', purpose: 'result-board' },
  { key: 'karyawan', label: 'Dana karyawan', purpose: 'result-employees' },
  { key: 'pendidikan', label: 'Dana pendidikan', purpose: 'result-education' },
  { key: 'sosial', label: 'Dana sosial', purpose: 'result-social' },
];

/** The whole, in hundredths of a per cent. */
export const WHOLE = 10_000;

/** "2,5", "2.5" or 2.5 as hundredths of a per cent: 250; undefined for what is none between 0 and 100. */
export function readPercent(given: string | number): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(String(given).trim());
  if (!match) return undefined;
  const hundredths = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return hundredths <= WHOLE ? hundredths : undefined;
}

/** 250 as "2,5" */
export const percentText = (hundredths: number) =>
  (hundredths / 100).toLocaleString('id-ID', { maximumFractionDigits: 2 });

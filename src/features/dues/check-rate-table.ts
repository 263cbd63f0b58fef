import { formatRupiah } from '#kernel/money';
import type { DuesRate } from './dues-rate.ts';

export type RateRow = Pick<DuesRate, 'scheme' | 'code' | 'label' | 'amount' | 'minSalary' | 'maxSalary'>;

export interface RateFault {
  code: string;
  field: 'code' | 'label' | 'amount' | 'minSalary' | 'maxSalary';
  message: string;
}

/**
 * Looks whether every salary falls into exactly one bracket: brackets start at Rp0, follow one another rupiah by rupiah
 * and the last has no upper end (research/serikat §1a 20). Grades have no bounds. Empty when the table is right.
 */
export function checkRateTable(rows: readonly RateRow[]): RateFault[] {
  const faults: RateFault[] = [];
  const seen = new Set<string>();
  for (const { code, label, amount } of rows) {
    if (!/^[A-Z][A-Z0-9_]{1,29}$/.test(code)) {
      faults.push({
        code,
        field: 'code',
        message: 'Kode berisi huruf besar, angka, dan garis bawah; misalnya GOL_V.',
      });
    }
    if (seen.has(code)) faults.push({ code, field: 'code', message: `Kode ${code} dipakai dua kali.` });
    seen.add(code);
    if (label.trim().length < 2) faults.push({ code, field: 'label', message: 'Isi nama tarif.' });
    if (!Number.isSafeInteger(amount) || amount < 1 || amount > 10_000_000) {
      faults.push({ code, field: 'amount', message: 'Iuran per bulan antara Rp1 dan Rp10.000.000.' });
    }
  }
  return [...faults, ...checkBrackets(rows.filter(({ scheme }) => scheme === 'gaji'))];
}

function checkBrackets(rows: readonly RateRow[]): RateFault[] {
  if (rows.length === 0) return [];
  const faults: RateFault[] = [];
  for (const { code, minSalary, maxSalary } of rows) {
    if (minSalary === null || !isSalary(minSalary)) {
      faults.push({ code, field: 'minSalary', message: 'Isi batas bawah gaji dalam rupiah bulat.' });
    }
    if (maxSalary !== null && (!isSalary(maxSalary) || maxSalary < (minSalary ?? 0))) {
      faults.push({ code, field: 'maxSalary', message: 'Batas atas tidak boleh di bawah batas bawah.' });
    }
  }
  if (faults.length > 0) return faults;
  const sorted = [...rows].sort((one, other) => one.minSalary! - other.minSalary!);
  let next = 0;
  for (const [index, { code, minSalary, maxSalary }] of sorted.entries()) {
    const before = sorted[index - 1];
    if (minSalary! > next) {
      const from = `${formatRupiah(next)} sampai ${formatRupiah(minSalary! - 1)}`;
      faults.push({ code, field: 'minSalary', message: `Gaji ${from} belum masuk golongan tarif mana pun.` });
    } else if (minSalary! < next && before) {
      faults.push({
        code,
        field: 'minSalary',
        message: `Bertumpuk dengan ${before.label}: mulai dari ${formatRupiah(next)}.`,
      });
    }
    if (maxSalary === null) {
      const after = sorted[index + 1];
      if (after) {
        faults.push({
          code,
          field: 'maxSalary',
          message: `Isi batas atas: masih ada ${after.label} di atasnya.`,
        });
      }
      return faults;
    }
    next = Math.max(next, maxSalary + 1);
  }
  faults.push({
    code: sorted.at(-1)!.code,
    field: 'maxSalary',
    message: `Kosongkan batas atas rentang terakhir, supaya gaji di atas ${formatRupiah(next - 1)} juga punya tarif.`,
  });
  return faults;
}

const isSalary = (rupiah: number) =>
  Number.isSafeInteger(rupiah) && rupiah >= 0 && rupiah <= 1_000_000_000_000;

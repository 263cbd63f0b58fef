import { tidyNik } from '#features/people';
import { findProvince } from '#features/regions';
import { type FieldKind, type FieldReading, moneyKind, textKind, textOf } from '#kernel/exchange';
import { readGolongan } from './golongan.ts';
import { readBracket } from './salary-bracket.ts';

/** Golongan of the PNS or PPPK scale; which of the two fits is seen with the employment status. Problem: `_invalid`. */
export function golonganKind(): FieldKind {
  return {
    name: 'golongan',
    writes: 'text',
    looksLike: (cell) => /[a-z]/i.test(cell.text) && readGolongan(textOf(cell)) !== undefined,
    read(cell, stem) {
      const golongan = readGolongan(textOf(cell));
      if (golongan) return { value: golongan };
      const message = 'Golongan ini tidak ada. Tulis misalnya III/b.';
      return { problems: [{ code: `${stem}_invalid`, message }] };
    },
  };
}

/** A monthly salary as an amount, or the bracket it lies in ("1,5–3 jt"). */
export function salaryKind(): FieldKind {
  const money = moneyKind();
  return {
    name: 'salary',
    writes: 'money',
    looksLike: (cell) => readBracket(textOf(cell)) !== undefined || (money.looksLike?.(cell) ?? false),
    read(cell, stem, context) {
      const bracket = cell.kind === 'text' ? readBracket(textOf(cell)) : undefined;
      return bracket ? { also: { salaryBracket: bracket } } : money.read(cell, stem, context);
    },
  };
}

/** A province by any of its names, as its code. Problem: `_unknown`. */
export function provinceKind(): FieldKind {
  return {
    name: 'province',
    writes: 'text',
    isDistinctive: true,
    looksLike: (cell) => findProvince(textOf(cell)) !== undefined,
    read(cell, stem) {
      const province = findProvince(textOf(cell));
      if (province) return { value: province.code };
      const message = 'Provinsi tidak dikenal. Tulis misalnya Kalimantan Selatan.';
      return { problems: [{ code: `${stem}_unknown`, message }] };
    },
  };
}

/** Numbers of the staff register in one column, told by their length: NIP has 18 digits, NIDN 10, NUPTK 16. */
export function staffNumberKind(): FieldKind {
  return {
    name: 'staff number',
    writes: 'text',
    looksLike: (cell) => /^(?:\d{18}|\d{10})$/.test(tidyNik(textOf(cell))),
    read(cell, stem): FieldReading {
      if (cell.kind === 'number' && cell.text.length > 15) {
        const message = 'Angka terakhir hilang karena sel berformat angka. Ketik ulang sebagai teks.';
        return { problems: [{ code: `${stem}_precision_lost`, message }] };
      }
      const also: Record<string, string> = {};
      for (const part of textOf(cell).split(/\s*[/;,|]\s*/)) {
        const digits = tidyNik(part.replace(/^[A-Za-z.: ]+/, ''));
        if (/^\d{18}$/.test(digits)) also.employeeNumber ??= digits;
        else if (/^(?:\d{10}|\d{16})$/.test(digits)) also.lecturerNumber ??= digits;
      }
      if (Object.keys(also).length > 0) return { also };
      const message = 'Bukan NIP (18 angka) atau NIDN (10 angka). Nomor ini tidak dipakai.';
      return { problems: [{ code: `warn_${stem}_unknown`, message }] };
    },
  };
}

/** The name of a university, college or institute: found under any heading by the word it begins with. */
export function universityKind(): FieldKind {
  return {
    ...textKind({ maxLength: 150, tidy: tidyUniversity }),
    isDistinctive: true,
    looksLike: (cell) => KINDS_OF_COLLEGE.test(textOf(cell)) || LETTERS_OF_COLLEGE.test(textOf(cell)),
  };
}

const KINDS_OF_COLLEGE = /^(?:univ|institut|inst\.|polite|poltek|sekolah tinggi|akademi\b)/i;
const LETTERS_OF_COLLEGE = /^(?:UIN|IAIN|STAIN|STMIK|STIKES|STKIP|STIE|STIKOM|STIA)\b/;

/** "Univ. Udayana", "UNIV. UDAYANA" and "universitas Udayana" are one university. */
export function tidyUniversity(text: string): string {
  const whole = text
    .replace(/^univ(?:ersitas)?\b\.?\s*/i, 'Universitas ')
    .replace(/^inst(?:itut)?\b\.?\s+/i, 'Institut ')
    .replace(/^(?:politeknik|poltek)\b\.?\s+/i, 'Politeknik ')
    .trim();
  return /[a-z]/.test(whole.replace(/^\S+/, '')) ? whole : capitalise(whole);
}

function capitalise(text: string): string {
  return text.replace(/\p{L}+/gu, (word) =>
    word.length <= 3 && word === word.toUpperCase() && !/^(DAN)$/.test(word)
      ? word
      : word[0]?.toUpperCase() + word.slice(1).toLowerCase(),
  );
}

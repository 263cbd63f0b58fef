import { type FieldKind, type FieldProblem, textOf } from '#kernel/exchange';
import { readEmail, suspectDomain } from './email.ts';

/**
 * An e-mail address in lower case. Problems: `_invalid`, `warn_…_several` (the first counts), `warn_…_tidied` (spaces and the
 * like were left out), `warn_…_domain` (looks like a slip; nothing was changed).
 */
export function emailKind(): FieldKind {
  return {
    name: 'email',
    writes: 'text',
    isDistinctive: true,
    looksLike: (cell) => cell.text.includes('@') && readEmail(textOf(cell)).email !== undefined,
    read(cell, stem) {
      const { email, others, wasTidied } = readEmail(textOf(cell));
      if (email === undefined) {
        const message = textOf(cell).includes('@')
          ? 'Bukan alamat surel yang lengkap. Tulis misalnya nama@kampus.ac.id.'
          : 'Tanda @ tidak ada. Tulis misalnya nama@kampus.ac.id.';
        return { problems: [{ code: `${stem}_invalid`, message }] };
      }
      const problems: FieldProblem[] = [];
      if (others.length > 0) {
        const message = `Ada ${others.length + 1} alamat dalam sel ini; yang dipakai alamat pertama.`;
        problems.push({ code: `warn_${stem}_several`, message });
      }
      if (wasTidied) {
        problems.push({
          code: `warn_${stem}_tidied`,
          message: 'Spasi atau tanda di sekitar alamat dihapus.',
        });
      }
      const meant = suspectDomain(email);
      if (meant !== undefined) {
        const message = `Mungkin maksudnya @${meant}. Alamat tidak diubah; pastikan dahulu.`;
        problems.push({ code: `warn_${stem}_domain`, message });
      }
      return { value: email, problems };
    },
  };
}

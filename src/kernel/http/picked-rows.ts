import { invalid } from '#kernel/work';
import { idIn } from './typed-fields.ts';

/**
 * The rows that were picked in a list before a step for several was pressed.
 *
 * @throws AppError 422 naming `id` when nothing was picked: a step for nobody is no success
 */
export function pickedRows(
  form: Readonly<Record<string, string | string[]>>,
  { noun, most }: { noun: string; most: number },
): string[] {
  const ids = [form.id ?? []].flat().flatMap((id) => idIn(id) ?? []);
  if (ids.length === 0)
    throw invalid({ id: `Belum ada ${noun} yang dipilih. Centang dahulu, lalu tekan tindakannya.` });
  if (ids.length > most) throw invalid({ id: `Paling banyak ${most} sekaligus. Kurangi pilihannya.` });
  return ids;
}

import type { PlainDate } from '#kernel/calendar';
import { AppError } from '#kernel/work';

/** A member as the book of savings knows one. */
export interface Holder {
  id: string;
  /** "0012"; empty for none. */
  number: string;
  name: string;
  joinedOn: PlainDate;
  leftOn: PlainDate | null;
}

/** @throws AppError 409 `holder_left` */
export function refuseFormer({ leftOn }: Pick<Holder, 'leftOn'>): void {
  if (leftOn !== null)
    throw new AppError('holder_left', 409, 'Orang ini sudah berhenti menjadi anggota. Bukunya hanya dibaca.');
}

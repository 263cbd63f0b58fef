import type { Tx } from '#kernel/database';
import type { WorkContext } from '#kernel/work';

/** What a letter may say of a person, by the names that templates use. */
export const PERSON_WORDS = {
  nama: 'Nama',
  nik: 'NIK',
  kk: 'Nomor KK',
  ttl: 'Tempat, tanggal lahir',
  jenis_kelamin: 'Jenis kelamin',
  agama: 'Agama',
  status_kawin: 'Status perkawinan',
  pekerjaan: 'Pekerjaan',
  kewarganegaraan: 'Kewarganegaraan',
  alamat: 'Alamat',
  umur: 'Umur',
} as const;
export type PersonWord = keyof typeof PERSON_WORDS;

/** A person as a letter tells of them; what is not known is an empty text. */
export type PersonWords = Readonly<Partial<Record<PersonWord, string>>>;

export interface LetterPerson {
  id: string;
  name: string;
  areaCode: string;
  sex: string;
  /** Place on the family card, by its number. */
  relation: string;
  isAlive: boolean;
  isDead: boolean;
  words: PersonWords;
}

export type PartyRelation = 'self' | 'spouse' | 'child' | 'parent' | 'head' | 'family';

/** What letters know of people: filled by whoever keeps the register of residents. */
export interface LetterPeople {
  /** One resident with everything a letter says. @throws AppError 404 */
  read: (ctx: WorkContext, tx: Tx, id: string) => Promise<LetterPerson>;
  /** Residents by a name or a whole NIK, for the counter. */
  find: (ctx: WorkContext, tx: Tx, q: string) => Promise<{ id: string; name: string; note: string }[]>;
  /** People related to this one: of the family whoever stands on its card, else the living. */
  related: (
    ctx: WorkContext,
    tx: Tx,
    id: string,
    how: PartyRelation,
  ) => Promise<{ id: string; name: string; sex: string; relation: string }[]>;
}

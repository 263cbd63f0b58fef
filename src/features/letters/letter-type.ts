import { z } from 'zod';

const KEY = /^[a-z][a-z0-9_]{0,30}$/;
const key = z.string().regex(KEY);
const label = z.string().trim().min(2).max(80);

export const FIELD_KINDS = [
  { value: 'text', label: 'Teks satu baris' },
  { value: 'long', label: 'Teks panjang' },
  { value: 'number', label: 'Angka' },
  { value: 'rupiah', label: 'Rupiah' },
  { value: 'date', label: 'Tanggal' },
  { value: 'choice', label: 'Pilihan' },
  { value: 'yesno', label: 'Ya atau tidak' },
  { value: 'table', label: 'Tabel' },
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number]['value'];
const kinds = FIELD_KINDS.map(({ value }) => value) as [FieldKind, ...FieldKind[]];

/** Something the letter asks for. `options`: the choices, or the columns of a table. */
const fieldShape = z.object({
  key,
  label,
  kind: z.enum(kinds),
  isOptional: z.boolean().default(false),
  options: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
});

/** Somebody the letter names besides the one who asks for it. */
const partyShape = z.object({
  key,
  label,
  source: z.enum(['resident', 'outsider', 'either']),
  sex: z.enum(['', 'L', 'P']).default(''),
  /** Places on the family card (SHDK) that fit, by their numbers; none: any. */
  relations: z.array(z.string()).default([]),
  life: z.enum(['alive', 'dead', 'any']).default('alive'),
  /** How the person is related to another party; `pemohon` is whoever asks. */
  related: z
    .object({ to: key, how: z.enum(['self', 'spouse', 'child', 'parent', 'head', 'family']) })
    .optional(),
  isOptional: z.boolean().default(false),
});

/** What a letter asks and says. Data, changed by the village without a deploy. */
export const definitionShape = z.object({
  classification: z.object({ edition: z.string().min(1), code: z.string().min(1) }),
  fields: z.array(fieldShape).max(20),
  parties: z.array(partyShape).max(8),
  requirements: z.array(z.string().trim().min(3).max(120)).max(12),
  template: z.string().trim().min(20).max(8000),
  /** Months it holds; 0: without an end. */
  validMonths: z.number().int().min(0).max(60),
  /** Whether the secretary reads it before it is signed. */
  isEndorsed: z.boolean(),
});

export type LetterField = z.output<typeof fieldShape>;
export type LetterParty = z.output<typeof partyShape>;
export type LetterDefinition = z.output<typeof definitionShape>;

/** A definition out of a form, or nothing while it is not yet one. */
export const readDefinition = (given: unknown): LetterDefinition | undefined =>
  definitionShape.safeParse(given).data;

/** The party that every letter has: whom it is about and who asks for it. */
export const APPLICANT = 'pemohon';

export interface LetterType {
  id: string;
  /** "S-01" */
  code: string;
  title: string;
  isOnline: boolean;
  isActive: boolean;
  version: number;
  definition: LetterDefinition;
}

/** A label as a key: "Nama usaha" becomes `nama_usaha`. */
export function keyOf(text: string): string {
  const bare = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 30);
  return KEY.test(bare) ? bare : `i_${bare}`.replace(/_+$/, '');
}

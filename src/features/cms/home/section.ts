import { z } from 'zod';
import type { Tx } from '#kernel/database';

/**
 * Every section a front page may have: the eight that the union's requirement names (serikat-panduan §7.2) in its order,
 * then those whose content a product brings along. A place says which of them are its own.
 */
export const SECTION_KEYS = [
  'about',
  'stats',
  'latest_publications',
  'cta_join',
  'cta_login',
  'officers',
  'subscribe',
  'footer',
  'notices',
  'news',
  'minutes',
  'catalogue',
  'gallery',
  'open_books',
  'office',
  'services',
  'agenda',
  'budget',
] as const;

export type SectionKey = (typeof SECTION_KEYS)[number];

const target = z
  .string()
  .trim()
  .regex(/^(\/[^\s"'<>\\]*|https:\/\/[^\s"'<>]+)$/, 'Tulis alamat yang dimulai dengan / atau https://.')
  .max(300, 'Alamat paling banyak 300 huruf.');

const button = (text: string, url: string) =>
  z.object({
    text: z.string().trim().min(2, 'Isi kata pada tombolnya.').max(40, 'Paling banyak 40 huruf.').catch(text),
    url: target.catch(url),
  });

const count = (usual: number, most: number) => z.coerce.number().int().min(1).max(most).catch(usual);

/** The settings of each section. What is stored and no longer fits falls back to the usual. */
export const configShapes = {
  about: z.object({}),
  stats: z.object({ figures: z.array(z.string().max(40)).max(8).catch([]) }),
  latest_publications: z.object({
    count: count(6, 12),
    kind: z.string().max(40).catch(''),
    /** News beside the documents; none with 0. */
    news: z.coerce.number().int().min(0).max(6).catch(3),
  }),
  cta_join: button('Bergabung', '/register'),
  cta_login: button('Masuk', '/login'),
  officers: z.object({ level: z.enum(['all', 'pusat', 'wilayah']).catch('pusat'), count: count(6, 24) }),
  subscribe: z.object({ text: z.string().trim().min(2).max(40).catch('Berlangganan') }),
  footer: z.object({}),
  notices: z.object({}),
  news: z.object({}),
  minutes: z.object({}),
  catalogue: z.object({}),
  gallery: z.object({}),
  open_books: z.object({}),
  office: z.object({}),
  services: z.object({}),
  agenda: z.object({}),
  budget: z.object({}),
} as const satisfies Record<SectionKey, z.ZodType>;

export type Configs = { [Key in SectionKey]: z.infer<(typeof configShapes)[Key]> };

export interface Section<Key extends SectionKey = SectionKey> {
  key: Key;
  title: string;
  body: string;
  bodyHtml: string;
  config: Configs[Key];
  isEnabled: boolean;
  updatedAt: Date | null;
}

interface SectionRow {
  key: SectionKey;
  title: string;
  body: string;
  bodyHtml: string;
  config: unknown;
  isEnabled: boolean;
  updatedAt: Date;
}

/** The sections of these keys in their order. One that has no row yet comes last, switched off. */
export async function readSections(tx: Tx, keys: readonly SectionKey[] = SECTION_KEYS): Promise<Section[]> {
  const rows = await tx.prepared<SectionRow>(
    'cms-home-sections',
    `select section_key as key, title, body, body_html as "bodyHtml", config, is_enabled as "isEnabled",
       updated_at as "updatedAt"
      from cms_home_sections where tenant_id = balai.tenant_id() order by sort_order, section_key`,
  );
  const known = rows.filter(({ key }) => keys.includes(key)).map(asSection);
  const missing = keys.filter((key) => !known.some((one) => one.key === key));
  return [...known, ...missing.map(emptySection)];
}

/** The one of a key, with its own kind of settings; one that this front page does not have is off. */
export function sectionOf<Key extends SectionKey>(sections: readonly Section[], key: Key): Section<Key> {
  return (sections.find((one) => one.key === key) ?? emptySection(key)) as Section<Key>;
}

function asSection(row: SectionRow): Section {
  return { ...row, config: readConfig(row.key, row.config) };
}

export function readConfig<Key extends SectionKey>(key: Key, stored: unknown): Configs[Key] {
  const given = typeof stored === 'object' && stored !== null ? stored : {};
  return configShapes[key].parse(given) as Configs[Key];
}

function emptySection(key: SectionKey): Section {
  return {
    ...{ key, title: SECTION_NAMES[key], body: '', bodyHtml: '', isEnabled: false, updatedAt: null },
    config: readConfig(key, {}),
  };
}

/** What officers call a section in the builder. */
export const SECTION_NAMES: Record<SectionKey, string> = {
  about: 'Tentang',
  stats: 'Statistik',
  latest_publications: 'Publikasi terbaru',
  cta_join: 'Tombol bergabung',
  cta_login: 'Tombol masuk',
  officers: 'Pengurus',
  subscribe: 'Berlangganan kabar',
  footer: 'Kaki halaman',
  notices: 'Sedang dibuka',
  news: 'Berita',
  minutes: 'Keputusan rapat',
  catalogue: 'Katalog',
  gallery: 'Galeri foto',
  open_books: 'Buku yang terbuka',
  office: 'Kantor dan lokasi',
  services: 'Layanan',
  agenda: 'Agenda',
  budget: 'Anggaran terbuka',
};

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  addCategory,
  addDocument,
  addMedia,
  addNews,
  addOfficer,
  keepDocumentFile,
  preparePicture,
} from '#features/cms';
import type { Tx } from '#kernel/database';
import { drawLandscape, drawPdf, type Landscape } from '#kernel/past';
import type { WorkContext } from '#kernel/work';

const DAY = 24 * 3_600_000;

interface Piece {
  title: string;
  excerpt: string;
  daysAgo: number;
  category: string;
  cover?: Landscape & { alt: string };
}

const NEWS: readonly Piece[] = [
  {
    title: 'Rapat kerja menetapkan tiga prioritas tahun ini',
    excerpt: 'Kepastian kontrak, tunjangan yang dibayar tepat waktu, dan pendampingan di setiap wilayah.',
    daysAgo: 6,
    category: 'Organisasi',
    cover: {
      alt: 'Gambar rumah-rumah panggung di tepi sungai pada pagi hari',
      ...{ sky: [120, 176, 216], water: [66, 122, 140], houses: 4 },
    },
  },
  {
    title: 'Pendampingan tenaga kontrak di tiga kampus selesai',
    excerpt: 'Sembilan belas orang menerima kembali selisih upah setelah dua kali perundingan.',
    daysAgo: 17,
    category: 'Advokasi',
    cover: {
      alt: 'Gambar enam rumah panggung di bawah langit jingga',
      ...{ sky: [236, 176, 120], water: [122, 116, 128], houses: 6 },
    },
  },
  {
    title: 'Kelas daring: membaca kontrak kerja sebelum menandatangani',
    excerpt: 'Terbuka bagi anggota dan calon anggota, dua jam pada Sabtu pagi.',
    daysAgo: 33,
    category: 'Pendidikan',
  },
];

const DOCUMENTS = [
  {
    kind: 'publikasi',
    category: 'Kajian',
    title: 'Upah layak bagi tenaga kontrak perguruan tinggi',
    daysAgo: 20,
  },
  { kind: 'publikasi', category: 'Panduan', title: 'Panduan menghadapi pemutusan kontrak', daysAgo: 48 },
  { kind: 'regulasi', category: 'Undang-undang', title: 'Ringkasan UU Nomor 21 Tahun 2000', daysAgo: 90 },
  {
    kind: 'regulasi',
    category: 'Undang-undang',
    title: 'Catatan rapat anggota tahunan',
    daysAgo: 60,
    isForMembers: true,
  },
] as const;

const OFFICERS = [
  { name: 'Dr. Ratna Wulandari, M.Si.', position: 'Ketua Umum' },
  { name: 'Laila Nurhayati, M.Pd.', position: 'Sekretaris Umum' },
  { name: 'Baihaqi Noor, S.E.', position: 'Bendahara Umum' },
  { name: 'Dr. Ahmad Fauzi Rahman', position: 'Koordinator', region: '63' },
  { name: 'Dewi Kusumaningtyas, M.Hum.', position: 'Koordinator', region: '35' },
] as const;

/** What stands on the demo union's public site, written by its officers over the last months. */
export async function writeSite(admin: WorkContext, tx: Tx, folder: string): Promise<void> {
  const ago = (days: number): WorkContext => ({ ...admin, now: new Date(admin.now.getTime() - days * DAY) });
  const categories = new Map<string, string>();
  for (const [kind, name] of [
    ...DOCUMENTS.map(({ kind, category }) => [kind, category] as const),
    ...NEWS.map(({ category }) => ['news', category] as const),
  ]) {
    const key = `${kind} ${name}`;
    if (!categories.has(key)) categories.set(key, await addCategory(ago(120), tx, { kind, name }));
  }
  for (const [index, { title, excerpt, daysAgo, category, cover }] of NEWS.entries()) {
    const ctx = ago(daysAgo);
    let coverId: string | null = null;
    if (cover) {
      const file = path.join(folder, `sampul-${index}.png`);
      await writeFile(file, drawLandscape(cover));
      const picture = await preparePicture({ path: file, name: `sampul-${index + 1}.png` }, 'file');
      coverId = (await addMedia(ctx, tx, picture, cover.alt)).id;
    }
    await addNews(ctx, tx, {
      ...{ title, slug: '', excerpt, coverId, status: 'published', publishedAt: null },
      categoryId: categories.get(`news ${category}`) ?? null,
      body: `${excerpt}\n\nPengurus wilayah menyampaikan rinciannya kepada anggota masing-masing. Pertanyaan dapat dikirim lewat [halaman kontak](/contact).`,
    });
  }
  for (const [index, one] of DOCUMENTS.entries()) {
    const file = path.join(folder, `dokumen-${index}.pdf`);
    await writeFile(file, drawPdf(one.title, 'Naskah contoh serikat.'));
    const ctx = ago(one.daysAgo);
    await addDocument(ctx, tx, {
      ...{
        kind: one.kind,
        title: one.title,
        description: 'Naskah contoh.',
        status: 'published',
        publishedAt: null,
      },
      categoryId: categories.get(`${one.kind} ${one.category}`) ?? null,
      visibility: 'isForMembers' in one ? 'member_only' : 'public',
      fileId: await keepDocumentFile(ctx, tx, { path: file, name: `${one.kind}.pdf` }),
    });
  }
  const year = admin.now.getUTCFullYear();
  for (const one of OFFICERS) {
    await addOfficer(ago(200), tx, {
      ...{ fullName: one.name, positionTitle: one.position, personId: null, photoId: null, bio: '' },
      ...('region' in one
        ? { level: 'wilayah', regionCode: one.region }
        : { level: 'pusat', regionCode: null }),
      ...{ isActive: true, periodStart: `${year - 1}-01-01`, periodEnd: `${year + 3}-12-31` },
    });
  }
}

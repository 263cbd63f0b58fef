import type { Tx } from '#kernel/database';
import { type Actor, createEntry, publishEntry } from '#kernel/register';
import { catalogue } from '../catalogue.ts';

const GOODS = [
  {
    ...{ name: 'Beras lokal Siam Unus', kind: 'goods', category: 'Kebutuhan pokok', price: 78_000 },
    ...{ unit: 'karung 5 kg', stock: 64 },
    description: 'Dari petani anggota di Gambut. Pera, pulen bila airnya dilebihkan sedikit.',
  },
  {
    ...{ name: 'Gula pasir', kind: 'goods', category: 'Kebutuhan pokok', price: 17_500 },
    ...{ unit: 'kg', stock: 120 },
  },
  {
    ...{ name: 'Minyak goreng', kind: 'goods', category: 'Kebutuhan pokok', price: 18_500 },
    ...{ unit: 'liter', stock: 0 },
  },
  {
    ...{ name: 'Kain sasirangan katun', kind: 'goods', category: 'Kerajinan', price: 165_000 },
    ...{ unit: 'lembar 2 meter', stock: 18 },
    description: 'Dijelujur dan diwarnai tangan oleh kelompok pengrajin Kebun Bunga.',
  },
  {
    ...{ name: 'Keripik haruan', kind: 'goods', category: 'Makanan', price: 24_000 },
    ...{ unit: 'bungkus 200 g', stock: 35 },
  },
  {
    ...{ name: 'Sewa kursi dan pengeras suara', kind: 'service', category: 'Layanan', price: 350_000 },
    ...{ unit: 'hari' },
    description: 'Empat puluh kursi lipat dan satu pengeras suara, diantar di dalam kota.',
  },
] as const;

const SHOWN = ['name', 'kind', 'category', 'price', 'unit', 'stock', 'description', 'photo'];

/** What the cooperative's shop offers. */
export async function fillCatalogue(secretary: Actor, tx: Tx): Promise<void> {
  for (const values of GOODS) {
    const { id } = await createEntry(secretary, tx, catalogue, { values });
    await publishEntry(secretary, tx, catalogue, id, SHOWN);
  }
}

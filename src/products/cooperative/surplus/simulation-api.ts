import { z } from 'zod';
import { api, check, json, type Route, readJson } from '#kernel/http';
import { AppError, invalid } from '#kernel/work';
import { percentText, readPercent, WHOLE } from './pools.ts';
import { shareSurplus } from './share-surplus.ts';

const rupiah = z.int().min(0).max(1_000_000_000_000_000);
const body = z.object({
  shu: rupiah,
  pools: z
    .array(z.object({ key: z.string().min(1).max(40), percent: z.union([z.string(), z.number()]) }))
    .min(1)
    .max(30),
  members: z
    .array(z.object({ number: z.string().min(1).max(30), savings: rupiah, business: rupiah }))
    .min(1)
    .max(50_000),
});
const answer = z.object({
  pools: z.record(z.string(), z.number()),
  shares: z.array(
    z.object({ number: z.string(), capital: z.number(), business: z.number(), total: z.number() }),
  ),
});

/** Shares a surplus out without storing anything (public contract, DESIGN §9). */
export const simulationCall: Route = api.post(
  '/api/v1/shu-simulations',
  {
    access: { resource: 'shu-simulation', right: 'create' },
    summary: 'How a surplus would be shared: pools by percentage, `modal` by savings, `usaha` by business',
    ...{ body, answer },
  },
  async (ctx) => {
    const given = check(body, await readJson(ctx));
    const pools = given.pools.map(({ key, percent }) => ({ key, hundredths: readPercent(percent) ?? -1 }));
    if (new Set(pools.map(({ key }) => key)).size < pools.length)
      throw invalid({ pools: 'Setiap bagian disebut satu kali.' });
    if (new Set(given.members.map(({ number }) => number)).size < given.members.length)
      throw invalid({ members: 'Setiap nomor anggota disebut satu kali.' });
    const sum = pools.reduce((all, { hundredths }) => all + hundredths, 0);
    if (pools.some(({ hundredths }) => hundredths < 0))
      throw invalid({ pools: 'Persentase antara 0 dan 100, paling banyak dua desimal.' });
    if (sum !== WHOLE)
      throw new AppError('percent_not_whole', 422, `Jumlah persentase ${percentText(sum)} %, harus 100 %.`, {
        pools: `Jumlah persentase ${percentText(sum)} %, harus 100 %.`,
      });
    try {
      return json(shareSurplus({ surplus: given.shu, pools, members: given.members }));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw invalid({ members: 'Tidak ada simpanan atau transaksi untuk membagi bagian anggota.' });
    }
  },
);

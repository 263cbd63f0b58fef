import { actAs } from '#kernel/past';
import type { Story } from '#kernel/product';
import { organisationProfile, writeSetting } from '#kernel/settings';
import { fillAid } from './fill-aid.ts';
import { fillBudget } from './fill-budget.ts';
import { fillLetters } from './fill-letters.ts';
import { fillPopulation } from './fill-population.ts';
import { fillSite } from './fill-site.ts';
import { drawGround } from './ground.ts';
import { tellComplaints } from './tell-complaints.ts';

/** Accounts that are tied to somebody of the register. */
const VILLAGERS = ['resident', 'neighbour'];

/** Desa Sungai Pitung: invented people in a real kind of village; also the fixture of the tests. */
export const sungaiPitung: Story = {
  tenant: {
    slug: 'desa',
    kind: 'desa',
    name: 'Desa Sungai Pitung',
    regionCode: '6304',
    regionName: 'Kec. Alalak, Kab. Barito Kuala',
    timeZone: 'Asia/Makassar',
  },
  accounts: [
    {
      ...{ key: 'head', role: 'super_admin', name: 'H. Syahrani', identifier: 'kades@desa.example' },
      grants: ['letter_signer'],
    },
    { key: 'officer', role: 'admin', name: 'Mariana Hasanah', identifier: 'pelayanan@desa.example' },
    {
      ...{ key: 'secretary', role: 'admin', name: 'Noor Aida', identifier: 'sekdes@desa.example' },
      grants: ['letter_secretary'],
    },
    {
      key: 'area_head',
      role: 'area_head',
      name: 'Mahyudin',
      identifier: 'rt01@desa.example',
      areas: ['I.01.001'],
    },
    {
      ...{ key: 'rw_head', role: 'area_head', name: 'Rusdi Anwar', identifier: 'rw01@desa.example' },
      areas: ['I.01'],
    },
    {
      ...{ key: 'hamlet_head', role: 'area_head', name: 'Hamdani Salim', identifier: 'dusun1@desa.example' },
      areas: ['I'],
    },
    { key: 'bpd', role: 'bpd', name: 'Rusmini', identifier: 'bpd@desa.example' },
    { key: 'resident', role: 'user', name: 'Siti Rahmah', identifier: 'warga@desa.example' },
    { key: 'neighbour', role: 'user', name: 'Akhmad Riduan', identifier: 'warga2@desa.example' },
  ],
  fill: async (ctx, tx, accountIds) => {
    const people = await fillPopulation(ctx, tx);
    const cast = sungaiPitung.accounts.map((account) => {
      const subjectId = VILLAGERS.includes(account.key) ? people.get(account.name) : undefined;
      return subjectId ? { ...account, subjectId } : account;
    });
    for (const { key, subjectId } of cast)
      if (subjectId)
        await tx.execute(
          'update accounts set subject_id = $2 where tenant_id = balai.tenant_id() and id = $1',
          [accountIds.get(key), subjectId],
        );
    const as = (key: string) => actAs(ctx, cast, key, accountIds);
    await fillBudget(as('secretary'), tx);
    await fillAid(
      {
        secretary: as('secretary'),
        neighbour: as('neighbour'),
        residentId: people.get('Siti Rahmah')!,
      },
      tx,
    );
    await fillSite(as('secretary'), tx, { resident: as('resident'), neighbour: as('neighbour') });
    await fillLetters(ctx, tx, accountIds);
    await writeSetting(
      tx,
      organisationProfile,
      {
        ...organisationProfile.initial,
        tagline: 'Kec. Alalak, Kab. Barito Kuala',
        address: 'Jl. Trans Kalimantan Km 8, Sungai Pitung, Alalak 70582',
        hours: 'Senin–Jumat, 08.00–15.30 WITA',
        phone: '0812 0000 7120',
        email: 'kantor@desa.example',
        heroTitle: 'Urusan desa, jelas sejak dari rumah.',
        heroText: 'Ketahui syarat, langkah, dan jam layanannya sebelum Anda berangkat ke kantor desa.',
      },
      null,
    );
    await drawGround(tx);
    await tellComplaints(ctx, tx, sungaiPitung.accounts, accountIds);
  },
};

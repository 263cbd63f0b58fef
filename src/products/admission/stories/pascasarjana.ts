import { actAs } from '#kernel/past';
import type { Story } from '#kernel/product';
import { organisationProfile, writeSetting } from '#kernel/settings';
import { enterMasterData } from './master-data.ts';

/** The admission office of an invented graduate school; also the fixture of the tests. */
export const graduateSchool: Story = {
  tenant: {
    slug: 'pasca',
    kind: 'pascasarjana',
    name: 'Seleksi Pascasarjana Universitas Banua',
    regionCode: '6371',
    regionName: 'Banjarmasin',
    timeZone: 'Asia/Makassar',
  },
  accounts: [
    { key: 'super', role: 'superadmin', name: 'Dr. Hidayatullah', identifier: 'superadmin@pasca.example' },
    { key: 'admin', role: 'admin', name: 'Rina Wulandari', identifier: 'admin@pasca.example' },
    { key: 'upkh', role: 'upkh', name: 'Fathul Jannah', identifier: 'upkh@pasca.example' },
    { key: 'tu', role: 'tu', name: 'Bambang Setiawan', identifier: 'tu@pasca.example' },
    {
      key: 'mm',
      role: 'admin_prodi',
      name: 'Prof. Aminah',
      identifier: 'prodi.mm@pasca.example',
      programmes: ['MM'],
    },
    {
      key: 'two',
      role: 'admin_prodi',
      name: 'Dr. Suhartono',
      identifier: 'prodi.mts@pasca.example',
      programmes: ['MTS', 'MKes'],
    },
    { key: 'none', role: 'admin_prodi', name: 'Yulia Ramadhani', identifier: 'prodi.kosong@pasca.example' },
  ],
  fill: async (ctx, tx, accountIds) => {
    await writeSetting(
      tx,
      organisationProfile,
      {
        ...organisationProfile.initial,
        shortName: 'Pascasarjana Banua',
        tagline: 'Universitas Banua',
        address: 'Jl. Brigjen H. Hasan Basri, Banjarmasin 70123',
        hours: 'Senin–Jumat, 08.00–16.00 WITA',
        email: 'pasca@pasca.example',
        heroTitle: 'Seleksi yang terbuka, dari berkas sampai kelulusan.',
        heroText: 'Setiap langkah tercatat, dan setiap keputusan dapat ditelusuri.',
      },
      null,
    );
    await enterMasterData(actAs(ctx, graduateSchool.accounts, 'super', accountIds), tx);
  },
};

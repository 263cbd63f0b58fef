import type { Story } from '#kernel/product';
import { organisationProfile, writeSetting } from '#kernel/settings';

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
    { key: 'head', role: 'super_admin', name: 'H. Syahrani', identifier: 'kades@desa.example' },
    { key: 'secretary', role: 'admin', name: 'Noor Aida', identifier: 'sekdes@desa.example' },
    {
      key: 'area_head',
      role: 'area_head',
      name: 'Mahyudin',
      identifier: 'rt01@desa.example',
      areas: ['01.01'],
    },
    { key: 'bpd', role: 'bpd', name: 'Rusmini', identifier: 'bpd@desa.example' },
    { key: 'resident', role: 'user', name: 'Siti Rahmah', identifier: 'warga@desa.example' },
    { key: 'neighbour', role: 'user', name: 'Akhmad Riduan', identifier: 'warga2@desa.example' },
  ],
  fill: async (_ctx, tx) => {
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
  },
};

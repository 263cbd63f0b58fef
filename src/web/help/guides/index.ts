import type { TenantKind } from '#kernel/tenancy';
import { admissionGuides } from './admission.ts';
import { cooperativeGuides } from './cooperative.ts';
import type { RoleGuide } from './guide.ts';
import { tradeUnionGuides } from './trade-union.ts';
import { villageGuides } from './village.ts';

export type { GuideTask, RoleGuide } from './guide.ts';

/** A guide for each role of each kind of organisation. */
export const roleGuides: Readonly<Record<TenantKind, Readonly<Record<string, RoleGuide>>>> = {
  serikat: tradeUnionGuides,
  koperasi: cooperativeGuides,
  desa: villageGuides,
  pascasarjana: admissionGuides,
  platform: {
    operator: {
      lead: 'Anda pengelola Balai: menjalankan rumahnya tanpa melihat isi organisasi mana pun.',
      tasks: [
        { url: '/pengguna', title: 'Pengelola lain', text: 'Undang dan beri peran.' },
        { url: '/catatan-audit', title: 'Catatan audit', text: 'Yang dilakukan para pengelola.' },
        { url: '/pekerjaan', title: 'Pekerjaan latar', text: 'Yang sedang jalan dan yang gagal.' },
      ],
    },
    guest: { lead: 'Cari organisasi Anda menurut nama atau tempatnya.', tasks: [] },
  },
};

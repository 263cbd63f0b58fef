import type { Product } from '#kernel/product';
import type { TenantKind } from '#kernel/tenancy';

/** Where the kernel's pages for officers stand in a product: as its menu has them. */
export interface AdminAddresses {
  users: string;
  invitations: string;
  roles: string;
  matrix: string;
  menus: string;
  /** The union manages the second level of its menu on a page of its own. */
  submenus: string;
  settings: string;
  audit: string;
  security: string;
  privacyRequests: string;
  /** All background work, where that is a page of the system. */
  jobs: string;
  /** The work that one asked for oneself; the same page where `jobs` is open to every officer. */
  ownJobs: string;
  outbox: string;
}

const USUAL: AdminAddresses = {
  users: '/pengguna',
  invitations: '/undangan',
  roles: '/peran',
  matrix: '/hak-akses',
  menus: '/menu',
  submenus: '/submenu',
  settings: '/pengaturan',
  audit: '/catatan-audit',
  security: '/keamanan',
  privacyRequests: '/permintaan-data',
  jobs: '/pekerjaan',
  ownJobs: '/pekerjaan',
  outbox: '/surat-keluar',
};

const OWN: Readonly<Partial<Record<TenantKind, AdminAddresses>>> = {
  serikat: {
    users: '/system/users',
    invitations: '/system/invitations',
    roles: '/system/rbac/roles',
    // Open to every officer and member, so not among the pages of the system.
    matrix: '/hak-akses',
    menus: '/system/menus',
    submenus: '/system/submenus',
    settings: '/system/config',
    audit: '/system/audit',
    security: '/system/security',
    privacyRequests: '/system/privacy-requests',
    jobs: '/system/jobs',
    ownJobs: '/jobs',
    outbox: '/system/outbox',
  },
  desa: {
    users: '/superadmin-user',
    invitations: '/superadmin-undangan',
    roles: '/superadmin-role',
    matrix: '/superadmin-hak-akses',
    menus: '/superadmin-menu',
    submenus: '/superadmin-submenu',
    settings: '/superadmin-settings',
    audit: '/superadmin-audit',
    security: '/superadmin-keamanan',
    privacyRequests: '/superadmin-permintaan-data',
    jobs: '/superadmin-pekerjaan',
    ownJobs: '/superadmin-pekerjaan',
    outbox: '/superadmin-surat-keluar',
  },
};

export function adminAddresses(product: Pick<Product, 'kind'>): AdminAddresses {
  return OWN[product.kind] ?? USUAL;
}

/** Old addresses of a requirement, and the page that answers there now. */
export const FORMER_ADDRESSES: Readonly<
  Partial<Record<TenantKind, Readonly<Record<string, keyof AdminAddresses>>>>
> = {
  serikat: { '/admin/roles': 'roles', '/admin/audit-logs': 'audit' },
};

import type { AccessTable } from '#kernel/access';
import type { Product } from '#kernel/product';
import { adminAddresses } from '../addresses.ts';

/** One list of accounts with its own row in the matrix. The village keeps residents and officers apart. */
export interface UserBook {
  address: string;
  title: string;
  /** One of them: "pengguna", "admin". */
  noun: string;
  /** Whose accounts stand in it; left out: everybody's. */
  who?: 'officers' | 'people';
  rights: UserRights;
}

export interface UserRights {
  read: Asked;
  create: Asked;
  update: Asked;
  delete: Asked;
  disable: Asked;
  reset: Asked;
  export: Asked;
  assign: Asked;
}

interface Asked {
  resource: string;
  right: string;
}

const of = (resource: string, right: string): Asked => ({ resource, right });

const USER_RIGHTS: UserRights = {
  read: of('user', 'read'),
  create: of('user', 'create'),
  update: of('user', 'update'),
  delete: of('user', 'delete'),
  disable: of('user', 'disable'),
  reset: of('user', 'reset'),
  export: of('user', 'export'),
  assign: of('role', 'assign'),
};

/** The lists of accounts that a product has. */
export function userBooks(product: Product): UserBook[] {
  const { users } = adminAddresses(product);
  if (product.kind !== 'desa') {
    return [{ address: users, title: 'Pengguna', noun: 'pengguna', rights: USER_RIGHTS }];
  }
  const admin = 'admin-user';
  return [
    { address: users, title: 'Manajemen User', noun: 'pengguna', who: 'people', rights: USER_RIGHTS },
    {
      address: '/superadmin-admin',
      title: 'Manajemen Admin',
      noun: 'admin',
      who: 'officers',
      rights: {
        ...USER_RIGHTS,
        read: of(admin, 'read'),
        create: of(admin, 'create'),
        update: of(admin, 'update'),
        delete: of(admin, 'delete'),
        disable: of(admin, 'disable'),
        reset: of(admin, 'update'),
        export: of(admin, 'read'),
        assign: of(admin, 'assign'),
      },
    },
  ];
}

/** Roles that make their holder an officer: sessions longer than a member's day, and roles of the organisation's own. */
export function peopleRoles(table: AccessTable): string[] {
  return table.roles.filter(({ sessionHours }) => sessionHours <= 24).map(({ key }) => key);
}

import type { AccessTable, TenantRole } from '#kernel/access';
import { roleLabel } from '#kernel/identity';
import type { Option, Tone } from '#kernel/ui';
import type { UserGrant, UserRow } from './user-rows.ts';

export const STATUS: Readonly<Record<UserRow['status'], { label: string; tone: Tone }>> = {
  active: { label: 'Aktif', tone: 'success' },
  invited: { label: 'Belum aktif', tone: 'info' },
  suspended: { label: 'Ditutup', tone: 'warning' },
  closed: { label: 'Dihapus', tone: 'error' },
};

/** "Pengurus Wilayah (Bali, Papua)". */
export function grantText(
  table: AccessTable,
  own: readonly TenantRole[],
  grant: Pick<UserGrant, 'role' | 'regions' | 'programmes' | 'areas'>,
  places: readonly Pick<Option, 'value' | 'label'>[] = [],
): string {
  const codes = [...grant.regions, ...grant.programmes, ...grant.areas];
  const names = codes.map((code) => places.find(({ value }) => value === code)?.label ?? code);
  const label = roleLabel(table, own, grant.role);
  return names.length > 0 ? `${label} (${names.join(', ')})` : label;
}

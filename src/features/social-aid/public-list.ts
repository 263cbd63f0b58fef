import type { Tx } from '#kernel/database';

/** A recipient as everybody may see one. */
export interface MaskedRecipient {
  /** "S••• R•••••" */
  name: string;
  hamlet: string;
  isActive: boolean;
}

/** Who receives from a programme, names masked, without any id; in an order that tells nothing. */
export async function readMaskedRecipients(tx: Tx, programId: string): Promise<MaskedRecipient[]> {
  const rows = await tx.query<{ fullName: string; areaCode: string; state: string }>(
    `select s.full_name as "fullName", r.area_code as "areaCode", r.state from aid_recipients r
       join residents s on s.tenant_id = r.tenant_id and s.id = r.resident_id
      where r.tenant_id = balai.tenant_id() and r.program_id = $1
      order by split_part(r.area_code, '.', 1), s.name_key, r.id`,
    [programId],
  );
  return rows.map(({ fullName, areaCode, state }) => ({
    name: maskName(fullName),
    hamlet: areaCode.split('.')[0] ?? '',
    isActive: state === 'active',
  }));
}

/** The first letter of each word, and nothing of its length. */
export const maskName = (name: string) =>
  name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `${[...word][0]}•••`)
    .join(' ');

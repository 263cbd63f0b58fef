import type { Holder } from '#features/subledger';
import type { Tx } from '#kernel/database';

/** Somebody of the crowd as the books know them now. */
export interface CrowdMember {
  applicationId: string;
  state: string;
  /** The entry in book 01; none before pokok was paid. */
  holder: Holder | undefined;
}

/** Everybody of the crowd who applied, by their place in it. */
export async function readCrowdMembers(
  tx: Tx,
  nikIndexes: ReadonlyMap<string, number>,
): Promise<Map<number, CrowdMember>> {
  const rows = await tx.query<
    { nikIndex: string; applicationId: string; state: string } & Omit<Holder, 'id'> & { id: string | null }
  >(
    `select a.nik_index as "nikIndex", a.id as "applicationId", a.state, m.id, coalesce(m.member_number, '') as number,
       m.full_name as name, m.joined_on as "joinedOn", m.left_on as "leftOn"
       from cooperative_applications a
       left join cooperative_members m on m.tenant_id = a.tenant_id and m.id = a.member_id
      where a.tenant_id = balai.tenant_id()`,
  );
  return new Map(
    rows.flatMap(({ nikIndex, applicationId, state, id, ...holder }): [number, CrowdMember][] => {
      const index = nikIndexes.get(nikIndex);
      return index === undefined
        ? []
        : [[index, { applicationId, state, holder: id === null ? undefined : { id, ...holder } }]];
    }),
  );
}

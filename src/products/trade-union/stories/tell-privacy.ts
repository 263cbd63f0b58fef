import { decideRequest, openRequest, type PrivacyPlace } from '#features/privacy';
import type { Tx } from '#kernel/database';
import { accountsWithRole } from '#kernel/notifications';
import { unionThings } from '../audited-things.ts';
import { unionPersonalSource } from '../privacy/index.ts';
import { surfaceOf } from '../surface.ts';
import type { Teller } from './tell-talk.ts';

const place: PrivacyPlace = {
  own: '/me/privacy',
  desk: '/system/privacy-requests',
  source: unionPersonalSource,
  nameOf: (thing) => unionThings[thing],
  surfaceOf,
  handlersOf: (tx) => accountsWithRole(tx, ['super_admin']),
};

/** What members asked about their data: one answered, one turned down, one whose day is running out, one new. */
export async function tellPrivacy(tx: Tx, { as, accountIds }: Teller): Promise<void> {
  const names = new Map(
    (
      await tx.query<{ id: string; name: string }>(
        'select id, display_name as name from accounts where tenant_id = balai.tenant_id() and id = any ($1::uuid[])',
        [[...accountIds.values()]],
      )
    ).map(({ id, name }) => [id, name]),
  );
  const ask = (key: string, hoursAgo: number, kind: 'access' | 'correct' | 'withdraw', note: string) => {
    const accountId = accountIds.get(key)!;
    return openRequest(as(key, hoursAgo), tx, place, {
      ...{ accountId, name: names.get(accountId) ?? '', kind, note },
    });
  };
  const answer = (id: string, hoursAgo: number, state: 'done' | 'refused', words: string) =>
    decideRequest(as('super_admin', hoursAgo), tx, place, { id, state, answer: words });
  await answer(
    await ask('member', 500, 'access', 'Kepada siapa saja data kampus saya diberikan?'),
    470,
    'done',
    'Hanya kepada pengurus wilayah Anda dan bendahara, untuk keanggotaan dan iuran. Tidak ada pihak luar.',
  );
  await answer(
    await ask('member3', 300, 'withdraw', 'Mohon nama saya tidak ada dalam buku iuran.'),
    262,
    'refused',
    'Pembukuan wajib disimpan selama Anda anggota. Sesudah keanggotaan berakhir, Anda dapat meminta penghapusan data.',
  );
  await ask('member2', 55, 'correct', 'Gelar saya keliru: seharusnya M.Hum., bukan M.Si.');
  await ask('coordinator', 5, 'access', 'Siapa yang membuka data gaji saya bulan lalu?');
}

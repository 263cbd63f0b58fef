import { todayOf } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import { inBatches } from '#kernel/past';
import type { WorkContext } from '#kernel/work';
import { approveExit, payExit, readPayable, requestExit } from '../exit/index.ts';
import {
  applyForMembership,
  approveApplication,
  rejectApplication,
  settlePrincipal,
} from '../membership/index.ts';
import type { CrowdPerson } from './crowd.ts';
import { idOf } from './loans.ts';
import type { Scene } from './scene.ts';

/** People of one transaction: a page that writes waits for it no longer than for a large form. */
const BATCH = 4;

/** Who applies this month: most are admitted on the next day and pay pokok on the day after. */
export async function admit(scene: Scene): Promise<void> {
  const comers = scene.crowd.filter(
    ({ appliedAgo, index }) => appliedAgo === scene.ago && !scene.members.has(index),
  );
  await inBatches(scene.ctx, comers, BATCH, (tx, person) => apply(scene, tx, person));
}

async function apply(scene: Scene, tx: Tx, person: CrowdPerson): Promise<void> {
  const { becomes, index } = person;
  const day = 1 + (index % 18);
  const visit = visitOf(scene.on(day).secretary, index);
  const id = await applyForMembership(visit, tx, typedBy(person), undefined);
  if (becomes === 'waiting') return;
  if (becomes === 'rejected') {
    await rejectApplication(scene.on(day + 1).chair, tx, id, 'Alamat di luar wilayah keanggotaan.');
    return;
  }
  await approveApplication(scene.on(day + 1).chair, tx, id);
  if (becomes === 'admitted') return;
  const { treasurer } = scene.on(day + 2);
  await settlePrincipal(treasurer, tx, {
    ...{ id, into: index % 3 === 0 ? 'bank' : 'cash', key: idOf(`pokok ${index}`) },
    postedOn: todayOf(treasurer),
  });
}

/** The form of the public page as somebody fills it in; the token and the address tell visitors apart. */
const visitOf = (ctx: WorkContext, index: number): Parameters<typeof applyForMembership>[0] => ({
  ...ctx,
  csrf: `contoh ${index}`,
  request: {
    ...{ id: `contoh-${index}`, method: 'POST', ip: `198.51.100.${1 + (index % 250)}`, device: 'contoh' },
    ...{ url: new URL('http://localhost/menjadi-anggota'), headers: new Headers() },
    raw: new Request('http://localhost/menjadi-anggota', { method: 'POST' }),
  },
});

const typedBy = (person: CrowdPerson) => ({
  ...{ fullName: person.fullName, nik: person.nik, birthPlace: person.birthPlace },
  ...{ birthDate: person.birthDate, gender: person.gender, occupation: person.occupation },
  ...{ address: person.address, phone: person.phone, email: '', agrees: '1' },
});

const REASONS = [
  'Pindah ke luar kota mengikuti pekerjaan',
  'Ingin mengurus usaha keluarga di kampung',
  'Sudah tidak bekerja di wilayah koperasi',
];

/** Who leaves this month: asked by the secretary, let go by the chair, paid out by the treasurer. */
export async function letGo(scene: Scene): Promise<void> {
  const goers = scene.crowd.filter(
    ({ leaves, index }) => leaves?.ago === scene.ago && scene.members.get(index)?.holder?.leftOn === null,
  );
  await inBatches(scene.ctx, goers, BATCH, async (tx, { index, leaves }) => {
    const memberId = scene.members.get(index)!.holder!.id;
    const isKnown = await tx.one(
      'select 1 from cooperative_exits where tenant_id = balai.tenant_id() and member_id = $1',
      [memberId],
    );
    if (isKnown) return;
    const reason = REASONS[index % REASONS.length]!;
    const id = await requestExit(scene.on(16).secretary, tx, { memberId, kind: 'board', reason });
    if (!leaves!.isPaid) return;
    await approveExit(scene.on(20).chair, tx, id);
    const { treasurer } = scene.on(27);
    const postedOn = todayOf(treasurer);
    const { total } = await readPayable(treasurer, tx, { memberId, on: postedOn });
    await payExit(treasurer, tx, { id, postedOn, from: 'bank', total });
  });
}

import { shiftMonth } from '#kernel/calendar';
import type { Tx } from '#kernel/database';
import type { TableHeading } from '#kernel/print';
import type { WorkContext } from '#kernel/work';
import { LEVEL_WORDS, readAreas } from './area.ts';
import { HEAD } from './choices.ts';

const SIDES = ['WNA L', 'WNA P', 'WNI L', 'WNI P'];
const flow = (label: string) => ({ label, children: SIDES.map((one) => ({ label: one })) });
const stock = (label: string) => ({
  label,
  children: [...SIDES, 'JML KK', 'JML ANGGOTA KELUARGA', 'JML JIWA'].map((one) => ({ label: one })),
});

export const recapColumns: readonly TableHeading[] = [
  { label: 'NOMOR URUT' },
  { label: 'NAMA DUSUN/LINGKUNGAN' },
  stock('JUMLAH PENDUDUK AWAL BULAN'),
  flow('TAMBAHAN BULAN INI: LAHIR'),
  flow('TAMBAHAN BULAN INI: DATANG'),
  flow('PENGURANGAN BULAN INI: MENINGGAL'),
  flow('PENGURANGAN BULAN INI: PINDAH'),
  stock('JUMLAH PENDUDUK AKHIR BULAN'),
  { label: 'KET' },
];

interface Person {
  id: string;
  hamlet: string;
  sex: string;
  nationality: string;
  familyId: string;
  relation: string;
  isHere: boolean;
}

interface Happening {
  residentId: string;
  kind: string;
  happenedOn: string;
}

const COMES = new Set(['birth', 'move_in', 'return']);
const GOES = new Set(['death', 'move_out', 'missing']);

/**
 * How many lived in each dusun when the month began and when it ended, and what happened between. Who lives here now is
 * walked back through the events since, so that a month that is long over tells the same today.
 */
export async function recapRows(_ctx: WorkContext, tx: Tx, month: string): Promise<string[][]> {
  const [from, to] = [`${month}-01`, `${shiftMonth(month, 1)}-01`];
  const people = await tx.query<Person>(
    `select id, split_part(area_code, '.', 1) as hamlet, sex, nationality, family_id as "familyId", relation,
       status in ('alive', 'away') as "isHere"
       from residents where tenant_id = (select balai.tenant_id()) and status <> 'invalid' and residency = 'permanent'`,
  );
  const since = await tx.query<Happening>(
    `select e.resident_id as "residentId", e.kind, e.happened_on as "happenedOn" from resident_events e
      where e.tenant_id = balai.tenant_id() and e.happened_on >= $1 and e.kind not in ('reversal', 'split')
        and not exists (select 1 from resident_events v where v.tenant_id = e.tenant_id and v.reverses_id = e.id)
      order by e.happened_on desc, e.recorded_at desc`,
    [from],
  );
  const byPerson = Map.groupBy(since, ({ residentId }) => residentId);
  /** Whether somebody lived here before that day. */
  const wasHere = (person: Person, day: string) => {
    let isHere = person.isHere;
    for (const { kind, happenedOn } of byPerson.get(person.id) ?? [])
      if (happenedOn >= day) isHere = !COMES.has(kind) && (GOES.has(kind) || isHere);
    return isHere;
  };
  const known = new Map(people.map((person) => [person.id, person]));
  const within = since.filter(({ happenedOn }) => happenedOn < to);
  const areas = (await readAreas(tx)).filter(({ level }) => level === 'hamlet');
  const rows = areas.map(({ code, name }) => {
    const here = people.filter(({ hamlet }) => hamlet === code);
    const happened = (...kinds: string[]) =>
      sidesOf(
        within.flatMap(({ residentId, kind }) => {
          const person = known.get(residentId);
          return person?.hamlet === code && kinds.includes(kind) ? [person] : [];
        }),
      );
    return [
      ...stockOf(here.filter((person) => wasHere(person, from))),
      ...happened('birth'),
      ...happened('move_in', 'return'),
      ...happened('death'),
      ...happened('move_out', 'missing'),
      ...stockOf(here.filter((person) => wasHere(person, to))),
    ].map((figure, index) => ({ figure, index, name: `${LEVEL_WORDS.hamlet} ${name}` }));
  });
  const lines = rows.map((cells, index) => [
    ...[String(index + 1), cells[0]!.name, ...cells.map(({ figure }) => String(figure)), ''],
  ]);
  const sums = rows[0]?.map(({ index }) =>
    String(rows.reduce((sum, cells) => sum + cells[index]!.figure, 0)),
  );
  return sums ? [...lines, ['', 'JUMLAH', ...sums, '']] : lines;
}

const sidesOf = (people: readonly Person[]) =>
  SIDES.map((side) => {
    const [kind, sex] = side.split(' ');
    return people.filter(
      (one) => one.sex === sex && (kind === 'WNI' ? one.nationality !== '2' : one.nationality === '2'),
    ).length;
  });

function stockOf(people: readonly Person[]): number[] {
  const families = new Set(people.map(({ familyId }) => familyId)).size;
  const members = people.filter(({ relation }) => relation !== HEAD).length;
  return [...sidesOf(people), families, members, people.length];
}

import type { EffectiveRights } from './effective-rights.ts';
import type { AccessTable, MatrixRow, RightName, Risk } from './matrix.ts';

/** A combination of rights that a person in charge should see before handing it out. */
export interface RightsRisk {
  code: 'money_and_roles' | 'money_and_backup' | 'own_approval';
  rights: RightName[];
  /** What the person reads, in Indonesian. */
  warning: string;
}

/**
 * The risky combinations in one set of rights, be it a role's or a person's (several grants together): who moves
 * money and also hands out rights, or carries the data away; who may decide a request and also make it.
 */
export function findRisks(table: AccessTable, rights: EffectiveRights): RightsRisk[] {
  const money = dangerous(table, rights, 'money');
  const roles = dangerous(table, rights, 'roles');
  const backup = dangerous(table, rights, 'backup');
  const risks: RightsRisk[] = [];
  if (money.length > 0 && roles.length > 0) {
    risks.push({
      code: 'money_and_roles',
      rights: [...money, ...roles],
      warning:
        'Hak atas uang dan hak mengatur peran berada di satu tangan: ia dapat memberi dirinya wewenang lain tanpa diketahui.',
    });
  }
  if (money.length > 0 && backup.length > 0) {
    risks.push({
      code: 'money_and_backup',
      rights: [...money, ...backup],
      warning:
        'Hak atas uang dan hak memulihkan cadangan berada di satu tangan: pembukuan dapat dikembalikan ke keadaan lama.',
    });
  }
  for (const row of table.rows) {
    for (const { right, request } of row.decisions ?? []) {
      if (rights.holdingsOf(row.resource, right).length === 0) continue;
      if (rights.holdingsOf(request.resource, request.right).length === 0) continue;
      risks.push({
        code: 'own_approval',
        rights: [request, { resource: row.resource, right }],
        warning: `"${row.name ?? row.label}": yang mengajukan juga dapat memutuskan. Putusan atas pengajuan sendiri tetap ditolak, tetapi orang kedua harus ada.`,
      });
    }
  }
  return risks;
}

/**
 * The risks that a change brings: those of `after` that `before` did not have yet. Used when a difference is about to
 * be recorded (the role before and after) and when a role is about to be given (the person before and after).
 */
export function findNewRisks(
  table: AccessTable,
  before: EffectiveRights,
  after: EffectiveRights,
): RightsRisk[] {
  const signature = ({ code, rights }: RightsRisk) =>
    code === 'own_approval' ? JSON.stringify([code, rights]) : code;
  const known = new Set(findRisks(table, before).map(signature));
  return findRisks(table, after).filter((risk) => !known.has(signature(risk)));
}

/** Looking is never dangerous; the rest of a row with that risk is. */
const harmless = ['read', 'view', 'list', 'print', 'export', 'read-summary'];

function dangerous(table: AccessTable, rights: EffectiveRights, risk: Risk): RightName[] {
  const carriesRisk = (row: MatrixRow) => row.risk === risk;
  return table.rows
    .filter(carriesRisk)
    .flatMap(({ resource, verbs }) =>
      verbs
        .filter((right) => !harmless.includes(right) && isOverOthers(rights, resource, right))
        .map((right) => ({ resource, right })),
    );
}

/** Paying one's own bill is no power over money. */
function isOverOthers(rights: EffectiveRights, resource: string, right: string): boolean {
  return rights
    .holdingsOf(resource, right)
    .some(({ reach }) => reach === 'all' || !reach.own || Object.keys(reach).length > 1);
}

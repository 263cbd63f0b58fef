export { type AccessCache, createAccessCache, type TenantAccess } from './access-cache.ts';
export type { AccessDeclaration, Cell, CellDetail, RowDeclaration } from './declaration.ts';
export { AccessTableError, defineAccess } from './define-access.ts';
export {
  describeMatrix,
  type MatrixAnswer,
  type MatrixAnswerRight,
  type MatrixAnswerRow,
} from './describe-matrix.ts';
export { describeRights, type RightsOfMe, withStepUps } from './describe-rights.ts';
export {
  type Allowance,
  allow,
  decide,
  type EffectiveRights,
  effectiveRights,
  type Reach,
} from './effective-rights.ts';
export { findNewRisks, findRisks, type RightsRisk } from './find-risks.ts';
export type { Difference, Grant, TenantRole } from './grant.ts';
export {
  type AccessTable,
  type CompiledAccess,
  type Decision,
  type Deviation,
  type Facts,
  type Gate,
  gates,
  type MatrixRow,
  type PersonalGrant,
  type Right,
  type RightName,
  type Risk,
  type Role,
  type Scope,
  scopes,
  type Withheld,
  type Word,
} from './matrix.ts';
export {
  applyMenuChanges,
  type MenuChange,
  type MenuItem,
  type MenuRequirement,
  type VisibleMenuItem,
  visibleMenu,
} from './menu.ts';
export { type DifferenceRefusal, refuseDifference } from './refuse-difference.ts';
export { renderAccessDocument } from './render-access-document.ts';
export { hasRight, namedRight, type RoleRight, resolveRoleRights } from './role-rights.ts';
export { sessionRulesOf } from './session-rules.ts';
export {
  findMissingStandardRights,
  type OwnGroup,
  ownGroup,
  ownWords,
  some,
  someOwn,
  standardRights,
} from './standard-rights.ts';

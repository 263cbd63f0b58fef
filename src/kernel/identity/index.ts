export { ACCESS_TOKEN_SECONDS, readAccessToken, signAccessToken } from './access-token.ts';
export {
  closeAccount,
  resetAccount,
  restoreAccount,
  sendActivation,
  suspendAccount,
} from './account-state.ts';
export { addIdentifiers, createAccount, grantRole, type NewAccount, type NewGrant } from './accounts.ts';
export { describeDevice } from './describe-device.ts';
export {
  confirmEmail,
  isEmailTaken,
  maskAddress,
  pendingEmail,
  replaceEmail,
  sendEmailVerification,
  tellFormerAddress,
} from './email-address.ts';
export {
  countRecoveryCodes,
  enrolSecondFactor,
  openPendingSecret,
  removeSecondFactor,
  renewRecoveryCodes,
  sealPendingSecret,
} from './enrol-second-factor.ts';
export type { FactsSource, SessionFacts } from './facts-source.ts';
export { findAccount, readSignInAccount, type SignInAccount } from './find-account.ts';
export { changeRoleDays, giveRole, type RoleGift, takeRole } from './give-role.ts';
export { type IdentifierCandidates, normaliseEmail, normaliseNumber, readIdentifier } from './identifier.ts';
export {
  acceptInvitation,
  type Invitation,
  type InvitationAccepted,
  inviteOfficer,
  type NewInvitation,
  readInvitation,
  withdrawInvitation,
} from './invite.ts';
export { inviteKeeper } from './invite-keeper.ts';
export { assertKeeperRemains, isKeeper, keeperRoles, lockKeepers, rolesThatMay } from './keepers.ts';
export { releaseLocks } from './lock.ts';
export { issueToken, type MailedToken, peekToken, spendToken, type TokenPurpose } from './mailed-token.ts';
export { identityMails } from './mails.ts';
export {
  confirmGrant,
  declineGrant,
  type NamedGrant,
  proposeGrant,
  readNamedGrants,
} from './name-by-two.ts';
export { networkOf } from './network.ts';
export { hashPassword, isPassword, passwordProblem } from './password.ts';
export { isWithinRate } from './rate.ts';
export {
  describeSignIn,
  type OpenSession,
  readSessions,
  readSignIns,
  type SignInEvent,
} from './read-sessions.ts';
export { requestPasswordReset } from './request-password-reset.ts';
export { newSecondFactorSecret, secondFactorAddress, secondFactorPlace } from './second-factor.ts';
export { mustHaveSecondFactor, roleNeedsSecondFactor } from './second-factor-rule.ts';
export {
  endSession,
  endSessions,
  markSeen,
  openSession,
  type Refreshed,
  refreshSession,
  type SessionRow,
  sessionStatement,
} from './sessions.ts';
export {
  changePassword,
  checkNewPassword,
  confirmPassword,
  refreshPasswordAge,
  setPasswordByToken,
  tokenGone,
} from './set-password.ts';
export {
  CodeNeeded,
  type Credentials,
  continueSignIn,
  noteSignIn,
  type SignedIn,
  signIn,
} from './sign-in.ts';
export {
  forcesOf,
  type GivableRole,
  givableRoles,
  type OwnWays,
  readOwnWays,
  roleLabel,
  rolesGivenAlone,
} from './tenant-roles.ts';
export { hashToken, newToken } from './token.ts';
